"""Rows behind a figure, as files: all of them, written as they are read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext

from tequio.base.figures.types import Apart, Difference, Figure, RowsPage, Term
from tequio.base.ui.exporters import csv_lines

READABLE = {"ensure_ascii": False, "indent": 1}


def csv_pieces(pages: Iterable[RowsPage]) -> Iterator[str]:
    """Return a CSV for spreadsheets; an unknown cell is empty, days are ISO."""
    return csv_lines(_told(pages))


def _told(pages: Iterable[RowsPage]) -> Iterator[Sequence[Any]]:
    for at, page in enumerate(pages):
        if at == 0:
            yield [gettext(heading) for heading in page.headings]
        for row in page.rows:
            yield [_cell(value) for value in row]


def json_pieces(about: Mapping[str, Any], pages: Iterable[RowsPage]) -> Iterator[str]:
    """Yield one JSON object: what the rows are about, their columns, and the rows as lists."""
    first = True
    for at, page in enumerate(pages):
        if at == 0:
            columns = [gettext(heading) for heading in page.headings]
            head = json.dumps({**about, "columns": columns}, ensure_ascii=False)
            yield f'{head[:-1]}, "rows": ['
        for row in page.rows:
            told = json.dumps([_plain(value) for value in row], ensure_ascii=False)
            yield ("\n" if first else ",\n") + told
            first = False
    yield "\n]}\n"


def difference_csv(told: Difference) -> Iterator[str]:
    """Return the rows that only one of two figures has as a CSV; which one, and why, come first."""
    return csv_lines(_apart_lines(told))


def _apart_lines(told: Difference) -> Iterator[Sequence[Any]]:
    columns = [gettext(heading) for heading in told.headings]
    yield [gettext("Only in"), gettext("What the other list has none of"), *columns]
    for figure, rows in ((told.one, told.only_one), (told.other, told.only_other)):
        name = ", ".join(gettext(each) for each in (figure.name, figure.basis_name) if each)
        for each in rows:
            yield [name, *_told_apart(told, each)]


def _told_apart(told: Difference, each: Apart) -> Iterator[Any]:
    because = (f"{gettext(told.headings[at])}: {_cell(each.row[at])}" for at in each.because)
    yield "; ".join(because)
    yield from map(_cell, each.row)


def difference_json(told: Difference) -> dict[str, Any]:
    """Return the rows that only one of two figures has, and both figures, for a program.

    `because` names the columns whose value no row of the other figure has.
    """
    return {
        "one": _figure(told.one),
        "other": _figure(told.other),
        "both": told.both,
        "columns": [gettext(heading) for heading in told.headings],
        "only_one": [_lone(told, each) for each in told.only_one],
        "only_other": [_lone(told, each) for each in told.only_other],
    }


def _lone(told: Difference, each: Apart) -> dict[str, Any]:
    return {
        "row": [_plain(value) for value in each.row],
        "because": [gettext(told.headings[at]) for at in each.because],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "value": figure.value,
        "area": figure.area.code,
        "basis": figure.basis,
        "institution": figure.institution,
        "as_of": figure.as_of.isoformat(),
        "receipt": figure.receipt,
    }


def _cell(value: Any) -> Any:
    """Return a cell for a person: our own words in their language."""
    return gettext(value.label) if isinstance(value, Term) else _plain(value)


def _plain(value: Any) -> Any:
    """Return a cell for a program: the code of a word of ours, ISO days."""
    if isinstance(value, Term):
        return value.code
    return value.isoformat() if isinstance(value, date) else value
