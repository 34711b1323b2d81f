import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tequio.base.ui import charts
from tequio.base.ui.charts import Amount

VALUES = st.lists(st.one_of(st.none(), st.floats(-1e6, 1e9)), max_size=30)
PLACES = st.tuples(st.floats(-118, -86), st.floats(14, 33))
RINGS = st.lists(st.lists(PLACES, min_size=3, max_size=8), min_size=1, max_size=3)


def amounts(values):
    return [Amount(str(at), value, str(value)) for at, value in enumerate(values)]


@given(VALUES)
def test_bars_keep_their_order_and_never_leave_the_room(values):
    laid = charts.bars("", amounts(values)).bars
    assert [bar.value for bar in laid] == values
    for bar in laid:
        assert 0 <= bar.width <= 100
        assert (bar.width > 0) == (bar.value is not None and bar.value > 0)


@given(VALUES)
def test_a_larger_amount_is_never_drawn_shorter(values):
    known = sorted(value for value in values if value is not None)
    widths = [bar.width for bar in charts.bars("", amounts(known)).bars]
    assert widths == sorted(widths)


@given(st.lists(st.floats(0.01, 1e9), min_size=1, max_size=40))
def test_the_parts_of_a_split_fill_the_bar_and_touch(values):
    parts = charts.split("", amounts(values)).parts
    assert len(parts) == len(values)
    assert sum(part.width for part in parts) == pytest.approx(100, abs=0.01 * len(parts))
    for left, right in pairwise(parts):
        assert right.x == pytest.approx(left.x + left.width, abs=0.02)
    assert min(part.width for part in parts) > 0


@given(st.lists(st.tuples(st.text(min_size=1), RINGS), min_size=1, max_size=6))
def test_an_outline_never_leaves_its_box(shapes):
    drawn = charts.project(shapes)
    for path in drawn.paths.values():
        for x, y in re.findall(r"(-?[\d.e+]+) (-?[\d.e+]+)", path):
            assert 0 <= float(x) <= drawn.width
            assert 0 <= float(y) <= drawn.height + 0.1


@given(st.floats(0, 1e9), st.floats(-1e9, 1e9))
def test_both_marks_of_a_rail_lie_on_it(said, measured):
    rail = charts.rail(said, measured)
    for place in (rail.said, rail.measured):
        assert charts.RAIL_LEFT <= place <= charts.RAIL_RIGHT + 1e-6
