"""What territory gives to the sockets of the rooms below: sources, figures, names."""

from tequio.base.accounts.ports import set_state_names
from tequio.base.figures.ports import add_area_names, add_area_parts, add_figure
from tequio.base.figures.types import Definition
from tequio.intake.sources.ports import add_sentences, add_source
from tequio.kernel.errors import noop
from tequio.register.geography.errors import FAULTS
from tequio.register.geography.importers import SOURCES
from tequio.register.geography.queries import (
    area_names,
    municipalities,
    people_answers,
    people_rows,
    state_names,
)
from tequio.register.geography.types import Basis

BASES = {
    Basis.UNAFFILIATED.value: noop("PSINDER: affiliated to no health service"),
    Basis.WITH_SEGURO_POPULAR.value: noop(
        "PSINDER + PDER_SEGP: adds Seguro Popular, in 2020 the INSABI"
    ),
    Basis.WITH_IMSS_BIENESTAR.value: noop(
        "PSINDER + PDER_SEGP + PDER_IMSSB: adds the IMSS-Bienestar programme too"
    ),
}
DEFINITIONS = (
    Definition(
        id="population.total",
        name=noop("Population"),
        universe=noop("All residents counted by the census"),
        unit=noop("people"),
        formula=noop("Sum of POBTOT over the municipalities of the area"),
        answers=people_answers,
        rows=people_rows,
        by_institution=False,
        opens="portal:municipality",
        caution=noop("Municipalities younger than the census count in the one they came from."),
    ),
    Definition(
        id="population.without_social_security",
        name=noop("People without social security"),
        universe=noop("Residents counted by the census whom the stated basis takes in"),
        unit=noop("people"),
        formula=noop(
            "Sum of the census variables of the basis over the municipalities of the area"
        ),
        answers=people_answers,
        rows=people_rows,
        bases=tuple(BASES),
        basis_names=BASES,
        by_institution=False,
        opens="portal:municipality",
        caution=noop(
            "A person with two affiliations is counted twice: the census variables overlap."
        ),
    ),
)


def _municipalities_in(code: str) -> list[str]:
    return [each.code for each in municipalities(code)] if code in state_names() else []


def _name_of_state(code: str) -> str:
    return state_names()[code]


def plug() -> None:
    """Offer the sources, their faults' sentences, the figures, the names and parts of areas."""
    for source in SOURCES:
        add_source(source)
    add_sentences(FAULTS)
    for definition in DEFINITIONS:
        add_figure(definition)
    add_area_names(area_names)
    add_area_parts(_municipalities_in)
    set_state_names(_name_of_state)
