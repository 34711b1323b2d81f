"""First level units for each ten thousand people who lack social security, on a stated basis.

More units is not more care: a unit of one consulting room counts as much as one of twelve.
"""

from collections.abc import Sequence
from dataclasses import replace

from tequio.base.figures.queries import definition
from tequio.base.figures.types import Answer, Part, Question, RowsPage

UNITS, PEOPLE = "units.first_level", "population.without_social_security"
EACH = 10_000


def density_answers(questions: Sequence[Question]) -> list[Answer]:
    """Divide units by people; unknown where either is, or where nobody is counted.

    The queries of both figures.
    """
    units = definition(UNITS).answers([replace(q, figure=UNITS, basis=None) for q in questions])
    asked = [replace(q, figure=PEOPLE, institution=None) for q in questions]
    people = definition(PEOPLE).answers(asked)
    return [_divided(*pair) for pair in zip(units, people, strict=True)]


def _divided(units: Answer, people: Answer) -> Answer:
    days = [day for each in (units, people) for day in (each.seen_from, each.seen_to) if day]
    return Answer(
        value=EACH * units.value / people.value
        if units.value is not None and people.value
        else None,
        cuts=tuple(sorted({*units.cuts, *people.cuts})),
        seen_from=min(days, default=None),
        seen_to=max(days, default=None),
        parts=tuple(
            Part(definition(figure).name, answer.value)
            for figure, answer in ((UNITS, units), (PEOPLE, people))
            if answer.value is not None
        ),
    )


def density_rows(question: Question, offset: int, limit: int) -> RowsPage:
    """Return a page of the units that it counts, by key. One SQL query."""
    return definition(UNITS).rows(replace(question, figure=UNITS, basis=None), offset, limit)
