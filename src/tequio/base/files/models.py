"""Documents kept as they came, and what each proved on which day."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import CheckConstraint, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from pgtrigger import Before, Condition, Delete, Insert, Protect, Trigger, Update

from tequio.base.db.privacy import marked
from tequio.base.files.types import Dated

# The clock, not the transaction's beginning: who waits for the register's lock writes later.
OPENS_NOW = "NEW.known_during := tstzrange(clock_timestamp(), NULL); RETURN NEW;"
CLOSES_ONCE = """
    IF NOT upper_inf(OLD.known_during) OR
       (to_jsonb(NEW) - 'known_during') <> (to_jsonb(OLD) - 'known_during') THEN
        RAISE EXCEPTION 'A cut-off is written once; it can only be withdrawn, once.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.known_during := tstzrange(lower(OLD.known_during), clock_timestamp());
    RETURN NEW;
"""


@marked(public="id sha256 name size", internal="kept_at kept_by")
class Document(models.Model):
    """A file as it came: its bytes are kept under their hash, once however often they come."""

    sha256 = models.CharField(_("hash"), max_length=64)
    name = models.CharField(_("name"), max_length=255)
    size = models.PositiveBigIntegerField(_("bytes"))
    kept_at = models.DateTimeField(_("kept"), db_default=Now())
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256", "name"], name="document_once"),
            CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="document_hash"),
        ]
        triggers = [Protect(name="written_once", operation=Update | Delete)]


@marked(public="id document source observed_on how_dated known_during rows is_sample")
class Cut(models.Model):
    """What one document showed on a day (a *corte*), and since when, until when, we knew it.

    Acceptance opens it; undoing closes `known_during`. Nothing else about it ever changes.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    source = models.CharField(_("source"), max_length=60)
    observed_on = models.DateField(_("true on"))
    how_dated = models.CharField(_("dated by"), max_length=12, choices=[(d, d) for d in Dated])
    known_during = DateTimeRangeField(_("known"), editable=False)
    rows = models.PositiveIntegerField(_("rows"))
    is_sample = models.BooleanField(_("made up"), default=False)

    objects: ClassVar[models.Manager["Cut"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["source", "observed_on"], name="cut_of_source")]
        triggers = [
            Trigger(name="opens_now", when=Before, operation=Insert, func=OPENS_NOW),
            Trigger(name="closes_once", when=Before, operation=Update, func=CLOSES_ONCE),
            Protect(name="never_deleted", operation=Delete, condition=Condition("TRUE")),
        ]
