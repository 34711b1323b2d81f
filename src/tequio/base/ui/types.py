"""What the components are fed: frozen dataclasses, so that a page builds values and no markup."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from urllib.parse import urlencode

from tequio.base.ui.charts import Rail, rail

Number = int | float | Decimal
Words = str  # shown as it is; lazy translations are fine


class Shape(StrEnum):
    """A mark of the sprite that tells a state without colour."""

    NONE = "g-none"
    LOW = "g-low"
    HALF = "g-half"
    MOST = "g-most"
    DONE = "g-done"
    BLOCK = "g-block"
    NOT_APPLICABLE = "g-na"
    UNKNOWN = "g-unk"
    LATE = "g-late"
    WARNING = "g-warn"
    SAID = "m-said"
    MEASURED = "m-meas"

    @property
    def tone(self) -> str:
        """The class that colours it."""
        return _TONES.get(self, "is-going")


_TONES = {
    Shape.NONE: "is-wait",
    Shape.UNKNOWN: "is-wait",
    Shape.DONE: "is-done",
    Shape.BLOCK: "is-block",
    Shape.LATE: "is-block",
    Shape.NOT_APPLICABLE: "is-na",
    Shape.SAID: "is-said",
    Shape.MEASURED: "is-measured",
}


class Verdict(StrEnum):
    """How what was said stands to what is measured; the value is the class and the mark."""

    AGREES = "eq"
    DIFFERS = "ne"
    OTHER_UNIVERSE = "ou"
    CANNOT_TELL = "un"


class Tone(StrEnum):
    """How a notice is coloured."""

    PLAIN = ""
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; without an address they are only words."""

    label: Words
    href: str = ""
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Status:
    """A state as word and shape."""

    shape: Shape
    word: Words


@dataclass(frozen=True, slots=True)
class Stat:
    """A lone figure: `value` None is unknown; `is_share` shows a share of one as a percentage."""

    value: Number | None
    label: Words
    universe: Words = ""
    receipt: str = ""
    unit: Words = ""
    decimals: int = 0
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line of a receipt: words, a key in mono, a link, or a sum with its parts."""

    term: Words
    words: Words = ""
    is_key: bool = False
    href: str = ""
    parts: tuple[tuple[Words, Number | None], ...] = ()
    total: Number | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A receipt as a slip of paper."""

    figure: str
    value: Number | None
    what: Words
    lines: tuple[SlipLine, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """What someone announced beside what the register measures; never merged.

    `said_words` is how they said it, where that is not the plain number («mil 280»).
    """

    what: Words
    said: Number
    measured: Number | None
    verdict: Verdict
    said_words: Words = ""
    said_note: Words = ""
    said_href: str = ""
    measured_note: Words = ""
    receipt: str = ""
    why: Words = ""
    decimals: int = 0

    @property
    def rail(self) -> Rail | None:
        """The scale from zero with both; None where there is no measure."""
        return None if self.measured is None else rail(float(self.said), float(self.measured))

    @property
    def difference(self) -> Decimal | None:
        """Measured minus announced."""
        if self.measured is None:
            return None
        return Decimal(str(self.measured)) - Decimal(str(self.said))

    @property
    def share(self) -> Decimal | None:
        """The difference as a share of what was announced."""
        if self.difference is None or not self.said:
            return None
        return self.difference / Decimal(str(self.said))


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of a timeline. `is_quote`: the words are someone else's."""

    when: date | Words
    words: Words
    shape: Shape = Shape.DONE
    source: Words = ""
    href: str = ""
    is_quote: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A real link with its count."""

    label: Words
    href: str
    is_current: bool = False
    count: int | None = None
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """What is not here, when it will be, and one act."""

    what: Words
    when: Words = ""
    act: Link | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, and what remains safe."""

    lead: Words
    words: Words = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is. `total` None: not known yet; `url` answers with this part again."""

    label: Words
    done: int
    total: int | None
    url: str = ""
    seconds_left: int | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend. `look`: m0..m5, p0..p4, f-*, hatch, unit or hospital."""

    look: str
    label: Words


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours of a map or bar mean."""

    title: Words
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A map of units on our own polygons, and the list that says the same.

    `shapes` and `units` are addresses of GeoJSON (docs/reference/components.md); `listing` is the
    page with the same units as a table.
    """

    title: Words
    shapes: str
    listing: Link
    note: Words = ""
    units: str = ""
    legend: Legend | None = None
    source: Words = ""
    remainder: Words = ""


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


@dataclass(frozen=True, slots=True)
class Scope:
    """Where one can look: the nation, a state."""

    label: Words
    href: str
    note: Words = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scope shown in the bar, the others, and the page that searches them (a GET with `q`)."""

    here: Scope
    choices: tuple[Scope, ...]
    search: str = ""


@dataclass(frozen=True, slots=True)
class RoomLink:
    """A room as the bar shows it."""

    label: Words
    href: str
    is_current: bool


@dataclass(slots=True)
class Frame:
    """What surrounds every page, asked for only when a template shows it."""

    rooms: Callable[[], list[RoomLink]] = list
    scopes: Callable[[], Scopes | None] = lambda: None
    foot: Callable[[], list[Link]] = list
    person: Words = ""
    receipts: list[Link] = field(default_factory=list)

    def place_of(self, href: str, what: Words) -> int:
        """Return a receipt's number on this page; the printed annex lists them in this order."""
        for place, link in enumerate(self.receipts, start=1):
            if link.href == href:
                return place
        self.receipts.append(Link(what, href))
        return len(self.receipts)
