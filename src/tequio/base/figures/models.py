"""What others said, and what the figures were when someone froze them."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _
from pgtrigger import Before, Delete, Insert, Protect, Trigger, Update

from tequio.base.db.privacy import marked
from tequio.base.figures.types import ClaimKind

SEALED = """
    IF now() IS DISTINCT FROM (SELECT taken_at FROM figures_snapshot WHERE id = NEW.snapshot_id)
    THEN
        RAISE EXCEPTION 'A snapshot takes figures only while it is taken.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
"""
AREA = r"^(\d{2}|\d{5})$"


@marked(
    public="id code figure area value qualifier unit definition place when_text said_on "
    "said_on_inferred said_by source kind quote"
)
class Claim(models.Model):
    """A number that someone announced, from a sourced table; never merged with a measure.

    Whoever it names speaks in office. `figure` and `area`, where there are such, say what it may
    be held against.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    figure = models.CharField(_("figure"), max_length=80, blank=True)
    area = models.CharField(_("area"), max_length=5, blank=True)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    qualifier = models.CharField(_("qualifier"), max_length=12)
    unit = models.CharField(_("unit"), max_length=80)
    definition = models.TextField(_("definition"))
    place = models.CharField(_("place"), max_length=120)
    when_text = models.CharField(_("when"), max_length=120)
    said_on = models.DateField(_("said on"), null=True)
    said_on_inferred = models.BooleanField(_("day inferred"), default=False)
    said_by = models.CharField(_("said by"), max_length=200)
    source = models.CharField(_("source"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=[(k, k) for k in ClaimKind])
    quote = models.CharField(_("as said"), max_length=120, blank=True)

    objects: ClassVar[models.Manager["Claim"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["figure", "area"], name="claim_of_figure")]
        constraints = [
            CheckConstraint(condition=Q(kind__in=[k.value for k in ClaimKind]), name="claim_kind"),
            CheckConstraint(condition=Q(area="") | Q(area__regex=AREA), name="claim_area"),
        ]


@marked(public="id taken_at as_of digest reason", internal="taken_by")
class Snapshot(models.Model):
    """All figures of the nation and the states as they stood when frozen. Written once."""

    taken_at = models.DateTimeField(_("taken"), db_default=TransactionNow())
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    as_of = models.DateField(_("true on"))
    digest = models.CharField(_("digest"), max_length=64)
    reason = models.TextField(_("reason"))

    objects: ClassVar[models.Manager["Snapshot"]] = models.Manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(digest__regex="^[0-9a-f]{64}$"), name="snapshot_digest")
        ]
        triggers = [Protect(name="written_once", operation=Update | Delete)]


@marked(public="id snapshot figure area institution basis value receipt")
class SnapshotEntry(models.Model):
    """One figure of a snapshot, with the address of its receipt."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="entries")
    figure = models.CharField(_("figure"), max_length=80)
    area = models.CharField(_("area"), max_length=5)
    institution = models.CharField(_("institution"), max_length=3, blank=True)
    basis = models.CharField(_("basis"), max_length=40, blank=True)
    value = models.FloatField(_("value"), null=True)
    receipt = models.TextField(_("receipt"))

    objects: ClassVar[models.Manager["SnapshotEntry"]] = models.Manager()

    class Meta:
        verbose_name_plural = "snapshot entries"
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "figure", "area", "institution", "basis"], name="frozen_once"
            ),
            CheckConstraint(condition=Q(area__regex=AREA), name="snapshot_entry_area"),
        ]
        indexes = [models.Index(fields=["figure", "area"], name="frozen_figure")]
        triggers = [
            Trigger(name="sealed", when=Before, operation=Insert, func=SEALED),
            Protect(name="written_once", operation=Update | Delete),
        ]
