"""Long work, and how far it is."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tequio.base.db.privacy import marked
from tequio.base.jobs.types import OVER, State


@marked(
    internal="id kind subject state label done total label_at queued_at started_at ended_at "
    "failure by states job leads_to"
)
class Work(models.Model):
    """One piece of long work. While it runs only its own connection writes this row.

    That connection commits at once, so that a page can read how far one big transaction is; it
    holds an advisory lock for as long as its process lives (queries.HELD).
    """

    kind = models.CharField(_("kind"), max_length=60)
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=[(s.value, s.name) for s in State], default=State.WAITING
    )
    label = models.CharField(_("what is being done"), max_length=200, blank=True)
    done = models.PositiveBigIntegerField(_("how many are done"), default=0)
    total = models.PositiveBigIntegerField(_("how many there are"), null=True)
    label_at = models.DateTimeField(_("being done since"), null=True)
    queued_at = models.DateTimeField(_("queued"), db_default=Now())
    started_at = models.DateTimeField(_("started"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    failure = models.TextField(_("why it failed"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    states = ArrayField(models.CharField(max_length=2), verbose_name=_("states"), default=list)
    job = models.BigIntegerField(_("place in the queue"), null=True)
    leads_to = models.CharField(_("page of the result"), max_length=200, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="work_state"),
            CheckConstraint(
                condition=Q(state__in=sorted(OVER), ended_at__isnull=False)
                | (~Q(state__in=sorted(OVER)) & Q(ended_at=None)),
                name="work_ended",
            ),
        ]
