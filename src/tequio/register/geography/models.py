"""Territory in two times, and the 32 states, which are plain facts."""

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from tequio.base.db.checks import POINT, STATE, STATE_CODE
from tequio.base.db.present import (
    Tables,
    follows_cuts,
    follows_sightings,
    told_by_sightings,
    written_once,
)
from tequio.base.db.privacy import marked
from tequio.base.db.twotime import Kind, Seen, Sighting, Version
from tequio.base.files.models import Cut

CODE_OF_STATE = Q(code__startswith=F("state"))
SEEN_FIELDS = "version_id seen_on seen_cut_id seen_line"
SIGHTING_FIELDS = "pk cut subject version line"


def _code(digits: int) -> Q:
    """Say that a code is its state's and so many digits more."""
    return CODE_OF_STATE & Q(code__regex=rf"^\d{{{digits + 2}}}$")


def _tables(kind: str, facts: str) -> Tables:
    subject = f"geography_{kind}"
    return Tables(subject, f"{subject}version", f"{subject}sighting", facts.split())


@marked(
    public="code name short_name clues_prefix joined joined_on published_on operating_since"
    " joined_source dates_source priority priority_source"
)
class State(models.Model):
    """One of the 32 states, from the package's own sourced table.

    Three days of the coordination agreement: signed, published in the gazette, and the first of
    operation. NULL is a day of which no document was found.
    """

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    short_name = models.CharField(_("short name"), max_length=30)
    clues_prefix = models.CharField(_("CLUES prefix"), max_length=2, unique=True)
    joined = models.BooleanField(_("joined"))
    joined_on = models.DateField(_("joined on"), null=True)
    published_on = models.DateField(_("published on"), null=True)
    operating_since = models.DateField(_("operating since"), null=True)
    joined_source = models.TextField(_("source"))
    dates_source = models.TextField(_("source"), blank=True)
    priority = models.BooleanField(_("priority"))
    priority_source = models.TextField(_("source"), blank=True)

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(code__regex=f"^{STATE}$"), name="state_code"),
            CheckConstraint(
                condition=Q(joined=True) | Q(joined_on=None, operating_since=None),
                name="state_dates_of_joined",
            ),
            CheckConstraint(condition=~Q(joined_source=""), name="state_joined_source"),
            CheckConstraint(
                condition=Q(published_on=None, operating_since=None) | ~Q(dates_source=""),
                name="state_dates_source",
            ),
            CheckConstraint(
                condition=Q(priority=False) | ~Q(priority_source=""), name="state_priority_source"
            ),
        ]


class MunicipalityFacts(models.Model):
    """What the national catalogue of areas says of a municipality."""

    state = models.CharField(_("state"), max_length=2)
    name = models.CharField(_("name"), max_length=250)
    seat = models.CharField(_("seat"), max_length=250, null=True)
    population = models.PositiveIntegerField(_("population"), null=True)
    women = models.PositiveIntegerField(_("women"), null=True)
    men = models.PositiveIntegerField(_("men"), null=True)
    dwellings = models.PositiveIntegerField(_("dwellings"), null=True)

    class Meta:
        abstract = True


MUNICIPALITY = "state name seat population women men dwellings"


@marked(public=f"id code {MUNICIPALITY} {SEEN_FIELDS}")
class Municipality(MunicipalityFacts, Seen):
    """A municipality: its code, and what is now known of it."""

    code = models.CharField(_("code"), max_length=5, unique=True)

    class Meta:
        constraints = [
            CheckConstraint(condition=STATE_CODE, name="municipality_state"),
            CheckConstraint(condition=_code(3), name="municipality_code"),
        ]
        indexes = [models.Index(fields=["state", "name"], name="municipality_of_state")]
        triggers = told_by_sightings()


@marked(public=f"id subject digest {MUNICIPALITY}")
class MunicipalityVersion(MunicipalityFacts, Version):
    """Facts with which a municipality was ever seen."""

    subject = models.ForeignKey(Municipality, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "digest"], name="municipality_version"),
            CheckConstraint(condition=STATE_CODE, name="municipality_version_state"),
        ]
        indexes = [models.Index(fields=["state"], name="municipality_version_of_state")]
        triggers = [written_once()]


