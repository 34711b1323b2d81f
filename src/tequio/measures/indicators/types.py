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


class Universe(StrEnum):
    """Whether a claim counts what a figure counts, as far as its text says."""

    SAME = "same"
    OTHER = "other"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a claim may be held against its figure: a choice, in a table, shown with its outcome.

    `basis` is the one it is held against first. `part_of` is a figure of which the measure is a
    part. `terms` are the claims that its own text adds up to it. `accidents` are bases that count
    something else, whatever they give. `sentence` says in which way the universes differ.
    """

    claim: str
    institution: str | None
    basis: str | None
    universe: Universe
    part_of: str | None
    terms: tuple[str, ...]
    accidents: frozenset[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what it rests on.

    `difference` is measured minus announced, `share` the same over what was announced; None where
    one of them is unknown. `agreeing` are the other bases on which it would agree; `accidental`
    those that come near while counting something else.
    """

    verdict: Verdict
    difference: float | None = None
    share: float | None = None
    agreeing: tuple[Figure, ...] = ()
    accidental: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """One announced number beside what the register measures; never merged.

    `figure` is the measure it is held against; its value is None where the register cannot tell.
    `others` are the same question on the figure's other bases, `part_of` a whole of which the
    measure is a part. `why` is translated, one or a few sentences.
    """

    claim: ClaimRow
    figure: Figure
    verdict: Verdict
    why: str
    others: tuple[Figure, ...] = ()
    part_of: Figure | None = None
    difference: float | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class OnlySaid:
    """An announced number that no figure measures; `why` is one translated sentence."""

    claim: ClaimRow
    why: str


@dataclass(frozen=True, slots=True)
class Board:
    """What the register measures of an area at a moment, and what was said of it.

    `measures` are all figures of the board, those of `besides` too. `only_said` is what was said
    of the area and nothing in the register measures.
    """

    area: Area
    name: str
    as_of: date
    known_at: datetime | None
    measures: tuple[Figure, ...]
    besides: tuple[Beside, ...]
    only_said: tuple[OnlySaid, ...] = ()

    @property
    def is_sample(self) -> bool:
        """Whether any of it stands on something made up."""
        return any(figure.is_sample for figure in self.measures)


@dataclass(frozen=True, slots=True)
class SnapshotReport:
    """What freezing the figures did, as `snapshot --json` prints it."""

    snapshot: int
    as_of: date
    taken_at: datetime
    figures: int
    digest: str
    reason: str
