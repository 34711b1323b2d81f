"""What a workbook would unpack to, learnt from its bytes before a reader allocates anything.

A reader that runs out of memory ends the process, so nothing may be left to it: every part is taken
for a sheet, whatever it is called, and what no program writes is refused. All in linear time.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tequio.intake.sources.errors import FileTooLargeError, TableTooLargeError, UnreadableFileError
from tequio.intake.sources.importers.limits import CHUNK, MOST_CELLS, MOST_TEXT, MOST_UNPACKED

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]
_STRING = re.compile(rb"<(/?)(?:\w+:)?si\b")
_BY_NUMBER = re.compile(rb"""\bt\s*+=\s*+["']s["']""")
_USED = re.compile(
    rb"""\bt=["']s["'](?:(?!\bt=)[^<>])*+>\s*+<(?:\w+:)?v\b[^<>]*+>\s*+([0-9]{1,10})"""
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_CELL = re.compile(rb"<\w+:c[\s/>]")
_SPACED = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^<>]*?\sr(?:\s+=|=\s)")
SPACES = np.frombuffer(b" \t\r\n", dtype=np.uint8)
QUOTES = np.frombuffer(b"'\"", dtype=np.uint8)
AFTER_NAME = np.frombuffer(b" \t\r\n/>", dtype=np.uint8)
LONGEST = 16  # of a reference with what stands around it: r="XFD1048576"
OVERLAP = 256  # bytes carried over, so that what we look for is never cut in two
TOO_FAR = 1 << 40  # where a reference that is longer than any points to


@dataclass
class Table:
    """How far the cells of a part reach: named places, and cells and rows that name none."""

    row: int = 0
    column: int = 0
    cells: int = 0
    rows: int = 0
    named_cells: int = 0
    named_rows: int = 0

    @property
    def extent(self) -> int:
        """How many cells a reader makes room for, at most."""
        height = self.row + max(self.rows - self.named_rows, 0)
        width = self.column + max(self.cells - self.named_cells, 0)
        return max(height, 1) * max(width, 1)


@dataclass
class Strings:
    """The longest of the texts that cells name by their number, told piece by piece."""

    longest: int = 0
    at: int = 0
    opened: int | None = None

    def take(self, piece: bytes, told: int) -> bool:
        """Look at a piece of which the first bytes were told before; say if it has any."""
        base, found = self.at - told, False
        self.at = base + len(piece)
        if b"<si" not in piece and b"</si" not in piece and b":si" not in piece:
            return False
        for mark in _STRING.finditer(piece):
            if mark.end() > told:
                found = True
                self._mark(base + mark.start(), closes=bool(mark[1]))
        return found

    def _mark(self, at: int, *, closes: bool) -> None:
        if not closes:
            self.opened = at if self.opened is None else self.opened
        elif self.opened is not None:
            self.longest, self.opened = max(self.longest, at - self.opened), None


@dataclass
class Survey:
    """What was learnt of a workbook: what it unpacks to, its texts, which parts compute."""

    name: str
    unpacked: int = 0
    longest: int = 0
    cells: int = 0
    sheets: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    with_formulas: list[str] = field(default_factory=list)


def survey(packed: zipfile.ZipFile, name: str) -> list[str]:
    """Unpack every part once, in pieces; return the parts that compute.

    What a part says of its own size may be a lie.

    Raises:
        FileTooLargeError, TableTooLargeError: it would fill the memory.
        UnreadableFileError: it is written as no program writes.
    """
    found = Survey(name)
    parts = [part.filename.lower() for part in packed.infolist()]
    if len(set(parts)) < len(parts):  # which of two is read, only the reader knows
        raise UnreadableFileError(name=name)
    for part in packed.infolist():
        _survey_part(packed, part, found)
    if len(found.texts) > 1:
        raise UnreadableFileError(name=name)
    if found.longest * found.cells > MOST_TEXT:
        _measure_texts(packed, found)
    return found.with_formulas


def _survey_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, found: Survey) -> None:
    table, strings = Table(), Strings()
    is_sheet = has_strings = computes = False
    for piece, told, is_last in _pieces(packed, part, found):
        settled = len(piece) if is_last else max(len(piece) - OVERLAP, 0)
        _count(piece, settled, table, found.name)
        has_strings = strings.take(piece, told) or has_strings
        _require_short_tags(piece, part, found.name)
        is_sheet = is_sheet or b"sheetData" in piece  # without it, a reader finds no cells
        maybe = b"<f" in piece or b":f" in piece
        computes = computes or (maybe and _FORMULA.search(piece) is not None)
    found.longest = max(found.longest, strings.longest)
    found.texts += [part.filename] if has_strings else []
    if not is_sheet:
        return
    if max(table.extent, table.cells) > MOST_CELLS:
        raise TableTooLargeError(name=found.name, most=f"{MOST_CELLS:,}")
    found.cells += table.cells
    found.sheets.append(part.filename)
    found.with_formulas += [part.filename] if computes else []


