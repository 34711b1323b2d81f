"""Rank and verdict of a number held, beside a naive oracle."""

from hypothesis import given
from hypothesis import strategies as st

from tequio.measures.indicators.rules import (
    TOLERANCES,
    is_met,
    ranked,
    relative_difference,
    verdict_on,
)
from tequio.measures.indicators.types import Candidate, Universe, Verdict

DECIDED = {Verdict.AGREES, Verdict.DIFFERS}
values = st.none() | st.integers(0, 150_000_000)
ways = st.lists(st.tuples(values, st.sampled_from(Universe)), max_size=7)
said = st.integers(1, 150_000_000)
bounds = st.sampled_from(sorted(TOLERANCES))


def a_way(value, universe, said, bound="exact"):
    known = value is not None
    return Candidate(
        name=f"{universe}-{value}",
        value=value,
        unit="",
        decimals=0,
        universe=universe,
        meets=known and is_met(bound, said, value),
        difference=value - said if known else None,
        share=relative_difference(said, value) if known else None,
        sentence="",
        receipt="",
    )


def held(told, number, bound="exact"):
    return [a_way(value, universe, number, bound) for value, universe in told]


def best_by_hand(candidates):
    """Choose one at a time: known before unknown, same before other, met before not, nearest."""
    left, chosen = list(candidates), []
    while left:
        pool = [each for each in left if each.value is not None] or left
        pool = [each for each in pool if each.universe is not Universe.OTHER] or pool
        pool = [each for each in pool if each.meets] or pool
        near = min((abs(each.share) for each in pool if each.share is not None), default=None)
        best = next(each for each in pool if near is None or abs(each.share) == near)
        chosen.append(best)
        left.remove(best)
    return tuple(chosen)


@given(ways, said, bounds)
def test_the_rank_is_that_of_choosing_the_best_of_what_is_left(told, number, bound):
    candidates = held(told, number, bound)
    assert ranked(candidates) == best_by_hand(candidates)


@given(ways, said, bounds, st.randoms(use_true_random=False), st.booleans())
def test_the_verdict_does_not_hang_on_the_order_of_the_ways(told, number, bound, dice, plan):
    candidates = held(told, number, bound)
    mixed = list(candidates)
    dice.shuffle(mixed)
    assert verdict_on(mixed, is_plan=plan) is verdict_on(candidates, is_plan=plan)


@given(st.lists(st.sampled_from(Universe), max_size=7), said, st.booleans())
def test_what_nothing_measures_neither_agrees_nor_differs(universes, number, plan):
    unknown = held([(None, universe) for universe in universes], number)
    assert verdict_on(unknown, is_plan=plan) is Verdict.CANNOT_TELL


@given(ways, said, bounds)
def test_only_a_known_way_that_counts_the_same_decides(told, number, bound):
    is_known = any(value is not None and each is Universe.SAME for value, each in told)
    assert (verdict_on(held(told, number, bound)) in DECIDED) == is_known


@given(ways, said)
def test_a_plan_is_never_borne_out_nor_denied_by_what_is(told, number):
    assert verdict_on(held(told, number), is_plan=True) not in DECIDED


@given(ways, said, bounds)
def test_one_way_that_counts_the_same_and_meets_it_settles_it(told, number, bound):
    learned = held([*told, (number, Universe.SAME)], number, bound)
    assert verdict_on(learned) is Verdict.AGREES


@given(st.integers(1_000, 100_000_000), st.sampled_from([-1, 1]))
def test_it_turns_at_the_tolerance_and_nowhere_else(number, way):
    far = next(
        step
        for step in range(int(number * 0.0049), int(number * 0.0052) + 3)
        if not is_met("exact", number, number + way * step)
    )
    inside, beyond = number + way * (far - 1), number + way * far
    assert verdict_on(held([(inside, Universe.SAME)], number)) is Verdict.AGREES
    assert verdict_on(held([(beyond, Universe.SAME)], number)) is Verdict.DIFFERS
    larger = max(number, beyond)
    assert abs(beyond - number) > larger * TOLERANCES["exact"]
    assert abs(inside - number) <= max(number, inside) * TOLERANCES["exact"]
