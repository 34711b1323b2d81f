"""Two totals as sets: what only one of them counts, by name, and why."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext

from tequio.base.figures import queries
from tequio.base.figures.tables.receipts import row_cells, row_columns
from tequio.base.figures.types import Apart, Difference, Figure, Question, Term
from tequio.base.shown import long_day
from tequio.base.ui import tables
from tequio.base.ui.tables import asked
from tequio.base.ui.types import (
    Column,
    Empty,
    Filter,
    Kind,
    Link,
    Listing,
    Row,
    Shape,
    Stat,
    Status,
    status,
    text,
)
from tequio.kernel.dates import Moment

ONE, OTHER = "una", "otra"


def alike(figure: Figure, question: Question) -> list[Link]:
    """Return the other figures whose rows can be told from those of one, where it has any."""
    if figure.value is None:
        return []
    return [
        Link(_short(each), queries.difference_address(question, _later(each)))
        for each in queries.comparable(question)
    ]


def _later(question: Question) -> Question:
    """Return a question whose cut-offs the page finds: another figure may stand on others."""
    return replace(question, moment=Moment(question.moment.on))


def _short(question: Question) -> str:
    defined = queries.definition(question.figure)
    basis = defined.basis_names.get(question.basis or "", "")
    return ", ".join(gettext(each) for each in (defined.name, basis) if each)


def named(figure: Figure) -> str:
    """Return what a figure counts, in short: its name and its basis."""
    return ", ".join(gettext(each) for each in (figure.name, figure.basis_name) if each)


def both(told: Difference, names: Mapping[str, str]) -> list[Link]:
    """Return the two figures, each with its value, its receipt, where and when it is true."""
    return [
        Link(
            named(each),
            each.receipt,
            ", ".join(
                part
                for part in (names[each.area.code], each.institution, long_day(each.as_of))
                if part
            ),
        )
        for each in (told.one, told.other)
    ]


def apart_stats(told: Difference) -> list[Stat]:
    """Return how many rows are of the one alone, of both, of the other alone."""
    one, other = named(told.one), named(told.other)
    return [
        Stat(len(told.only_one), gettext("only in the first list"), one),
        Stat(told.both, gettext("in both")),
        Stat(len(told.only_other), gettext("only in the second list"), other),
    ]


def apart(told: Difference, given: QueryDict, address: str) -> Listing:
    """Return a page of the rows that only one figure has, those of the first before the others."""
    sides = {ONE: told.only_one, OTHER: told.only_other}
    chosen = given.get("solo", "")
    kept = [(side, each) for side, some in sides.items() for each in some if chosen in {"", side}]
    defined = queries.definition(told.one.id)
    every = [each.row for _, each in kept]
    columns = (
        *row_columns(told.headings, every),
        Column(gettext("Only in"), kind=Kind.STATUS),
        Column(gettext("What the other list has none of")),
    )
    at = asked(given, columns)
    shown = [
        Row(
            (
                *row_cells(told.headings, each.row, defined),
                status(_side(side)),
                text(because(told, each) or gettext("the columns do not say why")),
            )
        )
        for side, each in kept[at.start : at.start + at.per_page]
    ]
    return tables.listing(
        gettext("What only one of them counts"),
        columns,
        shown,
        total=len(kept),
        at=at,
        exports=tuple(
            Link(label, f"{address}&formato={kind}")
            for kind, label in (
                ("csv", gettext("Download CSV")),
                ("json", gettext("Download JSON")),
            )
        ),
        empty=Empty(gettext("Nothing: both lists have the same names.")),
        is_tight=True,
        filters=tables.filters(gettext("Which of the two"), [_which(chosen)], at),
    )


def _which(chosen: str) -> Filter:
    choices = (
        ("", gettext("Either")),
        (ONE, gettext("only the first")),
        (OTHER, gettext("only the second")),
    )
    return Filter("solo", gettext("Only in"), chosen, choices)


def _side(side: str) -> Status:
    if side == ONE:
        return Status(Shape.LOW, gettext("only the first"))
    return Status(Shape.MOST, gettext("only the second"))


def because(told: Difference, each: Apart) -> str:
    """Return what a row has that no row of the other figure has: Level: first."""
    return "; ".join(f"{gettext(told.headings[at])}: {_word(each.row[at])}" for at in each.because)


def _word(value: object) -> str:
    return gettext(value.label) if isinstance(value, Term) else str(value)
