"""A batch: one upload, from its first reading to its acceptance or its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.files.types import DATED_WORDS, Dated
from tequio.intake.sources.types import Difference, Read, Source
from tequio.kernel.errors import noop
from tequio.kernel.rows import Cell, Fault

CORRECTS = "celda-"
MOST_IN_FIELD = 250  # characters of a cell that can be corrected on the page


class BatchState(StrEnum):
    """Where a batch stands. Only an accepted batch is in the register."""

    CHECKED = "checked"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


STATE_WORDS = {
    BatchState.CHECKED: noop("waiting for a decision"),
    BatchState.ACCEPTED: noop("in the register"),
    BatchState.WITHDRAWN: noop("undone"),
    BatchState.DISCARDED: noop("discarded"),
}


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
    states: tuple[str, ...]
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
class FaultReport:
    """One cell that keeps its row waiting, as `load` tells it."""

    file: str
    row: int
    column: str
    value: str
    sentence: str
    code: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading files did.

    `unknown` files are left alone, folders in the folder too; of those, `lacking` says which would
    be known if they had one more column. `unread` ones cannot be opened: why. `faults` are the
    first of each file; `faults_left_out` says how many more there are.
    """

    batches: list[BatchReport]
    faults: list[FaultReport]
    faults_left_out: int
    unknown: list[str]
    lacking: dict[str, str]
    unread: dict[str, str]
    dry_run: bool


@dataclass(frozen=True, slots=True)
class LoadedLine:
    """One file of a load, for people."""

    file: str = field(metadata={"label": _("File")})
    rows: int = field(metadata={"label": _("Rows")})
    created: int = field(metadata={"label": _("New")})
    changed: int = field(metadata={"label": _("Changed")})
    unchanged: int = field(metadata={"label": _("Same")})
    vanished: int = field(metadata={"label": _("No longer come")})
    rejected: int = field(metadata={"label": _("Wait")})
    batch: str = field(metadata={"label": _("Batch")})


@dataclass(frozen=True, slots=True)
class WarningLine:
    """One kind of warning of one file, for people."""

    file: str = field(metadata={"label": _("File")})
    rows: int = field(metadata={"label": _("Times")})
    warning: str = field(metadata={"label": _("Warning; the row comes in all the same")})


@dataclass(frozen=True, slots=True)
class Told:
    """What loading files did, as a terminal tells it."""

    loaded: list[LoadedLine] = field(metadata={"label": _("Files loaded")})
    days: dict[str, date] = field(metadata={"label": _("Cut-off")})
    warnings: list[WarningLine] = field(metadata={"label": _("Warnings")})
    missing: dict[str, str] = field(metadata={"label": _("Columns that a file lacks")})
    faults: list[str] = field(metadata={"label": _("Rows that wait in their batch")})
    lacking: dict[str, str] = field(metadata={"label": _("Almost known")})
    unread: dict[str, str] = field(metadata={"label": _("Files that cannot be opened")})
    unknown: list[str] = field(metadata={"label": _("Unknown files, left alone")})
    notes: list[str] = field(metadata={"label": _("Notes")})


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
    fresh: int
    vanished: int
    maybe_waiting: int
    warnings: dict[str, int]
    refusals: dict[str, int]
    headings: list[str]
    missing: list[str]
    states: tuple[str, ...]
    by: str
    reason: str
    read_at: datetime
    accepted_at: datetime | None
    withdrawn_at: datetime | None
    seconds: float
    cut: int | None
    is_sample: bool
    columns_known: int

    @property
    def number(self) -> str:
        """The batch as people call it: 0047."""
        return f"{self.id:04}"

    @property
    def columns_found(self) -> int:
        """How many of the columns of its kind it has."""
        return self.columns_known - len(self.missing)

    @property
    def is_accepted(self) -> bool:
        """Whether it is in the register, or was."""
        return self.state in {BatchState.ACCEPTED, BatchState.WITHDRAWN}

    @property
    def dated_words(self) -> str:
        """Who says that it shows that day."""
        return gettext(DATED_WORDS[self.how_dated])


class Tabs(StrEnum):
    """The tabs of what a batch would change, as the address calls them."""

    NEW = "nuevas"
    CHANGED = "cambiadas"
    SAME = "iguales"
    VANISHED = "desaparecidas"

    @classmethod
    def asked(cls, word: str, batch: BatchRow) -> "Tabs":
        """Return the tab of that name; where there is none, the first that shows something."""
        if word in set(cls):
            return cls(word)
        counts = {cls.CHANGED: batch.changed, cls.NEW: batch.created, cls.VANISHED: batch.vanished}
        return next((tab for tab, count in counts.items() if count), cls.SAME)


@dataclass(frozen=True, slots=True)
class CellRow:
    """A bad or doubtful cell, with its sentence already filled in."""

    line: int
    column: str
    value: str
    code: str
    sentence: str
    refuses: bool
    position: int | None = None

    @property
    def name(self) -> str:
        """What the form calls the place of its correction."""
        return f"{CORRECTS}{self.line}-{self.position}"

    @property
    def can_be_corrected(self) -> bool:
        """Whether it is one whole cell of the file that a field of one line shows as it is."""
        fits = len(self.value) <= MOST_IN_FIELD and not {"\n", "\r"} & set(self.value)
        return self.position is not None and fits

    @property
    def is_soft(self) -> bool:
        """Whether it is a warning only."""
        return not self.refuses

    @property
    def lead(self) -> str:
        """What is wrong: the first of its sentences."""
        first, parted, _rest = self.sentence.partition(". ")
        return f"{first}." if parted else first

    @property
    def expected(self) -> str:
        """What was expected: the sentences after the first."""
        return self.sentence.partition(". ")[2]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field that a batch changes; `name` is what people call the field."""

    key: str
    field: str
    name: str
    before: str | None
    after: str | None


def count_codes(codes: Any) -> dict[str, int]:
    """Count codes, by name."""
    counts: dict[str, int] = {}
    for code in codes:
        counts[code] = counts.get(code, 0) + 1
    return dict(sorted(counts.items()))
