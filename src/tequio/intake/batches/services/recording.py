"""Writing a checked batch down, and telling the register what it shows."""

from collections.abc import Iterable

from django.utils.timezone import now
from psycopg.types.json import Jsonb

from tequio.base.accounts.models import User
from tequio.base.audit.services import record
from tequio.base.db.reading import copy_in
from tequio.base.files.models import Cut, Document
from tequio.base.files.services import open_cut, withdraw_cut
from tequio.base.files.types import Dated
from tequio.intake.batches.models import Batch
from tequio.intake.batches.rules import kept, quoted, waiting_cells
from tequio.intake.batches.types import BatchState, Checked


def write_batch(  # noqa: PLR0913 - a batch is these facts
    checked: Checked,
    *,
    document: Document,
    actor: User,
    reason: str,
    seconds: float,
    is_sample: bool,
    states: Iterable[str] = (),
) -> Batch:
    """Write a checked batch with its cells, its waiting rows and what it would change.

    `states` stands for a file of which no row says its state.
    """
    batch = Batch(
        document=document,
        source=checked.source.code,
        sheet=checked.sheet,
        state=BatchState.CHECKED,
        observed_on=checked.on,
        how_dated=checked.how_dated,
        states=list(checked.states) or sorted(states),
        by=actor,
        reason=reason,
        is_sample=is_sample,
    )
    _write_counts(batch, checked, seconds)
    batch.save()
    _write_parts(batch, checked)
    return batch


def rewrite_batch(batch: Batch, checked: Checked, *, seconds: float) -> None:
    """Bring an undecided batch to what its file would now change."""
    for part in (batch.waiting_rows, batch.cells, batch.changes):
        part.all().delete()
    batch.states = list(checked.states) or batch.states  # a corrected row may lie elsewhere
    _write_counts(batch, checked, seconds)
    batch.save()
    _write_parts(batch, checked)


def _write_counts(batch: Batch, checked: Checked, seconds: float) -> None:
    difference, maybe = checked.difference, checked.maybe_waiting
    batch.headings, batch.missing = list(map(kept, checked.headings)), list(checked.missing)
    batch.rows, batch.good, batch.waiting = checked.rows, len(checked.good), len(checked.waiting)
    batch.fresh = len(difference.unsaid)
    batch.created, batch.changed = len(difference.new), len(difference.changed)
    batch.unchanged = difference.same
    batch.new_keys = list(difference.new)
    batch.vanished_keys = [key for key in difference.vanished if key not in maybe]
    batch.vanished, batch.maybe_waiting = len(batch.vanished_keys), len(maybe)
    batch.warnings, batch.refusals = checked.warnings, checked.refusals
    batch.seconds = round(seconds, 3)


def _write_parts(batch: Batch, checked: Checked) -> None:
    copy_in(
        "batches_waitingrow",
        ("batch_id", "line", "cells"),
        ("int8", "int4", "jsonb"),
        ((batch.pk, line, Jsonb(waiting_cells(row))) for line, row in checked.waiting.items()),
    )
    copy_in(
        "batches_batchcell",
        ("batch_id", "line", "column", "value", "code", "expected", "refuses"),
        ("int8", "int4", "varchar", "text", "varchar", "jsonb", "bool"),
        (
            (
                batch.pk,
                fault.line,
                quoted(fault.column)[:120],
                quoted(fault.value),
                fault.code,
                Jsonb(dict(fault.expected)),
                fault.refuses,
            )
            for fault in checked.faults
        ),
    )
    copy_in(
        "batches_batchchange",
        ("batch_id", "key", "field", "before", "after"),
        ("int8", "varchar", "varchar", "text", "text"),
        (
            (batch.pk, c.key, c.field, _text(c.before), _text(c.after))
            for c in checked.difference.changes
        ),
    )


def _text(value: object) -> str | None:
    if value is None:
        return None
    return f"{len(value)} B" if isinstance(value, (bytes, memoryview)) else str(value)


def enter_register(batch: Batch, checked: Checked, *, actor: User, reason: str) -> Cut:
    """Open the cut-off, write its sightings, mark the batch accepted, log it once."""
    rows = checked.difference.unsaid
    cut = open_cut(
        document=batch.document,
        source=batch.source,
        on=batch.observed_on,
        how_dated=Dated(batch.how_dated),
        rows=len(rows),
        is_sample=batch.is_sample,
    )
    checked.source.register.sight(rows, cut_id=cut.pk)
    batch.cut, batch.state, batch.accepted_at = cut, BatchState.ACCEPTED, now()
    batch.save(update_fields=["cut", "state", "accepted_at"])
    log_batch(
        "batches.accepted",
        batch,
        actor=actor,
        reason=reason,
        cut=cut.pk,
        rows=len(rows),
        created=batch.created,
        changed=batch.changed,
        unchanged=batch.unchanged,
        waiting=batch.waiting,
    )
    return cut


def take_back(batch: Batch, *, actor: User, reason: str) -> None:
    """Withdraw an accepted batch that is locked, as the register is; log it once."""
    if batch.cut_id is not None:
        withdraw_cut(cut_id=batch.cut_id)
    batch.state, batch.withdrawn_at = BatchState.WITHDRAWN, now()
    batch.save(update_fields=["state", "withdrawn_at"])
    log_batch("batches.withdrawn", batch, actor=actor, reason=reason, cut=batch.cut_id)


def log_batch(verb: str, batch: Batch, *, actor: User, reason: str, **details: object) -> None:
    """Log what was done to a batch, for the states that it concerns."""
    record(
        actor,
        verb,
        batch,
        reason=reason,
        states=batch.states,
        file=batch.document.name,
        sha256=batch.document.sha256,
        source=batch.source,
        observed_on=batch.observed_on,
        **details,
    )
