"""One unit's file, with what can be told of its place and of what changed."""

from collections.abc import Sequence
from itertools import pairwise
from math import isnan
from typing import Any

import numpy as np

from tequio.kernel.dates import Moment
from tequio.publish.portal.types import Change, UnitChoices, UnitPage
from tequio.register.directory.queries import institution_name, reference_institutions
from tequio.register.geography.queries import area_names, distances_outside, municipalities, state
from tequio.register.units.queries import institutions_present, tallies, unit_file
from tequio.register.units.types import Filters, ObservationRow, TallyRow

NAMED_BY = {  # codes that need not be told where their name is
    "municipality": "municipality_name",
    "locality": "locality_name",
    "typology": "typology_name",
    "subtypology": "subtypology_name",
    "region": "region_name",
}


def unit_page(clues: str, moment: Moment) -> UnitPage:
    """Return a unit's page, by any key it ever had. Seven SQL queries.

    Raises:
        UnitNotFoundError: nothing known at the moment shows it.
    """
    file = unit_file(clues, moment)
    code = file.facts["municipality"]
    return UnitPage(
        file=file,
        state=state(file.facts["state"]),
        municipality=area_names([code]).get(code, code),
        institution=institution_name(file.facts["institution"]),
        km_outside=_outside(file.facts),
        changes=_changes(file.observations),
        moment=moment,
    )


def _outside(facts: dict[str, Any]) -> float | None:
    """Return how far the point lies outside its municipality; None where it cannot be told."""
    if facts["lat"] is None or facts["lon"] is None:
        return None
    point = np.array([facts["lon"]], dtype=float), np.array([facts["lat"]], dtype=float)
    (km,) = distances_outside([facts["municipality"]], *point).tolist()
    return None if isnan(km) else km


def _changes(observations: Sequence[ObservationRow]) -> tuple[tuple[Change, ...], ...]:
    """Return, for each observation, what it shows otherwise than the one before."""
    if not observations:
        return ()
    later = (_between(*pair) for pair in pairwise(observations))
    return ((), *later)


def _between(before: ObservationRow, after: ObservationRow) -> tuple[Change, ...]:
    told = {fact: (old, after.facts[fact]) for fact, old in before.facts.items()}
    changed = {fact for fact, (old, new) in told.items() if old != new}
    said_by_name = {code for code, name in NAMED_BY.items() if name in changed}
    return tuple(Change(fact, *told[fact]) for fact in told if fact in changed - said_by_name)


def unit_choices(filters: Filters, moment: Moment) -> UnitChoices:
    """Return what a listing can be narrowed to, inside its state. Three SQL queries at most."""
    present = set(institutions_present())
    kinds: dict[str, TallyRow] = {}
    for row in tallies(filters=Filters(state=filters.state), at=moment):
        if row.typology:
            kinds.setdefault(row.typology, row)
    return UnitChoices(
        typologies=tuple(kinds.values()),
        municipalities=tuple(municipalities(filters.state)) if filters.state else (),
        institutions=tuple(row for row in reference_institutions() if row.code in present),
    )
