"""Plans and goals as their page shows them: what was said, what came of it, what operates now."""

from collections.abc import Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.shown import day, long_day
from tequio.base.ui import tables
from tequio.base.ui.tables import asked
from tequio.base.ui.types import (
    Cell,
    Column,
    Empty,
    Kind,
    Listing,
    Row,
    Shape,
    Status,
    number,
    status,
    text,
)
from tequio.base.ui.types import day as day_cell
from tequio.publish.bulletins.queries.outcomes import PROMISE, Goal, Plan, StatePlan
from tequio.publish.bulletins.rules.plans import Came
from tequio.publish.bulletins.tables.receipts import BOUNDS
from tequio.publish.bulletins.types import Bound


def plan_heading(plan: Plan) -> str:
    """Return what a plan said: these many states, by when, said when."""
    said = gettext("said on %(day)s") % {"day": long_day(plan.said_on)} if plan.said_on else ""
    return ", ".join(part for part in (plan.source.name, plan.by_when, said) if part)


def plan_listing(plan: Plan) -> Listing:
    """Return the states of a plan, those that never joined first."""
    columns = (
        Column(gettext("Federal state"), is_head=True),
        Column(gettext("Announced for"), kind=Kind.DAY),
        Column(gettext("What came of it"), kind=Kind.STATUS),
        Column(gettext("Since"), kind=Kind.DAY),
        Column(gettext("Units in operation today"), kind=Kind.NUMBER),
        Column(gettext("By which source")),
    )
    order = list(ORDER)
    states = sorted(plan.states, key=lambda each: (order.index(each.came), each.state.name))
    rows = [_state(plan, each) for each in states]
    at = asked(QueryDict(), columns, per_page=max(len(rows), 1))
    label = gettext("States announced by %(source)s") % {"source": plan.source.name}
    return tables.listing(label, columns, rows, total=len(rows), at=at)


ORDER = (Came.NEVER, Came.LATE, Came.NOT_YET, Came.UNDATED, Came.IN_TIME)


def came_words(came: Came) -> Status:
    """Return what came of a plan as a word and a shape."""
    return {
        Came.NEVER: Status(Shape.BLOCK, gettext("it did not join")),
        Came.LATE: Status(Shape.LATE, gettext("it joined later")),
        Came.NOT_YET: Status(Shape.NONE, gettext("it has not joined yet")),
        Came.UNDATED: Status(Shape.MOST, gettext("it joined; the day is unknown")),
        Came.IN_TIME: Status(Shape.DONE, gettext("it joined in time")),
    }[came]


def _state(plan: Plan, each: StatePlan) -> Row:
    return Row(
        (
            text(each.state.name, href=reverse("portal:state", args=[each.state.code])),
            day_cell(plan.until, note=plan.by_when),
            status(came_words(each.came)),
            day_cell(each.since) if each.since else _unknown_since(each),
            number(each.units.value, receipt=each.units.receipt),
            text(" ".join(filter(None, (each.state.joined_source, each.state.dates_source)))),
        )
    )


def _unknown_since(each: StatePlan) -> Cell:
    return text(gettext("it does not apply")) if not each.state.joined else text(None)


def goal_listing(goals: Sequence[Goal]) -> Listing:
    """Return the goals with a term, the earliest term first."""
    columns = (
        Column(gettext("What was announced"), is_head=True),
        Column(gettext("Number"), kind=Kind.NUMBER),
        Column(gettext("By when"), kind=Kind.DAY),
        Column(gettext("Measured today"), kind=Kind.NUMBER),
        Column(gettext("How it stands"), kind=Kind.STATUS),
    )
    rows = [_goal(each) for each in goals]
    at = asked(QueryDict(), columns, per_page=max(len(rows), 1))
    nothing = Empty(gettext("Nobody announced a goal with a term, as far as is kept here."))
    label = gettext("Goals with a term")
    return tables.listing(label, columns, rows, total=len(rows), at=at, empty=nothing)


def _goal(each: Goal) -> Row:
    claim = each.claim
    best = (
        next((way for way in each.held.candidates if way.value is not None), None)
        if each.held
        else None
    )
    bound = "" if claim.qualifier == Bound.EXACT else f"{BOUNDS[Bound(claim.qualifier)]}: "
    said = ", ".join(filter(None, (claim.source, day(claim.said_on) if claim.said_on else "")))
    return Row(
        (
            text(f"{bound}{claim.definition}", note=said),
            text("") if claim.unit == PROMISE else number(claim.value, decimals=claim.decimals),
            day_cell(each.until, note=claim.when),
            number(best.value if best else None, receipt=best.receipt if best else ""),
            status(_standing(each, is_known=best is not None)),
        )
    )


def _standing(each: Goal, *, is_known: bool) -> Status:
    if not is_known:
        over = gettext("its term is over; nothing measures it")
        return Status(Shape.UNKNOWN, over if each.is_over else gettext("nothing measures it"))
    if each.held and any(way.meets for way in each.held.candidates if way.value is not None):
        return Status(Shape.DONE, gettext("the register measures as much"))
    late = gettext("its term is over, and the register measures another number")
    return Status(Shape.LATE, late) if each.is_over else Status(Shape.HALF, gettext("under way"))
