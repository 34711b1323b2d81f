"""Documents lead where they say, and tell all that code offers."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conformance.tree import PACKAGE, ROOT, files, modules, strings
from tools.reference import PAGES, written

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *files(ROOT / "docs", ".md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SETTING = re.compile(r"(?:TEQUIO_[A-Z_]*[A-Z]|DATABASE_URL)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"\./tequio ([a-z]+)")
NEEDED = (
    "README.md", "LEEME.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "docs/glossary.md",
    "docs/tutorial", "docs/howto", "docs/reference", "docs/explanation", "docs/decisions",
)  # fmt: skip


def anchors(document):
    """Return the anchors of a document's headings, as they are made where it is read."""
    titles = HEADING.findall(document.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def ids(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def test_what_a_newcomer_looks_for_is_there():
    assert [name for name in NEEDED if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids(DOCUMENTS))
def test_every_link_of_a_document_leads_somewhere(document):
    lost = []
    for link in LINK.findall(document.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = (document.parent / name).resolve() if name else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids(DOCUMENTS))
def test_a_document_has_one_title_and_fits_a_screens_width(document):
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


@pytest.mark.parametrize("name", ["errors.md", "commands.md", "sources.md", "figures.md"])
def test_the_reference_is_what_the_code_says(name):
    told = (PAGES / name).read_text("utf-8")
    assert told == written()[name], "python tools/reference.py writes it anew"


def test_every_setting_is_in_the_reference_and_no_other():
    told = set(SETTING.findall((PAGES / "settings.md").read_text("utf-8")))
    asked = {
        text for _, tree in modules(PACKAGE) for text in strings(tree) if SETTING.fullmatch(text)
    }
    asked |= {"TEQUIO_NATIONAL", "TEQUIO_FULL", "TEQUIO_DATA"}  # asked for by the tests' conftest
    assert told == asked


def test_every_command_that_documents_name_exists():
    known = set(
        re.findall(r"^## `(\w+)`", (PAGES / "commands.md").read_text("utf-8"), re.MULTILINE)
    )
    named = {
        (str(document.relative_to(ROOT)), name)
        for document in DOCUMENTS
        for name in COMMAND.findall(document.read_text("utf-8"))
    }
    later = {"backup", "restore"}  # said to come
    assert {pair for pair in named if pair[1] not in known | later | {"help"}} == set()


def test_every_decision_is_numbered_once_and_says_what_was_given_up():
    pages = files(ROOT / "docs" / "decisions", ".md")
    assert [path.name[:4] for path in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    assert [p.name for p in pages if "## What we gave up" not in p.read_text("utf-8")] == []


def test_every_picture_of_the_documents_is_small_and_shown():
    shown = {
        (document.parent / unquote(link)).resolve()
        for document in DOCUMENTS
        for link in LINK.findall(document.read_text("utf-8"))
    }
    pictures = [Path(path).resolve() for path in files(ROOT / "docs", ".png")]
    assert [path.name for path in pictures if path not in shown] == []
    assert [path.name for path in pictures if path.stat().st_size > 400_000] == []
