"""Every template says what it needs, and asks for nothing that a view should have done."""

import re

import pytest

from tests.conformance.tree import PACKAGE, ROOT, files

TEMPLATES = files(PACKAGE, ".html")
FIRST = re.compile(r"\{# (\S+?\.html)[,;:]? ?.*?(needs|shows|the page that all extend).*?#\}")
ARITHMETIC = re.compile(r"\|(?:add|divisibleby|widthratio)\b|\{% widthratio")
QUERY = re.compile(r"\.(?:all|filter|objects|exists|values_list)\b|_set\b")
INLINE = re.compile(
    r"<style|\bstyle=|\bon[a-z]+=|<script(?![^>]*\bsrc=)(?![^>]*json)", re.IGNORECASE
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_says_in_its_first_line_what_it_needs(template):
    first = template.read_text("utf-8").splitlines()[0]
    told = FIRST.match(first)
    assert told, first[:120]
    assert str(template).endswith(f"/templates/{told[1]}")


def test_no_template_computes_or_asks_the_database():
    found = {
        str(path.relative_to(ROOT)): [m[0] for m in pattern.finditer(tags)]
        for path in TEMPLATES
        for tags in [" ".join(re.findall(r"\{[{%].*?[}%]\}", path.read_text("utf-8")))]
        for pattern in (ARITHMETIC, QUERY)
        if pattern.search(tags)
    }
    assert found == {}


def test_no_template_has_style_or_script_inside():
    found = [
        str(path.relative_to(ROOT))
        for path in TEMPLATES
        if INLINE.search(re.sub(r"\{[{%#].*?[#}%]\}", "", path.read_text("utf-8")))
    ]
    assert found == []


def test_every_form_that_changes_something_carries_its_token():
    bare = [
        str(path.relative_to(ROOT))
        for path in TEMPLATES
        for form in re.findall(r"<form\b.*?</form>", path.read_text("utf-8"), re.DOTALL)
        if re.search(r"method=.post", form, re.IGNORECASE) and "csrf_token" not in form
    ]
    assert bare == []
