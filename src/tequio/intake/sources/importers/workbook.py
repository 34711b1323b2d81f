"""Workbooks: surveyed as the zip of XML that they are before anything is unpacked in memory."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
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
_STRING = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_USED = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]+)""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
SPACES = np.frombuffer(b" \t\r\n", dtype=np.uint8)
QUOTES = np.frombuffer(b"'\"", dtype=np.uint8)
LONGEST = 16  # of a reference with what stands around it: r="XFD1048576"
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
    last_row = last_column = cells = starts = 0
    computes = False
    for piece in _pieces(packed, part, survey):
        row, column = furthest(piece)
        last_row, last_column = max(last_row, row), max(last_column, column)
        cells += piece.count(b"<c ") + piece.count(b":c ")
        starts += piece.count(b"<row") + piece.count(b":row")
        maybe = b"<f" in piece or b":f" in piece
        computes = computes or (maybe and _FORMULA.search(piece) is not None)
    if max(last_row, starts) * max(last_column, 1) > MOST_CELLS or cells > MOST_CELLS:
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
            if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
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


def furthest(piece: bytes) -> tuple[int, int]:
    """Return the furthest row and column that references in a piece of XML name, from 1.

    A reference is `r="AB12"`, or `r="12"` of a row. Vectorised: a sheet has a million of them.
    """
    text = np.frombuffer(piece + b" " * LONGEST, dtype=np.uint8)
    at = np.flatnonzero((text[:-LONGEST] == ord("r")) & (text[1 : 1 - LONGEST] == ord("=")))
    at = at[(at > 0) & np.isin(text[at - 1], SPACES) & np.isin(text[at + 2], QUOTES)] + 3
    if not at.size:
        return 0, 0
    row, column = np.zeros(at.size, dtype=np.int64), np.zeros(at.size, dtype=np.int64)
    for step in range(LONGEST - 4):
        character = text[at + step].astype(np.int64)
        letter, digit = character - ord("A") + 1, character - ord("0")
        is_letter = (letter >= 1) & (letter <= 26) & (row == 0)  # noqa: PLR2004 - the alphabet
        is_digit = (digit >= 0) & (digit <= 9)  # noqa: PLR2004 - the digits
        column = np.where(is_letter, column * 26 + letter, column)
        row = np.where(is_digit, row * 10 + digit, row)
        live = is_letter | is_digit
        if not live.all():
            at = np.where(live, at, len(piece))  # past its end: a space from here on
    return int(row.max()), int(column.max())
