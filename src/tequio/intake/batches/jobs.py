"""Long work of batches, as the queue runs it; each may run twice without harm."""

from datetime import date

from procrastinate.contrib.django import app

from tequio.base.accounts.models import User
from tequio.base.jobs.services import progress
from tequio.intake.batches.ports import follow_change
from tequio.intake.batches.queries import is_accepted
from tequio.intake.batches.services import deciding


@app.task(name="batches.check_upload")
def check_upload(  # noqa: PLR0913 - the queue gives plain values
    *, work_id: int, document_id: int, cut_off: str | None, reason: str, actor_id: int, on: str
) -> None:
    """Read and check an upload."""
    with progress(work_id) as bar:
        deciding.check_upload(
            document_id=document_id,
            cut_off=date.fromisoformat(cut_off) if cut_off else None,
            reason=reason,
            actor=User.objects.get(pk=actor_id),
            on=date.fromisoformat(on),
            bar=bar,
        )


@app.task(name="batches.check_again")
def check_again(*, work_id: int, batch_id: int, actor_id: int, on: str) -> None:
    """Hold a batch against the register once more."""
    with progress(work_id) as bar:
        actor = User.objects.get(pk=actor_id)
        day = date.fromisoformat(on)
        deciding.check_again(batch_id=batch_id, actor=actor, on=day, bar=bar)


@app.task(name="batches.accept")
def accept(*, work_id: int, batch_id: int, reason: str, actor_id: int, on: str) -> None:
    """Put the good rows in; whoever died after doing so is not told that it failed."""
    with progress(work_id) as bar:
        if is_accepted(batch_id):
            return
        actor = User.objects.get(pk=actor_id)
        day = date.fromisoformat(on)
        deciding.accept_batch(batch_id=batch_id, reason=reason, actor=actor, on=day, bar=bar)
        follow_change(actor=actor, reason=reason, on=day)
