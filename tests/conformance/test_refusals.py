"""Every refusal has a stable code of its own, a Spanish sentence, and a place in the reference."""

import re
from importlib import import_module

from django.utils.translation import gettext, override

from tequio.intake.sources.ports import sentences
from tequio.kernel.errors import TequioError
from tests.conformance.tree import PACKAGE, ROOT, files

CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")
REFERENCE = ROOT / "docs" / "reference" / "errors.md"
# Faults of cells raise a code by name; the sentence is offered by an app's FAULTS.
RAISED = re.compile(
    r"(?:BadCellError|\.fault|\.warn|between)\(\s*(?:-?[\d.]+,\s*-?[\d.]+,\s*)?\"(\w+)\""
)


def refusals(kind=TequioError):
    for path in files(PACKAGE, ".py"):
        if path.stem == "errors" or path.parent.name == "errors":
            name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
            import_module(name.removesuffix(".__init__"))
    found, waiting = [], [kind]
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting += each.__subclasses__()
    return [each for each in found if each.__module__.startswith("tequio.")]


def test_every_refusal_has_a_code_of_its_own():
    codes = [kind.code for kind in refusals()]
    assert [code for code in codes if not CODE.fullmatch(code)] == []
    assert sorted(codes) == sorted(set(codes))


def test_every_refusal_says_what_in_spanish():
    told = {kind.code: kind.sentence for kind in refusals()} | sentences()
    with override("es-mx"):
        english = [code for code, sentence in told.items() if gettext(sentence) == sentence]
    assert english == []


def test_every_sentence_ends_like_one():
    told = {kind.code: kind.sentence for kind in refusals()} | sentences()
    assert [code for code, sentence in told.items() if not sentence.endswith((".", "…"))] == []


def test_every_refusal_has_a_status_that_a_browser_understands():
    assert {kind.status for kind in refusals()} <= {403, 404, 409, 413, 422, 429}


def test_every_fault_that_is_raised_by_its_code_has_a_sentence():
    raised = {
        code: str(path.relative_to(ROOT))
        for path in files(PACKAGE, ".py")
        for code in RAISED.findall(path.read_text("utf-8"))
    }
    assert {code: path for code, path in raised.items() if code not in sentences()} == {}


def test_every_code_is_in_the_reference():
    text = REFERENCE.read_text("utf-8")
    codes = {kind.code for kind in refusals()} | set(sentences())
    assert sorted(code for code in codes if f"`{code}`" not in text) == []


def test_the_reference_tells_of_no_code_that_is_gone():
    told = set(re.findall(r"^\| `(\w+)`", REFERENCE.read_text("utf-8"), re.MULTILINE))
    codes = {kind.code for kind in refusals()} | set(sentences())
    assert sorted(told - codes) == []
