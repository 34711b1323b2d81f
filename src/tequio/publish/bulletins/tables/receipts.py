"""The receipt of a check as a slip of paper, and its candidates as a list."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.figures.ports import area_names
from tequio.base.figures.rules import plain
from tequio.base.figures.types import ClaimKind
from tequio.base.shown import every_digit, grouped, long_day, signed, signed_percent
from tequio.base.ui import tables
from tequio.base.ui.tables import asked
from tequio.base.ui.types import (
    Column,
    Kind,
    Listing,
    Row,
    Shape,
    Slip,
    SlipLine,
    Status,
    Verdict,
    number,
    status,
    text,
)
from tequio.measures.indicators.queries import quantities
from tequio.publish.bulletins.rules.recipes import WORDS, kind_of
from tequio.publish.bulletins.types import Bound, Candidate, CheckKind, Outcome, Recipe

MARKS = {
    Outcome.AGREES: Verdict.AGREES,
    Outcome.DIFFERS: Verdict.DIFFERS,
    Outcome.OTHER_UNIVERSE: Verdict.OTHER_UNIVERSE,
    Outcome.CANNOT_TELL: Verdict.CANNOT_TELL,
    Outcome.WARNING: Verdict.WARNING,
}
CHECKS = {
    CheckKind.SUM: _("The sum that a text gives"),
    CheckKind.NAMES: _("Names against the number said"),
    CheckKind.REPEAT: _("One number said several times"),
    CheckKind.RATIO: _("Whether two numbers are plausible together"),
    CheckKind.SEQUENCE: _("Number and date of a bulletin"),
    CheckKind.PLAN: _("A plan against what became of it"),
    CheckKind.FACILITY: _("A unit named, in the register"),
    CheckKind.REGISTER: _("A number said, against the register"),
}
LABELS = {
    "total": _("Whole"),
    "parts": _("Parts"),
    "parts_bound": _("How exact the parts are"),
    "slack": _("What rounding may miss"),
    "said": _("Number said"),
    "unit": _("Of what"),
    "names": _("Named"),
    "is_whole": _("The list claims to be whole"),
    "values": _("Values said"),
    "ratio": _("Ratio"),
    "above": _("Numerator"),
    "below": _("Denominator"),
    "number": _("Number of the bulletin"),
    "on": _("Day"),
    "weekday": _("Weekday written"),
    "read_on": _("Read on"),
    "others": _("Others of the series"),
    "states": _("States named"),
    "by_when": _("By when"),
    "until": _("Last day of it"),
    "name": _("Name"),
    "state": _("State"),
    "beside": _("Words beside it"),
    "quantity": _("Quantity"),
    "area": _("Place"),
    "value": _("Number said"),
    "bound": _("How exact"),
    "kind": _("As what it was said"),
}
BOUNDS = {
    Bound.EXACT: _("exact"),
    Bound.ABOUT: _("about"),
    Bound.AT_LEAST: _("at least"),
    Bound.AT_MOST: _("at most"),
}
KINDS = {
    ClaimKind.GOAL: _("goal"),
    ClaimKind.PROGRESS: _("state of things"),
    ClaimKind.RESULT: _("outcome"),
}
AREAS = {"area", "state", "states"}


def slip(recipe: Recipe, mark: str) -> Slip:
    """Return what was checked, as a slip sealed by its fingerprint."""
    kind = kind_of(recipe)
    what = str(CHECKS[kind])
    told = [(each.name, getattr(recipe, each.name)) for each in fields(recipe)]
    lines = [
        SlipLine(str(LABELS[name]), _shown(name, value))
        for name, value in told
        if value not in (None, "", ())
    ]
    seal = SlipLine(gettext("Fingerprint"), grouped(mark), is_key=True)
    said = getattr(recipe, "value", getattr(recipe, "total", getattr(recipe, "said", None)))
    return Slip(WORDS[kind], said, what, (*lines, seal), _decimals(said or 0))


def _decimals(value: float) -> int:
    """Return with how many decimals a number is written whole."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _shown(name: str, value: Any) -> str:
    if name in AREAS:
        codes = value if isinstance(value, tuple) else (value,)
        names = area_names(list(codes))
        return ", ".join(names[code] for code in codes)
    if name == "quantity" and value in quantities():
        return quantities()[value].name
    if isinstance(value, tuple):
        return ", ".join(_shown("", each) for each in value)
    return _SHOWN.get(type(value), str)(value)


def _truth(value: bool) -> str:  # noqa: FBT001 - a value to show, no switch
    return gettext("yes") if value else gettext("no")


_SHOWN: dict[type, Callable[[Any], str]] = {
    bool: _truth,
    float: lambda value: every_digit(plain(value) or 0),
    date: long_day,
    Bound: lambda value: str(BOUNDS[value]),
    ClaimKind: lambda value: str(KINDS[value]),
}


def candidates(ranked: Sequence[Candidate]) -> Listing | None:
    """Return the ways of counting, the nearest first; None where there is none."""
    if not ranked:
        return None
    columns = (
        Column(gettext("What it would count"), is_head=True),
        Column(gettext("Measured"), kind=Kind.NUMBER),
        Column(gettext("Difference"), kind=Kind.NUMBER),
        Column(gettext("Would it agree?"), kind=Kind.STATUS),
    )
    rows = [_candidate(each) for each in ranked]
    at = asked(QueryDict(), columns, per_page=len(rows))
    label = gettext("Candidates, the best first")
    return tables.listing(label, columns, rows, total=len(rows), at=at)


def _candidate(each: Candidate) -> Row:
    apart = None
    if each.difference is not None:
        share = f" ({signed_percent(each.share, 2)})" if each.share is not None else ""
        apart = f"{signed(each.difference, each.decimals)}{share}"
    return Row(
        (
            text(each.name, note=each.sentence),
            number(each.value, receipt=each.receipt, decimals=each.decimals),
            text(apart),
            status(_standing(each)),
        ),
        is_selected=each.meets and each.is_same,
    )


def _standing(each: Candidate) -> Status:
    if each.value is None:
        return Status(Shape.UNKNOWN, gettext("unknown"))
    if not each.meets:
        return Status(Shape.NONE, gettext("no"))
    if each.is_same:
        return Status(Shape.DONE, gettext("yes"))
    return Status(Shape.WARNING, gettext("by accident: it counts something else"))
