"""Bulletins as they came, what was read in them and by whom, and what was decided of promises."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from pgtrigger import After, Condition, Delete, Insert, Protect, Trigger, Update

from tequio.base.db.checks import STATE_CODE
from tequio.base.db.present import NOT_BY_TRIGGER, written_once
from tequio.base.db.privacy import marked
from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.types import Bound, Precision

AREA = r"^(\d{2}|\d{5})?$"
IN_ORDER = Q(end__gt=F("start"))
# A person says why; the reader has no reasons. `read_by` NULL is the reader.
WITH_REASON = Q(read_by=None) | ~Q(reason="")
# What a person wrote stands over whatever a reader reads later.
_PRESENT = """
    UPDATE bulletins_bulletin SET number = NEW.number, dated_on = NEW.dated_on,
        is_inferred = NEW.is_inferred, place = NEW.place, title = NEW.title
    WHERE id = NEW.bulletin_id AND (NEW.read_by_id IS NOT NULL OR NOT EXISTS (
        SELECT FROM bulletins_headerreading h
        WHERE h.bulletin_id = NEW.bulletin_id AND h.read_by_id IS NOT NULL));
    RETURN NULL;
"""


@marked(
    public="id document text sha256 issuers state address number dated_on is_inferred place title",
    internal="kept_by kept_at",
)
class Bulletin(models.Model):
    """A text of its own, once however often it comes; its header is the one now read in it.

    `state` says whose it is to correct: a code, or empty for the nation. Number, day, place and
    title follow the readings of the header by trigger; nothing else of a bulletin ever changes.
    """

    document = models.ForeignKey("files.Document", models.PROTECT, related_name="+")
    text = models.TextField(_("text"))
    sha256 = models.CharField(_("hash of the text"), max_length=64, unique=True)
    issuers = ArrayField(models.TextField(), verbose_name=_("issuers"), default=list)
    state = models.CharField(_("state"), max_length=2, blank=True)
    address = models.URLField(_("where it was published"), max_length=500, blank=True)
    number = models.CharField(_("number"), max_length=80, blank=True, editable=False)
    dated_on = models.DateField(_("date"), null=True, editable=False)
    is_inferred = models.BooleanField(_("date inferred"), default=False, editable=False)
    place = models.TextField(_("place"), blank=True, editable=False)
    title = models.TextField(_("title"), blank=True, editable=False)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(_("kept"), db_default=Now())

    objects: ClassVar[models.Manager["Bulletin"]] = models.Manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="bulletin_hash"),
            CheckConstraint(condition=Q(state="") | STATE_CODE, name="bulletin_of_state"),
        ]
        indexes = [models.Index(fields=["-dated_on", "-id"], name="bulletin_latest")]
        triggers = [
            Protect(
                name="starts_unread",
                operation=Insert,
                condition=Condition("NEW.number <> '' OR NEW.dated_on IS NOT NULL"),
            ),
            Protect(name="told_by_readings", operation=Update, condition=NOT_BY_TRIGGER),
            Protect(name="never_deleted", operation=Delete),
        ]


@marked(
    public="id bulletin number dated_on precision is_inferred place title read_at",
    internal="read_by reason",
)
class HeaderReading(models.Model):
    """What the reader, or a person, says of a header. Written once; a person's word stands."""

    bulletin = models.ForeignKey(Bulletin, models.PROTECT, related_name="headers")
    number = models.CharField(_("number"), max_length=80, blank=True)
    dated_on = models.DateField(_("date"), null=True)
    precision = models.CharField(
        _("precision"), max_length=5, choices=[(p, p) for p in Precision], blank=True
    )
    is_inferred = models.BooleanField(_("date inferred"), default=False)
    place = models.TextField(_("place"), blank=True)
    title = models.TextField(_("title"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    read_at = models.DateTimeField(_("read"), db_default=Now())

    objects: ClassVar[models.Manager["HeaderReading"]] = models.Manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=WITH_REASON, name="header_reason"),
            CheckConstraint(
                condition=Q(is_inferred=False) | Q(dated_on__isnull=False, read_by__isnull=False),
                name="header_inferred",
            ),
        ]
        triggers = [
            Trigger(name="present", when=After, operation=Insert, func=_PRESENT),
            written_once(),
        ]


@marked(
    public="id bulletin start end value unit bound place when_text quantity area kind is_figure "
    "read_at",
    internal="read_by reason",
)
class FigureReading(models.Model):
    """What the reader, or a person, says of a number of the text. Written once.

    Of the readings of one span the latest of a person stands; where there is none, the reader's
    latest. `is_figure` false: those words count nothing. `quantity` and `area` name what it can be
    held against; empty where there is no such thing.
    """

    bulletin = models.ForeignKey(Bulletin, models.PROTECT, related_name="figures")
    start = models.PositiveIntegerField(_("first character"))
    end = models.PositiveIntegerField(_("behind the last character"))
    value = models.FloatField(_("value"))
    unit = models.TextField(_("of what"))
    bound = models.CharField(_("how exact"), max_length=8, choices=[(b, b) for b in Bound])
    place = models.TextField(_("place"), blank=True)
    when_text = models.TextField(_("when"), blank=True)
    quantity = models.CharField(_("quantity"), max_length=80, blank=True)
    area = models.CharField(_("area"), max_length=5, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=[(k, k) for k in ClaimKind])
    is_figure = models.BooleanField(_("is a figure"), default=True)
    reason = models.TextField(_("reason"), blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    read_at = models.DateTimeField(_("read"), db_default=Now())

    objects: ClassVar[models.Manager["FigureReading"]] = models.Manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=IN_ORDER, name="figure_span"),
            CheckConstraint(condition=Q(bound__in=[b.value for b in Bound]), name="figure_bound"),
            CheckConstraint(condition=Q(kind__in=[k.value for k in ClaimKind]), name="figure_kind"),
            CheckConstraint(condition=Q(area__regex=AREA), name="figure_area"),
            CheckConstraint(condition=WITH_REASON, name="figure_reason"),
        ]
        indexes = [
            models.Index(fields=["bulletin", "start", "end"], name="reading_of_span"),
            models.Index(fields=["quantity", "area"], name="reading_of_family"),
        ]
        triggers = [written_once()]


@marked(
    public="id bulletin start end text who by_when is_confirmed claim at", internal="reason actor"
)
class CommitmentDecision(models.Model):
    """A person's word on what the reader took for a commitment. Written once; the latest stands.

    Confirmed, it is kept as the claim whose code is `claim`, and can no longer be discarded.
    """

    bulletin = models.ForeignKey(Bulletin, models.PROTECT, related_name="decisions")
    start = models.PositiveIntegerField(_("first character"))
    end = models.PositiveIntegerField(_("behind the last character"))
    text = models.TextField(_("what"))
    who = models.TextField(_("who"), blank=True)
    by_when = models.TextField(_("by when"), blank=True)
    is_confirmed = models.BooleanField(_("confirmed"))
    claim = models.CharField(_("claim"), max_length=40, blank=True)
    reason = models.TextField(_("reason"))
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=Now())

    objects: ClassVar[models.Manager["CommitmentDecision"]] = models.Manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=IN_ORDER, name="decision_span"),
            CheckConstraint(condition=~Q(reason=""), name="decision_reason"),
            CheckConstraint(
                condition=Q(is_confirmed=True) & ~Q(claim="") | Q(is_confirmed=False, claim=""),
                name="decision_claim",
            ),
            models.UniqueConstraint(
                fields=["bulletin", "start", "end"],
                condition=Q(is_confirmed=True),
                name="confirmed_once",
            ),
        ]
        triggers = [written_once()]
