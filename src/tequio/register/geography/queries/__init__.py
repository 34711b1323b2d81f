"""Reads of territory: areas and their names, outlines and distances, people by basis."""

from tequio.register.geography.queries.areas import (
    area_names,
    municipalities,
    municipality,
    municipality_codes,
    reference_states,
    state,
    state_names,
    states,
)
from tequio.register.geography.queries.outlines import (
    boundaries,
    distances_outside,
    outlines,
    outlines_geojson,
)
from tequio.register.geography.queries.people import people, people_answers, people_rows
from tequio.register.geography.queries.plans import reference_plans

__all__ = [
    "area_names",
    "boundaries",
    "distances_outside",
    "municipalities",
    "municipality",
    "municipality_codes",
    "outlines",
    "outlines_geojson",
    "people",
    "people_answers",
    "people_rows",
    "reference_plans",
    "reference_states",
    "state",
    "state_names",
    "states",
]
