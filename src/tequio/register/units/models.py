"""Health units in two times, and the keys that have named them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q, Value
from django.utils.translation import gettext_lazy as _
from pgtrigger import After, Delete, Insert, Protect, Trigger, Update

from tequio.base.db.checks import POINT, STATE_CODE
from tequio.base.db.present import (
    NOT_BY_TRIGGER,
    Tables,
    after_insert,
    follows_cuts,
    follows_sightings,
    told_by_sightings,
    written_once,
)
from tequio.base.db.privacy import marked
from tequio.base.db.twotime import Kind, Seen, Sighting, Version
from tequio.base.files.models import Cut
from tequio.register.units.types import Level, Status, Stratum

CLUES = r"^[A-Z]{5}[0-9]{6}$"
# What keys say follows from the cut-offs now known and from nothing else, so that an undone load
# leaves them as they were. A unit's own key is its own; a former key is of the unit that the
# earliest cut-off gives it to (a second claim is warned of at intake), until the earliest day by
# which a document shows it replaced.
_KEYS = """
    WITH named AS (
        SELECT u.clues FROM {touched} t JOIN units_healthunit u ON u.id = t.subject_id
        UNION
        SELECT v.former_clues FROM {touched} t JOIN units_unitversion v USING (subject_id)
        WHERE v.former_clues IS NOT NULL
    ), claims AS (
        SELECT u.clues, s.subject_id, s.cut_id, s.line, TRUE AS own, NULL::date AS until
        FROM named n JOIN units_healthunit u ON u.clues = n.clues
        JOIN units_unitsighting s ON s.subject_id = u.id
        JOIN files_cut c ON c.id = s.cut_id AND upper_inf(c.known_during)
        UNION ALL
        SELECT v.former_clues, s.subject_id, s.cut_id, s.line, FALSE,
               min(c.observed_on) OVER (PARTITION BY v.former_clues, s.subject_id)
        FROM named n JOIN units_unitversion v ON v.former_clues = n.clues
        JOIN units_unitsighting s ON s.subject_id = v.subject_id AND s.version_id = v.id
        JOIN files_cut c ON c.id = s.cut_id AND upper_inf(c.known_during)
    ), held AS (
        SELECT DISTINCT ON (clues) clues, subject_id, daterange(NULL, until) AS true_during
        FROM claims ORDER BY clues, own DESC, cut_id, line
    )
