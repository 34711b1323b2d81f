"""Health units: the words their catalogue uses, as types."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tequio.kernel.errors import noop


class Status(StrEnum):
    """Operating status, as the catalogue tells it."""

    OPERATING = "operating"
    CLOSED = "closed"
    BUILDING = "building"
    PENDING = "pending"


class Level(StrEnum):
    """Level of care. NONE: offices, warehouses, some mobile units."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    NONE = "none"


class Stratum(StrEnum):
    """Rural or urban."""

    RURAL = "rural"
    URBAN = "urban"


STATUS_NAMES = {
    Status.OPERATING: noop("in operation"),
    Status.CLOSED: noop("out of operation"),
    Status.BUILDING: noop("being built"),
    Status.PENDING: noop("about to start"),
}
LEVEL_NAMES = {
    Level.FIRST: noop("first level"),
    Level.SECOND: noop("second level"),
    Level.THIRD: noop("third level"),
    Level.NONE: noop("no level of care"),
}
STRATUM_NAMES = {Stratum.RURAL: noop("rural"), Stratum.URBAN: noop("urban")}

# The typologies of hospital in the federal catalogue, by its own codes.
HOSPITALS = {
    "M": noop("general"),
    "N": noop("community"),
    "O": noop("specialised"),
    "Y": noop("psychiatric"),
}
FAR_KM = 2.0  # outlines are simplified by about 400 m, so a nearer miss proves nothing


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a list."""

    clues: str
    name: str
    state: str
    municipality: str
    municipality_name: str | None
    locality_name: str | None
    institution: str
    status: Status
    level: Level | None
    typology_name: str | None
    lat: float | None
    lon: float | None
    seen_on: date


@dataclass(frozen=True, slots=True)
class PointRow:
    """A located unit on a map."""

    clues: str
    name: str
    lon: float
    lat: float
    level: Level | None
    status: Status
    typology: str | None
    typology_name: str | None
    municipality: str


@dataclass(frozen=True, slots=True)
class CellRow:
    """How many located units lie in a cell of a map's grid, and the box that holds them.

    `clues` and `name` are one unit's where the cell holds only one.
    """

    lon: float
    lat: float
    units: int
    clues: str
    name: str
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many units of a typology and level there are; None: the catalogue does not say."""

    typology: str | None
    name: str | None
    level: Level | None
    units: int
    operating: int


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key that names or named a unit. An open end is a day that no document tells."""

    clues: str
    issuer: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation of a unit: on which day, by which document, on which row, what it showed."""

    observed_on: date
    how_dated: str
    source: str
    file: str
    sha256: str
    cut: int
    line: int
    known_since: datetime
    known_until: datetime | None
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """A later file of a source that had shown a unit, and shows it no more.

    It shows other units of the state. Nothing follows from it but that: the unit keeps what was
    last seen of it, and its status, until a document tells another.
    """

    observed_on: date
    source: str
    file: str
    sha256: str
    cut: int


@dataclass(frozen=True, slots=True)
class UnitFile:
    """All that is known of a unit at a moment: the answer, its distance, keys, observations.

    `absent_from` is the first file that no longer shows it; None where it is in the last one.
    """

    clues: str
    asked: str
    as_of: date
    observed_on: date
    distance_days: int
    facts: dict[str, Any]
    cut: int
    line: int
    keys: tuple[KeyRow, ...]
    observations: tuple[ObservationRow, ...]
    absent_from: AbsenceRow | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of units is narrowed to; empty means all."""

    state: str = ""
    municipality: str = ""
    institution: str = ""
    status: str = ""
    level: str = ""
    typology: str = ""
    text: str = ""
    order: str = "clues"


class UnitKind(StrEnum):
    """What a name, or a typology, says that a unit is."""

    HOSPITAL = "hospital"
    GENERAL_HOSPITAL = "general_hospital"
    COMMUNITY_HOSPITAL = "community_hospital"
    SPECIALTY_HOSPITAL = "specialty_hospital"
    REGIONAL_SPECIALTY_HOSPITAL = "regional_specialty_hospital"
    HEALTH_CENTER = "health_center"
    EXTENDED_HEALTH_CENTER = "extended_health_center"
    ADVANCED_PRIMARY_CENTER = "advanced_primary_center"
    SPECIALTY_AMBULATORY_UNIT = "specialty_ambulatory_unit"
    CLINIC = "clinic"
    MOBILE_UNIT = "mobile_unit"
    OFFICE = "office"
    OF_IMSS = "of_imss"


class Agreement(StrEnum):
    """How two things that were said agree; UNSAID: one of them was not said."""

    SAME = "same"
    NEAR = "near"
    UNSAID = "unsaid"
    DIFFERS = "differs"


class Reason(StrEnum):
    """Why a unit is, or is not, what a name means: a code for each thing that was compared."""

    WORDS_ALL = "words_all"
    WORDS_SOME = "words_some"
    WORDS_NONE = "words_none"
    WORDS_OF_PLACE = "words_of_place"
    WORDS_MORE = "words_more"
    SPELT_OTHERWISE = "spelt_otherwise"
    KIND_SAME = "kind_same"
    KIND_NEAR = "kind_near"
    KIND_DIFFERS = "kind_differs"
    STATE_SAME = "state_same"
    STATE_DIFFERS = "state_differs"
    ONLY_ONE_THERE = "only_one_there"
    PLACE_SAME = "place_same"
    PLACE_DIFFERS = "place_differs"
    NUMBER_SAME = "number_same"
    NUMBER_DIFFERS = "number_differs"
    RIVALS = "rivals"


REASON_NAMES = {
    Reason.WORDS_ALL: noop("all the words of the name are its own"),
    Reason.WORDS_SOME: noop("some words of the name are its own"),
    Reason.WORDS_NONE: noop("no word of the name is its own"),
    Reason.WORDS_OF_PLACE: noop("the words are those of where it stands"),
    Reason.WORDS_MORE: noop("its own name has more words"),
    Reason.SPELT_OTHERWISE: noop("a word is spelt otherwise"),
    Reason.KIND_SAME: noop("the kind of unit agrees"),
    Reason.KIND_NEAR: noop("the kind of unit is a related one"),
    Reason.KIND_DIFFERS: noop("the kind of unit is another"),
    Reason.STATE_SAME: noop("the state agrees"),
    Reason.STATE_DIFFERS: noop("the state is another"),
    Reason.ONLY_ONE_THERE: noop("it is the only one of its kind in its municipality"),
    Reason.PLACE_SAME: noop("the words beside the name tell its place"),
    Reason.PLACE_DIFFERS: noop("the words beside the name tell another place"),
    Reason.NUMBER_SAME: noop("the number agrees"),
    Reason.NUMBER_DIFFERS: noop("the number is another"),
    Reason.RIVALS: noop("other units fit too"),
}


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name as a text has it; `state` two digits or None; `beside`, the words next to it."""

    name: str
    state: str | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class UnitCandidate:
    """A unit that a name may mean, and how probable that is; 0 to 1."""

    clues: str
    unit_name: str
    municipality_name: str | None
    state: str
    status: Status
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """What a name may mean, the most probable first; nothing where no unit lies near.

    The probabilities of all candidates and of "none of these" add up to one.
    """

    name: str
    candidates: tuple[UnitCandidate, ...]
