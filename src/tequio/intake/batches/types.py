"""A batch: one upload, from its first reading to its acceptance or its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tequio.base.files.types import Dated
from tequio.intake.sources.types import Difference, Read, Source
from tequio.kernel.rows import Cell, Fault


class BatchState(StrEnum):
    """Where a batch stands. Only an accepted batch is in the register."""

    READING = "reading"
    CHECKED = "checked"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"
    FAILED = "failed"


@dataclass(frozen=True)
class Checked:
    """A file read to its end: good rows, rows that wait, every fault, and what would change."""

    source: Source
    sheet: str
    on: date
    how_dated: Dated
    headings: tuple[str, ...]
    missing: tuple[str, ...]
    rows: int
    good: Sequence[Read]
    waiting: Mapping[int, Sequence[Cell]]
    faults: Sequence[Fault]
    difference: Difference
    maybe_waiting: Mapping[str, int]

    @property
    def warnings(self) -> dict[str, int]:
        """How often each warning is given."""
        return count_codes(f.code for f in self.faults if not f.refuses)

    @property
    def refusals(self) -> dict[str, int]:
        """How often each reason for a row to wait is given."""
        return count_codes(f.code for f in self.faults if f.refuses)

    @property
    def states(self) -> list[str]:
        """The states of its good rows."""
        return sorted({row.state for row in self.good})


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What loading one file did, as `load --json` prints it."""

    source: str
    file: str
    sheet: str
    batch: int | None
    observed_on: date
    how_dated: str
    rows: int
    created: int
    changed: int
    unchanged: int
    vanished: int
    rejected: int
    warnings: dict[str, int]
    refusals: dict[str, int]
    missing_columns: list[str]
    seconds: float


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading a folder did. `unknown` files are left alone; `unread` ones cannot be opened."""

    batches: list[BatchReport]
    unknown: list[str]
    unread: dict[str, str]
    dry_run: bool


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch as lists and its page show it."""

    id: int
    file: str
    sha256: str
    size: int
    source: str
    title: str
    sheet: str
    state: BatchState
    observed_on: date
    how_dated: Dated
    rows: int
    good: int
    waiting: int
    created: int
    changed: int
    unchanged: int
    vanished: int
    maybe_waiting: int
    warnings: dict[str, int]
    refusals: dict[str, int]
    missing: list[str]
    by: str
    reason: str
    read_at: datetime
    accepted_at: datetime | None
    withdrawn_at: datetime | None
    seconds: float
    cut: int | None
    is_sample: bool


@dataclass(frozen=True, slots=True)
class CellRow:
    """A bad or doubtful cell, with its sentence already filled in."""

    line: int
    column: str
    value: str
    code: str
    sentence: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field that a batch changes."""

    key: str
    field: str
    before: Any
    after: Any


def count_codes(codes: Any) -> dict[str, int]:
    """Count codes, by name."""
    counts: dict[str, int] = {}
    for code in codes:
        counts[code] = counts.get(code, 0) + 1
    return dict(sorted(counts.items()))
