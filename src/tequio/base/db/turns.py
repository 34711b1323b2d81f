"""Turns at the register: one writer at a time, and whom a question about just now waits for."""

from datetime import datetime, timedelta
from threading import BoundedSemaphore

from django.db import connection
from django.utils.timezone import now

from tequio.base.db.errors import RegisterBusyError

REGISTER = 7_302_026  # an advisory lock; any number that nobody else uses
STAMPED_BEFORE_KEPT = timedelta(minutes=10)  # far longer than any cut-off waits to be committed
CLOCKS_APART = timedelta(minutes=1)  # ours and the database's, at most
WAITERS = BoundedSemaphore(2)  # of one process: the threads of a site must not all wait for a load


def take_turn() -> None:
    """Wait until no other transaction writes to the register; held to the end of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTER])


def let_writers_end(known_at: datetime | None) -> None:
    """Wait for a write under way where an answer might otherwise change once it is kept.

    A cut-off is stamped by the clock a moment before it is committed, so only who asks what was
    known just now has to wait. What will be known at a later instant nobody can promise, so nobody
    waits for it. One or two SQL statements for such a question, none for any other.

    Raises:
        RegisterBusyError: there is a write under way, and as many wait for its end as may.
    """
    if known_at is None or not -CLOCKS_APART <= now() - known_at <= STAMPED_BEFORE_KEPT:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [REGISTER])
        if cursor.fetchone() == (True,):
            return
        if not WAITERS.acquire(blocking=False):
            raise RegisterBusyError
        try:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [REGISTER])
        finally:
            WAITERS.release()
