"""A plan that a text announces, against the states that did join."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext, ngettext

from tequio.base.shown import joined, long_day
from tequio.publish.bulletins.types import Judged, Outcome, PlanRecipe
from tequio.register.geography.queries import reference_states
from tequio.register.geography.types import StateRow

# Until when the table's sources tell who had joined: what was announced for later they cannot deny.
KNOWN_UNTIL = date(2024, 12, 31)


def judge_plan(recipe: PlanRecipe) -> Judged:
    """Tell which of the states announced joined, and when where the table says. No query."""
    known = {row.code: row for row in reference_states()}
    rows = [known[code] for code in recipe.states if code in known]
    if not rows:
        return Judged(Outcome.CANNOT_TELL, gettext("No state of the plan is known."))
    out = [row for row in rows if not row.joined]
    told = [_announced(recipe, rows), _joined(rows, out)]
    told += [*_sources(out), *_dates(recipe, [row for row in rows if row.joined])]
    is_later = recipe.until is not None and recipe.until > KNOWN_UNTIL
    verdict = Outcome.CANNOT_TELL if is_later else Outcome.DIFFERS
    return Judged(verdict if out else Outcome.AGREES, " ".join(told))


def _announced(recipe: PlanRecipe, rows: Sequence[StateRow]) -> str:
    values: dict[str, object] = {"many": len(rows), "when": recipe.by_when}
    if recipe.until:
        words = gettext("%(when)s, up to %(day)s")
        values["when"] = words % {**values, "day": long_day(recipe.until)}
    if recipe.by_when:
        words = ngettext(
            "The text announces %(many)s state (%(when)s).",
            "The text announces %(many)s states (%(when)s).",
            len(rows),
        )
        return words % values
    words = ngettext(
        "The text announces %(many)s state, and does not say by when.",
        "The text announces %(many)s states, and does not say by when.",
        len(rows),
    )
    return words % values


def _joined(rows: Sequence[StateRow], out: Sequence[StateRow]) -> str:
    if not out:
        return gettext("All of them joined: %(names)s.") % {"names": _names(rows)}
    there = len(rows) - len(out)
    words = ngettext(
        "%(many)s joined; not so: %(names)s.", "%(many)s joined; not so: %(names)s.", there
    )
    return words % {"many": there, "names": _names(out)}


def _sources(out: Iterable[StateRow]) -> list[str]:
    """Return where it is said that states did not join, once for each source."""
    told = []
    ordered = sorted(out, key=lambda row: row.joined_source)
    for source, rows in groupby(ordered, key=lambda row: row.joined_source):
        told.append(f"{_names(list(rows))}: {source}.")
    return told


def _dates(recipe: PlanRecipe, rows: Sequence[StateRow]) -> list[str]:
    """Return which states joined after the period, and of how many the day is not known."""
    told = []
    for row in rows:
        if row.joined_on and recipe.until and row.joined_on > recipe.until:
            words = gettext("%(state)s joined after it, on %(day)s.")
            told.append(words % {"state": row.name, "day": long_day(row.joined_on)})
    unknown = [row for row in rows if row.joined_on is None]
    if unknown:
        words = gettext("The day on which these joined is not known: %(names)s.")
        told.append(words % {"names": _names(unknown)})
    return told


def _names(rows: Iterable[StateRow]) -> str:
    return joined([row.name for row in rows])