def _pieces(
    packed: zipfile.ZipFile, part: zipfile.ZipInfo, found: Survey
) -> Iterator[tuple[bytes, int, bool]]:
    """Yield a part in pieces: how many bytes the one before had too, and whether it is the last."""
    tail = b""
    with packed.open(part) as file:
        following = file.read(CHUNK)
        while chunk := following:
            following = file.read(CHUNK)
            found.unpacked += len(chunk)
            if found.unpacked > MOST_UNPACKED:
                raise FileTooLargeError(name=found.name, most=MOST_UNPACKED // 1_000_000)
            piece = tail + chunk
            if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                raise UnreadableFileError(name=found.name)
            yield piece, len(tail), not following
            tail = piece[-OVERLAP:]


def _require_short_tags(piece: bytes, part: zipfile.ZipInfo, name: str) -> None:
    """Refuse texts in which a tag is so long that two pieces cut it: none of theirs ever is."""
    begins = piece.rfind(b"<")
    is_cut = len(piece) - begins > OVERLAP and begins > piece.rfind(b">")
    if is_cut and part.filename.lower().endswith("sharedstrings.xml"):
        raise UnreadableFileError(name=name)


def _count(piece: bytes, settled: int, table: Table, name: str) -> None:
    """Count what begins in the first bytes of a piece; the rest comes again with the next."""
    text = np.frombuffer(piece + b" " * LONGEST, dtype=np.uint8)
    at = np.flatnonzero(text[:-LONGEST] == ord("r"))
    at = at[(at > 0) & np.isin(text[at - 1], SPACES)]
    follows, after = text[at + 1], text[at + 2]
    spaced = np.isin(follows, SPACES) | ((follows == ord("=")) & np.isin(after, SPACES))
    if spaced.any() and _SPACED.search(piece):
        raise UnreadableFileError(name=name)
    at = at[(follows == ord("=")) & np.isin(after, QUOTES)]
    rows, columns = _places(text, at + 3)
    table.row = max(table.row, int(rows.max(initial=0)))
    table.column = max(table.column, int(columns.max(initial=0)))
    is_cell = columns[at < settled] > 0
    table.named_cells += int(np.count_nonzero(is_cell))
    table.named_rows += int(np.count_nonzero(~is_cell))
    table.rows += sum(piece.count(mark, 0, settled + 3) for mark in (b"<row", b":row"))
    table.cells += _cells_in(text[: settled + 2])
    if b":c" in piece:
        table.cells += sum(mark.start() < settled for mark in _CELL.finditer(piece))


def _cells_in(text: Bytes) -> int:
    """Count the tags of cells that begin before the last two bytes."""
    at = np.flatnonzero((text[:-2] == ord("<")) & (text[1:-1] == ord("c")))
    return int(np.count_nonzero(np.isin(text[at + 2], AFTER_NAME)))


def _places(text: Bytes, at: Numbers) -> tuple[Numbers, Numbers]:
    """Read the row and the column that references name, from 1; 0 where they name none.

    A reference is `AB12`, or `12` of a row. Vectorised: a sheet has a million of them.
    """
    row, column = np.zeros(at.size, dtype=np.int64), np.zeros(at.size, dtype=np.int64)
    live = np.ones(at.size, dtype=bool)
    for step in range(LONGEST - 4):
        character = text[np.minimum(at + step, text.size - 1)].astype(np.int64)
        letter, digit = (character & ~32) - ord("A") + 1, character - ord("0")
        is_letter = live & (letter >= 1) & (letter <= 26) & (row == 0)  # noqa: PLR2004 - the alphabet
        is_digit = live & (digit >= 0) & (digit <= 9)  # noqa: PLR2004 - the digits
        column = np.where(is_letter, column * 26 + letter, column)
        row = np.where(is_digit, row * 10 + digit, row)
        live = is_letter | is_digit
    return np.where(live, TOO_FAR, row), column


def _measure_texts(packed: zipfile.ZipFile, found: Survey) -> None:
    """Refuse a workbook in which long texts are repeated until they fill the memory."""
    lengths, opened = [], None
    for mark in _STRING.finditer(packed.read(found.texts[0])):
        if not mark[1]:
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            lengths.append(mark.start() - opened)
            opened = None
    total = 0
    for part in found.sheets:
        sheet = packed.read(part)
        unsure = sum(1 for _ in _BY_NUMBER.finditer(sheet))
        for used in _USED.finditer(sheet):
            number, unsure = int(used[1]), unsure - 1
            total += lengths[number] if number < len(lengths) else 0
        total += unsure * found.longest
    if total > MOST_TEXT:
        raise FileTooLargeError(name=found.name, most=MOST_TEXT // 1_000_000)
