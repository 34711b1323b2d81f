"""A family as a chart: what was said and what was measured, in time, from zero. Only numbers.

Pure; a template draws it as SVG, and the table beneath it says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

WIDTH, HEIGHT = 640.0, 240.0
LEFT, RIGHT, TOP, BOTTOM = 96.0, 56.0, 30.0, 28.0
RULES = 3
INSET = 40.0  # between the scale and the first day, for the words of a mark that stands there
CLEAR_X, CLEAR_Y = 84.0, 14.0  # room that the words of a mark take
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A number in time: said or measured, and as it is written.

    `joins`: the place of the point it grew from. `spread`: first and last day, where that is all
    that is known of when; `on` is then the last.
    """

    on: date
    value: float
    shown: str
    what: str
    is_said: bool
    joins: int | None = None
    spread: tuple[date, date] | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which it may be."""
        return self.spread or (self.on, self.on)

    @property
    def middle(self) -> date:
        """Where its mark stands."""
        first, last = self.days
        return first + (last - first) / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a point stands; `shown` empty where there is no room for its words."""

    x: float
    y: float
    shown: str
    what: str
    is_said: bool

    @property
    def diamond(self) -> str:
        """The path of the mark of what was said."""
        return f"M{self.x:.1f} {self.y - 7:.1f}l7 7-7 7-7-7z"

    @property
    def corner(self) -> tuple[str, str]:
        """Where the square of what was measured begins."""
        return f"{self.x - 5:.1f}", f"{self.y - 5:.1f}"

    @property
    def words_at(self) -> tuple[str, str]:
        """The middle of its words, above it."""
        return f"{self.x:.1f}", f"{self.y - 12:.1f}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `label` is what it stands for, empty for one that joins two marks."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The chart in a box: marks, what joins them, rules of value from zero, ticks of time."""

    marks: tuple[Mark, ...]
    joins: tuple[Line, ...]
    spreads: tuple[Line, ...]
    rules: tuple[Line, ...]
    ticks: tuple[Line, ...]
    width: float = WIDTH
    height: float = HEIGHT


def strip(points: Sequence[Point]) -> Strip | None:
    """Lay points out by day and value on a scale from zero; None of fewer than two.

    One point is no course of things. Negative values stand at zero. Where the words of two would
    meet, only the one given first has them.
    """
    if len(points) < 2:  # noqa: PLR2004 - see above
        return None
    first, last = min(each.days[0] for each in points), max(each.days[1] for each in points)
    days = max((last - first).days, 1)
    step = _step(max(each.value for each in points))
    top = step * RULES

    def across(on: date) -> float:
        share = (on - first).days / days
        return round(LEFT + INSET + share * (WIDTH - LEFT - INSET - RIGHT), 1)

    def up(value: float) -> float:
        share = max(value, 0.0) / top
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    marks = _with_room([(across(each.middle), up(each.value), each) for each in points])
    joins = tuple(
        Line(marks[each.joins].x, marks[each.joins].y, marks[at].x, marks[at].y)
        for at, each in enumerate(points)
        if each.joins is not None
    )
    spreads = tuple(
        Line(across(each.days[0]), mark.y, across(each.days[1]), mark.y)
        for each, mark in zip(points, marks, strict=True)
        if each.spread
    )
    rules = tuple(
        Line(LEFT - 12, up(step * at), WIDTH - 8, up(step * at), _written(step * at))
        for at in range(RULES + 1)
    )
    base = HEIGHT - BOTTOM
    ticks = tuple(
        Line(across(on), base, across(on), base + 5, str(on.year)) for on in _years(first, last)
    )
    return Strip(tuple(marks), joins, spreads, rules, ticks)


def _written(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def _with_room(placed: Sequence[tuple[float, float, Point]]) -> list[Mark]:
    marks: list[Mark] = []
    for x, y, point in placed:
        is_free = all(
            abs(mark.x - x) >= CLEAR_X or abs(mark.y - y) >= CLEAR_Y for mark in marks if mark.shown
        )
        marks.append(Mark(x, y, point.shown if is_free else "", point.what, point.is_said))
    return marks


def _step(most: float) -> float:
    """Return a round step of which three hold the largest value: 1, 2, 2.5 or 5 of some ten."""
    if most <= 0:
        return 1.0
    least = most / RULES
    ten = 10.0 ** floor(log10(least))
    return next(ten * many for many in (1, 2, 2.5, 5, 10, 20) if ten * many * RULES >= most)


def _years(first: date, last: date) -> list[date]:
    """Return the first days of years between two days; a few of them where there are many."""
    years = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    inside = [on for on in years if first <= on <= last] or [first]
    every = -(-len(inside) // MOST_TICKS)
    return inside[::every]
