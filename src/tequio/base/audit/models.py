"""The log. Entries are written once; not even raw SQL of the application changes one."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from pgtrigger import Delete, Protect, Update

from tequio.base.db.privacy import marked


@marked(internal="id at actor verb subject states reason details")
class Entry(models.Model):
    """One change: who, what verb, on what, why, from what to what. One per batch, not per row.

    `states` says whom it concerns: their readers may see it; none stands for the nation.
    """

    at = models.DateTimeField(_("at"), db_default=Now())
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verb = models.CharField(_("verb"), max_length=60)
    subject = models.CharField(_("subject"), max_length=120)
    states = ArrayField(models.CharField(max_length=2), verbose_name=_("states"), default=list)
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(_("before and after"), default=dict)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["subject", "-at"], name="entry_of_subject")]
        triggers = [Protect(name="written_once", operation=Update | Delete)]
