"""How far long work is."""

from datetime import datetime

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.accounts.models import User
from tequio.base.accounts.queries import in_reach
from tequio.base.jobs import rules
from tequio.base.jobs.models import Work
from tequio.base.jobs.types import WORDS, State, WorkRow
from tequio.base.refusals import one

LOCKS = 20_260_719  # our family of advisory locks; any number that nobody else uses
HELD = """
    EXISTS (
        SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
          AND d.datname = current_database()
          AND l.classid = %s AND l.objid::bigint = jobs_work.id
    )
"""


def visible_work(viewer: User) -> QuerySet[Work]:
    """Return the viewer's own work, and that which concerns only states in their scope."""
    return Work.objects.filter(in_reach(viewer, "jobs.see", states="states", author="by"))


def work_row(work_id: int, *, viewer: User, at: datetime) -> WorkRow:
    """Return one piece of work in the viewer's reach, as it is at that instant. Two SQL queries.

    Raises:
        NotFoundError: there is none in reach.
    """
    held = RawSQL(HELD, [LOCKS], output_field=BooleanField())  # noqa: S611 - no text from outside
    rows = visible_work(viewer).select_related("by").annotate(is_held=held)
    return _row(one(rows, pk=work_id), viewer, at)


def is_held(work_id: int) -> bool:
    """Whether a living process is at it. One SQL query."""
    held = RawSQL(HELD, [LOCKS], output_field=BooleanField())  # noqa: S611 - no text from outside
    return Work.objects.filter(held, pk=work_id).exists()


def _row(work: Work, viewer: User, at: datetime) -> WorkRow:
    state = State(work.state)
    is_interrupted = state is State.RUNNING and not work.is_held  # type: ignore[attr-defined]
    word = gettext("interrupted; it will be tried again") if is_interrupted else _word(state)
    runs = state is State.RUNNING and not is_interrupted
    left = rules.seconds_left(done=work.done, total=work.total, since=work.label_at, at=at)
    return WorkRow(
        id=work.pk,
        kind=work.kind,
        subject=work.subject,
        state=state,
        word=word,
        is_interrupted=is_interrupted,
        label=gettext(work.label) if work.label and runs else word,
        done=0 if is_interrupted else work.done,
        total=None if is_interrupted else work.total,
        seconds_left=left if runs else None,
        started_at=work.started_at,
        ended_at=work.ended_at,
        failure=work.failure,
        by=str(work.by),
        is_own=work.by_id == viewer.pk,
        url=reverse("jobs:work", args=[work.pk]),
        leads_to=work.leads_to,
    )


def _word(state: State) -> str:
    return gettext(WORDS[state])
