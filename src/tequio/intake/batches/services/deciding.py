"""What a person decides about an upload: accept it, discard it, withdraw it later."""

import time
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import IO

from django.db import transaction
from django.utils.translation import gettext

from tequio.base.accounts.models import User
from tequio.base.accounts.ports import place_of
from tequio.base.accounts.queries import reach
from tequio.base.accounts.services import require
from tequio.base.db.turns import take_turn
from tequio.base.files.models import Document
from tequio.base.files.services import path_of, store
from tequio.base.jobs.types import Bar
from tequio.base.refusals import one
from tequio.intake.batches.errors import (
    AlmostKnownError,
    NotAcceptedError,
    NotCheckedError,
    NothingKnownError,
    NothingNewError,
    OtherStatesError,
    ReasonMissingError,
)
from tequio.intake.batches.models import Batch
from tequio.intake.batches.queries import visible_batches
from tequio.intake.batches.rules import corrected, kept, require_cut_off
from tequio.intake.batches.services.checking import check_sheet
from tequio.intake.batches.services.recording import (
    enter_register,
    log_batch,
    rewrite_batch,
    take_back,
    write_batch,
)
from tequio.intake.batches.services.sampling import make_way
from tequio.intake.batches.types import BatchState, Checked
from tequio.intake.sources.services import looked_through
from tequio.intake.sources.types import Lacking
from tequio.kernel.errors import NotAllowedError, TequioError

Corrections = Mapping[tuple[str, str], Mapping[int, Mapping[int, str]]]  # by source and sheet


def keep_upload(
    *, file: IO[bytes], name: str, cut_off: date | None, actor: User, on: date
) -> Document:
    """Keep an upload's bytes under their hash; nothing of it is read yet.

    Raises:
        NotAllowedError: the actor may load nowhere.
        DayInFutureError, DayTooEarlyError: no file can show the cut-off.
    """
    if not reach(actor, "batches.load"):
        raise NotAllowedError
    require_cut_off(cut_off, today=on)
    return store(file, name=kept(name)[-255:], actor=actor)


def check_upload(  # noqa: PLR0913 - what, dated how, why, whose, seen by whom
    *, document_id: int, cut_off: date | None, reason: str, actor: User, on: date, bar: Bar
) -> list[int]:
    """Read and check the sheets of a kept file; return the batches, which wait for a decision.

    A file that already waits for one is checked again in its own batch.

    Raises:
        NothingKnownError, AlmostKnownError: no sheet has a known layout.
        OtherStatesError: a row lies in a state where the actor may not load.
        UnreadableFileError and its like, NoRowsError: nothing can be read.
    """
    document = Document.objects.get(pk=document_id)
    checks = _check_document(document, cut_off=cut_off, on=on, bar=bar)
    for checked, _ in checks:
        require_states(actor, checked.states)
    with transaction.atomic():
        return [
            _keep_check(checked, document, actor=actor, reason=reason, seconds=seconds)
            for checked, seconds in checks
        ]


def _keep_check(
    checked: Checked, document: Document, *, actor: User, reason: str, seconds: float
) -> int:
    waiting = Batch.objects.filter(
        document=document,
        source=checked.source.code,
        sheet=checked.sheet,
        observed_on=checked.on,
        state=BatchState.CHECKED,
        by=actor,
    ).first()
    if waiting is not None:
        if not waiting.corrections.exists():  # what people corrected is not undone by a repeat
            rewrite_batch(waiting, checked, seconds=seconds)
        return waiting.pk
    batch = write_batch(
        checked,
        document=document,
        actor=actor,
        reason=reason,
        seconds=seconds,
        is_sample=False,
        states=reach(actor, "batches.load"),
    )
    counts = {"rows": batch.rows, "good": batch.good, "waiting": batch.waiting}
    log_batch("batches.checked", batch, actor=actor, reason=reason, **counts)
    return batch.pk


def require_states(actor: User, states: Iterable[str]) -> None:
    """Let the actor go on only with rows of states where they may load; no row says: go on.

    Raises:
        NotAllowedError: the actor may load nowhere. OtherStatesError: not in these states.
    """
    near = reach(actor, "batches.load")
    if not near:
        raise NotAllowedError
    if far := sorted(set(states) - near):
        raise OtherStatesError(states=", ".join(map(place_of, far)))


def corrections_of(batch: Batch) -> Corrections:
    """Return what people wrote in the place of a batch's cells, for its own sheet."""
    found: dict[int, dict[int, str]] = {}
    for line, position, value in batch.corrections.values_list("line", "position", "value"):
        found.setdefault(line, {})[position] = value
    return {(batch.source, batch.sheet): found} if found else {}


