"""A chart of a family stays in its box, and keeps the order of days and of values."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tequio.publish.bulletins.tables.strips import HEIGHT, WIDTH, Point, strip

POINTS = st.lists(
    st.builds(
        Point,
        on=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        value=st.one_of(st.floats(0, 1e12), st.integers(0, 100).map(float)),
        shown=st.just("x"),
        what=st.just("y"),
        is_said=st.booleans(),
    ),
    min_size=2,
    max_size=8,
)


@given(POINTS)
def test_every_mark_lies_in_the_box_in_the_order_of_its_day_and_value(points):
    told = strip(points)
    for mark in told.marks:
        assert 0 <= mark.x <= WIDTH
        assert 0 <= mark.y <= HEIGHT
    for (one, first), (other, second) in combinations(zip(points, told.marks, strict=True), 2):
        if one.on < other.on:
            assert first.x <= second.x
        if one.value < other.value:
            assert first.y >= second.y


@given(POINTS)
def test_a_chart_has_zero_at_its_foot_and_few_rules_and_ticks(points):
    told = strip(points)
    assert told.rules[0].label == "0"
    assert len(told.rules) == 4
    assert 1 <= len(told.ticks) <= 8
