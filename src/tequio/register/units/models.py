"""Health units in two times, and the keys that have named them."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _
from pgtrigger import After, Delete, Insert, Protect, Referencing, Statement, Trigger, Update

from tequio.base.db.present import follows_cuts, follows_sightings
from tequio.base.db.privacy import marked
from tequio.base.db.twotime import Kind, Seen
from tequio.base.files.models import Cut
from tequio.register.units.types import Level, Status, Stratum

CLUES = r"^[A-Z]{5}[0-9]{6}$"
# The first unit to show a key keeps it: a second claim is dropped here and warned of at intake.
OPEN_KEYS = """
    INSERT INTO units_unitkey (unit_id, clues, issuer, true_during, known_during)
    SELECT k.subject_id, k.clues, substr(k.clues, 3, 3), k.true_during, tstzrange(now(), NULL)
    FROM (
        SELECT a.subject_id, u.clues, daterange(NULL, NULL) AS true_during
        FROM added a JOIN units_healthunit u ON u.id = a.subject_id
        UNION ALL
        SELECT a.subject_id, v.former_clues, daterange(NULL, c.observed_on)
        FROM added a JOIN units_unitversion v ON v.id = a.version_id
        JOIN files_cut c ON c.id = a.cut_id
        WHERE v.former_clues IS NOT NULL
    ) k
    WHERE NOT EXISTS (
        SELECT FROM units_unitkey o
        WHERE o.unit_id = k.subject_id AND o.clues = k.clues AND upper_inf(o.known_during))
    ON CONFLICT DO NOTHING;
    RETURN NULL;
"""
CLOSE_KEYS = """
    UPDATE units_unitkey k SET known_during = tstzrange(lower(k.known_during), now())
    FROM units_unitsighting t
    WHERE t.cut_id = NEW.id AND k.unit_id = t.subject_id AND upper_inf(k.known_during)
      AND NOT EXISTS (
        SELECT FROM units_unitsighting s
        JOIN files_cut c ON c.id = s.cut_id AND upper_inf(c.known_during)
        JOIN units_unitversion v ON v.id = s.version_id
        JOIN units_healthunit u ON u.id = s.subject_id
        WHERE s.subject_id = k.unit_id AND k.clues IN (u.clues, v.former_clues));
    RETURN NULL;
