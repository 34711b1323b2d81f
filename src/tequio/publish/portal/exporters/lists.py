"""Listings as files."""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.translation import gettext as _

from tequio.base.ui import exporters
from tequio.publish.portal.tables.words import level_word, status_word
from tequio.register.units.types import UnitRow


def csv_lines(rows: Iterable[UnitRow]) -> Iterator[str]:
    """Return units as the lines of a CSV; an empty cell is unknown."""
    return exporters.csv_lines(chain([_headings()], map(_cells, rows)))


def _headings() -> list[object]:
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
