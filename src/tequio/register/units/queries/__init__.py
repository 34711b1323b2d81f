"""Reads of units: lists and points, one unit's file, counts with what they stand on."""

from tequio.register.units.queries.counts import count_answers, count_rows
from tequio.register.units.queries.file import resolve_key, unit_file
from tequio.register.units.queries.lists import facets, unit_points, units

__all__ = [
    "count_answers",
    "count_rows",
    "facets",
    "resolve_key",
    "unit_file",
    "unit_points",
    "units",
]