@marked(public=SIGHTING_FIELDS)
class MunicipalitySighting(Sighting):
    """Where, and with which facts, a cut-off shows a municipality."""

    subject = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    version = models.ForeignKey(
        MunicipalityVersion, models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        triggers = follows_sightings(_tables("municipality", MUNICIPALITY))


class LocalityFacts(models.Model):
    """What INEGI says of a locality. A locality without point is listed, not located."""

    state = models.CharField(_("state"), max_length=2)
    municipality = models.CharField(_("municipality"), max_length=5)
    name = models.CharField(_("name"), max_length=250, null=True)
    urban = models.BooleanField(_("urban"), null=True)
    lat = models.FloatField(_("latitude"), null=True)
    lon = models.FloatField(_("longitude"), null=True)
    altitude = models.SmallIntegerField(_("altitude"), null=True)
    population = models.PositiveIntegerField(_("population"), null=True)
    dwellings = models.PositiveIntegerField(_("dwellings"), null=True)

    class Meta:
        abstract = True


LOCALITY = "state municipality name urban lat lon altitude population dwellings"


@marked(public=f"id code {LOCALITY} {SEEN_FIELDS}")
class Locality(LocalityFacts, Seen):
    """A locality: its code, and what is now known of it."""

    code = models.CharField(_("code"), max_length=9, unique=True)

    class Meta:
        constraints = [
            CheckConstraint(condition=STATE_CODE, name="locality_state"),
            CheckConstraint(condition=_code(7), name="locality_code"),
            CheckConstraint(condition=POINT, name="locality_point"),
        ]
        indexes = [models.Index(fields=["municipality"], name="locality_of_municipality")]
        triggers = told_by_sightings()


@marked(public=f"id subject digest {LOCALITY}")
class LocalityVersion(LocalityFacts, Version):
    """Facts with which a locality was ever seen."""

    subject = models.ForeignKey(Locality, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "digest"], name="locality_version"),
            CheckConstraint(condition=STATE_CODE, name="locality_version_state"),
            CheckConstraint(condition=POINT, name="locality_version_point"),
        ]
        indexes = [models.Index(fields=["state"], name="locality_version_of_state")]
        triggers = [written_once()]


@marked(public=SIGHTING_FIELDS)
class LocalitySighting(Sighting):
    """Where, and with which facts, a cut-off shows a locality."""

    subject = models.ForeignKey(Locality, models.PROTECT, related_name="+")
    version = models.ForeignKey(LocalityVersion, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        triggers = follows_sightings(_tables("locality", LOCALITY))


class BoundaryFacts(models.Model):
    """The outline of a state or a municipality, as WKB in longitude and latitude."""

    state = models.CharField(_("state"), max_length=2)
    name = models.CharField(_("name"), max_length=250, null=True)
    shape = models.BinaryField(_("outline"))

    class Meta:
        abstract = True


BOUNDARY = "state name shape"


@marked(public=f"id code {BOUNDARY} {SEEN_FIELDS}")
class Boundary(BoundaryFacts, Seen):
    """The outline now known of an area: two digits are a state, five a municipality."""

    code = models.CharField(_("code"), max_length=5, unique=True)

    class Meta:
        verbose_name_plural = "boundaries"
        constraints = [
            CheckConstraint(condition=STATE_CODE, name="boundary_state"),
            CheckConstraint(condition=_code(0) | _code(3), name="boundary_code"),
        ]
        indexes = [models.Index(fields=["state"], name="boundary_of_state")]
        triggers = told_by_sightings()


@marked(public=f"id subject digest {BOUNDARY}")
class BoundaryVersion(BoundaryFacts, Version):
    """Outlines with which an area was ever seen."""

    subject = models.ForeignKey(Boundary, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "digest"], name="boundary_version"),
            CheckConstraint(condition=STATE_CODE, name="boundary_version_state"),
        ]
        indexes = [models.Index(fields=["state"], name="boundary_version_of_state")]
        triggers = [written_once()]


