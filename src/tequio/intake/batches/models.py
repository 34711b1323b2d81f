"""Batches, their waiting rows and cells, and what they change."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tequio.base.db.privacy import marked
from tequio.base.files.models import Cut, Document
from tequio.base.files.types import Dated
from tequio.intake.batches.types import BatchState


@marked(
    public="id document source sheet state observed_on how_dated rows good waiting created changed "
    "unchanged vanished maybe_waiting new_keys vanished_keys warnings refusals headings missing "
    "accepted_at withdrawn_at seconds cut is_sample",
    internal="fresh states by reason read_at",
)
class Batch(models.Model):
    """One sheet of one upload. Its counts are those of its last check against the register."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    source = models.CharField(_("source"), max_length=60)
    sheet = models.CharField(_("sheet"), max_length=120)
    state = models.CharField(_("state"), max_length=10, choices=[(s, s) for s in BatchState])
    observed_on = models.DateField(_("true on"))
    how_dated = models.CharField(_("dated by"), max_length=12, choices=[(d, d) for d in Dated])
    rows = models.PositiveIntegerField(_("rows read"))
    good = models.PositiveIntegerField(_("good rows"))
    waiting = models.PositiveIntegerField(_("rows that wait"))
    created = models.PositiveIntegerField(_("new"))
    changed = models.PositiveIntegerField(_("changed"))
    unchanged = models.PositiveIntegerField(_("same"))
    fresh = models.PositiveIntegerField(_("not said before"), default=0)
    vanished = models.PositiveIntegerField(_("no longer in the file"))
    maybe_waiting = models.PositiveIntegerField(_("perhaps among the waiting"), default=0)
    new_keys = ArrayField(models.CharField(max_length=12), default=list)
    vanished_keys = ArrayField(models.CharField(max_length=12), default=list)
    states = ArrayField(models.CharField(max_length=2), default=list)
    warnings = models.JSONField(_("warnings"), default=dict)
    refusals = models.JSONField(_("faults"), default=dict)
    headings = models.JSONField(_("headings"), default=list)
    missing = models.JSONField(_("columns it lacks"), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    read_at = models.DateTimeField(_("read"), db_default=Now())
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    seconds = models.FloatField(_("seconds"))
    cut = models.OneToOneField(Cut, models.PROTECT, related_name="+", null=True)
    is_sample = models.BooleanField(_("made up"), default=False)

    class Meta:
        verbose_name_plural = "batches"
        constraints = [
            CheckConstraint(
                condition=Q(state__in=[s.value for s in BatchState]), name="batch_state"
            ),
            CheckConstraint(
                condition=Q(state__in=["accepted", "withdrawn"], accepted_at__isnull=False)
                | (~Q(state__in=["accepted", "withdrawn"]) & Q(accepted_at=None, cut=None)),
                name="batch_accepted",
            ),
            CheckConstraint(
                condition=Q(rows=models.F("good") + models.F("waiting")), name="batch_adds_up"
            ),
        ]
        indexes = [models.Index(fields=["-read_at"], name="batch_latest")]


@marked(internal="id batch line cells")
class WaitingRow(models.Model):
    """A row that cannot go in yet, as the file has it: it is not lost."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="waiting_rows")
    line = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="waiting_row_once")]


@marked(internal="id batch line column value code expected refuses")
class BatchCell(models.Model):
    """A cell with a fault or a warning."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="cells")
    line = models.PositiveIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=120)
    value = models.TextField(_("value"))
    code = models.CharField(_("code"), max_length=40)
    expected = models.JSONField(_("expected"), default=dict)
    refuses = models.BooleanField(_("keeps the row waiting"))

    class Meta:
        indexes = [models.Index(fields=["batch", "-refuses", "code"], name="cell_of_batch")]


@marked(internal="id batch line position value by at")
class Correction(models.Model):
    """What a person wrote in the place of a cell. The file stays as it came; the log has both."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="corrections")
    line = models.PositiveIntegerField(_("row"))
    position = models.PositiveIntegerField(_("column"))
    value = models.TextField(_("value"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "line", "position"], name="correction_once")
        ]


@marked(public="id batch key field before after")
class BatchChange(models.Model):
    """One field of one subject that a batch changes: before and after, for the log."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="changes")
    key = models.CharField(_("key"), max_length=12)
    field = models.CharField(_("field"), max_length=60)
    before = models.TextField(_("before"), null=True)
    after = models.TextField(_("after"), null=True)
