"""The checks of a text against itself in words; the plan, against the states as they are."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext

from tequio.base.shown import every_digit, joined, long_day
from tequio.base.shown import number as shown
from tequio.publish.bulletins.queries.plans import judge_plan
from tequio.publish.bulletins.rules.judging import (
    Placed,
    add,
    compare,
    count_names,
    exact,
    place_in_series,
    weigh,
)
from tequio.publish.bulletins.rules.plausible import OURS, Ratio
from tequio.publish.bulletins.types import (
    Bound,
    Judged,
    NamesRecipe,
    Outcome,
    PlanRecipe,
    RatioRecipe,
    Recipe,
    RepeatRecipe,
    SequenceRecipe,
    SumRecipe,
)

TEN = 10


def judge_text(recipe: Recipe) -> Judged:
    """Judge a check of a text against itself. No query.

    Raises:
        KeyError: it is a check against the register.
    """
    return JUDGES[type(recipe)](recipe)


def _written(value: Decimal | float) -> str:
    told = value if isinstance(value, Decimal) else exact(value)
    return every_digit(int(told) if told == told.to_integral_value() else told.normalize())


def _sum(recipe: SumRecipe) -> Judged:
    told = add(recipe)
    values = {
        "sum": " + ".join(_written(part) for part in recipe.parts),
        "found": _written(told.found),
        "total": _written(recipe.total),
        "apart": _written(told.apart.copy_abs()),
    }
    if told.verdict is Outcome.DIFFERS:
        return Judged(told.verdict, _apart(told.apart) % values)
    if not told.apart:
        words = gettext("The sum of the text is right: %(sum)s = %(total)s.")
    elif recipe.bound or recipe.parts_bound:
        words = gettext(
            "The sum of the text holds: %(sum)s = %(found)s, and the text says %(total)s as %(as)s."
        )
        values["as"] = _tie(recipe.bound or recipe.parts_bound)
    else:
        words = gettext(
            "The sum of the text is right but for rounding: %(sum)s = %(found)s, and the text says"
            " %(total)s."
        )
    return Judged(told.verdict, words % values)


def _apart(apart: Decimal) -> str:
    if apart > 0:
        return gettext(
            "The sum of the text does not come out: %(sum)s = %(found)s, and the text says"
            " %(total)s. The parts make %(apart)s too many."
        )
    return gettext(
        "The sum of the text does not come out: %(sum)s = %(found)s, and the text says %(total)s."
        " The parts make %(apart)s too few."
    )


def _tie(bound: Bound | None) -> str:
    told = {
        Bound.ABOUT: gettext("about so many"),
        Bound.AT_LEAST: gettext("so many at least"),
        Bound.AT_MOST: gettext("so many at most"),
    }
    return told.get(bound or Bound.EXACT, "")


def _names(recipe: NamesRecipe) -> Judged:
    verdict, named = count_names(recipe), len(recipe.names)
    values: dict[str, Any] = {
        "said": _written(recipe.said),
        "unit": recipe.unit,
        "named": _written(float(named)),
        "names": "; ".join(recipe.names),
        "apart": _written(abs(float(recipe.said) - named)),
    }
    return Judged(verdict, _of_names(recipe, verdict, named) % values)


def _of_names(recipe: NamesRecipe, verdict: Outcome, named: int) -> str:
    if verdict is Outcome.AGREES:
        return gettext("The text says %(said)s %(unit)s and names %(named)s: %(names)s.")
    if verdict is Outcome.CANNOT_TELL:
        return gettext(
            "The text says %(said)s %(unit)s and names %(named)s of them (%(names)s): its list does"
            " not claim to be whole."
        )
    words = gettext("The text says %(said)s %(unit)s and names %(named)s: %(names)s.")
    apart = round(abs(recipe.said - named))
    if named < recipe.said:
        left = ngettext("%(apart)s is not named.", "%(apart)s are not named.", apart)
    else:
        left = ngettext("%(apart)s too many is named.", "%(apart)s too many are named.", apart)
    return f"{words} {left}"


def _repeat(recipe: RepeatRecipe) -> Judged:
    verdict, times = compare(recipe), len(recipe.values)
    if verdict is Outcome.AGREES:
        words = gettext("The text says %(value)s %(unit)s %(times)s times; it is read once.")
        told = {"value": _written(recipe.values[0]), "unit": recipe.unit, "times": shown(times)}
        return Judged(verdict, words % told)
    several = list(dict.fromkeys(_written(value) for value in recipe.values))
    words = gettext(
        "The text gives different numbers of the same thing (%(unit)s): %(values)s. See which is"
        " the right one."
    )
    return Judged(verdict, words % {"unit": recipe.unit, "values": joined(several)})


def _ratio(recipe: RatioRecipe) -> Judged:
    told = weigh(recipe)
    if told.row is None or told.value is None:
        words = gettext("There is no ratio to weigh: its name is not known, or it divides by zero.")
        return Judged(told.verdict, words)
    words = gettext("Plausible: %(above)s / %(below)s = %(value)s %(what)s.")
    if told.verdict is Outcome.WARNING:
        words = gettext("To be looked at: %(above)s / %(below)s = %(value)s %(what)s.")
    if told.row.times != 1:
        words = words.replace("%(below)s", "%(below)s × %(times)s")
    values = {
        "above": _written(recipe.above),
        "below": _written(recipe.below),
        "value": _short(told.value),
        "what": RATIO_WORDS[told.row.code](),
        "times": _written(float(told.row.times)),
    }
    return Judged(told.verdict, f"{words % values} {_range(told.row)}")


def _short(value: Decimal) -> str:
    """Write a ratio with the digits that mean something: 7,158, 55.8, 0.47."""
    size = value.copy_abs()
    decimals = 0 if size >= TEN * TEN else 1 if size >= TEN else 2 if size >= Decimal("0.1") else 4
    return shown(value, decimals)


def _range(row: Ratio) -> str:
    values = {"low": _written(row.low), "high": _written(row.high), "why": row.why}
    if row.why == OURS:
        words = gettext("From %(low)s to %(high)s is expected, a wide range of our own.")
    else:
        words = gettext("From %(low)s to %(high)s is expected (our range; reference: %(why)s).")
    return words % values


RATIO_WORDS: dict[str, Callable[[], str]] = {
    "people_per_unit": lambda: gettext("people per unit"),
    "people_per_centre": lambda: gettext("people per health centre"),
    "people_per_room": lambda: gettext("people per consulting room"),
    "people_per_hospital": lambda: gettext("people per hospital"),
    "beds_per_hospital": lambda: gettext("beds per hospital"),
    "beds_per_thousand": lambda: gettext("beds per 1,000 people"),
    "doctors_per_thousand": lambda: gettext("doctors per 1,000 people"),
    "nurses_per_thousand": lambda: gettext("nurses per 1,000 people"),
    "rooms_per_unit": lambda: gettext("consulting rooms per unit"),
    "rooms_per_centre": lambda: gettext("consulting rooms per health centre"),
    "theatres_per_hospital": lambda: gettext("operating rooms per hospital"),
    "staff_per_unit": lambda: gettext("workers per unit"),
    "staff_per_hospital": lambda: gettext("workers per hospital"),
    "agreements_per_hour": lambda: gettext("agreements per hour"),
    "cost_per_bed": lambda: gettext("pesos per bed"),
    "cost_per_hospital": lambda: gettext("pesos per hospital"),
    "cost_per_unit": lambda: gettext("pesos per unit"),
    "cost_per_centre": lambda: gettext("pesos per health centre"),
    "cost_per_vehicle": lambda: gettext("pesos per vehicle"),
}


def _sequence(recipe: SequenceRecipe) -> Judged:
    placed = place_in_series(recipe)
    told = _faults(recipe, placed)
    if recipe.on and not told:
        told += _confirmed(recipe)
    if placed.verdict is Outcome.AGREES:
        told += _neighbours(placed)
    told += _lacking(recipe, placed)
    return Judged(placed.verdict, " ".join(told))


def _faults(recipe: SequenceRecipe, placed: Placed) -> list[str]:
    told = []
    on = {"day": long_day(recipe.on)}
    if placed.weekday:
        words = gettext("%(day)s was a %(right)s; the text writes %(said)s.")
        told.append(words % {**on, "right": placed.weekday, "said": recipe.weekday})
    if placed.is_ahead:
        words = gettext("The bulletin is of %(day)s, after the day it was read (%(read)s).")
        told.append(words % {**on, "read": long_day(recipe.read_on)})
    if placed.year and placed.number:
        words = gettext(
            "Its number, %(number)s, is of %(year)s and its day is of another year: %(day)s."
        )
        told.append(words % {**on, "number": recipe.number, "year": placed.number.year})
    if placed.out_of_order:
        words = gettext(
            "Numbers grow with the days: %(number)s (%(day)s) is out of order with %(others)s,"
            " unless they are of another series."
        )
        told.append(words % {**on, "number": recipe.number, "others": joined(placed.out_of_order)})
    if placed.twice:
        words = gettext("The number %(number)s was already given on another day.")
        told.append(words % {"number": recipe.number})
    return told


def _lacking(recipe: SequenceRecipe, placed: Placed) -> list[str]:
    lacks = []
    if placed.number is None:
        lacks.append(gettext("the number of the bulletin"))
    if recipe.on is None:
        lacks.append(gettext("its day"))
    if not lacks:
        return []
    words = gettext("Its place in the series cannot be told: the text does not give %(lacks)s.")
    return [words % {"lacks": joined(lacks)}]


def _confirmed(recipe: SequenceRecipe) -> list[str]:
    if recipe.weekday:
        words = gettext("%(day)s was a %(weekday)s, as written.")
        return [words % {"day": long_day(recipe.on), "weekday": recipe.weekday.lower()}]
    return [gettext("Its day, %(day)s, is possible.") % {"day": long_day(recipe.on)}]


def _neighbours(placed: Placed) -> list[str]:
    if placed.before and placed.after:
        words = gettext(
            "Its number follows %(before)s and stands before %(after)s, as the days do."
        )
    elif placed.before:
        words = gettext("Its number follows %(before)s, as the days do.")
    elif placed.after:
        words = gettext("Its number stands before %(after)s, as the days do.")
    else:
        words = gettext("There is no other of its series and year to compare its number with.")
    return [words % {"before": placed.before, "after": placed.after}]


JUDGES: dict[type, Callable[[Any], Judged]] = {
    SumRecipe: _sum,
    NamesRecipe: _names,
    RepeatRecipe: _repeat,
    RatioRecipe: _ratio,
    SequenceRecipe: _sequence,
    PlanRecipe: judge_plan,
}
