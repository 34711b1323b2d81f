"""What units give to the sockets of the rooms above."""

from tequio.base.figures.ports import add_figure
from tequio.base.figures.types import Definition, Question
from tequio.intake.sources.ports import add_sentences, add_source
from tequio.kernel.errors import noop
from tequio.register.units.errors import FAULTS
from tequio.register.units.importers import IMB_UNITS
from tequio.register.units.queries.counts import Count, counting
from tequio.register.units.types import HOSPITALS, LEVEL_NAMES, STATUS_NAMES, Level, Status

OPERATES = "r.status = 'operating'"
STATUSES = {status.value: name for status, name in STATUS_NAMES.items()}
HIGHER_LEVELS = {level.value: LEVEL_NAMES[level] for level in (Level.SECOND, Level.THIRD)}
KEYS = Count("TRUE", "r.status", STATUSES)
IN_OPERATION = Count("TRUE", "r.status", STATUSES, counts=frozenset({Status.OPERATING.value}))
FIRST_LEVEL = Count(f"{OPERATES} AND r.level = 'first'")
HOSPITAL_COUNTS = {
    "typology": Count(
        f"{OPERATES} AND r.typology IN ('M', 'N', 'O', 'Y')", "r.typology", HOSPITALS
    ),
    "levels_2_3": Count(f"{OPERATES} AND r.level IN ('second', 'third')", "r.level", HIGHER_LEVELS),
    "level_2": Count(f"{OPERATES} AND r.level = 'second'"),
}
HOSPITAL_BASES = {
    "typology": noop("by hospital typology: general, community, specialised, psychiatric"),
    "levels_2_3": noop("by level: second and third, which include clinics and UNEMES"),
    "level_2": noop("by level: second alone, which includes clinics and UNEMES"),
}


def _hospitals(question: Question) -> Count:
    return HOSPITAL_COUNTS[question.basis or "typology"]


DEFINITIONS = (
    Definition(
        id="units.keys",
        name=noop("Units with a key, whatever their status"),
        universe=noop("Units of the catalogue, of any typology, level and operating status"),
        unit=noop("units"),
        formula=noop("Count of units"),
        **counting(lambda _: KEYS),
    ),
    Definition(
        id="units.in_operation",
        name=noop("Units in operation"),
        universe=noop("Units of the catalogue whose status is in operation, mobile ones included"),
        unit=noop("units"),
        formula=noop("Count of units in operation"),
        **counting(lambda _: IN_OPERATION),
    ),
    Definition(
        id="units.first_level",
        name=noop("First level units in operation"),
        universe=noop("Units in operation at the first level of care, mobile ones included"),
        unit=noop("units"),
        formula=noop("Count of units in operation at the first level"),
        **counting(lambda _: FIRST_LEVEL),
    ),
    Definition(
        id="units.hospitals",
        name=noop("Hospitals in operation"),
        universe=noop("Units in operation that are hospitals, by the stated way of telling"),
        unit=noop("hospitals"),
        formula=noop("Count of units in operation in the classes of the basis"),
        bases=tuple(HOSPITAL_COUNTS),
        basis_names=HOSPITAL_BASES,
        caution=noop("By level, specialty clinics and UNEMES are counted too."),
        **counting(_hospitals),
    ),
    Definition(
        id="units.rooms",
        name=noop("Consulting rooms"),
        universe=noop("Units in operation whose consulting rooms are known"),
        unit=noop("consulting rooms"),
        formula=noop("Sum of the consulting rooms of units in operation"),
        caution=noop("The catalogue of 2026 no longer tells rooms: unknown is not zero."),
        **counting(lambda _: Count(OPERATES, column="r.rooms")),
    ),
    Definition(
        id="units.beds",
        name=noop("Beds"),
        universe=noop("Units in operation whose beds are known"),
        unit=noop("beds"),
        formula=noop("Sum of the beds of units in operation"),
        caution=noop("The catalogue of 2026 no longer tells beds: unknown is not zero."),
        **counting(lambda _: Count(OPERATES, column="r.beds")),
    ),
)


def plug() -> None:
    """Offer the source, the sentences of its faults, and the figures."""
    add_source(IMB_UNITS)
    add_sentences(FAULTS)
    for definition in DEFINITIONS:
        add_figure(definition)
