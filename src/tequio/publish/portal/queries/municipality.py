"""A municipality."""

from functools import lru_cache

from tequio.kernel.dates import Moment
from tequio.publish.portal.queries.measured import seen_of, sheet
from tequio.publish.portal.types import WITHOUT_SECURITY, Asked, MunicipalityPage
from tequio.register.geography.queries import municipality, state
from tequio.register.geography.types import Basis

KEPT = 256
BASES = (Basis.UNAFFILIATED, Basis.WITH_SEGURO_POPULAR, Basis.WITH_IMSS_BIENESTAR)
FIGURES: tuple[Asked, ...] = (
    ("units.keys", None),
    ("units.in_operation", None),
    ("units.first_level", None),
    ("units.hospitals", "typology"),
    ("population.total", None),
    *((WITHOUT_SECURITY, basis.value) for basis in BASES),
)


@lru_cache(maxsize=KEPT)
def municipality_page(code: str, moment: Moment, *, version: str) -> MunicipalityPage:
    """Return what a municipality's page shows.

    No SQL query while the same documents are known (`version`); else nine.

    Raises:
        AreaNotFoundError: nothing now known shows it.
    """
    del version
    row = municipality(code)
    told = sheet(FIGURES, [code], moment)
    people = told.of("population.total", code)
    census = sheet((("population.total", None),), [row.state], moment)
    counted = census.of("population.total", row.state).value is not None
    return MunicipalityPage(
        municipality=row,
        state=state(row.state),
        sheet=told,
        seen=seen_of(told.of("units.in_operation", code)),
        is_younger=counted and people.value is None,
    )
