"""What takes long is queued: checking an upload, checking again, accepting."""

from datetime import date
from typing import IO

from django.db import transaction
from django.urls import reverse

from tequio.base.accounts.models import User
from tequio.base.accounts.services import require
from tequio.base.audit.rules import name_of
from tequio.base.jobs.services import queue_work
from tequio.base.refusals import one
from tequio.intake.batches import jobs
from tequio.intake.batches.queries import visible_batches
from tequio.intake.batches.services.deciding import keep_upload, require_acceptance


@transaction.atomic
def queue_upload(  # noqa: PLR0913 - who uploads what, from which day, why
    *, file: IO[bytes], name: str, cut_off: date | None, reason: str, actor: User, on: date
) -> int:
    """Keep a file and queue its check; return the number of the work.

    Raises:
        NotAllowedError: the actor may load nowhere.
        DayInFutureError, DayTooEarlyError: no file can show the cut-off.
    """
    document = keep_upload(file=file, name=name, cut_off=cut_off, actor=actor, on=on)
    return queue_work(
        jobs.check_upload,
        kind="batches.check",
        actor=actor,
        subject=name_of("files.document", document.pk),
        leads_to=reverse("batches:uploaded", args=[document.pk]),
        document_id=document.pk,
        cut_off=cut_off.isoformat() if cut_off else None,
        reason=reason,
        actor_id=actor.pk,
        on=on.isoformat(),
    )


@transaction.atomic
def queue_check(*, batch_id: int, actor: User, on: date) -> int:
    """Queue that an undecided batch is held against the register again; return the work.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to load.
    """
    batch = one(visible_batches(actor), pk=batch_id)
    require(actor, "batches.load", states=batch.states)
    return queue_work(
        jobs.check_again,
        kind="batches.check",
        actor=actor,
        subject=name_of("batches.batch", batch_id),
        states=batch.states,
        leads_to=reverse("batches:batch", args=[batch_id]),
        batch_id=batch_id,
        actor_id=actor.pk,
        on=on.isoformat(),
    )


@transaction.atomic
def queue_acceptance(*, batch_id: int, reason: str, actor: User, on: date) -> int:
    """Queue that the good rows of a batch enter the register; return the number of the work.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to accept.
        NotCheckedError: it is decided. NothingNewError: it would change nothing.
    """
    batch = require_acceptance(batch_id=batch_id, actor=actor)
    return queue_work(
        jobs.accept,
        kind="batches.accept",
        actor=actor,
        subject=name_of("batches.batch", batch_id),
        states=batch.states,
        leads_to=reverse("batches:batch", args=[batch_id]),
        batch_id=batch_id,
        reason=reason,
        actor_id=actor.pk,
        on=on.isoformat(),
    )
