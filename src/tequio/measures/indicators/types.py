"""A board: what is measured of an area, and what was announced of it, side by side."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tequio.base.figures.types import Area, ClaimKind, ClaimRow, Figure


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
class Quantity:
    """Something that texts count, and what it can be held against.

    `goal` says why what is planned is another universe than what is; empty where it is not.
    `missing` says what would be needed where nothing measures it.
    """

    code: str
    name: str
    goal: str
    missing: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way of counting a quantity: a figure, or the ratio of two announced numbers.

    `over` is a figure of which it is told as a share, in per cent; empty where it stands alone.
    `universe` is as the words of a text go; `sentence` says how what it counts is something else,
    or what the text does not say.
    """

    quantity: str
    figure: str
    institution: str | None
    basis: str | None
    over: str
    above: str
    below: str
    universe: Universe
    sentence: str


@dataclass(frozen=True, slots=True)
class Announced:
    """A number to hold: of what (None: nothing on our lists), where (None: nowhere known), when.

    `unit` is the noun it was said with, `qualifier` exact, about, at_least or at_most.
    """

    quantity: str | None
    unit: str
    area: str | None
    value: float
    qualifier: str
    kind: ClaimKind
    on: date


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a way of counting gives beside the number held; translated.

    `difference` is measured minus announced, `share` the same over what was announced; None where
    one of them is unknown. `receipt` opens the measure; empty where it is itself only announced.
    """

    name: str
    value: float | None
    unit: str
    decimals: int
    universe: Universe
    meets: bool
    difference: float | None
    share: float | None
    sentence: str
    receipt: str
    figure: Figure | None = None
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A number held against the register: verdict, why in words, candidates with the best first.

    `is_plan`: it counts what is to be, and every candidate what is. `cuts` are all the cut-offs
    that any candidate stands on: held on them alone, it comes out the same.
    """

    announced: Announced
    verdict: Verdict
    why: str
    candidates: tuple[Candidate, ...] = ()
    is_plan: bool = False
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SnapshotReport:
    """What freezing the figures did, as `snapshot --json` prints it."""

    snapshot: int
    as_of: date
    taken_at: datetime
    figures: int
    digest: str
    reason: str
