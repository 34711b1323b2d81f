"""What a person decides about an upload: accept it, discard it, withdraw it later."""

import time
from datetime import date
from typing import IO

from django.db import connection, transaction
from django.utils.timezone import now

from tequio.base.accounts.models import User
from tequio.base.accounts.services import require
from tequio.base.audit.services import record
from tequio.base.files.models import Document
from tequio.base.files.services import path_of, store, withdraw_cut
from tequio.base.jobs.types import Bar
from tequio.base.refusals import one
from tequio.intake.batches.errors import (
    NotAcceptedError,
    NotCheckedError,
    NothingKnownError,
    ReasonMissingError,
)
from tequio.intake.batches.models import Batch
from tequio.intake.batches.queries import visible_batches
from tequio.intake.batches.services.checking import check_sheet
from tequio.intake.batches.services.recording import enter_register, write_batch
from tequio.intake.batches.services.sampling import make_way
from tequio.intake.batches.types import BatchState, Checked
from tequio.intake.sources.services import recognised_sheets

REGISTER_LOCK = 7_302_026  # one acceptance or withdrawal at a time; readers never wait


def lock_register() -> None:
    """Wait until no other transaction is writing to the register; held to the end of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTER_LOCK])


def upload_file(  # noqa: PLR0913 - who uploads what, from which day, why, seen by whom
    *,
    file: IO[bytes],
    name: str,
    cut_off: date | None,
    reason: str,
    actor: User,
    on: date,
    bar: Bar,
) -> list[int]:
    """Keep a file, read and check its sheets; return the batches, which wait for a decision.

    Raises:
        NothingKnownError: no sheet has a known layout; the file is not kept as a batch.
        NotAllowedError: a row lies in a state where the actor may not load.
        UnreadableFileError, FileTooLargeError: the bytes cannot be read.
    """
    document = store(file, name=name, actor=actor)
    checks = _check_document(document, cut_off=cut_off, on=on, bar=bar)
    if not checks:
        raise NothingKnownError
    with transaction.atomic():
        for checked, _ in checks:
            require(actor, "batches.load", states=checked.states)
        return [
            write_batch(
                checked,
                document=document,
                actor=actor,
                reason=reason,
                seconds=seconds,
                is_sample=False,
            ).pk
            for checked, seconds in checks
        ]


def _check_document(
    document: Document, *, cut_off: date | None, on: date, bar: Bar
) -> list[tuple[Checked, float]]:
    checks = []
    for found in recognised_sheets(path_of(document.sha256), name=document.name):
        began = time.perf_counter()
        checked = check_sheet(found, file=document.name, cut_off=cut_off, today=on, bar=bar)
        checks.append((checked, time.perf_counter() - began))
    return checks


def accept_batch(*, batch_id: int, reason: str, actor: User, on: date, bar: Bar) -> None:
    """Put the good rows of a checked batch into the register, all or none.

    The file is read again, so what enters is what the register lacks now, not at upload.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to accept.
        NotCheckedError: someone decided first.
    """
    seen = one(visible_batches(actor), pk=batch_id)
    require(actor, "batches.accept", states=seen.states)
    with transaction.atomic():
        lock_register()
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        if batch.state != BatchState.CHECKED:
            raise NotCheckedError(batch=batch_id)
        make_way(is_sample=batch.is_sample, actor=actor, reason=reason)
        told = batch.observed_on if batch.how_dated != "publisher" else None
        for checked, _ in _check_document(batch.document, cut_off=told, on=on, bar=bar):
            if (checked.source.code, checked.sheet) == (batch.source, batch.sheet):
                enter_register(batch, checked, actor=actor, reason=reason)


@transaction.atomic
def discard_batch(*, batch_id: int, reason: str, actor: User) -> None:
    """Decide that a checked batch will not enter; its file stays.

    Raises:
        NotFoundError, NotAllowedError, NotCheckedError: as in `accept_batch`.
    """
    batch = one(visible_batches(actor).select_for_update(of=("self",)), pk=batch_id)
    require(actor, "batches.accept", states=batch.states)
    if batch.state != BatchState.CHECKED:
        raise NotCheckedError(batch=batch_id)
    batch.state = BatchState.DISCARDED
    batch.save(update_fields=["state"])
    record(actor, "batches.discarded", batch, reason=reason)


@transaction.atomic
def withdraw_batch(*, batch_id: int, reason: str, actor: User) -> None:
    """Undo a batch: from now on the register does not know what it said. Nothing is deleted.

    Raises:
        NotFoundError, NotAllowedError: as in `accept_batch`.
        NotAcceptedError: it is not in the register. ReasonMissingError: no reason is given.
    """
    if not reason.strip():
        raise ReasonMissingError
    lock_register()
    batch = one(visible_batches(actor).select_for_update(of=("self",)), pk=batch_id)
    require(actor, "batches.undo", states=batch.states)
    if batch.state != BatchState.ACCEPTED or batch.cut_id is None:
        raise NotAcceptedError(batch=batch_id)
    withdraw_cut(cut_id=batch.cut_id)
    batch.state, batch.withdrawn_at = BatchState.WITHDRAWN, now()
    batch.save(update_fields=["state", "withdrawn_at"])
    record(actor, "batches.withdrawn", batch, reason=reason, cut=batch.cut_id)
