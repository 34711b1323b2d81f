"""The country and its states."""

from functools import lru_cache

from tequio.base.figures.types import NATION, Area
from tequio.kernel.dates import Moment
from tequio.measures.indicators.queries import board
from tequio.publish.portal.queries.measured import seen_of, sheet
from tequio.publish.portal.types import WITHOUT_SECURITY, Asked, CountryPage, Sheet
from tequio.register.geography.queries import reference_states

KEPT = 16  # moments and bases
DENSITY = "units.first_level_per_10_thousand"
STATE_FIGURES: tuple[Asked, ...] = (
    ("units.keys", None),
    ("units.in_operation", None),
    ("units.first_level", None),
    ("units.hospitals", "typology"),
    ("units.beds", None),
)


@lru_cache(maxsize=KEPT)
def country_page(moment: Moment, *, basis: str, version: str) -> CountryPage:
    """Return what the country's page shows.

    No SQL query while the same documents are known (`version`); else nine, and its board's.
    """
    asked = states_sheet(moment, basis=basis, version=version)
    return CountryPage(
        states=reference_states(),
        sheet=asked,
        board=board(Area(NATION), moment),
        seen=seen_of(asked.of("units.in_operation", NATION)),
    )


@lru_cache(maxsize=KEPT)
def states_sheet(moment: Moment, *, basis: str, version: str) -> Sheet:
    """Return the figures of the nation and of each state; kept as `country_page` is."""
    del version
    areas = [NATION, *(row.code for row in reference_states())]
    on_basis: tuple[Asked, ...] = ((WITHOUT_SECURITY, basis), (DENSITY, basis))
    return sheet((*STATE_FIGURES, *on_basis), areas, moment)
