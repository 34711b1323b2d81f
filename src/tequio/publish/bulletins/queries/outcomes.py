"""Plans of states to join, and goals with a term, beside what came of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.urls import reverse

from tequio.base.figures.queries import claims, figures
from tequio.base.figures.types import Area, ClaimKind, ClaimRow, Figure, Question
from tequio.kernel.dates import Moment
from tequio.measures.indicators.queries import held
from tequio.measures.indicators.types import Announced, Held
from tequio.publish.bulletins.models import Bulletin
from tequio.publish.bulletins.queries.checking import receipt_of
from tequio.publish.bulletins.queries.kept import name_of
from tequio.publish.bulletins.queries.plans import judge_plan
from tequio.publish.bulletins.rules.claimed import quantity_of_claim
from tequio.publish.bulletins.rules.families import Source, folded, number_of
from tequio.publish.bulletins.rules.finding import find_checks
from tequio.publish.bulletins.rules.plans import Came, until_of, what_came
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import Judged, PlanRecipe
from tequio.register.directory.queries import reference_institutions
from tequio.register.geography.queries import reference_plans, reference_states
from tequio.register.geography.types import StateRow

OPERATING = "units.in_operation"
FEWEST = 2  # states of a plan
ANY_DAY = date(2000, 1, 1)  # which states a text names does not hang on the day it is read
MOST_TEXTS = 25  # kept bulletins, the latest, that may hold a plan and are read for it
PROMISE = "compromiso"  # the unit of a commitment without a number
NO_GOALS = {None, "time", "meeting"}  # a length of time is no number to reach
# A text without one of these words plans no state's joining.
PLANS = r"(incorpor|implement|intervenci|integra|adh[ie]r|transf|federaliz|centraliz|entrar)"


@dataclass(frozen=True)
class StatePlan:
    """A state that was said to join, what came of it, and the units that operate there now."""

    state: StateRow
    came: Came
    since: date | None
    units: Figure


@dataclass(frozen=True)
class Plan:
    """What somebody said: these states, by then. `until` None: the text gives no term.

    `receipt` runs the check of the plan again.
    """

    source: Source
    said_on: date | None
    said_by: str
    by_when: str
    until: date | None
    quote: str
    states: tuple[StatePlan, ...]
    judged: Judged
    receipt: str


@dataclass(frozen=True)
class Goal:
    """A number announced as a goal with a term, and how it stands to the register of today."""

    claim: ClaimRow
    until: date
    is_over: bool
    held: Held | None


@dataclass(frozen=True)
class _Told:
    source: Source
    said_on: date | None
    said_by: str
    by_when: str
    until: date | None
    quote: str
    states: tuple[str, ...]


def plans(*, on: date) -> list[Plan]:
    """Return the plans of the table and of kept bulletins, the latest first. Three SQL queries.

    One bulletin's plan is told once. Of kept bulletins, those of the latest 25 that speak of
    joining; a text is read for it once.
    """
    told = _told_once([*_of_table(), *_of_bulletins()])
    units = _operating({code for each in told for code in each.states}, on)
    facts = {row.code: row for row in reference_states()}
    return [
        _plan(each, [_state(facts[code], units[code], each.until, on) for code in each.states])
        for each in told
    ]


def goals(*, on: date) -> list[Goal]:
    """Return what was announced as a goal with a term, the earliest term first, beside today.

    One SQL query, those of the figures that measure any, and one for their documents.
    """
    dated = [
        (claim, until)
        for claim in claims()
        if claim.kind is ClaimKind.GOAL
        and (quantity_of_claim(claim) not in NO_GOALS or claim.unit == PROMISE)
        and (until := until_of(claim.when, claim.said_on))
    ]
    dated.sort(key=lambda pair: (pair[1], pair[0].code))
    answers = held([_announced(claim, on) for claim, _ in dated])
    return [
        Goal(claim, until, is_over=until < on, held=answer if answer.candidates else None)
        for (claim, until), answer in zip(dated, answers, strict=True)
    ]


def _of_table() -> Iterable[_Told]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    rows = {(row.source, row.by_when): row for row in reversed(reference_plans())}
    for row in reference_plans():
        groups[row.source, row.by_when].append(row.state)
    for key, states in groups.items():
        row = rows[key]
        yield _Told(
            source=Source(row.source),
            said_on=row.said_on,
            said_by=row.said_by,
            by_when=row.by_when,
            until=row.until,
            quote=row.quote,
            states=tuple(states),
        )


def _of_bulletins() -> Iterable[_Told]:
    rows = Bulletin.objects.filter(text__iregex=PLANS).order_by("-dated_on", "-pk")[:MOST_TEXTS]
    for row in rows:
        for recipe in _planned(row.text):
            yield _Told(
                source=Source(name_of(row), reverse("bulletins:bulletin", args=[row.pk])),
                said_on=row.dated_on,
                said_by=", ".join(row.issuers),
                by_when=recipe.by_when or "",
                until=recipe.until,
                quote="",
                states=recipe.states,
            )


@lru_cache(maxsize=256)
def _planned(text: str) -> tuple[PlanRecipe, ...]:
    """Return the plans that a text holds; it is read only where it names two states."""
    plain = folded(text)
    named = [row for row in reference_states() if folded(row.name) in plain]
    if len(named) < FEWEST:
        return ()
    found = (each.recipe for each in find_checks(read(text), read_on=ANY_DAY))
    return tuple(recipe for recipe in found if isinstance(recipe, PlanRecipe))


def _told_once(told: Sequence[_Told]) -> list[_Told]:
    """Join what one bulletin plans, by its number: the table's words, every state, the link."""
    kept: dict[str, _Told] = {}
    for at, each in enumerate(told):
        key = number_of(each.source.name) or f"plan {at}"
        first = kept.get(key)
        if first is None:
            kept[key] = each
            continue
        states = tuple(dict.fromkeys((*first.states, *each.states)))
        source = first.source if first.source.href else each.source
        kept[key] = replace(first, states=states, source=source)
    return sorted(
        kept.values(), key=lambda each: (each.said_on or date.min, each.source.name), reverse=True
    )


def _operating(codes: Iterable[str], on: date) -> dict[str, Figure]:
    asked = sorted(codes)
    opd = next(row.code for row in reference_institutions() if row.kind == "opd")
    questions = [Question(OPERATING, Area(code), Moment(on), institution=opd) for code in asked]
    return dict(zip(asked, figures(questions), strict=True))


def _plan(told: _Told, states: Sequence[StatePlan]) -> Plan:
    recipe = PlanRecipe(told.states, told.by_when or None, told.until)
    judged = judge_plan(recipe)
    return Plan(
        source=told.source,
        said_on=told.said_on,
        said_by=told.said_by,
        by_when=told.by_when,
        until=told.until,
        quote=told.quote,
        states=tuple(states),
        judged=judged,
        receipt=receipt_of(recipe, judged),
    )


def _state(row: StateRow, units: Figure, until: date | None, on: date) -> StatePlan:
    days = [each for each in (row.joined_on, row.operating_since) if each]
    since = min(days, default=None)
    came = what_came(joined=row.joined, since=since, until=until, on=on)
    return StatePlan(row, came, since, units)


def _announced(claim: ClaimRow, on: date) -> Announced:
    return Announced(
        quantity=quantity_of_claim(claim),
        unit=claim.unit,
        area=claim.area,
        value=claim.value,
        qualifier=claim.qualifier,
        kind=claim.kind,
        on=on,
    )