"""
_FOLLOW = (
    _KEYS  # noqa: S608 - our own text, at migration time
    + """
    UPDATE units_unitkey k SET known_during = tstzrange(lower(k.known_during), {instant})
    WHERE upper_inf(k.known_during) AND k.clues IN (SELECT clues FROM named)
      AND NOT EXISTS (
        SELECT FROM held h WHERE h.clues = k.clues
        AND h.subject_id = k.unit_id AND h.true_during = k.true_during);
    """
    + _KEYS
    + """
    INSERT INTO units_unitkey (unit_id, clues, issuer, true_during, known_during)
    SELECT h.subject_id, h.clues, substr(h.clues, 3, 3), h.true_during, tstzrange({instant}, NULL)
    FROM held h WHERE NOT EXISTS (
        SELECT FROM units_unitkey k WHERE upper_inf(k.known_during) AND k.clues = h.clues
        AND k.unit_id = h.subject_id AND k.true_during = h.true_during);
    RETURN NULL;
    """
)
KEYS_FOLLOW_SIGHTINGS = _FOLLOW.format(
    touched="(SELECT DISTINCT subject_id FROM added)",
    instant="(SELECT max(lower(c.known_during)) FROM files_cut c WHERE c.id IN"
    " (SELECT cut_id FROM added))",
)
KEYS_FOLLOW_CUTS = _FOLLOW.format(
    touched="(SELECT subject_id FROM units_unitsighting WHERE cut_id = NEW.id)",
    instant="upper(NEW.known_during)",
)


class UnitFacts(models.Model):
    """What a catalogue says of a unit. NULL is unknown, which is not zero and not empty."""

    state = models.CharField(_("state"), max_length=2)
    municipality = models.CharField(_("key of the municipality"), max_length=5)
    locality = models.CharField(_("key of the locality"), max_length=9, null=True)
    institution = models.CharField(_("institution"), max_length=3)
    name = models.CharField(_("name"), max_length=250)
    trade_name = models.CharField(_("commercial name"), max_length=250, null=True)
    municipality_name = models.CharField(_("municipality"), max_length=250, null=True)
    locality_name = models.CharField(_("locality"), max_length=250, null=True)
    status = models.CharField(_("operating status"), max_length=10)
    level = models.CharField(_("level of care"), max_length=6, null=True)
    typology = models.CharField(_("key of the typology"), max_length=6, null=True)
    typology_name = models.CharField(_("typology"), max_length=120, null=True)
    subtypology = models.CharField(_("key of the subtypology"), max_length=8, null=True)
    subtypology_name = models.CharField(_("subtypology"), max_length=160, null=True)
    stratum = models.CharField(_("stratum"), max_length=5, null=True)
    region = models.CharField(_("key of the operating region"), max_length=8, null=True)
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
TABLES = Tables("units_healthunit", "units_unitversion", "units_unitsighting", FACTS.split())
VALID = [
    ("state", STATE_CODE),
    ("place", Q(municipality__startswith=F("state"))),
    ("status", Q(status__in=[s.value for s in Status])),
    ("level", Q(level=None) | Q(level__in=[v.value for v in Level])),
    ("stratum", Q(stratum=None) | Q(stratum__in=[s.value for s in Stratum])),
    ("point", POINT),
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
        triggers = told_by_sightings()


@marked(public=f"id subject digest {FACTS}")
class UnitVersion(UnitFacts, Version):
    """Facts with which a unit was ever seen."""

    subject = models.ForeignKey(HealthUnit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            *_valid("unit_version"),
            models.UniqueConstraint(fields=["subject", "digest"], name="unit_version_once"),
        ]
        indexes = [
            models.Index(fields=["state"], name="unit_version_of_state"),
            models.Index(fields=["former_clues"], name="unit_version_former_clues"),
        ]
        triggers = [written_once()]


@marked(public="pk cut subject version line")
class UnitSighting(Sighting):
    """Where, and with which facts, a cut-off shows a unit."""

    subject = models.ForeignKey(HealthUnit, models.PROTECT, related_name="+")
    version = models.ForeignKey(UnitVersion, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        triggers = [
            *follows_sightings(TABLES),
            after_insert("keys", KEYS_FOLLOW_SIGHTINGS),
        ]


# Seven times as fast to index as the text. Should two keys ever share their 64 bits, the second is
# refused; none is ever let in twice.
_HASHED = Func(
    F("clues"), Value(0), function="hashtextextended", output_field=models.BigIntegerField()
)


@marked(public="id unit clues issuer true_during known_during")
class UnitKey(models.Model):
    """A key that names, or named, a unit. Known while some known cut-off shows it.

    An end of `true_during` that no document tells is open: the day of a change is not invented.
    Two units never have one key at a time; one unit may have had several, as when units merged.
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
                    (_HASHED, RangeOperators.EQUAL),
                    ("true_during", RangeOperators.OVERLAPS),
                    ("known_during", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        triggers = [
            Protect(
                name="told_by_sightings",
                operation=Insert | Update | Delete,
                condition=NOT_BY_TRIGGER,
            )
        ]


class UnitCut(Cut):
    """A cut-off, as units follow its withdrawal."""

    class Meta:
        proxy = True
        triggers = [
            follows_cuts(TABLES),
            Trigger(name="keys", when=After, operation=Update, func=KEYS_FOLLOW_CUTS),
        ]


UNITS = Kind(HealthUnit, UnitVersion, UnitSighting, "clues")
