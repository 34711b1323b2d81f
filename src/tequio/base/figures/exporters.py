"""Rows behind a figure, as files: all of them, written as they are read."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from tequio.base.figures.types import RowsPage, Term

BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, text: str) -> str:
        """Return it."""
        return text


def csv_pieces(pages: Iterable[RowsPage]) -> Iterator[str]:
    """Yield a CSV for spreadsheets: UTF-8 with its mark, no cell that could act as a formula.

    An unknown cell is empty; days are ISO.
    """
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK
    for at, page in enumerate(pages):
        if at == 0:
            yield writer.writerow([harmless(gettext(heading)) for heading in page.headings])
        for row in page.rows:
            yield writer.writerow([_cell(value) for value in row])


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


def harmless(text: str) -> str:
    """Return a text that no spreadsheet will take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _cell(value: Any) -> Any:
    if isinstance(value, Term):
        return harmless(gettext(value.label))
    return harmless(value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> Any:
    """Return a cell for a program: the code of a word of ours, ISO days."""
    if isinstance(value, Term):
        return value.code
    return value.isoformat() if isinstance(value, date) else value
