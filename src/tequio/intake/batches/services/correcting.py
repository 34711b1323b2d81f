"""Writing in the place of bad cells: the file stays as it came, the log has before and after."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from tequio.base.accounts.models import User
from tequio.base.accounts.services import require
from tequio.base.refusals import one
from tequio.intake.batches.errors import NoSuchCellError, NotCheckedError
from tequio.intake.batches.models import Batch, Correction
from tequio.intake.batches.queries import visible_batches
from tequio.intake.batches.rules import kept
from tequio.intake.batches.services.queueing import queue_check
from tequio.intake.batches.services.recording import log_batch
from tequio.intake.batches.types import MOST_IN_FIELD, BatchState

Place = tuple[int, int]  # row of the file, position of the column from 0


@transaction.atomic
def correct_cells(*, batch_id: int, values: Mapping[Place, str], actor: User, on: date) -> int:
    """Keep corrections of waiting rows and queue a new check; return the number of the work.

    What equals the cell as it now stands is no correction.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to load.
        NotCheckedError: it is decided. NoSuchCellError: no waiting row has such a cell.
    """
    batch = one(visible_batches(actor).select_for_update(of=("self",)), pk=batch_id)
    require(actor, "batches.load", states=batch.states)
    if batch.state != BatchState.CHECKED:
        raise NotCheckedError(batch=batch_id)
    before = _cells(batch, values)
    written = {place: kept(text)[:MOST_IN_FIELD] for place, text in values.items()}
    changed = {place: text for place, text in written.items() if text != before[place]}
    for (line, position), value in changed.items():
        told = {"value": value, "by": actor}
        Correction.objects.update_or_create(
            batch=batch, line=line, position=position, defaults=told
        )
    if changed:
        log_batch(
            "batches.corrected",
            batch,
            actor=actor,
            reason=batch.reason,
            cells=[
                {
                    "row": line,
                    "column": batch.headings[position],
                    "before": before[line, position],
                    "after": value,
                }
                for (line, position), value in changed.items()
            ],
        )
    return queue_check(batch_id=batch_id, actor=actor, on=on)


def _cells(batch: Batch, places: Mapping[Place, str]) -> dict[Place, str]:
    """Return the cells of waiting rows as they now stand, corrections included. Two SQL queries."""
    wanted = {line for line, _ in places}
    rows = dict(batch.waiting_rows.filter(line__in=wanted).values_list("line", "cells"))
    found = {}
    for line, position in places:
        if line not in rows or not 0 <= position < len(batch.headings):
            raise NoSuchCellError(row=line)
        cells = rows[line]
        found[line, position] = cells[position] if position < len(cells) else ""
    told = batch.corrections.filter(line__in=wanted).values_list("line", "position", "value")
    return found | {(line, at): text for line, at, text in told if (line, at) in found}
