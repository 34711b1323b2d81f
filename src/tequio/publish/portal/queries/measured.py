"""Figures of many areas at once, and the values by which a list of areas is ordered."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tequio.base.figures.queries import definition, figures
from tequio.base.figures.types import Area, Figure, Question
from tequio.kernel.dates import Moment
from tequio.measures.indicators.queries.reference import opd
from tequio.publish.portal.types import Asked, Seen, Sheet

KEPT = 256  # pages of lists


@lru_cache(maxsize=KEPT)
def kept_sheet(
    asked: tuple[Asked, ...], areas: tuple[str, ...], moment: Moment, *, version: str
) -> Sheet:
    """Return what `sheet` does, without a query while the same documents are known."""
    del version
    return sheet(asked, areas, moment)


def sheet(asked: Iterable[Asked], areas: Sequence[str], moment: Moment) -> Sheet:
    """Return figures of areas, units being those of the OPD, as on the boards.

    The queries of each figure, and one more for all documents.
    """
    questions = [_question(each, area, moment) for each in asked for area in areas]
    answered = zip(questions, figures(questions), strict=True)
    return Sheet({(q.figure, q.basis, q.area.code): told for q, told in answered})


def values(
    asked: Iterable[Asked], areas: Sequence[str], moment: Moment
) -> dict[str, Mapping[Asked, float | None]]:
    """Return bare values by area, to order a list by: what is shown of it comes from `sheet`."""
    found: dict[str, dict[Asked, float | None]] = {area: {} for area in areas}
    for each in asked:
        questions = [_question(each, area, moment) for area in areas]
        answers = definition(each[0]).answers(questions) if questions else []
        for area, answer in zip(areas, answers, strict=True):
            found[area][each] = answer.value
    return dict(found)


def _question(asked: Asked, area: str, moment: Moment) -> Question:
    figure, basis = asked
    institution = opd() if definition(figure).by_institution else None
    return Question(figure, Area(area), moment, institution=institution, basis=basis)


def sheet_of(figures: Iterable[Figure]) -> Sheet:
    """Return figures that are already answered, to be found by their names."""
    return Sheet({(each.id, each.basis, each.area.code): each for each in figures})


def seen_of(figure: Figure) -> Seen:
    """Return the observation that a figure stands on, and its distance."""
    return Seen(figure.observed_on, figure.distance_days)
