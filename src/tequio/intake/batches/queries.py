"""Batches as pages and commands show them."""

from collections.abc import Sequence

from django.db.models import QuerySet

from tequio.base.accounts.queries import Viewer, reach
from tequio.base.accounts.rules import ALL_STATES
from tequio.base.files.types import Dated
from tequio.base.messages import fill
from tequio.base.refusals import one
from tequio.intake.batches.models import Batch, BatchCell, WaitingRow
from tequio.intake.batches.types import BatchRow, BatchState, CellRow, ChangeRow
from tequio.intake.sources.ports import sentence_for, source_of

PAGE = 50


def visible_batches(viewer: Viewer) -> QuerySet[Batch]:
    """Return the batches with a row in a state where the viewer may see batches."""
    states = reach(viewer, "batches.see")
    rows = Batch.objects.select_related("document", "by", "cut")
    if states == ALL_STATES:
        return rows
    return rows.filter(states__overlap=sorted(states)) if states else rows.none()


def batches(*, viewer: Viewer, page: int = 1) -> tuple[list[BatchRow], int]:
    """Return a page of batches, the latest first, and how many there are. Three SQL queries."""
    rows = visible_batches(viewer).order_by("-read_at", "-pk").defer("new_keys", "vanished_keys")
    start = (page - 1) * PAGE
    return [batch_row(batch) for batch in rows[start : start + PAGE]], rows.count()


def batch(*, viewer: Viewer, batch_id: int) -> BatchRow:
    """Return one batch in reach.

    Raises:
        NotFoundError: there is none in reach.
    """
    return batch_row(one(visible_batches(viewer), pk=batch_id))


def cells(
    *, viewer: Viewer, batch_id: int, refuses: bool, code: str = "", page: int = 1
) -> tuple[list[CellRow], int]:
    """Return a page of bad (or doubtful) cells by line, and how many there are."""
    held = one(visible_batches(viewer), pk=batch_id)
    rows = BatchCell.objects.filter(batch=held, refuses=refuses).order_by("line", "pk")
    if code:
        rows = rows.filter(code=code)
    start = (page - 1) * PAGE
    return [_cell_row(cell) for cell in rows[start : start + PAGE]], rows.count()


def changes(*, viewer: Viewer, batch_id: int, page: int = 1) -> tuple[list[ChangeRow], int]:
    """Return a page of changed fields by key, and how many there are."""
    held = one(visible_batches(viewer), pk=batch_id)
    rows = held.changes.order_by("key", "pk")
    start = (page - 1) * PAGE
    shown = [ChangeRow(c.key, c.field, c.before, c.after) for c in rows[start : start + PAGE]]
    return shown, rows.count()


def keys(*, viewer: Viewer, batch_id: int, vanished: bool, page: int = 1) -> Sequence[str]:
    """Return a page of the keys that are new in a batch, or that are no longer in its file."""
    held = one(visible_batches(viewer), pk=batch_id)
    start = (page - 1) * PAGE
    return (held.vanished_keys if vanished else held.new_keys)[start : start + PAGE]


def waiting_rows(*, viewer: Viewer, batch_id: int) -> list[tuple[int, dict[str, str]]]:
    """Return the rows that wait, whole, by line, for download."""
    held = one(visible_batches(viewer), pk=batch_id)
    rows = WaitingRow.objects.filter(batch=held).order_by("line")
    return [(row.line, row.cells) for row in rows]


def batch_row(held: Batch) -> BatchRow:
    """Return a batch as shown."""
    return BatchRow(
        id=held.pk,
        file=held.document.name,
        sha256=held.document.sha256,
        size=held.document.size,
        source=held.source,
        title=source_of(held.source).title,
        sheet=held.sheet,
        state=BatchState(held.state),
        observed_on=held.observed_on,
        how_dated=Dated(held.how_dated),
        rows=held.rows,
        good=held.good,
        waiting=held.waiting,
        created=held.created,
        changed=held.changed,
        unchanged=held.unchanged,
        vanished=held.vanished,
        maybe_waiting=held.maybe_waiting,
        warnings=held.warnings,
        refusals=held.refusals,
        missing=held.missing,
        by=str(held.by),
        reason=held.reason,
        read_at=held.read_at,
        accepted_at=held.accepted_at,
        withdrawn_at=held.withdrawn_at,
        seconds=held.seconds,
        cut=held.cut_id,
        is_sample=held.is_sample,
    )


def _cell_row(cell: BatchCell) -> CellRow:
    sentence = fill(sentence_for(cell.code), cell.expected)
    return CellRow(cell.line, cell.column, cell.value, cell.code, sentence, cell.refuses)
