"""The figures that span apps, and their freezing once the register has changed."""

from datetime import date

from tequio.base.accounts.models import User
from tequio.base.figures.ports import add_figure, definition_of
from tequio.base.figures.services import freeze_snapshot
from tequio.base.figures.types import Definition
from tequio.intake.batches.ports import add_after_change
from tequio.kernel.errors import noop
from tequio.measures.indicators.queries.density import PEOPLE, density_answers, density_rows
from tequio.measures.indicators.queries.handover import (
    IMSS_AND_OPD,
    OPD_REACH,
    covered_answers,
    covered_rows,
    states_answers,
    states_rows,
)

DEFINITIONS = (
    Definition(
        id="states.with_first_level",
        name=noop("States where IMSS-Bienestar runs first level units"),
        universe=noop("States with at least one first level unit of the OPD in operation"),
        unit=noop("states"),
        formula=noop(
            "Count of states whose first level units of the OPD in operation are not zero"
        ),
        answers=states_answers,
        rows=states_rows,
        by_institution=False,
        kinds=("nation",),
        caution=noop("It tells where units operate, not what a state signed."),
    ),
    Definition(
        id="population.covered",
        name=noop("People taken in by IMSS and IMSS-Bienestar"),
        universe=noop("Residents counted by the census whom the stated basis takes in"),
        unit=noop("per cent"),
        formula=noop("People taken in, over the people that the basis names, as a percentage"),
        answers=covered_answers,
        rows=covered_rows,
        bases=(IMSS_AND_OPD, OPD_REACH),
        basis_names={
            IMSS_AND_OPD: noop(
                "IMSS affiliates, and people without social security in the states that joined, "
                "over all residents"
            ),
            OPD_REACH: noop(
                "people without social security in the states that joined, over those of the "
                "whole country"
            ),
        },
        by_institution=False,
        kinds=("nation",),
        decimals=1,
        caution=noop("To be taken in is not to be cared for: it counts people, not services."),
    ),
)


def density() -> Definition:
    """Return the density of first level units, on every basis on which people are counted."""
    people = definition_of(PEOPLE)
    return Definition(
        id="units.first_level_per_10_thousand",
        name=noop("First level units for each 10 thousand people without social security"),
        universe=noop(
            "Units in operation at the first level of care, for each ten thousand residents "
            "without social security on the stated basis"
        ),
        unit=noop("units for each 10 thousand people"),
        formula=noop(
            "First level units in operation, over people without social security, "
            "times ten thousand"
        ),
        answers=density_answers,
        rows=density_rows,
        bases=people.bases if people else (),
        basis_names=people.basis_names if people else {},
        decimals=1,
        caution=noop(
            "More units is not more care: a unit of one consulting room counts as much as one "
            "of twelve."
        ),
    )


def freeze(actor: User, reason: str, on: date) -> None:
    """Freeze the figures as the change left them."""
    freeze_snapshot(as_of=on, actor=actor, reason=reason)


def plug() -> None:
    """Offer the figures, and freeze them after each change."""
    add_after_change(freeze)
    for definition in (*DEFINITIONS, density()):
        add_figure(definition)
