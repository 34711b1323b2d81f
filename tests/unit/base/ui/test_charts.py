import pytest

from tequio.base.ui import charts
from tequio.base.ui.charts import Amount

SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]


def test_the_larger_of_two_numbers_stands_at_the_right_end_of_the_rail():
    rail = charts.rail(1280, 1246)
    assert rail.said == charts.RAIL_RIGHT
    assert charts.RAIL_LEFT < rail.measured < rail.said
    assert (rail.left, rail.right) == (round(rail.measured, 1), rail.said)


@pytest.mark.parametrize(("said", "measured"), [(0, 0), (-5, -3), (0, -1)])
def test_nothing_above_zero_stands_at_zero(said, measured):
    rail = charts.rail(said, measured)
    assert rail.said == rail.measured == charts.RAIL_LEFT


def test_bars_share_one_scale_from_zero():
    laid = charts.bars("título", [Amount("a", 200, "200"), Amount("b", 50, "50")]).bars
    assert [bar.width for bar in laid] == [100, 25]


def test_unknown_and_zero_draw_nothing_but_keep_their_words():
    amounts = [Amount("a", None, "se ignora"), Amount("b", 0, "0"), Amount("c", 1, "1")]
    laid = charts.bars("título", amounts).bars
    assert [(bar.shown, bar.width) for bar in laid] == [("se ignora", 0), ("0", 0), ("1", 100)]


def test_a_bar_above_zero_is_never_invisible():
    laid = charts.bars("título", [Amount("a", 1_000_000, ""), Amount("b", 1, "")]).bars
    assert laid[1].width == charts.LEAST


def test_six_rows_in_ten_thousand_can_be_seen_in_a_split():
    parts = charts.split("título", [Amount("a", 10_567, ""), Amount("b", 6, "")]).parts
    assert parts[1].width == charts.LEAST
    assert parts[0].width + parts[1].width == pytest.approx(100)


def test_a_split_of_nothing_is_empty():
    assert charts.split("título", [Amount("a", 0, "0"), Amount("b", None, "")]).parts == ()


def test_a_split_says_its_parts_in_words():
    split = charts.split("título", [Amount("nuevas", 41, "41"), Amount("iguales", 9, "9")])
    assert split.words == "nuevas 41; iguales 9"


def test_outlines_are_drawn_north_up_and_as_wide_as_the_box():
    drawn = charts.project([("a", [SQUARE])], width=108, margin=4)
    assert drawn.paths["a"] == f"M4 {drawn.height - 4:g}L104 {drawn.height - 4:g}L104 4L4 4z"


def test_degrees_east_shrink_away_from_the_equator():
    at_sixty = [(lon, lat + 60) for lon, lat in SQUARE]
    drawn = charts.project([("a", [at_sixty])], width=108, margin=4)
    assert drawn.height == pytest.approx(8 + 100 / 0.4924, abs=1)


def test_an_island_too_small_to_draw_is_dropped_unless_it_is_all_there_is():
    speck = [(lon / 1e6, lat / 1e6) for lon, lat in SQUARE]
    both = charts.project([("a", [SQUARE, speck])], width=108)
    assert both.paths["a"].count("M") == 1
    alone = charts.project([("a", [SQUARE]), ("b", [speck])], width=108)
    assert alone.paths["b"].startswith("M")


def test_no_outlines_make_an_empty_box():
    assert charts.project([("a", [])]).paths == {"a": ""}


@pytest.mark.parametrize(
    ("value", "level"), [(None, None), (0.0, 0), (0.19, 0), (0.2, 1), (0.95, 4), (-1.0, 0)]
)
def test_a_value_at_a_limit_belongs_to_the_class_above(value, level):
    assert charts.level_of(value, (0.2, 0.4, 0.6, 0.8)) == level


def test_no_value_is_hatched_and_zero_is_not():
    looks = [charts.Area("k", "n", "", level, "").look for level in (None, 0, 5)]
    assert looks == ["hatch", "m0", "m5"]


def test_a_crowded_map_leaves_the_keyboard_to_its_table():
    box = charts.Projected(1, 1, {})
    few, many = ([charts.Area(str(n), "", "", 0, "") for n in range(size)] for size in (40, 41))
    assert not charts.choropleth("t", few, box).is_crowded
    assert charts.choropleth("t", many, box).is_crowded
