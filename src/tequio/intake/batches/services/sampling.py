"""The made-up sample and real data are never in the register together."""

from django.db import transaction

from tequio.base.accounts.models import User
from tequio.intake.batches.errors import SampleBesideRealError
from tequio.intake.batches.models import Batch
from tequio.intake.batches.services.recording import take_back
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
        take_back(batch, actor=actor, reason=reason)
    return len(leaving)
