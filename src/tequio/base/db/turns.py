"""Turns at the register: one writer at a time, and whom a question about just now waits for."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils.timezone import now

REGISTER = 7_302_026  # an advisory lock; any number that nobody else uses
STAMPED_BEFORE_KEPT = timedelta(minutes=10)  # far longer than any cut-off waits to be committed


def take_turn() -> None:
    """Wait until no other transaction writes to the register; held to the end of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTER])


def let_writers_end(known_at: datetime | None) -> None:
    """Wait for a write under way where an answer might otherwise change once it is kept.

    A cut-off is stamped by the clock a moment before it is committed, so only who asks what was
    known just now has to wait. One SQL statement for such a question, none for any other.
    """
    if known_at is None or known_at < now() - STAMPED_BEFORE_KEPT:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [REGISTER])
