"""A board: what is measured of an area, and what was announced of it, side by side."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tequio.base.figures.types import Area, ClaimRow, Figure


class Verdict(StrEnum):
    """How an announced number stands to what the register measures."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OTHER_UNIVERSE = "other_universe"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Beside:
    """One announced number beside what the register measures; never merged.

    `figure` is the measure it is held against; its value is None where the register cannot tell.
    `others` are the same question on the figure's other bases. `why` is one translated sentence.
    """

    claim: ClaimRow
    figure: Figure
    verdict: Verdict
    why: str
    others: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """What the register measures of an area at a moment, and what was said of it."""

    area: Area
    name: str
    as_of: date
    known_at: datetime | None
    measures: tuple[Figure, ...]
    besides: tuple[Beside, ...]
