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

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tequio.site.messages import LOCALE
from tests.conformance.tree import PACKAGE, ROOT, files, parsed

Message = tuple[str, str]  # context, text
KEYWORDS = {
    "_": None,
    "noop": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "fill": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
IN_A_TAG = re.compile(r"""_\((["'])(.+?)\1\)""")


def asked_in_code(path: Path) -> dict[Message, str]:
    """Return what a module asks for, with the place."""
    place = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name
    found = {}
    for line, message, _, context in extract_from_file("python", path, KEYWORDS):
        text = message[0] if isinstance(message, tuple) else message
        found[context or "", text] = f"{place}:{line}"
    return found


def asked_in_template(path: Path) -> dict[Message, str]:
    """Return what a template asks for, with the place."""
    place = str(path.relative_to(ROOT))
    source = path.read_text("utf-8")
    nodes = engines["django"].engine.from_string(source).nodelist
    found = {("", match[2]): place for match in IN_A_TAG.finditer(source)}
    for node in nodes.get_nodes_by_type(TranslateNode):
        text = getattr(node.filter_expression.var, "literal", None)
        if isinstance(text, str):  # otherwise a variable, whose message is asked for elsewhere
            found[_context(node), str(text)] = place
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
    return {kind for kind in found if not hasattr(kind, "__rich__")}


def _held(kind: object) -> set[type]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind, vars(sys.modules[kind.__module__]))
        return {kind}.union(*(_held(hint) for hint in hints.values()))
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
