"""A family as a chart: from zero, in time, said and measured apart."""

from datetime import date

from tequio.publish.bulletins.tables.strips import BOTTOM, HEIGHT, Point, strip

FIRST, LATER = date(2023, 8, 16), date(2024, 3, 21)


def point(value, on=FIRST, **given):
    return Point(on, value, f"{value:,}", "algo", **{"is_said": True} | given)


def test_one_number_is_no_course_of_things():
    assert strip([]) is None
    assert strip([point(21)]) is None


def test_the_scale_begins_at_zero_and_holds_the_largest():
    told = strip([point(0), point(85_000, LATER)])
    assert [rule.label for rule in told.rules] == ["0", "50,000", "100,000", "150,000"]
    assert told.marks[0].y == told.rules[0].y1 == HEIGHT - BOTTOM
    assert told.rules[3].y1 <= told.marks[1].y <= told.marks[0].y


def test_time_runs_to_the_right_and_years_have_ticks():
    told = strip([point(1), point(1, LATER)])
    assert told.marks[0].x < told.ticks[0].x1 < told.marks[1].x
    assert [tick.label for tick in told.ticks] == ["2024"]


def test_what_grew_of_the_same_count_is_joined_and_nothing_else():
    told = strip([point(1), point(2, LATER, joins=0), point(3, LATER, is_said=False)])
    (join,) = told.joins
    assert (join.x1, join.x2) == (told.marks[0].x, told.marks[1].x)


def test_where_words_would_meet_only_the_first_has_them():
    told = strip([point(1_246), point(1_248, is_said=False), point(10, LATER)])
    assert [mark.shown for mark in told.marks] == ["1,246", "", "10"]


def test_a_number_of_which_only_the_year_is_known_lies_across_it():
    year = (date(2024, 1, 1), date(2024, 12, 31))
    told = strip([point(5), point(6, year[1], spread=year)])
    (spread,) = told.spreads
    assert spread.x1 < told.marks[1].x < spread.x2
    assert abs((spread.x1 + spread.x2) / 2 - told.marks[1].x) < 1


def test_large_numbers_are_written_out():
    told = strip([point(126_014_024), point(60_000_000, LATER)])
    assert [rule.label for rule in told.rules][1:] == ["50,000,000", "100,000,000", "150,000,000"]
