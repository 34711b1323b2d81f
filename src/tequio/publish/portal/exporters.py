"""Listings as files."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from tequio.publish.portal.queries.words import level_word, status_word
from tequio.register.units.types import UnitRow

MARK = "\ufeff"  # by which spreadsheets know UTF-8


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[UnitRow]) -> Iterator[str]:
    """Yield units as the lines of a CSV; an empty cell is unknown."""
    writer: Any = csv.writer(_Echo())
    yield MARK
    yield writer.writerow(_headings())
    for row in rows:
        yield writer.writerow([_safe(cell) for cell in _cells(row)])


def _headings() -> list[str]:
    return [
        "CLUES",
        _("Unit"),
        _("State code"),
        _("Municipality code"),
        _("Municipality"),
        _("Locality"),
        _("Institution"),
        _("Status"),
        _("Level"),
        _("Typology"),
        _("Latitude"),
        _("Longitude"),
        _("Seen on"),
    ]


def _cells(row: UnitRow) -> list[object]:
    return [
        row.clues,
        row.name,
        row.state,
        row.municipality,
        row.municipality_name,
        row.locality_name,
        row.institution,
        status_word(row.status),
        level_word(row.level),
        row.typology_name,
        row.lat,
        row.lon,
        row.seen_on.isoformat(),
    ]


def _safe(cell: object) -> object:
    """Keep a spreadsheet from taking a name for a formula."""
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t"}:
        return f"'{cell}"
    return cell
