"""Figures of a text held against what the register measures."""

from collections.abc import Sequence

from tequio.measures.indicators.queries import held
from tequio.measures.indicators.types import Announced, Held, Universe
from tequio.measures.indicators.types import Candidate as Way
from tequio.publish.bulletins.types import Candidate, Judged, Outcome, RegisterRecipe


def hold(recipes: Sequence[RegisterRecipe], cuts: tuple[int, ...] | None = None) -> list[Judged]:
    """Judge numbers by the register, in order; on some cut-offs alone where they are given.

    The SQL queries of the figures asked, once for each day, and one for all documents.

    Raises:
        UnknownAreaError: an area has no such code.
    """
    return [_judged(each) for each in held([_announced(each) for each in recipes], cuts=cuts)]


def _announced(recipe: RegisterRecipe) -> Announced:
    return Announced(
        quantity=recipe.quantity,
        unit=recipe.unit,
        area=recipe.area,
        value=recipe.value,
        qualifier=recipe.bound.value,
        kind=recipe.kind,
        on=recipe.on,
    )


def _judged(told: Held) -> Judged:
    return Judged(
        verdict=Outcome(told.verdict.value),
        explanation=told.why,
        candidates=tuple(_candidate(each, is_plan=told.is_plan) for each in told.candidates),
        cuts=told.cuts,
    )


def _candidate(way: Way, *, is_plan: bool) -> Candidate:
    return Candidate(
        name=way.name,
        value=way.value,
        decimals=way.decimals,
        meets=way.meets,
        is_same=way.universe is not Universe.OTHER and not is_plan,
        difference=way.difference,
        share=way.share,
        sentence=way.sentence,
        receipt=way.receipt,
    )
