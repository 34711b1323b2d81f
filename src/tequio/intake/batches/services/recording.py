"""Writing a checked batch down, and telling the register what it shows."""

import json

from django.utils.timezone import now

from tequio.base.accounts.models import User
from tequio.base.audit.services import record
from tequio.base.db.reading import copy_in
from tequio.base.files.models import Cut, Document
from tequio.base.files.services import open_cut
from tequio.base.files.types import Dated
from tequio.intake.batches.models import Batch
from tequio.intake.batches.services.checking import waiting_cells
from tequio.intake.batches.types import BatchState, Checked


def write_batch(  # noqa: PLR0913 - a batch is these facts
    checked: Checked,
    *,
    document: Document,
    actor: User,
    reason: str,
    seconds: float,
    is_sample: bool,
) -> Batch:
    """Write a checked batch with its cells, its waiting rows and what it would change."""
    difference = checked.difference
    batch = Batch.objects.create(
        document=document,
        source=checked.source.code,
        sheet=checked.sheet,
        state=BatchState.CHECKED,
        observed_on=checked.on,
        how_dated=checked.how_dated,
        rows=checked.rows,
        good=len(checked.good),
        waiting=len(checked.waiting),
        created=len(difference.new),
        changed=len(difference.changed),
        unchanged=difference.same,
        vanished=len(difference.vanished) - len(checked.maybe_waiting),
        maybe_waiting=len(checked.maybe_waiting),
        new_keys=list(difference.new),
        vanished_keys=[k for k in difference.vanished if k not in checked.maybe_waiting],
        states=checked.states,
        warnings=checked.warnings,
        refusals=checked.refusals,
        missing=list(checked.missing),
        by=actor,
        reason=reason,
        seconds=round(seconds, 3),
        is_sample=is_sample,
    )
    _write_parts(batch, checked)
    return batch


def _write_parts(batch: Batch, checked: Checked) -> None:
    copy_in(
        "batches_waitingrow",
        ("batch_id", "line", "cells"),
        ("int8", "int4", "jsonb"),
        (
            (batch.pk, line, json.dumps(waiting_cells(checked, line), ensure_ascii=False))
            for line in checked.waiting
        ),
    )
    copy_in(
        "batches_batchcell",
        ("batch_id", "line", "column", "value", "code", "expected", "refuses"),
        ("int8", "int4", "varchar", "text", "varchar", "jsonb", "bool"),
        (
            (batch.pk, f.line, f.column, f.value, f.code, json.dumps(f.expected), f.refuses)
            for f in checked.faults
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
    counts = {"created": batch.created, "changed": batch.changed, "unchanged": batch.unchanged}
    record(
        actor,
        "batches.accepted",
        batch,
        reason=reason,
        file=batch.document.name,
        sha256=batch.document.sha256,
        source=batch.source,
        observed_on=batch.observed_on,
        waiting=batch.waiting,
        **counts,
    )
    return cut
