"""The list of bulletins, as a page and as a file; the history of a figure and of a header."""

from collections.abc import Iterable, Iterator, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.shown import day, every_digit, instant
from tequio.base.ui import tables
from tequio.base.ui.tables import Asked, asked, filters
from tequio.base.ui.types import (
    Column,
    Empty,
    Entry,
    Filter,
    Kind,
    Link,
    Listing,
    Row,
    Shape,
    number,
    text,
)
from tequio.base.ui.types import day as day_cell
from tequio.publish.bulletins.queries.lists import NATION, PAGE, BulletinRow, Narrowed
from tequio.publish.bulletins.tables.marked import ORDER, outcome_words
from tequio.publish.bulletins.tables.receipts import BOUNDS, KINDS
from tequio.publish.bulletins.types import FigureRow, HeaderRow, Outcome
from tequio.register.geography.queries import reference_states, state_names

FIRST_ORDER = "-fecha"


def bulletin_columns() -> tuple[Column, ...]:
    """Return the columns of the list of bulletins."""
    return (
        Column(gettext("Bulletin"), "titulo", is_head=True),
        Column(gettext("Date"), "fecha", Kind.DAY),
        Column(gettext("Number"), "numero"),
        Column(gettext("Place"), "lugar"),
        Column(gettext("Figures"), kind=Kind.NUMBER),
        Column(gettext("How they stand")),
    )


def bulletin_listing(  # noqa: PLR0913 - each is a part of what is shown
    rows: Sequence[BulletinRow],
    total: int,
    at: Asked,
    *,
    narrowed: Narrowed,
    years: Sequence[int],
    export: str,
) -> Listing:
    """Return a page of bulletins, the latest first unless asked otherwise."""
    return tables.listing(
        gettext("Bulletins"),
        bulletin_columns(),
        [_row(each) for each in rows],
        total=total,
        at=at,
        exports=(Link(gettext("Download the list (CSV)"), export),),
        empty=Empty(
            gettext("No bulletin is kept here."),
            gettext("Any text can be checked without keeping it."),
            Link(gettext("Check a text"), reverse("bulletins:verify")),
        ),
        filters=filters(gettext("Narrow the list of bulletins"), _fields(narrowed, years), at),
    )


def asked_list(given: QueryDict) -> Asked:
    """Return what an address asks of the list."""
    return asked(given, bulletin_columns(), order=FIRST_ORDER, per_page=PAGE)


def csv_rows(rows: Iterable[BulletinRow]) -> Iterator[list[object]]:
    """Yield the list as rows of a CSV, its headings first; an empty cell is unknown."""
    yield [
        gettext("Date"),
        gettext("Date inferred"),
        gettext("Number"),
        gettext("Title"),
        gettext("Place"),
        gettext("State code"),
        gettext("Figures"),
        *(outcome_words(each, 2) for each in ORDER),
        gettext("Page"),
    ]
    for row in rows:
        yield [
            row.dated_on.isoformat() if row.dated_on else None,
            gettext("yes") if row.is_inferred else gettext("no"),
            row.code,
            row.title,
            row.place,
            row.state,
            row.figures,
            *(row.tally.get(each, 0) for each in ORDER),
            reverse("bulletins:bulletin", args=[row.number]),
        ]


def figure_history(rows: Sequence[FigureRow]) -> list[Entry]:
    """Return all that was ever said of a number of a text, the earliest first."""
    return [
        Entry(
            instant(row.at),
            _said(row),
            Shape.HALF if not row.is_persons else Shape.DONE,
            _who(is_persons=row.is_persons, by=row.by, reason=row.reason),
        )
        for row in rows
    ]


def header_history(rows: Sequence[HeaderRow]) -> list[Entry]:
    """Return all that was ever said of a header, the earliest first."""
    return [
        Entry(
            instant(row.at),
            " · ".join(part for part in (row.number, _day(row), row.place, row.title) if part)
            or gettext("The text does not say it."),
            Shape.HALF if not row.is_persons else Shape.DONE,
            _who(is_persons=row.is_persons, by=row.by, reason=row.reason),
        )
        for row in rows
    ]


def tally_words(tally: dict[Outcome, int]) -> str:
    """Return how the figures of a bulletin stand, in words: 2 agree, 1 differs."""
    told = [
        f"{count} {outcome_words(each, count)}" for each in ORDER if (count := tally.get(each, 0))
    ]
    return ", ".join(told)


def _row(row: BulletinRow) -> Row:
    here = reverse("bulletins:bulletin", args=[row.number])
    inferred = gettext("(inferred)") if row.is_inferred else ""
    return Row(
        (
            text(row.title or row.name, href=here, note=state_names().get(row.state, "")),
            day_cell(row.dated_on, note=inferred),
            text(row.code or None),
            text(row.place or None),
            number(row.figures),
            text(tally_words(row.tally) or "—"),
        )
    )


def _fields(narrowed: Narrowed, years: Sequence[int]) -> list[Filter]:
    states = (("", gettext("All")), (NATION, gettext("Of the nation")))
    named = tuple((row.code, row.name) for row in reference_states())
    dated = (("", gettext("Any")), *((str(year), str(year)) for year in years))
    return [
        Filter("q", gettext("Search"), narrowed.text),
        Filter("estado", gettext("State"), narrowed.state, (*states, *named)),
        Filter("anio", gettext("Year"), str(narrowed.year or ""), dated),
    ]


def _said(row: FigureRow) -> str:
    if not row.is_figure:
        return gettext("It counts nothing: no figure.")
    parts = (
        f"{every_digit(row.value)} {row.unit}",
        str(BOUNDS[row.bound]),
        str(KINDS[row.kind]),
        row.place,
        row.when,
    )
    return " · ".join(part for part in parts if part)


def _day(row: HeaderRow) -> str:
    if row.date is None:
        return ""
    return f"{day(row.date)} {gettext('(inferred)')}" if row.is_inferred else day(row.date)


def _who(*, is_persons: bool, by: str, reason: str) -> str:
    if not is_persons:
        return gettext("the reader")
    return f"{by}: {reason}" if by else gettext("a person")
