"""How the checks of a text against itself come out: verdicts and numbers, no words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from functools import reduce

from tequio.publish.bulletins.rules.plausible import RATIOS, Ratio
from tequio.publish.bulletins.types import (
    Bound,
    NamesRecipe,
    Outcome,
    RatioRecipe,
    RepeatRecipe,
    SequenceRecipe,
    SumRecipe,
)

EXACT = Context(prec=1_000)  # holds any sum of floats to the last digit
NEAR = Decimal("0.05")  # what `about` allows
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_BARE = str.maketrans("áéíóúü", "aeiouu")


def exact(value: float) -> Decimal:
    """Return a number to the digit that it was written with."""
    return Decimal(int(value)) if float(value).is_integer() else Decimal(str(value))


@dataclass(frozen=True)
class Added:
    """What the parts of a number make, and by how much that is more than it."""

    verdict: Outcome
    found: Decimal
    apart: Decimal


def add(recipe: SumRecipe) -> Added:
    """Add the parts; they agree where what both sides allow has something in common."""
    found = reduce(EXACT.add, map(exact, recipe.parts), Decimal(0))
    total, slack = exact(recipe.total), exact(recipe.slack or 0)
    low, high = _allowed(total, recipe.bound)
    least, most = _allowed(found, recipe.parts_bound)
    meets = _reaches(most, low, slack) and _reaches(high, least, slack)
    verdict = Outcome.AGREES if meets else Outcome.DIFFERS
    return Added(verdict, found, EXACT.subtract(found, total))


def _allowed(value: Decimal, bound: Bound | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the most that a number may stand for; None: no end."""
    if bound is Bound.AT_LEAST:
        return value, None
    if bound is Bound.AT_MOST:
        return None, value
    wide = EXACT.multiply(value.copy_abs(), NEAR) if bound is Bound.ABOUT else Decimal(0)
    return EXACT.subtract(value, wide), EXACT.add(value, wide)


def _reaches(above: Decimal | None, below: Decimal | None, slack: Decimal) -> bool:
    return above is None or below is None or EXACT.add(above, slack) >= below


def count_names(recipe: NamesRecipe) -> Outcome:
    """Tell whether as many are named as are said; a list that is not whole tells nothing."""
    named = len(recipe.names)
    if named == recipe.said:
        return Outcome.AGREES
    if not recipe.is_whole and named < recipe.said:
        return Outcome.CANNOT_TELL
    return Outcome.WARNING


def compare(recipe: RepeatRecipe) -> Outcome:
    """Tell whether a text says one number each time."""
    return Outcome.AGREES if len(set(recipe.values)) == 1 else Outcome.WARNING


@dataclass(frozen=True)
class Weighed:
    """A ratio and its row; no row, or no value, where there is none to weigh."""

    verdict: Outcome
    row: Ratio | None
    value: Decimal | None


def weigh(recipe: RatioRecipe) -> Weighed:
    """Hold a ratio against its plausible range."""
    row = RATIOS.get(recipe.ratio)
    if row is None or not recipe.below:
        return Weighed(Outcome.CANNOT_TELL, row, None)
    value = Decimal(row.times) * exact(recipe.above) / exact(recipe.below)
    fits = exact(row.low) <= value <= exact(row.high)
    return Weighed(Outcome.AGREES if fits else Outcome.WARNING, row, value)


@dataclass(frozen=True)
class Numbered:
    """A bulletin's number in parts: `CP-031/2025` is 31 of 2025 in the series `CP`."""

    series: str
    number: int
    year: int | None


@dataclass(frozen=True)
class Placed:
    """A bulletin in its series: what contradicts, what is missing, between which it stands.

    `weekday` is the right one where another is written. `year`: of the number, where it is not the
    day's. `is_ahead`: dated after it was read. `out_of_order`, `twice`: others of the series.
    """

    verdict: Outcome
    number: Numbered | None
    weekday: str | None
    year: int | None
    is_ahead: bool
    out_of_order: tuple[str, ...]
    twice: tuple[str, ...]
    before: str | None
    after: str | None


def numbered(text: str | None) -> Numbered | None:
    """Read the number of a bulletin; None where it holds none."""
    parts = re.findall(r"\d+", text or "")
    years = [part for part in parts if re.fullmatch(r"(?:19|20)\d\d", part)]
    year = years[-1] if years and len(parts) > 1 else None
    rest = list(parts)
    if year:
        rest.reverse()
        rest.remove(year)
        rest.reverse()
    elif len(parts) > 1 and re.search(r"/\d\d$", text or ""):
        year = f"20{rest.pop()}"
    if not rest:
        return None
    series = " ".join(re.findall(r"[A-Z]+", (text or "").upper()))
    return Numbered(series, int(rest[-1]), int(year) if year else None)


def place_in_series(recipe: SequenceRecipe) -> Placed:
    """Hold a number and a day against the calendar and the others of the series."""
    own, on = numbered(recipe.number), recipe.on
    weekday = _right_weekday(recipe)
    year = own.year if own and on and own.year and own.year != on.year else None
    is_ahead = on is not None and on > recipe.read_on
    rows = sorted(_others(recipe, own, on)) if own and on and not year else []
    key = own.number if own else 0
    disorder = tuple(text for n, day, text in rows if on and (n - key) * (day - on).days < 0)
    twice = tuple(text for n, day, text in rows if n == key and day != on)
    verdict = Outcome.AGREES
    if weekday or year or is_ahead:
        verdict = Outcome.DIFFERS
    elif disorder or twice:
        verdict = Outcome.WARNING
    elif not (own and on):
        verdict = Outcome.CANNOT_TELL
    before = [text for n, _, text in rows if n < key]
    after = [text for n, _, text in rows if n > key]
    return Placed(
        verdict,
        own,
        weekday,
        year,
        is_ahead,
        disorder,
        twice,
        before[-1] if before else None,
        after[0] if after else None,
    )


def _right_weekday(recipe: SequenceRecipe) -> str | None:
    if recipe.on is None or recipe.weekday is None:
        return None
    right = WEEKDAYS[recipe.on.weekday()]
    return None if _bare(recipe.weekday) == _bare(right) else right


def _others(recipe: SequenceRecipe, own: Numbered, on: date) -> Iterable[tuple[int, date, str]]:
    """Yield the others of the series and year: number, day, and the number as written."""
    for other in recipe.others:
        text, _, day = other.rpartition(" ")
        found, when = numbered(text), _day(day)
        if found is None or when is None or found.series != own.series:
            continue
        if (found.year or when.year) == (own.year or on.year):
            yield found.number, when, text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _bare(word: str) -> str:
    return word.strip().lower().translate(_BARE)
