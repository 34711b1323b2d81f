"""A municipality."""

from tequio.kernel.dates import Moment
from tequio.publish.portal.queries.measured import seen_of, sheet
from tequio.publish.portal.types import WITHOUT_SECURITY, Asked, MunicipalityPage
from tequio.register.geography.queries import municipality, state
from tequio.register.geography.types import Basis

BASES = (Basis.UNAFFILIATED, Basis.WITH_SEGURO_POPULAR, Basis.WITH_IMSS_BIENESTAR)
FIGURES: tuple[Asked, ...] = (
    ("units.keys", None),
    ("units.in_operation", None),
    ("units.first_level", None),
    ("units.hospitals", "typology"),
    ("population.total", None),
    *((WITHOUT_SECURITY, basis.value) for basis in BASES),
)


def municipality_page(code: str, moment: Moment) -> MunicipalityPage:
    """Return what a municipality's page shows.

    Raises:
        AreaNotFoundError: nothing now known shows it.
    """
    row = municipality(code)
    told = sheet(FIGURES, [code], moment)
    people = told.of("population.total", code)
    census = sheet((("population.total", None),), [row.state], moment)
    return MunicipalityPage(
        municipality=row,
        state=state(row.state),
        sheet=told,
        seen=seen_of(told.of("units.in_operation", code)),
        is_younger=people.value is None
        and census.of("population.total", row.state).value is not None,
    )
