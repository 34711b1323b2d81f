"""Rows of other people's files: cells read by name, every fault kept with its line and value."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
Cell = str | int | float | bool | None

_SPACES = re.compile(r"\s+")
_FORMULA = re.compile(r'="(.*)"')
_WHOLE_FLOAT = re.compile(r"(-?[0-9]+)\.0+")


class BadCellError(ValueError):
    """A cell that cannot be read: a code for its sentence, and what the sentence needs."""

    def __init__(self, code: str, **expected: Any) -> None:
        super().__init__(code)
        self.code = code
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell. `line` counts as a person does in the file, heading included."""

    line: int
    column: str
    value: str
    code: str
    expected: Mapping[str, Any] = field(default_factory=dict)
    refuses: bool = True


@lru_cache(maxsize=65_536)
def clean(text: str) -> str:
    """Return a text without the dirt of spreadsheets and of what exports them.

    `="01"` is 01, `201.0` is 201; no-break, doubled and outer spaces go.
    """
    if found := _FORMULA.fullmatch(text.strip()):
        text = found[1]
    bare = _SPACES.sub(" ", text).strip()
    whole = _WHOLE_FLOAT.fullmatch(bare)
    return whole[1] if whole else bare


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a text for comparing: no accents, upper case, words parted by one space."""
    bare = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    return _SPACES.sub(" ", bare.replace("_", " ").upper()).strip()


def written(cell: Cell) -> str:
    """Return a cell as a person would type it: whole floats without the point, clean text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


class Cells:
    """One row at a time of a table whose columns have names.

    `need` refuses the row where the cell is empty or bad. `want` takes an empty cell or a missing
    column as unknown (None, with a warning if the column is missing); a bad cell refuses its row.
    """

    def __init__(self, columns: Mapping[str, int], headings: Mapping[str, str]) -> None:
        self._at = columns
        self._headings = headings
        self._row: Sequence[Cell] = ()
        self.line = 0
        self.faults: list[Fault] = []
        self.refused = False

    def turn(self, line: int, row: Sequence[Cell]) -> None:
        """Go to the next row."""
        self.line, self._row, self.refused = line, row, False

    def raw(self, column: str) -> Cell:
        """Return a cell as the file has it; None past the end of a short row."""
        at = self._at.get(column)
        return self._row[at] if at is not None and at < len(self._row) else None

    def need(self, column: str, parse: Callable[[str], T]) -> T | None:
        """Read a cell the row cannot do without."""
        text = self._text(column)
        if not text:
            self.fault("missing", column)
            return None
        return self._read(column, text, parse)

    def want(self, column: str, parse: Callable[[str], T]) -> T | None:
        """Read a cell that may be unknown."""
        text = self._text(column)
        return self._read(column, text, parse) if text else None

    def fault(self, code: str, column: str, **expected: Any) -> None:
        """Refuse the row for this cell."""
        self._note(code, column, expected, refuses=True)
        self.refused = True

    def warn(self, code: str, column: str, **expected: Any) -> None:
        """Say something about this cell; the row can go in."""
        self._note(code, column, expected, refuses=False)

    def _text(self, column: str) -> str:
        """Return a cell as written. Half of all cells are empty or text: those cost least."""
        at = self._at.get(column)
        if at is None or at >= len(self._row):
            return ""
        cell = self._row[at]
        if cell is None or cell == "":
            return ""
        return clean(cell) if type(cell) is str else written(cell)

    def _read(self, column: str, text: str, parse: Callable[[str], T]) -> T | None:
        if text[0] == "=":  # a formula that came without its result
            self.fault("formula", column)
            return None
        try:
            return parse(text)
        except BadCellError as bad:
            self.fault(bad.code, column, **bad.expected)
            return None

    def _note(self, code: str, column: str, expected: Mapping[str, Any], *, refuses: bool) -> None:
        raw = self.raw(column)
        value = raw if isinstance(raw, str) else written(raw)
        heading = self._headings.get(column, column)
        self.faults.append(Fault(self.line, heading, value, code, expected, refuses))
