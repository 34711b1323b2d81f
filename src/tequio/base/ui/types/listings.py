"""Listings: columns, cells, rows, and where their headings and pages lead."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from tequio.base.shown import Number
from tequio.base.ui.types.marks import Link, Shape, Status, Words
from tequio.base.ui.types.parts import Empty


class Kind(StrEnum):
    """How a cell is shown."""

    TEXT = "text"
    KEY = "key"
    NUMBER = "number"
    SHARE = "share"
    DAY = "day"
    STATUS = "status"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Make it with `text`, `key`, `number`, `share`, `day`, `status` or `bar` below."""

    kind: Kind
    value: Words | Number | date | None = None
    href: str = ""
    note: Words = ""
    decimals: int = 0
    shape: Shape | None = None


def text(value: Words | None, *, href: str = "", note: Words = "") -> Cell:
    """Words, perhaps a link, perhaps a note under them; None is unknown."""
    return Cell(Kind.TEXT, value, href, note)


def key(value: Words | None, *, href: str = "") -> Cell:
    """A key in mono."""
    return Cell(Kind.KEY, value, href)


def number(value: Number | None, *, receipt: str = "", decimals: int = 0) -> Cell:
    """A number; with a receipt, its dotted underline opens it."""
    return Cell(Kind.NUMBER, value, receipt, decimals=decimals)


def share(value: Number | None, *, receipt: str = "", decimals: int = 1) -> Cell:
    """A share of one as a percentage."""
    return Cell(Kind.SHARE, value, receipt, decimals=decimals)


def day(value: date | None, *, note: Words = "") -> Cell:
    """A day."""
    return Cell(Kind.DAY, value, note=note)


def status(state: Status) -> Cell:
    """A state."""
    return Cell(Kind.STATUS, state.word, shape=state.shape)


def bar(value: Number | None) -> Cell:
    """A bar that repeats a number of its row; `value` is a share of one."""
    return Cell(Kind.BAR, value)


NUMERIC = frozenset({Kind.NUMBER, Kind.SHARE})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and the name by which `?orden=` sorts it (empty: it does not)."""

    label: Words
    order: str = ""
    kind: Kind = Kind.TEXT
    is_head: bool = False
    is_secondary: bool = False

    @property
    def classes(self) -> str:
        """The classes of its cells."""
        names = ("n" if self.kind in NUMERIC else "", "wo" if self.is_secondary else "")
        bars = "bars" if self.kind is Kind.BAR else ""
        return " ".join(name for name in (*names, bars) if name)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells in the order of the columns."""

    cells: tuple[Cell, ...]
    is_selected: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading as the listing shows it: where it sorts, and how it is sorted now."""

    column: Column
    href: str
    sort: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Which rows of how many, and where the others are."""

    first: int
    last: int
    total: int
    previous: str = ""
    following: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: `name` in the address, and its value now; `choices` are (value, label) pairs.

    A filter with choices is a list of them, one without is a text.
    """

    name: str
    label: Words
    value: str = ""
    choices: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a listing, one GET form; `kept` are other pairs of the address that stay.

    `clear` is the address without any filter, given while one is set.
    """

    label: Words
    fields: tuple[Filter, ...]
    kept: tuple[tuple[str, str], ...] = ()
    clear: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of rows with its headings. The address holds order, page and filters (`query`).

    Make it with `tables.listing`, which reads the address.
    """

    label: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int
    page: int = 1
    per_page: int = 50
    order: str = ""
    query: tuple[tuple[str, str], ...] = ()
    exports: tuple[Link, ...] = ()
    empty: Empty | None = None
    is_tight: bool = False
    filters: Filters | None = None

    @property
    def heads(self) -> list[Head]:
        """The headings; a sorted column's link turns the order round."""
        return [self._head(column) for column in self.columns]

    @property
    def lines(self) -> list[tuple[Row, list[tuple[Column, Cell]]]]:
        """Each row with its cells beside their columns."""
        return [(row, list(zip(self.columns, row.cells, strict=True))) for row in self.rows]

    @property
    def pager(self) -> Pager:
        """Where this page stands."""
        first = (self.page - 1) * self.per_page + 1
        last = min(self.page * self.per_page, self.total)
        return Pager(
            first=min(first, self.total),
            last=last,
            total=self.total,
            previous=self._address(page=self.page - 1) if self.page > 1 else "",
            following=self._address(page=self.page + 1) if last < self.total else "",
            links=self.exports,
        )

    def _head(self, column: Column) -> Head:
        if not column.order:
            return Head(column, "", "")
        falls = self.order == f"-{column.order}"
        rises = self.order == column.order
        turned = f"-{column.order}" if rises else column.order
        sort = "ascending" if rises else "descending" if falls else ""
        return Head(column, self._address(order=turned), sort)

    def _address(self, *, order: str = "", page: int = 1) -> str:
        pairs = [*self.query]
        if order or self.order:
            pairs.append(("orden", order or self.order))
        if page > 1:
            pairs.append(("pagina", str(page)))
        return "?" + urlencode(pairs)