def _check_document(
    document: Document,
    *,
    cut_off: date | None,
    on: date,
    bar: Bar,
    corrections: Corrections = MappingProxyType({}),
) -> list[tuple[Checked, float]]:
    checks = []
    known, lacking = looked_through(path_of(document.sha256), name=document.name)
    for found in known:
        began = time.perf_counter()
        checked = check_sheet(
            corrected(found, corrections.get((found.source.code, found.sheet), {})),
            file=document.name,
            sha256=document.sha256,
            cut_off=cut_off,
            today=on,
            bar=bar,
        )
        checks.append((checked, time.perf_counter() - began))
    if not checks:
        raise _unknown(document.name, lacking)
    return checks


def _unknown(name: str, lacking: Iterable[Lacking]) -> TequioError:
    for near in lacking:
        title = gettext(near.source.title)
        return AlmostKnownError(name=name, title=title, heading=near.heading)
    return NothingKnownError()


def check_again(*, batch_id: int, actor: User, on: date, bar: Bar) -> None:
    """Hold an undecided batch against the register as it is now.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to load.
        OtherStatesError: corrected, a row lies in a state where the actor may not load.
        NotCheckedError: it is decided.
    """
    require(actor, "batches.load", states=one(visible_batches(actor), pk=batch_id).states)
    with transaction.atomic():
        batch = _undecided(batch_id)
        checked, seconds = _check_batch(batch, on=on, bar=bar)
        require_states(actor, checked.states)
        rewrite_batch(batch, checked, seconds=seconds)


def accept_batch(*, batch_id: int, reason: str, actor: User, on: date, bar: Bar) -> None:
    """Put the good rows of a checked batch into the register, all or none.

    The file is read again, so what enters is what the register lacks now, not at upload.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to accept.
        OtherStatesError: corrected, a row lies in a state where the actor may not load.
        NotCheckedError: someone decided first. NothingNewError: it would change nothing.
    """
    require_acceptance(batch_id=batch_id, actor=actor)
    with transaction.atomic():
        take_turn()
        batch = _undecided(batch_id)
        make_way(is_sample=batch.is_sample, actor=actor, reason=reason)
        checked, seconds = _check_batch(batch, on=on, bar=bar)
        require_states(actor, checked.states)
        if not checked.difference.unsaid:
            raise NothingNewError(batch=batch_id)
        rewrite_batch(batch, checked, seconds=seconds)
        enter_register(batch, checked, actor=actor, reason=reason)


def require_acceptance(*, batch_id: int, actor: User) -> Batch:
    """Let the actor go on only with an undecided batch that is theirs to accept.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to accept.
        NotCheckedError: it is decided. NothingNewError: it would change nothing.
    """
    batch = one(visible_batches(actor), pk=batch_id)
    require(actor, "batches.accept", states=batch.states)
    if batch.state != BatchState.CHECKED:
        raise NotCheckedError(batch=batch_id)
    if not batch.fresh:
        raise NothingNewError(batch=batch_id)
    return batch


def _undecided(batch_id: int) -> Batch:
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if batch.state != BatchState.CHECKED:
        raise NotCheckedError(batch=batch_id)
    return batch


def _check_batch(batch: Batch, *, on: date, bar: Bar) -> tuple[Checked, float]:
    told = batch.observed_on if batch.how_dated != "publisher" else None
    checks = _check_document(
        batch.document, cut_off=told, on=on, bar=bar, corrections=corrections_of(batch)
    )
    for checked, seconds in checks:
        if (checked.source.code, checked.sheet) == (batch.source, batch.sheet):
            return checked, seconds
    raise NothingKnownError


@transaction.atomic
def discard_batch(*, batch_id: int, reason: str, actor: User) -> None:
    """Decide that a checked batch will not enter; its file and its rows stay.

    Raises:
        NotFoundError, NotAllowedError, NotCheckedError: as in `accept_batch`.
    """
    batch = one(visible_batches(actor).select_for_update(of=("self",)), pk=batch_id)
    require(actor, "batches.accept", states=batch.states)
    if batch.state != BatchState.CHECKED:
        raise NotCheckedError(batch=batch_id)
    batch.state = BatchState.DISCARDED
    batch.save(update_fields=["state"])
    log_batch("batches.discarded", batch, actor=actor, reason=reason)


@transaction.atomic
def withdraw_batch(*, batch_id: int, reason: str, actor: User) -> None:
    """Undo a batch: from now on the register does not know what it said. Nothing is deleted.

    Raises:
        NotFoundError, NotAllowedError: as in `accept_batch`.
        NotAcceptedError: it is not in the register. ReasonMissingError: no reason is given.
    """
    take_turn()
    batch = one(visible_batches(actor).select_for_update(of=("self",)), pk=batch_id)
    require(actor, "batches.undo", states=batch.states)
    if not reason.strip():
        raise ReasonMissingError
    if batch.state != BatchState.ACCEPTED or batch.cut_id is None:
        raise NotAcceptedError(batch=batch_id)
    take_back(batch, actor=actor, reason=reason)
