"""In words: a number with what ties it, when it was said, what changed, and what list it has."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext, ngettext

from tequio.base.figures.rules import plain
from tequio.base.shown import day, every_digit, signed, signed_percent, unknown
from tequio.base.shown import number as written
from tequio.publish.bulletins.queries.families import FamilyPage
from tequio.publish.bulletins.rules.families import (
    PER_CENT,
    Change,
    Drift,
    Said,
    Step,
    denominator,
)
from tequio.publish.bulletins.rules.words import words
from tequio.publish.bulletins.tables.receipts import KINDS
from tequio.publish.bulletins.types import Bound

NEARLY = {Bound.EXACT: "", Bound.ABOUT: "≈ ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ "}
# What may have a list of names; a sum of money, a share or some beds have none.
LISTED = words(
    "units health_centres first_level_units hospitals hospitals_second_level hospitals_of_kind"
    " works states workers professionals agreements property municipalities bodies"
)
LONGEST = 90  # letters of a definition that a sentence quotes


def value_words(said: Said) -> str:
    """Return a number with what ties it: \u2248 85,000; \u2265 60,000,000; 80 %."""
    shown = every_digit(plain(said.value) or 0)
    shown = f"{shown}\N{NO-BREAK SPACE}%" if said.unit.startswith(PER_CENT) else shown
    return f"{NEARLY[said.bound]}{shown}"


def when_words(said: Said) -> str:
    """Return when a number was said: the day, or the year where that is all that is known."""
    if said.said_on:
        return day(said.said_on)
    return str(said.placed_on.year) if said.placed_on < date.max else unknown()


def changes(page: FamilyPage, step: Step) -> Iterator[str]:
    """Yield in words what changed since the number before; by how much only of the same count."""
    drift, said = step.drift, step.said
    if drift is None:
        return
    since = drift.since
    named = {"value": value_words(since), "when": when_words(since)}
    yield gettext("Against %(value)s, %(when)s.") % named
    if Change.LIST in drift.changes:
        yield gettext("A later legal list: it supersedes the number before, and both are kept.")
    pairs = {
        Change.PLACE: (
            gettext("Another place: before, %(before)s; now, %(after)s."),
            *(page.places.get(each.area, "") or gettext("no area") for each in (since, said)),
        ),
        Change.DEFINITION: (
            gettext("Another definition: it counted «%(before)s», now «%(after)s»."),
            *_told_apart(since, said),
        ),
        Change.DENOMINATOR: (
            gettext("Another whole: a share of «%(before)s», now of «%(after)s»."),
            denominator(since),
            denominator(said),
        ),
        Change.KIND: (
            gettext("It was said as %(before)s, now as %(after)s."),
            str(KINDS[since.kind]),
            str(KINDS[said.kind]),
        ),
    }
    for change, (pattern, before, after) in pairs.items():
        if change in drift.changes:
            yield pattern % {"before": before, "after": after}
    yield _by_how_much(drift, said)


def _told_apart(since: Said, said: Said) -> tuple[str, str]:
    """Return the nouns of two numbers, or all that they count where the nouns are the same."""
    if since.unit != said.unit:
        return since.unit, said.unit
    before, after = (_cut(each.definition or each.unit) for each in (since, said))
    return before, after


def _by_how_much(drift: Drift, said: Said) -> str:
    if drift.difference is None:
        return gettext("They do not count the same: that is neither a rise nor a fall.")
    unsaid = said.unit.startswith(PER_CENT) and not (denominator(said) and denominator(drift.since))
    if unsaid:
        return gettext("They do not both say of what they are a share: no difference is told.")
    if not drift.difference:
        return gettext("The same number, of the same count.")
    apart = {
        "difference": signed(drift.difference, _decimals(drift.difference)),
        "share": signed_percent(drift.share),
    }
    return gettext("%(difference)s (%(share)s), of the same count.") % apart


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 1


def listed(said: Said) -> str:
    """Say what is known of the set behind a total: all its names, some, or none."""
    count, names = said.value, len(said.names)
    if said.quantity not in LISTED or said.unit.startswith(PER_CENT):
        return ""
    if not names:
        return gettext("The text does not publish the list: which ones they are is unknown.")
    told = {"names": written(names), "count": every_digit(plain(count) or 0)}
    if names < count:
        missing = int(count) - names
        pattern = ngettext(
            "The text names %(names)s of %(count)s; %(missing)s name is missing.",
            "The text names %(names)s of %(count)s; %(missing)s names are missing.",
            missing,
        )
        return pattern % {**told, "missing": written(missing)}
    if names == count:
        return gettext("The text names all %(count)s.") % told
    return gettext("The text says %(count)s and names %(names)s.") % told


def _cut(told: str) -> str:
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rpartition(' ')[0]}…"
