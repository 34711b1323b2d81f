"""A source: a kind of file, how it is recognised, and how each of its rows is read."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from tequio.kernel.rows import Cell, Cells, Fault


@dataclass(frozen=True)
class Sheet:
    """A table inside a file, headings and title rows included. `rows` may be walked once."""

    name: str
    rows: Iterator[Sequence[Cell]]
    length: int | None = None


@dataclass(frozen=True)
class Read:
    """One row, read: the subject's key, its state, and its facts in the order of the register."""

    line: int
    key: str
    state: str
    facts: tuple[Any, ...]

    @cached_property
    def digest(self) -> UUID:
        """The fingerprint by which equal facts are one version."""
        return digest_of(self.facts)


def digest_of(facts: tuple[Any, ...]) -> UUID:
    """Return the fingerprint by which equal facts are one version."""
    told = repr(facts).encode()
    return UUID(bytes=hashlib.blake2b(told, digest_size=16).digest())


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one subject, before and after."""

    key: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """What a file would change: keys new, changed (field by field), same, and gone from it."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    changes: tuple[Change, ...]
    same: int
    vanished: tuple[str, ...]
    unsaid: tuple[Read, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Undoing:
    """What withdrawing a cut-off would do to the subjects that it shows.

    `hidden` nothing else shows, so they leave the present. `older` go back to what an earlier
    cut-off, or another source, shows. `untouched` are told by something nearer to today already.
    """

    subjects: int
    hidden: int
    older: int
    untouched: int


class Register(Protocol):
    """Where a source's rows go. The register's apps offer it; intake knows no more of them."""

    @property
    def label(self) -> str:
        """What one subject is called, in the plural, for reports; an English message id."""

    def examine(self, rows: Sequence[Read]) -> list[Fault]:
        """Return the warnings that only show among rows or beside what is known elsewhere."""

    def compare(self, rows: Sequence[Read], *, source: str, on: date) -> Difference:
        """Hold the rows against what is known of that day. A handful of SQL queries."""

    def signatures(self, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return, for some subjects, the texts by which a row of theirs is known without key."""

    def sight(self, rows: Sequence[Read], *, cut_id: int) -> None:
        """Write that a cut-off shows these rows, in the caller's transaction."""

    def undoing(self, cut_id: int) -> Undoing:
        """Say what withdrawing a cut-off would do. One SQL query."""

    def name_of(self, fact: str) -> str:
        """Return what people call a fact; a message in their language."""

    def words_of(self, fact: str, value: str) -> str:
        """Return a kept value of a fact as its files write it."""


@dataclass(frozen=True)
class Column:
    """A column of a source: the name code knows it by, and every heading it has come under."""

    name: str
    headings: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True)
class Source:
    """A kind of file.

    A sheet is of this kind when it has every required column and none of the `foreign` headings.
    `read` returns None where a row does not say which subject it is; it leaves its faults in the
    cells. `observed_on` is the day its publisher gives to all files of this kind.
    """

    code: str
    title: str
    publisher: str
    columns: tuple[Column, ...]
    read: Callable[[Cells], Read | None]
    register: Register
    rank: int
    observed_on: date | None = None
    foreign: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lacking:
    """A sheet that would be of a source if it had one more column."""

    source: "Source"
    sheet: str
    heading: str


@dataclass(frozen=True)
class Recognised:
    """A sheet whose source is known: the rows under its headings, and what stands where."""

    source: Source
    sheet: str
    rows: Iterator[Sequence[Cell]]
    length: int | None
    first_line: int
    headings: tuple[str, ...]
    positions: Mapping[str, int]

    @property
    def missing(self) -> tuple[str, ...]:
        """Headings of the optional columns that this sheet does not have."""
        return tuple(c.headings[0] for c in self.source.columns if c.name not in self.positions)

    @property
    def shown(self) -> dict[str, str]:
        """The heading, as the file writes it, of each column that code knows."""
        return {name: self.headings[at] for name, at in self.positions.items()}