"""


class UnitFacts(models.Model):
    """What a catalogue says of a unit. NULL is unknown, which is not zero and not empty."""

    state = models.CharField(_("state"), max_length=2)
    municipality = models.CharField(_("municipality"), max_length=5)
    locality = models.CharField(_("locality"), max_length=9, null=True)
    institution = models.CharField(_("institution"), max_length=3)
    name = models.CharField(_("name"), max_length=250)
    trade_name = models.CharField(_("commercial name"), max_length=250, null=True)
    municipality_name = models.CharField(_("municipality"), max_length=250, null=True)
    locality_name = models.CharField(_("locality"), max_length=250, null=True)
    status = models.CharField(_("operating status"), max_length=10)
    level = models.CharField(_("level of care"), max_length=6, null=True)
    typology = models.CharField(_("typology"), max_length=6, null=True)
    typology_name = models.CharField(_("typology"), max_length=120, null=True)
    subtypology = models.CharField(_("subtypology"), max_length=8, null=True)
    subtypology_name = models.CharField(_("subtypology"), max_length=160, null=True)
    stratum = models.CharField(_("stratum"), max_length=5, null=True)
    region = models.CharField(_("operating region"), max_length=8, null=True)
    region_name = models.CharField(_("operating region"), max_length=120, null=True)
    category = models.CharField(_("managerial category"), max_length=120, null=True)
    lat = models.FloatField(_("latitude"), null=True)
    lon = models.FloatField(_("longitude"), null=True)
    started_on = models.DateField(_("operating since"), null=True)
    former_clues = models.CharField(_("former key"), max_length=11, null=True)
    rooms = models.PositiveSmallIntegerField(_("consulting rooms"), null=True)
    beds = models.PositiveSmallIntegerField(_("beds"), null=True)

    class Meta:
        abstract = True


FACTS = (
    "state municipality locality institution name trade_name municipality_name locality_name "
    "status level typology typology_name subtypology subtypology_name stratum region region_name "
    "category lat lon started_on former_clues rooms beds"
)
VALID = [
    ("state", Q(state__regex=r"^(0[1-9]|[12]\d|3[0-2])$")),
    ("place", Q(municipality__startswith=models.F("state"))),
    ("status", Q(status__in=[s.value for s in Status])),
    ("level", Q(level=None) | Q(level__in=[v.value for v in Level])),
    ("stratum", Q(stratum=None) | Q(stratum__in=[s.value for s in Stratum])),
    ("point", Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180))),
]


def _valid(table: str) -> list[CheckConstraint]:
    return [CheckConstraint(condition=check, name=f"{table}_{name}") for name, check in VALID]


@marked(public=f"id clues {FACTS} version_id seen_on seen_cut_id seen_line")
class HealthUnit(UnitFacts, Seen):
    """A unit: the key it now goes by, and what is now known of it."""

    clues = models.CharField("CLUES", max_length=11, unique=True)

    class Meta:
        constraints = [
            *_valid("unit"),
            CheckConstraint(condition=Q(clues__regex=CLUES), name="unit_clues"),
        ]
        indexes = [
            models.Index(fields=["state", "municipality"], name="unit_of_state"),
            models.Index(fields=["former_clues"], name="unit_former_clues"),
        ]


@marked(public=f"id subject digest {FACTS}")
class UnitVersion(UnitFacts):
    """Facts with which a unit was ever seen."""

    subject = models.ForeignKey(HealthUnit, models.PROTECT, related_name="+")
    digest = models.UUIDField()

    class Meta:
        constraints = [
            *_valid("unit_version"),
            models.UniqueConstraint(fields=["subject", "digest"], name="unit_version_once"),
        ]
        indexes = [models.Index(fields=["state"], name="unit_version_of_state")]
        triggers = [Protect(name="written_once", operation=Update | Delete)]


@marked(public="pk cut subject version line")
class UnitSighting(models.Model):
    """Where, and with which facts, a cut-off shows a unit."""

    pk = models.CompositePrimaryKey("cut_id", "subject_id")
    cut = models.ForeignKey(Cut, models.PROTECT, related_name="+")
    subject = models.ForeignKey(HealthUnit, models.PROTECT, related_name="+")
    version = models.ForeignKey(UnitVersion, models.PROTECT, related_name="+", db_index=False)
    line = models.PositiveIntegerField()

    class Meta:
        triggers = [
            *follows_sightings(
                "units_healthunit", "units_unitversion", "units_unitsighting", FACTS.split()
            ),
            Trigger(
                name="keys",
                level=Statement,
                when=After,
                operation=Insert,
                referencing=Referencing(new="added"),
                func=OPEN_KEYS,
            ),
        ]


@marked(public="id unit clues issuer true_during known_during")
class UnitKey(models.Model):
    """A key that names, or named, a unit. Known while some known cut-off shows it.

    An end of `true_during` that no document tells is open: the day of a change is not invented.
    """

    unit = models.ForeignKey(HealthUnit, models.PROTECT, related_name="+")
    clues = models.CharField("CLUES", max_length=11, db_index=True)
    issuer = models.CharField(_("issuer"), max_length=3)
    true_during = DateRangeField(_("true"))
    known_during = DateTimeRangeField(_("known"))

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="key_names_one_unit",
                expressions=[
                    ("clues", RangeOperators.EQUAL),
                    ("true_during", RangeOperators.OVERLAPS),
                    ("known_during", RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="unit_has_one_key_per_issuer",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("issuer", RangeOperators.EQUAL),
                    ("true_during", RangeOperators.OVERLAPS),
                    ("known_during", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class UnitCut(Cut):
    """A cut-off, as units follow its withdrawal."""

    class Meta:
        proxy = True
        triggers = [
            follows_cuts(
                "units_healthunit", "units_unitversion", "units_unitsighting", FACTS.split()
            ),
            Trigger(name="keys", when=After, operation=Update, func=CLOSE_KEYS),
        ]


UNITS = Kind(HealthUnit, UnitVersion, UnitSighting, "clues")
