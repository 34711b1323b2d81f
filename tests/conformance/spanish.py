"""The messages that code and templates ask for, and the Spanish that the parts give."""

import argparse
import ast
import dataclasses
import re
import sys
import typing
from functools import cache
from importlib import import_module
from pathlib import Path

from babel.messages.pofile import read_po
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tequio.site.messages import LOCALE
from tests.conformance.tree import PACKAGE, ROOT, files, parsed

Message = tuple[str, str]  # context, text
# Functions that mark a message: which argument is the context, which the text.
KEYWORDS = {
    "_": (None, 0),
    "noop": (None, 0),
    "gettext": (None, 0),
    "gettext_lazy": (None, 0),
    "gettext_noop": (None, 0),
    "fill": (None, 0),
    "ngettext": (None, 0),
    "pgettext": (0, 1),
    "pgettext_lazy": (0, 1),
    "npgettext": (0, 1),
}
ALWAYS_IN = {"made_up": "sample"}  # functions that bring the context with them
IN_A_TAG = re.compile(r"""_\((["'])(.+?)\1\)""")


def asked_in_code(path: Path) -> dict[Message, str]:
    """Return what a module asks for, with the place; also from inside f-strings."""
    place = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name
    found = {}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
            if message := _marked(name, texts):
                found[message] = f"{place}:{node.lineno}"
    return found


def _marked(name: str, texts: list[object]) -> Message | None:
    context, at = (None, 0) if name in ALWAYS_IN else KEYWORDS.get(name, (None, len(texts)))
    if at >= len(texts) or not isinstance(texts[at], str):
        return None
    told = ALWAYS_IN.get(name, "") if context is None else texts[context]
    return (told, texts[at]) if isinstance(told, str) else None


def asked_in_template(path: Path) -> dict[Message, str]:
    """Return what a template asks for, with the place."""
    place = str(path.relative_to(ROOT))
    source = path.read_text("utf-8")
    nodes = engines["django"].engine.from_string(source).nodelist
    found = {("", match[2]): place for match in IN_A_TAG.finditer(source)}
    for node in nodes.get_nodes_by_type(TranslateNode):
        text = getattr(node.filter_expression.var, "literal", None)
        if isinstance(text, str):  # otherwise a variable, whose message is asked for elsewhere
            found[_context(node), str(text).replace("%", "%%")] = place  # as Django asks for it
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        text, _ = node.render_token_list(node.singular)
        found[_context(node), _trimmed(text) if node.trimmed else text] = place
    return found


def _context(node: object) -> str:
    context = getattr(node, "message_context", None)
    return str(context.var) if context else ""


def _trimmed(text: str) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines())


@cache
def asked() -> dict[Message, str]:
    """Return everything that our code and templates ask for."""
    found = {}
    for path in files(PACKAGE, ".py"):
        found |= asked_in_code(path)
    for path in files(PACKAGE, ".html"):
        found |= asked_in_template(path)
    return found | asked_by_reports()


def asked_by_reports() -> dict[Message, str]:
    """Return the names of what reports tell at a terminal: fields of dataclasses, by `tell`."""
    return {
        ("report", field.name.replace("_", " ")): f"{kind.__module__}.{kind.__name__}"
        for kind in reports()
        for field in dataclasses.fields(kind)
        if not field.metadata.get("only_json") and not field.metadata.get("label")
    }


def reports() -> set[type]:
    """Return the dataclasses that commands tell: what is named Report, and what they hold."""
    found: set[type] = set()
    for path in files(PACKAGE, ".py"):
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and node.name.endswith("Report"):
                name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
                found |= _held(getattr(import_module(name.removesuffix(".__init__")), node.name))
    return found


def _held(kind: object) -> set[type]:
    if hasattr(kind, "__rich__"):  # it draws itself, in words of its own
        return set()
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind, vars(sys.modules[kind.__module__]))
        told = [f.name for f in dataclasses.fields(kind) if not f.metadata.get("only_json")]
        return {kind}.union(*(_held(hints[name]) for name in told))
    return set[type]().union(*(_held(part) for part in typing.get_args(kind)))


@cache
def asked_by_libraries() -> set[Message]:
    """Return what libraries ask for whose own Spanish is missing: argparse's, by its source."""
    return set(asked_in_code(Path(argparse.__file__)))


@cache
def given() -> dict[Message, tuple[str, object]]:
    """Return what the parts translate: by message, the part and the translation."""
    found = {}
    for part in sorted((LOCALE / "parts").glob("*.po")):
        with part.open("rb") as lines:
            catalogue = read_po(lines, locale="es", domain="django")
        for message in catalogue:
            if message.id:
                text = message.id[0] if isinstance(message.id, tuple) else message.id
                found[message.context or "", text] = (part.name, message.string)
    return found