@marked(public=SIGHTING_FIELDS)
class BoundarySighting(Sighting):
    """Where, and with which outline, a cut-off shows an area."""

    subject = models.ForeignKey(Boundary, models.PROTECT, related_name="+")
    version = models.ForeignKey(BoundaryVersion, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        triggers = follows_sightings(_tables("boundary", BOUNDARY))


class CensusFacts(models.Model):
    """People of a municipality by affiliation, under the census's own variable names.

    One person may have two affiliations, so the `pder_` columns may overlap.
    """

    state = models.CharField(_("state"), max_length=2)
    name = models.CharField(_("name"), max_length=250)
    pobtot = models.PositiveIntegerField("POBTOT")
    psinder = models.PositiveIntegerField("PSINDER")
    pder_ss = models.PositiveIntegerField("PDER_SS", null=True)
    pder_imss = models.PositiveIntegerField("PDER_IMSS", null=True)
    pder_iste = models.PositiveIntegerField("PDER_ISTE", null=True)
    pder_istee = models.PositiveIntegerField("PDER_ISTEE", null=True)
    pafil_pdom = models.PositiveIntegerField("PAFIL_PDOM", null=True)
    pder_segp = models.PositiveIntegerField("PDER_SEGP", null=True)
    pder_imssb = models.PositiveIntegerField("PDER_IMSSB", null=True)
    pafil_ipriv = models.PositiveIntegerField("PAFIL_IPRIV", null=True)
    pafil_otrai = models.PositiveIntegerField("PAFIL_OTRAI", null=True)

    class Meta:
        abstract = True


CENSUS = (
    "state name pobtot psinder pder_ss pder_imss pder_iste pder_istee pafil_pdom pder_segp "
    "pder_imssb pafil_ipriv pafil_otrai"
)


@marked(public=f"id code {CENSUS} {SEEN_FIELDS}")
class CensusCount(CensusFacts, Seen):
    """What the last known census counted in a municipality."""

    code = models.CharField(_("code"), max_length=5, unique=True)

    class Meta:
        constraints = [
            CheckConstraint(condition=STATE_CODE, name="census_state"),
            CheckConstraint(condition=_code(3), name="census_code"),
            CheckConstraint(condition=Q(psinder__lte=F("pobtot")), name="census_part"),
        ]
        indexes = [models.Index(fields=["state"], name="census_of_state")]
        triggers = told_by_sightings()


@marked(public=f"id subject digest {CENSUS}")
class CensusCountVersion(CensusFacts, Version):
    """Counts with which a municipality was ever seen."""

    subject = models.ForeignKey(CensusCount, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "digest"], name="census_version"),
            CheckConstraint(condition=STATE_CODE, name="census_version_state"),
            CheckConstraint(condition=Q(psinder__lte=F("pobtot")), name="census_version_part"),
        ]
        indexes = [models.Index(fields=["state"], name="census_version_of_state")]
        triggers = [written_once()]


@marked(public=SIGHTING_FIELDS)
class CensusCountSighting(Sighting):
    """Where, and with which counts, a cut-off shows a municipality."""

    subject = models.ForeignKey(CensusCount, models.PROTECT, related_name="+")
    version = models.ForeignKey(
        CensusCountVersion, models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        triggers = follows_sightings(_tables("censuscount", CENSUS))


class TerritoryCut(Cut):
    """A cut-off, as territory follows its withdrawal."""

    class Meta:
        proxy = True
        triggers = [
            follows_cuts(_tables(kind, facts))
            for kind, facts in (
                ("municipality", MUNICIPALITY),
                ("locality", LOCALITY),
                ("boundary", BOUNDARY),
                ("censuscount", CENSUS),
            )
        ]


MUNICIPALITIES = Kind(Municipality, MunicipalityVersion, MunicipalitySighting, "code")
LOCALITIES = Kind(Locality, LocalityVersion, LocalitySighting, "code")
BOUNDARIES = Kind(Boundary, BoundaryVersion, BoundarySighting, "code")
CENSUS_COUNTS = Kind(CensusCount, CensusCountVersion, CensusCountSighting, "code")
