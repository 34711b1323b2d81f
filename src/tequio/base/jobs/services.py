"""Queueing long work, and telling how far it is while it runs."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.tasks import Task

from tequio.base.accounts.models import User
from tequio.base.jobs import rules
from tequio.base.jobs.errors import WorkBegunError, WorkRunsError
from tequio.base.jobs.models import Work
from tequio.base.jobs.queries import LOCKS, visible_work
from tequio.base.jobs.types import Bar, NullBar, State
from tequio.base.messages import sentence_of
from tequio.base.refusals import one
from tequio.base.terminal import bar_on
from tequio.kernel.errors import NotAllowedError, TequioError, noop

FAILED = noop("Something failed on our side. What was saved before is safe; nothing was left half.")
GIVEN_UP = noop("It was interrupted %(times)s times and will not be tried again.")
BEGIN = """
    UPDATE jobs_work SET state = 'running', started_at = now(), ended_at = NULL, failure = '',
        label = '', done = 0, total = NULL, label_at = NULL
    WHERE id = %s AND state <> 'cancelled'
"""
STEP = """
    UPDATE jobs_work SET
        label_at = CASE WHEN label = %(label)s THEN label_at ELSE now() END,
        label = %(label)s, done = %(done)s, total = %(total)s
    WHERE id = %(id)s
"""
END = "UPDATE jobs_work SET state = %s, ended_at = now(), failure = %s WHERE id = %s"


@transaction.atomic
def queue_work(  # noqa: PLR0913 - a piece of work is these facts
    task: Task[Any, Any, Any],
    *,
    kind: str,
    actor: User,
    subject: str = "",
    states: Iterable[str] = (),
    leads_to: str = "",
    **given: Any,
) -> int:
    """Queue a task in the caller's transaction; return the number of its work.

    The task is called with `work_id` and what else is given: ids and plain values. It opens
    `progress(work_id)` around one service, and may run twice without harm.

    Args:
        task: of procrastinate, from some app's jobs.py.
        kind: what it is, as in `batches.check`.
        actor: whose it is.
        subject: what it is done to, as the log names it.
        states: the states it concerns, whose readers may see it; none stands for the nation.
        leads_to: address of the page to see once it is done.
        given: the task's arguments.
    """
    work = Work.objects.create(
        kind=kind, subject=subject, by=actor, states=sorted(set(states)), leads_to=leads_to
    )
    work.job = task.defer(work_id=work.pk, **given)
    work.save(update_fields=["job"])
    return work.pk


@transaction.atomic
def cancel_work(*, work_id: int, actor: User) -> None:
    """Take work out of the queue before it begins.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, another's.
        WorkBegunError: it has begun, or is over.
    """
    work = one(visible_work(actor).select_for_update(of=("self",)), pk=work_id)
    if work.by_id != actor.pk:
        raise NotAllowedError
    if work.state != State.WAITING or work.job is None:
        raise WorkBegunError
    if not app.job_manager.cancel_job_by_id(work.job):
        raise WorkBegunError
    Work.objects.filter(pk=work.pk).update(state=State.CANCELLED, ended_at=Now())


def give_up(*, work_id: int) -> None:
    """Say that work which kept being interrupted will not be tried again."""
    sentence = gettext(GIVEN_UP) % {"times": rules.MOST_ATTEMPTS}
    running = Work.objects.filter(pk=work_id, state=State.RUNNING)
    running.update(state=State.FAILED, ended_at=Now(), failure=sentence)


@contextmanager
def progress(work_id: int | None = None) -> Iterator[Bar]:
    """Yield the bar that a service tells how far it is.

    With a work's number it is told to that work's page, outside the caller's transaction, about
    five times a second; the work's end is recorded, with the sentence of a refusal. A process
    that is killed leaves it `running` without its lock, which shows as interrupted. Without a
    number it is drawn on a terminal, and told to nobody where there is none.

    Raises:
        WorkRunsError: another process is at this work.
        ValueError: there is no such work, or it was cancelled.
    """
    if work_id is None:
        with bar_on(sys.stderr) as drawn:
            yield drawn or NullBar()
        return
    with closing(_own_connection()) as own, _released(own):
        _begin(own, work_id)
        try:
            yield WorkBar(own, work_id)
        except TequioError as refused:
            own.execute(END, [State.FAILED, sentence_of(refused), work_id])
            raise
        except Exception:
            own.execute(END, [State.FAILED, gettext(FAILED), work_id])
            raise
        own.execute(END, [State.DONE, "", work_id])


class WorkBar:
    """Writes how far a work is, through a connection of its own."""

    def __init__(
        self,
        own: psycopg.Connection,
        work_id: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._own, self._id, self._clock = own, work_id, clock
        self._told_at, self._told = 0.0, ("", -1)

    def step(self, label: str, done: int, total: int) -> None:
        """Write it if it is due."""
        now, (told_label, told_done) = self._clock(), self._told
        if rules.is_due(
            since_told=now - self._told_at,
            is_new_label=label != told_label,
            is_last=done == total and done != told_done,
        ):
            told = {"label": label, "done": done, "total": total or None, "id": self._id}
            self._own.execute(STEP, told)
            self._told_at, self._told = now, (label, done)


def _own_connection() -> psycopg.Connection:
    """Return a connection beside Django's; it never waits long for a lock."""
    params = connector_params(DEFAULT_DB_ALIAS)
    own = psycopg.connect(**params, autocommit=True)
    own.execute("SET lock_timeout = '5s'")
    return own


@contextmanager
def _released(own: psycopg.Connection) -> Iterator[None]:
    """Let the lock go at the end: a closed connection's server would hold it a moment longer."""
    try:
        yield
    finally:
        with suppress(psycopg.OperationalError):  # the server is gone, and the lock with it
            own.execute("SELECT pg_advisory_unlock_all()")


def _begin(own: psycopg.Connection, work_id: int) -> None:
    found = own.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, work_id]).fetchone()
    if found != (True,):
        raise WorkRunsError
    if own.execute(BEGIN, [work_id]).rowcount != 1:
        raise ValueError(f"no work {work_id} to begin")
