"""A figure: a number that carries its own receipt, whoever shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tequio.base.files.types import CutRow
from tequio.kernel.dates import Moment
from tequio.kernel.errors import noop

NATION = "00"
STATES = tuple(f"{number:02}" for number in range(1, 33))
KINDS = ("nation", "state", "municipality")
CUT, LINE = noop("Cut-off"), noop("Row")  # headings of the columns that lead to a row's document


@dataclass(frozen=True, slots=True)
class Area:
    """Where a figure counts: the nation, a state (2 digits) or a municipality (5 digits)."""

    code: str

    @property
    def kind(self) -> str:
        """`nation`, `state` or `municipality`."""
        return {2: "state", 5: "municipality"}[len(self.code)] if self.code != NATION else "nation"

    @property
    def state(self) -> str | None:
        """The state it lies in; None for the nation."""
        return None if self.kind == "nation" else self.code[:2]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a figure. `institution` and `basis` are None where they do not apply."""

    figure: str
    area: Area
    moment: Moment
    institution: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a figure's sum, or one class of what it counts."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a definition computes: the value (None: unknown), its parts, and what it stands on.

    `cuts` names every cut-off that could have moved the value, also through rows that it does not
    count: a receipt recomputes from these alone and must come out the same.
    """

    value: float | None
    cuts: tuple[int, ...] = ()
    seen_from: date | None = None
    seen_to: date | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A cell that is one of our own words: its code for programs, its message id for people."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Rows behind a figure: headings (message ids), and cells: text, numbers, days or Terms.

    `total` counts the rows of all pages; 0 also past the last one.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int


@dataclass(frozen=True)
class Definition:
    """A figure as an app registers it.

    `answers` takes many questions at once (same figure; any areas, one moment) and answers them
    in order, so that a board of thirty figures is a handful of queries. `rows` takes a question,
    how many rows to skip and how many to return. `opens` names the address of a row's own page,
    which takes the row's first cell.
    Names, universes and cautions are English message ids. A figure with bases is always asked on
    one of them: none is chosen for the reader. `kinds` are the kinds of area it is defined for.
    `classes` are headings of its rows that tell of which class a row is: by them it is counted or
    not. Figures with the same ones count the same things.
    """

    id: str
    name: str
    universe: str
    unit: str
    formula: str
    answers: Callable[[Sequence[Question]], list[Answer]]
    rows: Callable[[Question, int, int], RowsPage]
    bases: tuple[str, ...] = ()
    by_institution: bool = True
    caution: str = ""
    decimals: int = 0
    basis_names: dict[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = KINDS
    opens: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its receipt: what it counts, where, when it was true, by which documents."""

    id: str
    name: str
    value: float | None
    unit: str
    universe: str
    area: Area
    basis: str | None
    institution: str | None
    as_of: date
    observed_on: date | None
    distance_days: int | None
    sources: tuple[CutRow, ...]
    parts: tuple[Part, ...]
    receipt: str
    decimals: int = 0
    basis_name: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether it stands on anything made up."""
        return any(cut.is_sample for cut in self.sources)

    @property
    def adds_up(self) -> bool:
        """Whether the value is the sum of its parts; else they only say what it lies among."""
        return bool(self.parts) and sum(part.value for part in self.parts) == self.value


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as it is opened: the figure recomputed from its cut-offs, and whether it holds.

    `told` is the fingerprint that its address brought, empty where it brought none. `beside` is
    the same question on every basis, from the same cut-offs; `fresh` the same question answered
    with all that is known now; `withdrawn` the cut-offs since undone.
    """

    figure: Figure
    definition: Definition
    question: Question
    told: str
    fingerprint: str
    holds: bool
    beside: tuple[Figure, ...]
    fresh: Figure
    withdrawn: frozenset[int]


@dataclass(frozen=True, slots=True)
class Apart:
    """A row of one figure alone; `because`: places of cells that no row of the other figure has."""

    row: tuple[Any, ...]
    because: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures as sets of rows: what is of one alone, of the other alone, how many of both.

    Headings are message ids; rows stand in the order of their figure.
    """

    one: Figure
    other: Figure
    headings: tuple[str, ...]
    only_one: tuple[Apart, ...]
    only_other: tuple[Apart, ...]
    both: int


@dataclass(frozen=True, slots=True)
class Use:
    """A page where a figure is used."""

    label: str
    href: str


class ClaimKind(StrEnum):
    """What an announced number is: something to reach, a state of things, an outcome."""

    GOAL = "goal"
    PROGRESS = "progress"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What someone said: never merged with what is measured.

    `figure` and `area` say what it may be held against; None where there is no such thing.
    `said_on` None: the document has no date and none was inferred.
    """

    code: str
    value: float
    qualifier: str
    unit: str
    definition: str
    place: str
    when: str
    said_on: date | None
    said_on_inferred: bool
    said_by: str
    source: str
    kind: ClaimKind
    figure: str | None = None
    area: str | None = None
    quote: str = ""

    @property
    def decimals(self) -> int:
        """With how many decimals it is written: one where it is not whole."""
        return 0 if float(self.value).is_integer() else 1


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """All figures of one moment, frozen: equal states have equal digests."""

    number: int
    taken_at: datetime
    as_of: date
    digest: str
    reason: str
    entries: int


@dataclass(frozen=True, slots=True)
class SnapshotEntryRow:
    """One figure of a snapshot."""

    figure: str
    area: str
    institution: str | None
    basis: str | None
    value: float | None
    receipt: str


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    """A snapshot, its figures, and whether its digest is still that of these figures."""

    snapshot: SnapshotRow
    entries: tuple[SnapshotEntryRow, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A snapshot in which a receipt is frozen."""

    number: int
    as_of: date
    taken_at: datetime
