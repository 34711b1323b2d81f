"""Workbooks: surveyed as the zip of XML that they are before anything is unpacked in memory."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from python_calamine import CalamineSheet, CalamineWorkbook

from tequio.intake.sources.errors import (
    FileTooLargeError,
    TableTooLargeError,
    UnreadableFileError,
    WrongExtensionError,
)
from tequio.intake.sources.importers.formulas import Formulas, formulas_without_result
from tequio.intake.sources.importers.limits import (
    CHUNK,
    MOST_CELLS,
    MOST_TEXT,
    MOST_UNPACKED,
)
from tequio.intake.sources.types import Sheet
from tequio.kernel.rows import Cell

OLE = b"\xd0\xcf\x11\xe0"  # a workbook with a password, or one of before 2007
_COLUMN = re.compile(rb"""\sr=["']([A-Z]{1,3})[0-9]""")
_ROW = re.compile(rb"""\sr=["'][A-Z]{0,3}([0-9]+)["']""")
_STRING = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_USED = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]+)""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
OVERLAP = 256  # bytes carried over, so that what we look for is never cut in two


@dataclass
class Survey:
    """What a workbook would unpack to: its furthest row and column, and which parts compute."""

    name: str
    unpacked: int = 0
    with_formulas: list[str] = field(default_factory=list)
    longest: int = 0
    cells: int = 0


def open_workbook(path: Path, name: str) -> list[Sheet]:
    """Open a workbook: every sheet, empty rows and columns above and left of its table included."""
    with path.open("rb") as file:
        if file.read(4) == OLE:
            raise UnreadableFileError(name=name)
    with zipfile.ZipFile(path) as packed:
        if "xl/workbook.xml" not in {part.filename for part in packed.infolist()}:
            raise WrongExtensionError(name=name, said=Path(name).suffix, held=".zip")
        survey = _survey(packed, name)
        without = formulas_without_result(packed, survey.with_formulas)
    book = CalamineWorkbook.from_path(path)
    sheets = []
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        sheets.append(Sheet(title, _rows(sheet, without.get(title, {})), sheet.total_height))
    return sheets


def _rows(sheet: CalamineSheet, without: Formulas) -> Iterator[Sequence[Cell]]:
    """Yield the rows from the first of the sheet on; a formula without result stands for itself."""
    if sheet.start is None:
        return
    above, left = sheet.start
    for _ in range(above):
        yield ()
    before: list[Cell] = [None] * left
    for at, row in enumerate(sheet.iter_rows(), above):
        cells = before + cast("list[Cell]", row)
        for column, formula in without.get(at, {}).items():
            if column < len(cells) and cells[column] in {None, ""}:
                cells[column] = formula
        yield cells


def _survey(packed: zipfile.ZipFile, name: str) -> Survey:
    """Unpack every part once, in pieces: what a part says of its own size may be a lie."""
    survey = Survey(name)
    for part in packed.infolist():
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            _survey_sheet(packed, part, survey)
        else:
            for piece in _pieces(packed, part, survey):
                if part.filename == "xl/sharedStrings.xml":
                    found = _STRING.finditer(piece)
                    survey.longest = max([survey.longest, *(m.end() - m.start() for m in found)])
    if survey.longest * survey.cells > MOST_TEXT:
        _measure_strings(packed, survey)
    return survey


def _survey_sheet(packed: zipfile.ZipFile, part: zipfile.ZipInfo, survey: Survey) -> None:
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    cells = starts = 0
    computes = False
    for piece in _pieces(packed, part, survey):
        columns.update(_COLUMN.findall(piece))
        rows.update(_ROW.findall(piece))
        cells += piece.count(b"<c ") + piece.count(b":c ")
        starts += piece.count(b"<row") + piece.count(b":row")
        computes = computes or _FORMULA.search(piece) is not None
    furthest = max((int(row) for row in rows), default=0), max(map(_number, columns), default=0)
    if max(furthest[0], starts) * max(furthest[1], 1) > MOST_CELLS or cells > MOST_CELLS:
        raise TableTooLargeError(name=survey.name, most=f"{MOST_CELLS:,}")
    survey.cells += cells
    if computes:
        survey.with_formulas.append(part.filename)


def _pieces(packed: zipfile.ZipFile, part: zipfile.ZipInfo, survey: Survey) -> Iterator[bytes]:
    """Yield a part in pieces that overlap; count what it really unpacks to."""
    tail = b""
    with packed.open(part) as file:
        while chunk := file.read(CHUNK):
            survey.unpacked += len(chunk)
            if survey.unpacked > MOST_UNPACKED:
                raise FileTooLargeError(name=survey.name, most=MOST_UNPACKED // 1_000_000)
            piece = tail + chunk
            if _DECLARES.search(piece):
                raise UnreadableFileError(name=survey.name)
            yield piece
            tail = piece[-OVERLAP:]


def _measure_strings(packed: zipfile.ZipFile, survey: Survey) -> None:
    """Refuse a workbook in which long texts are repeated until they fill the memory."""
    strings = packed.read("xl/sharedStrings.xml")
    lengths = [found.end() - found.start() for found in _STRING.finditer(strings)]
    total = 0
    for part in packed.infolist():
        if part.filename.startswith("xl/worksheets/"):
            used = (int(number) for number in _USED.findall(packed.read(part)))
            total += sum(lengths[number] for number in used if number < len(lengths))
    if total > MOST_TEXT:
        raise FileTooLargeError(name=survey.name, most=MOST_TEXT // 1_000_000)


def _number(letters: bytes) -> int:
    """Return a column's number from its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
