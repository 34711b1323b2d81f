"""How a listing reads its address: order and page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import combining, normalize
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise

from tequio.base.ui.types import Column, Empty, Filter, Filters, Link, Listing, Row

PER_PAGE = 50
MOST_PAGES = 100_000
LONGEST_PAGE = 6  # digits; a longer number is no page


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a listing: an order («name» or «-name») and a page from 1."""

    order: str
    page: int
    per_page: int
    query: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """The order without its direction."""
        return self.order.removeprefix("-")

    @property
    def falls(self) -> bool:
        """Whether the largest comes first."""
        return self.order.startswith("-")

    @property
    def start(self) -> int:
        """How many rows lie before the page."""
        return (self.page - 1) * self.per_page


def asked(
    given: QueryDict, columns: Sequence[Column], *, order: str = "", per_page: int = PER_PAGE
) -> Asked:
    """Read `?orden=` and `?pagina=`; what no column offers falls back to the stated order."""
    offered = {sign + column.order for column in columns if column.order for sign in ("", "-")}
    chosen = given.get("orden", "")
    page = given.get("pagina", "")
    is_page = page.isdecimal() and len(page) <= LONGEST_PAGE
    others = [(name, value) for name, values in given.lists() for value in values if value]
    return Asked(
        order=chosen if chosen in offered else order,
        page=min(max(int(page), 1), MOST_PAGES) if is_page else 1,
        per_page=per_page,
        query=tuple(pair for pair in others if pair[0] not in {"orden", "pagina"}),
    )


def listing(  # noqa: PLR0913 - each is a part of what is shown
    label: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    total: int,
    at: Asked,
    exports: tuple[Link, ...] = (),
    empty: Empty | None = None,
    is_tight: bool = False,
    filters: Filters | None = None,
) -> Listing:
    """Return one page of rows, ready to show."""
    return Listing(
        label,
        tuple(columns),
        tuple(rows),
        total=total,
        page=at.page,
        per_page=at.per_page,
        order=at.order,
        query=at.query,
        exports=exports,
        empty=empty,
        is_tight=is_tight,
        filters=filters,
    )


def filters(label: str, fields: Sequence[Filter], at: Asked) -> Filters:
    """Return the filters of a listing; what else the address holds stays, pages begin again."""
    names = {field.name for field in fields}
    order = (("orden", at.order),) if at.order else ()
    kept = tuple(pair for pair in at.query if pair[0] not in names) + order
    is_set = any(field.value for field in fields)
    clear = ("?" + urlencode(kept)) if is_set else ""
    return Filters(label, tuple(fields), kept, clear)


def in_page(rows: Sequence[Row], at: Asked) -> Sequence[Row]:
    """Cut the asked page out of rows that are all in memory."""
    return rows[at.start : at.start + at.per_page]


def ordered(rows: Sequence[Row], columns: Sequence[Column], at: Asked) -> list[Row]:
    """Sort rows that are all in memory by the asked column.

    Unknown values come last either way, totals after them. Words sort without accents.
    """
    place = next((n for n, column in enumerate(columns) if column.order == at.key), None)
    if not at.key or place is None:
        return list(rows)
    totals = [row for row in rows if row.is_total]
    known = [row for row in rows if not row.is_total and row.cells[place].value is not None]
    lost = [row for row in rows if not row.is_total and row.cells[place].value is None]
    known.sort(key=lambda row: _sortable(row.cells[place].value), reverse=at.falls)
    return [*known, *lost, *totals]


def _sortable(value: Any) -> Any:
    if not isinstance(value, str | Promise):
        return value
    composed = normalize("NFC", str(value).casefold())
    bare = normalize("NFD", composed.replace("ñ", "n\uffff"))
    return "".join(letter for letter in bare if not combining(letter))
