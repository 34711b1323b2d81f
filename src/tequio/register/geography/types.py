"""Territory: what its codes mean, and the named bases on which people are counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Basis(StrEnum):
    """A named way of counting people. The choice is shown, never hidden."""

    TOTAL = "total"
    UNAFFILIATED = "psinder"
    WITH_SEGURO_POPULAR = "psinder+segp"
    WITH_IMSS_BIENESTAR = "psinder+segp+imssb"


# The census variables that each basis adds up (INEGI, Census 2020, ITER).
VARIABLES: dict[Basis, tuple[str, ...]] = {
    Basis.TOTAL: ("pobtot",),
    Basis.UNAFFILIATED: ("psinder",),
    Basis.WITH_SEGURO_POPULAR: ("psinder", "pder_segp"),
    Basis.WITH_IMSS_BIENESTAR: ("psinder", "pder_segp", "pder_imssb"),
}


@dataclass(frozen=True, slots=True)
class StateRow:
    """One of the 32 states: a plain fact, with its source in the reference table.

    `joined_on` is the day on which its agreement was signed, `published_on` that of the gazette,
    `operating_since` the first of operation; None: no document that tells it was found.
    """

    code: str
    name: str
    short_name: str
    clues_prefix: str
    joined: bool
    joined_on: date | None
    published_on: date | None
    operating_since: date | None
    joined_source: str
    dates_source: str
    priority: bool
    priority_source: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A state that somebody said would join, and by when: announced, whatever came of it.

    `until` is the last day of what `by_when` says; `said_on` None: the source gives no day.
    """

    state: str
    by_when: str
    until: date
    said_on: date | None
    said_by: str
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality as now known."""

    code: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class ShapeRow:
    """The outline of an area, as WKB in longitude and latitude."""

    code: str
    name: str
    wkb: bytes


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """The outline of an area for a map; `geometry` is GeoJSON text with rounded coordinates."""

    code: str
    name: str
    geometry: str


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """What the census counted in one municipality, variable by variable; a receipt's row."""

    code: str
    name: str
    state: str
    counts: dict[str, int]
    cut: int
    line: int
