"""The made-up sample and real data are never in the register together."""

from django.db import transaction
from django.utils.timezone import now

from tequio.base.accounts.models import User
from tequio.base.audit.services import record
from tequio.base.files.services import withdraw_cut
from tequio.intake.batches.errors import SampleBesideRealError
from tequio.intake.batches.models import Batch
from tequio.intake.batches.types import BatchState


@transaction.atomic
def make_way(*, is_sample: bool, actor: User, reason: str) -> int:
    """Withdraw the sample before real data come in; return how many batches that was.

    To be called with the register locked. Whoever may load may do this: nothing real is undone.

    Raises:
        SampleBesideRealError: it is the sample that comes, and real data are in.
    """
    held = Batch.objects.filter(state=BatchState.ACCEPTED)
    if is_sample:
        if held.filter(is_sample=False).exists():
            raise SampleBesideRealError
        return 0
    leaving = list(held.filter(is_sample=True).select_for_update().order_by("-pk"))
    for batch in leaving:
        if batch.cut_id is not None:
            withdraw_cut(cut_id=batch.cut_id)
        batch.state, batch.withdrawn_at = BatchState.WITHDRAWN, now()
        batch.save(update_fields=["state", "withdrawn_at"])
        record(actor, "batches.withdrawn", batch, reason=reason, cut=batch.cut_id)
    return len(leaving)
