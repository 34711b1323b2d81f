"""Reads of units: lists and points, one unit's file, names, counts with what they stand on."""

from tequio.register.units.queries.counts import count_answers, count_rows
from tequio.register.units.queries.file import fact_names, resolve_key, unit_file
from tequio.register.units.queries.lists import (
    all_units,
    institutions_present,
    tallies,
    unit_cells,
    unit_points,
    units,
)
from tequio.register.units.queries.named import units_named

__all__ = [
    "all_units",
    "count_answers",
    "count_rows",
    "fact_names",
    "institutions_present",
    "resolve_key",
    "tallies",
    "unit_cells",
    "unit_file",
    "unit_points",
    "units",
    "units_named",
]
