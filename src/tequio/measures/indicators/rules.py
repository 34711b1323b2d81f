"""How an announced number stands to a measured one. No database, no clock, no language."""

from collections.abc import Mapping, Sequence
from math import isclose

from tequio.base.figures.types import ClaimRow, Figure
from tequio.measures.indicators.types import (
    Candidate,
    Comparison,
    Judgement,
    Universe,
    Verdict,
)

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


def ranked(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates with the best first: those that count the same, then the nearest.

    Among those that count the same, or of which the text does not say, the one that meets it best
    comes first; then what counts something else, the nearest first; what is unknown comes last.
    Equally near ones keep their order.
    """
    return tuple(sorted(candidates, key=_rank))


def _rank(candidate: Candidate) -> tuple[bool, bool, bool, float]:
    share = candidate.share
    return (
        candidate.value is None,
        candidate.universe is Universe.OTHER,
        not candidate.meets,
        abs(share) if share is not None else float("inf"),
    )


def verdict_on(candidates: Sequence[Candidate], *, is_plan: bool = False) -> Verdict:
    """Tell how a number stands, by all the ways of counting it.

    It agrees where a way that counts the same meets it, and differs where none of them does. Where
    every way counts something else, as all do that measure what is of what is planned, nothing is
    proved. Where the text does not say which way it counts, or none is known, or what is known is
    made up, there is no telling.
    """
    known = [each for each in candidates if each.value is not None]
    same = [each for each in known if each.universe is Universe.SAME]
    made_up = any(each.figure is not None and each.figure.is_sample for each in known)
    if made_up or not known:
        return Verdict.CANNOT_TELL
    if is_plan:
        return Verdict.OTHER_UNIVERSE
    if same:
        is_met = any(each.meets for each in same)
        return Verdict.AGREES if is_met else Verdict.DIFFERS
    # A way that counts the same but is not known leaves the question open, whatever others give.
    is_open = any(each.universe is not Universe.OTHER for each in candidates)
    return Verdict.CANNOT_TELL if is_open else Verdict.OTHER_UNIVERSE
