import re
from pathlib import Path

import pytest

SOURCE = Path("src/tequio")
STATIC = SOURCE / "base/ui/static/ui"
SHEETS = [STATIC / "tokens.css", STATIC / "base.css", STATIC / "print.css"]
SCRIPTS = sorted(SOURCE.rglob("static/**/*.js"))
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
# Chrome 109 and Firefox 115 know none of these.
NEWER_STYLE = (
    r"light-dark\(|color-mix\(|:popover-open|subgrid|@scope|@starting-style|:has\(|oklch\("
)
NEWER_SCRIPT = (
    r"\.toSorted\(|\.toReversed\(|\.with\(|Object\.groupBy|Promise\.withResolvers|\.union\("
)
UNSAFE_SCRIPT = r"\beval\(|new Function|innerHTML|outerHTML|document\.write|insertAdjacentHTML"
# Classes that no rule styles: a script or a test takes hold of them.
HOOKS: set[str] = set()


def bare(css):
    return re.sub(r"/\*.*?\*/", "", css.read_text("utf-8"), flags=re.DOTALL)


STYLED = {name for sheet in SHEETS for name in re.findall(r"\.([a-zA-Z][\w-]*)", bare(sheet))}


def name_of(path):
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("sheet", SHEETS, ids=name_of)
def test_a_style_sheet_keeps_to_the_oldest_browsers(sheet):
    assert re.findall(NEWER_STYLE, bare(sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=name_of)
def test_no_rule_is_nested_in_another(sheet):
    kinds = []
    for before, brace in re.findall(r"([^{}]*)([{}])", bare(sheet)):
        if brace == "}":
            kinds.pop()
            continue
        is_group = before.strip().startswith("@")
        assert is_group or "rule" not in kinds, before
        kinds.append("group" if is_group else "rule")
    assert kinds == []


@pytest.mark.parametrize("script", SCRIPTS, ids=name_of)
def test_a_script_keeps_to_the_oldest_browsers_and_makes_no_markup_of_text(script):
    text = script.read_text("utf-8")
    assert re.findall(NEWER_SCRIPT, text) == []
    assert re.findall(UNSAFE_SCRIPT, text) == []
    assert "https:" not in text


def tags(template):
    text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"))
    return re.findall(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_styles_and_scripts_nothing_in_place(template):
    text = template.read_text("utf-8")
    assert not re.search(r"<style\b|javascript:|https?://(?!www\.w3\.org)", text)
    assert not re.search(r"<script\b(?![^>]*\bsrc=)", text)
    for tag in tags(template):
        assert not re.search(r"\s(style|on[a-z]+|hx-on[\w:-]*)\s*=", tag), tag


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_the_first_line_of_a_template_says_its_name_and_what_it_needs(template):
    first = template.read_text("utf-8").split("\n", 1)[0]
    name = template.relative_to(next(p for p in template.parents if p.name == "templates"))
    said = re.match(r"\{# (\S+?)[;,]? (.+?) ?#\}", first)
    assert said, first
    assert said[1] == str(name)
    assert re.search(r"\b(needs|shows|takes)\b", said[2], re.IGNORECASE), first


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_every_class_of_a_template_is_styled(template):
    used = set()
    for tag in tags(template):
        for value in re.findall(r"\sclass=\"([^\"]*)\"", tag):
            plain = re.sub(r"[\w-]*\{\{.*?\}\}[\w-]*|\{%.*?%\}", " ", value)
            used |= set(plain.split())
    assert used - STYLED - HOOKS == set()


INLINE = ("_number", "_raw", "_status", "_verdict", "_sample_tag", "_bar_cell", "_hatch")


@pytest.mark.parametrize("name", INLINE)
def test_what_stands_in_a_sentence_ends_without_a_space(name):
    text = (SOURCE / f"base/ui/templates/ui/{name}.html").read_text("utf-8")
    assert text == text.rstrip()
