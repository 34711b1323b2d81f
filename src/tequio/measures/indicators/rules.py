"""How an announced number stands to a measured one. No database, no clock, no language."""

from collections.abc import Mapping, Sequence
from math import isclose

from tequio.base.figures.types import ClaimRow, Figure
from tequio.measures.indicators.types import Comparison, Judgement, Universe, Verdict

# How far apart two numbers may lie and still say the same, as a share of the larger.
TOLERANCES = {"exact": 0.005, "at_least": 0.005, "at_most": 0.005, "about": 0.05}


def relative_difference(said: float, measured: float) -> float | None:
    """Return measured minus announced as a share of what was announced; None of nothing."""
    return (measured - said) / said if said else None


def is_met(qualifier: str, said: float, measured: float, *, tolerance: float | None = None) -> bool:
    """Whether a measure bears out what was said, with the word it was said with.

    Args:
        qualifier: exact, about, at_least or at_most.
        said: the announced number.
        measured: the measured one.
        tolerance: a share of the larger; by default the qualifier's in `TOLERANCES`.

    Raises:
        ValueError: there is no such qualifier.
    """
    if qualifier not in TOLERANCES:
        raise ValueError(qualifier)
    allowed = TOLERANCES[qualifier] if tolerance is None else tolerance
    if isclose(said, measured, rel_tol=allowed):
        return True
    return (qualifier == "at_least" and measured > said) or (
        qualifier == "at_most" and measured < said
    )


def judge(
    claim: ClaimRow,
    comparison: Comparison,
    held: Figure,
    others: Sequence[Figure] = (),
    *,
    tolerance: float | None = None,
) -> Judgement:
    """Judge a claim by the figure it is held against and the same figure on its other bases.

    An unknown measure decides nothing, nor does one of the made-up sample, nor a claim whose text
    does not say what it counts. Numbers of different universes are told apart, however near.
    """
    if held.value is None or held.is_sample:
        return Judgement(Verdict.CANNOT_TELL)

    def meets(figure: Figure) -> bool:
        value = figure.value
        return value is not None and is_met(
            claim.qualifier, claim.value, value, tolerance=tolerance
        )

    near = [figure for figure in others if meets(figure)]
    return Judgement(
        verdict=_verdict(comparison.universe, is_met=meets(held)),
        difference=held.value - claim.value,
        share=relative_difference(claim.value, held.value),
        agreeing=tuple(f for f in near if f.basis not in comparison.accidents),
        accidental=tuple(f for f in near if f.basis in comparison.accidents),
    )


def _verdict(universe: Universe, *, is_met: bool) -> Verdict:
    if universe is Universe.SAME:
        return Verdict.AGREES if is_met else Verdict.DIFFERS
    return Verdict.OTHER_UNIVERSE if universe is Universe.OTHER else Verdict.CANNOT_TELL


def sum_of_terms(comparison: Comparison, claims: Mapping[str, ClaimRow]) -> float | None:
    """Return what the terms that a text gives add up to; None where it gives none, or not all."""
    if not comparison.terms or any(code not in claims for code in comparison.terms):
        return None
    return sum(claims[code].value for code in comparison.terms)
