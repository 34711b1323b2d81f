"""Formulas whose result the workbook does not hold: they are told, never taken for empty."""

import re
import zipfile
from collections.abc import Iterable
from html import unescape
from xml.etree import ElementTree as ET

Formulas = dict[int, dict[int, str]]  # by row and column, both from 0
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(  # no group is tried twice (possessive, atomic): linear, whatever the bytes
    rb"""<(?:\w+:)?c\b(?>[^<>]*?\sr=["']([A-Z]{1,3})([0-9]{1,7})["'])[^<>]*+>\s*+"""
    rb"""<(?:\w+:)?f\b(?>[^<>]*+(?:(?<=/)>|>([^<]*+)</(?:\w+:)?f>))\s*+"""
    rb"""(?:<(?:\w+:)?v\s*+/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>|</(?:\w+:)?c>)"""
)


def formulas_without_result(packed: zipfile.ZipFile, parts: Iterable[str]) -> dict[str, Formulas]:
    """Return the formulas without result of the parts that compute, by sheet."""
    wanted = list(parts)
    titles = _titles(packed) if wanted else {}
    found: dict[str, Formulas] = {}
    for part in wanted:
        sheet = found.setdefault(titles.get(part, ""), {})
        for letters, row, formula in _CELL.findall(packed.read(part)):
            text = "=" + unescape(formula.decode("utf-8", "replace"))
            sheet.setdefault(int(row) - 1, {})[_column(letters)] = text
    return found


def _titles(packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the title of the sheet that each part holds."""
    related = ET.fromstring(packed.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - no entities, see above
    targets = {each.get("Id"): (each.get("Target") or "").lstrip("/") for each in related}
    book = ET.fromstring(packed.read("xl/workbook.xml"))  # noqa: S314 - no entities, see above
    return {
        "xl/" + targets.get(each.get(_RELATION), "").removeprefix("xl/"): each.get("name") or ""
        for each in book.iter()
        if each.tag.endswith("}sheet")
    }


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
