"""What the public pages are made of, before it is given a shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tequio.base.figures.types import Figure
from tequio.base.files.types import CutRow
from tequio.kernel.dates import Moment
from tequio.measures.indicators.types import Board
from tequio.register.directory.types import InstitutionRow
from tequio.register.geography.types import MunicipalityRow, StateRow
from tequio.register.units.types import TallyRow, UnitFile, UnitRow

Asked = tuple[str, str | None]  # a figure and its basis
WITHOUT_SECURITY = "population.without_social_security"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Figures of some areas at one moment, by figure, basis and area."""

    figures: Mapping[tuple[str, str | None, str], Figure]

    def of(self, figure: str, area: str, basis: str | None = None) -> Figure:
        """Return one of them."""
        return self.figures[figure, basis, area]

    @property
    def sources(self) -> tuple[CutRow, ...]:
        """The cut-offs that any of them stands on, the newest first."""
        found = {cut.number: cut for each in self.figures.values() for cut in each.sources}
        return tuple(sorted(found.values(), key=lambda cut: (cut.observed_on, cut.number)))[::-1]


@dataclass(frozen=True, slots=True)
class Seen:
    """The observation of units nearest to the day asked for, and how far it lies; None of none."""

    on: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class CountryPage:
    """The country: what is measured of it and of each state, and what was announced."""

    states: tuple[StateRow, ...]
    sheet: Sheet
    board: Board
    seen: Seen


@dataclass(frozen=True, slots=True)
class Ranked:
    """A municipality with the values that a list is ordered by."""

    code: str
    name: str
    values: Mapping[Asked, float | None]


@dataclass(frozen=True, slots=True)
class Astray:
    """A unit whose point lies outside its municipality, and how far."""

    unit: UnitRow
    km: float


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the register itself doubts of an area's units."""

    outside: tuple[Astray, ...]
    without_outline: tuple[UnitRow, ...]
    without_point: tuple[UnitRow, ...]
    left_behind: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class StatePage:
    """The board of a state."""

    state: StateRow
    sheet: Sheet
    board: Board
    tallies: tuple[TallyRow, ...]
    municipalities: tuple[Ranked, ...]
    doubts: Doubts
    seen: Seen


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """A municipality. `is_younger`: the census that is known did not count it."""

    municipality: MunicipalityRow
    state: StateRow
    sheet: Sheet
    seen: Seen
    is_younger: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that an observation shows otherwise than the one before it."""

    fact: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit's file, with what can be said of its place and of its gaps."""

    file: UnitFile
    state: StateRow
    municipality: str
    institution: str
    km_outside: float | None
    changes: tuple[tuple[Change, ...], ...]
    moment: Moment

    @property
    def came_by_old_key(self) -> bool:
        """Whether the key asked for is not the one it now goes by."""
        return self.file.asked.upper() != self.file.clues


@dataclass(frozen=True, slots=True)
class UnitChoices:
    """What a listing of units can be narrowed to; municipalities only where a state is chosen."""

    typologies: tuple[TallyRow, ...]
    municipalities: tuple[MunicipalityRow, ...]
    institutions: tuple[InstitutionRow, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """What a map shows: the country (no codes), a state, or a municipality; and its name."""

    state: str
    municipality: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A state or municipality that a search found."""

    name: str
    within: str
    href: str
