"""What documents proved, and when we knew it."""

from collections.abc import Iterable
from datetime import datetime

from tequio.base.db.turns import let_writers_end
from tequio.base.files.models import Cut
from tequio.base.files.types import CutRow, Dated


def cut_rows(numbers: Iterable[int]) -> list[CutRow]:
    """Return cut-offs by number, withdrawn ones too, in order. One SQL query."""
    rows = Cut.objects.filter(pk__in=list(numbers)).select_related("document").order_by("pk")
    return [_row(cut) for cut in rows]


def live_cuts(source: str | None = None, *, known_at: datetime | None = None) -> list[CutRow]:
    """Return the cut-offs known at an instant (now if none), oldest day first. One SQL query."""
    let_writers_end(known_at)
    rows = Cut.objects.select_related("document").order_by("observed_on", "pk")
    known = {"known_during__contains": known_at} if known_at else {"known_during__endswith": None}
    rows = rows.filter(**known)
    return [_row(cut) for cut in (rows.filter(source=source) if source else rows)]


def withdrawn_cuts() -> int:
    """Return how many cut-offs are no longer known; it only ever grows. One SQL query."""
    return Cut.objects.filter(known_during__endswith__isnull=False).count()


def _row(cut: Cut) -> CutRow:
    return CutRow(
        number=cut.pk,
        source=cut.source,
        file=cut.document.name,
        sha256=cut.document.sha256,
        observed_on=cut.observed_on,
        how_dated=Dated(cut.how_dated),
        rows=cut.rows,
        is_sample=cut.is_sample,
        known_since=cut.known_during.lower,
        known_until=cut.known_during.upper,
    )
