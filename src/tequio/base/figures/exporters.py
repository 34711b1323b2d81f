"""Rows behind a figure, as files: all of them, written as they are read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext

from tequio.base.figures.types import RowsPage, Term
from tequio.base.ui.exporters import csv_lines


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


def _cell(value: Any) -> Any:
    """Return a cell for a person: our own words in their language."""
    return gettext(value.label) if isinstance(value, Term) else _plain(value)


def _plain(value: Any) -> Any:
    """Return a cell for a program: the code of a word of ours, ISO days."""
    if isinstance(value, Term):
        return value.code
    return value.isoformat() if isinstance(value, date) else value
