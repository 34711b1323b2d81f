"""The log, as far as a viewer may read it."""

from django.db.models import Q, QuerySet

from tequio.base.accounts.models import User
from tequio.base.accounts.queries import in_reach
from tequio.base.audit.models import Entry
from tequio.base.audit.rules import name_of
from tequio.base.audit.types import EntryPage, EntryRow

PER_PAGE = 50


def visible_entries(viewer: User) -> QuerySet[Entry]:
    """Return the viewer's own entries, and those of the states that they audit."""
    return Entry.objects.filter(_seen_by(viewer, "audit.see"))


def entries(*, viewer: User, page: int = 1) -> EntryPage:
    """Return a page of all that the viewer may audit, the newest first. Three SQL queries."""
    return _page(visible_entries(viewer), page)


def entries_of(label: str, key: object, *, viewer: User, page: int = 1) -> EntryPage:
    """Return a page of the history of one row, the newest first. Three SQL queries.

    Whoever reads batches in all the states that an entry concerns may see it, auditor or not.

    Args:
        label: the row's kind, as in `batches.batch`.
        key: its primary key.
        viewer: who asks.
        page: from 1.
    """
    seen = _seen_by(viewer, "audit.see") | _seen_by(viewer, "batches.see")
    return _page(Entry.objects.filter(seen, subject=name_of(label, key)), page)


def _seen_by(viewer: User, permission: str) -> Q:
    return in_reach(viewer, permission, states="states", author="actor")


def _page(rows: QuerySet[Entry], page: int) -> EntryPage:
    start = (page - 1) * PER_PAGE
    found = rows.select_related("actor").order_by("-at", "-pk")[start : start + PER_PAGE]
    return EntryPage(rows=tuple(map(_row, found)), total=rows.count())


def _row(entry: Entry) -> EntryRow:
    return EntryRow(
        id=entry.pk,
        at=entry.at,
        actor=str(entry.actor),
        verb=entry.verb,
        subject=entry.subject,
        states=tuple(entry.states),
        reason=entry.reason,
        details=entry.details,
    )
