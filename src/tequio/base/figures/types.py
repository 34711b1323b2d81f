"""A figure: a number that carries its own receipt, whoever shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from tequio.base.files.types import CutRow
from tequio.kernel.dates import Moment


@dataclass(frozen=True, slots=True)
class Area:
    """Where a figure counts: the nation, a state (2 digits) or a municipality (5 digits)."""

    code: str

    @property
    def kind(self) -> str:
        """`nation`, `state` or `municipality`."""
        return {2: "state", 5: "municipality"}[len(self.code)] if self.code != "00" else "nation"

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
    """What a definition computes: the value (None: unknown), its parts, and what it stands on."""

    value: float | None
    cuts: tuple[int, ...] = ()
    seen_from: date | None = None
    seen_to: date | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Rows behind a figure: headings, and cells as text or numbers; `total` of all pages."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int


@dataclass(frozen=True)
class Definition:
    """A figure as an app registers it.

    `answers` takes many questions at once (same figure; any areas, one moment) and answers them
    in order, so that a board of thirty figures is a handful of queries. `rows` returns one page.
    Names, universes and cautions are English message ids.
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


class ClaimKind(StrEnum):
    """What an announced number is: something to reach, a state of things, an outcome."""

    GOAL = "goal"
    PROGRESS = "progress"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What someone said: never merged with what is measured."""

    code: str
    value: float
    qualifier: str
    unit: str
    definition: str
    place: str
    when: str
    said_on: date
    said_on_inferred: bool
    said_by: str
    source: str
    kind: ClaimKind
