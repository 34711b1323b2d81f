"""Numbers of a text held against the register as of their day, with every way of counting them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.utils.translation import gettext

from tequio.base.figures.queries import definition, figures
from tequio.base.figures.types import Area, ClaimKind, ClaimRow, Figure, Question
from tequio.kernel.dates import Moment
from tequio.kernel.errors import noop
from tequio.measures.indicators import rules
from tequio.measures.indicators.queries.held_words import ratio_name, way_name, why_held
from tequio.measures.indicators.queries.reference import quantities, reference_claims, ways
from tequio.measures.indicators.types import Announced, Candidate, Held, Way

PERCENT, PER_CENT = 100, noop("per cent")


def held(announced: Sequence[Announced], *, cuts: tuple[int, ...] | None = None) -> list[Held]:
    """Hold numbers, in order; by all that is known now, or by some cut-offs alone.

    One call of each figure's definition for each day, and one SQL query for all documents: how
    many numbers there are makes no difference.

    Raises:
        UnknownAreaError: an area has no such code.
        ValueError: a quantity is none of the table's.
    """
    if strange := {each.quantity for each in announced} - {None, *quantities()}:
        raise ValueError(*strange)
    asked = {
        question: None
        for each in announced
        for way in _ways_of(each)
        for question in _questions(each, way, cuts)
    }
    answers = dict(zip(asked, figures(list(asked)), strict=True))
    return [_held(each, answers, cuts) for each in announced]


def _ways_of(announced: Announced) -> tuple[Way, ...]:
    """Return the ways that count in the area; none where the quantity or the area is unknown."""
    if announced.quantity is None or announced.area is None:
        return ()
    kind = Area(announced.area).kind if len(announced.area) in {2, 5} else ""
    of_nation = (way for way in ways().get(announced.quantity, ()))
    return tuple(
        way
        for way in of_nation
        if (kind in definition(way.figure).kinds if way.figure else kind == "nation")
    )


def _questions(
    announced: Announced, way: Way, cuts: tuple[int, ...] | None
) -> tuple[Question, ...]:
    if not way.figure:
        return ()
    area = Area(announced.area or "")
    moment = Moment(announced.on, cuts=cuts)
    asked = Question(way.figure, area, moment, way.institution, way.basis)
    return (asked, Question(way.over, area, moment)) if way.over else (asked,)


def _held(
    announced: Announced, answers: Mapping[Question, Figure], cuts: tuple[int, ...] | None
) -> Held:
    told = []
    for way in _ways_of(announced):
        answered = [answers[question] for question in _questions(announced, way, cuts)]
        told.append(_candidate(announced, way, answered))
    candidates = rules.ranked(told)
    plan = _plan(announced)
    verdict = rules.verdict_on(candidates, is_plan=bool(plan))
    stands_on = {cut for each in candidates for cut in each.cuts}
    return Held(
        announced=announced,
        verdict=verdict,
        why=why_held(announced, verdict, candidates, plan=plan),
        candidates=candidates,
        is_plan=bool(plan),
        cuts=tuple(sorted(stands_on)),
    )


def _candidate(announced: Announced, way: Way, answered: Sequence[Figure]) -> Candidate:
    figure = answered[0] if answered else None
    value = _share(answered) if way.over else figure.value if figure else _ratio(way)
    unit, decimals = (PER_CENT, 1) if figure is None or way.over else (figure.unit, figure.decimals)
    return Candidate(
        name=way_name(answered)
        if figure
        else ratio_name(_claims()[way.above], _claims()[way.below]),
        value=value,
        unit=gettext(unit),
        decimals=decimals,
        universe=way.universe,
        meets=value is not None and rules.is_met(announced.qualifier, announced.value, value),
        difference=None if value is None else value - announced.value,
        share=None if value is None else rules.relative_difference(announced.value, value),
        sentence=way.sentence,
        receipt=figure.receipt if figure else "",
        figure=figure,
        cuts=tuple(sorted({cut.number for each in answered for cut in each.sources})),
    )


def _share(answered: Sequence[Figure]) -> float | None:
    """Return the first of two figures in per cent of the second; None where one is unknown."""
    part, whole = (each.value for each in answered)
    return PERCENT * part / whole if part is not None and whole else None


def _plan(announced: Announced) -> str:
    """Return why a plan is another universe than what is; empty where it is not one."""
    if announced.kind is not ClaimKind.GOAL or announced.quantity is None:
        return ""
    return quantities()[announced.quantity].goal


@lru_cache(maxsize=1)
def _claims() -> Mapping[str, ClaimRow]:
    return {claim.code: claim for claim in reference_claims()}


def _ratio(way: Way) -> float:
    """Return what two announced numbers give in per cent; said, never measured."""
    return PERCENT * _claims()[way.above].value / _claims()[way.below].value
