"""Rows as files that spreadsheet programs open, written as they are read."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse

CSV = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9,]*)?")


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def harmless(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


def harmless_raw(text: str) -> str:
    """Return a cell as a file had it, where numbers too are texts: those keep their sign."""
    return text if _NUMBER.fullmatch(text) else harmless(text)


def csv_lines(
    rows: Iterable[Sequence[Any]], *, guard: Callable[[str], str] = harmless
) -> Iterator[str]:
    """Yield rows, headings first, as CSV: UTF-8 with its mark; None is an empty cell."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])


def download(pieces: Iterable[str], *, name: str, kind: str = CSV) -> StreamingHttpResponse:
    """Answer a file to be kept under a name, sent as its pieces come."""
    answer = StreamingHttpResponse(pieces, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
