"""Two totals as sets: what only one of them counts, by name, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext

from tequio.base.figures import queries
from tequio.base.figures.tables.receipts import row_cells, row_columns
from tequio.base.figures.types import CUT, LINE, Apart, Difference, Figure, Question, Term
from tequio.base.shown import long_day
from tequio.base.ui import tables
from tequio.base.ui.tables import asked
from tequio.base.ui.types import (
    Column,
    Empty,
    Filter,
    Link,
    Listing,
    Row,
    Stat,
    text,
)
from tequio.kernel.dates import Moment

Each = TypeVar("Each")
ONE, OTHER = "una", "otra"
KEY_AND_NAME = 2


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
    """Return a page of the rows that only one figure has, those of the first before the others.

    Key and name, in which list and why, then the other columns; where a row was read, its receipt
    tells.
    """
    sides = {ONE: told.only_one, OTHER: told.only_other}
    chosen = given.get("solo", "")
    kept = [(side, each) for side, some in sides.items() for each in some if chosen in {"", side}]
    places = [at for at, heading in enumerate(told.headings) if heading not in {CUT, LINE}]
    heads = row_columns(told.headings, [each.row for _, each in kept])
    columns = _with_why(
        [heads[at] for at in places],
        Column(gettext("Only in")),
        Column(gettext("What the other list has none of")),
    )
    at = asked(given, columns)
    page = kept[at.start : at.start + at.per_page]
    return tables.listing(
        gettext("What only one of them counts"),
        columns,
        [_row(told, side, each, places) for side, each in page],
        total=len(kept),
        at=at,
        exports=(
            Link(gettext("Download CSV"), f"{address}&formato=csv"),
            Link(gettext("Download JSON"), f"{address}&formato=json"),
        ),
        empty=Empty(gettext("Nothing: both lists have the same names.")),
        is_tight=True,
        filters=tables.filters(gettext("Which of the two"), [_which(chosen)], at),
    )


def _row(told: Difference, side: str, each: Apart, places: Sequence[int]) -> Row:
    figure = told.one if side == ONE else told.other
    cells = row_cells(told.headings, each.row, queries.definition(figure.id))
    where = gettext("only the first") if side == ONE else gettext("only the second")
    why = because(told, each) or gettext("the columns do not say why")
    return Row(_with_why([cells[at] for at in places], text(where), text(why)))


def _with_why(parts: Sequence[Each], *why: Each) -> tuple[Each, ...]:
    """Return columns or cells with two more behind the key and the name."""
    return (*parts[:KEY_AND_NAME], *why, *parts[KEY_AND_NAME:])


def _which(chosen: str) -> Filter:
    choices = (
        ("", gettext("Either")),
        (ONE, gettext("only the first")),
        (OTHER, gettext("only the second")),
    )
    return Filter("solo", gettext("Only in"), chosen, choices)


def because(told: Difference, each: Apart) -> str:
    """Return what a row has that no row of the other figure has: Level: first."""
    return "; ".join(f"{gettext(told.headings[at])}: {_word(each.row[at])}" for at in each.because)


def _word(value: object) -> str:
    return gettext(value.label) if isinstance(value, Term) else str(value)
