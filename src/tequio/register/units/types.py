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
