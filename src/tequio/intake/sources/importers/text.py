"""Text with delimiters, in the encodings that offices use, one row in memory at a time."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from tequio.intake.sources.errors import RowTooLongError, UnreadableFileError
from tequio.intake.sources.importers.limits import CHUNK, MOST_IN_ROW
from tequio.intake.sources.types import Sheet
from tequio.kernel.rows import Cell

TITLE_LINES = 20
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
csv.field_size_limit(MOST_IN_ROW)


def open_text(path: Path, name: str) -> list[Sheet]:
    """Open a text whose cells are parted by tabs, commas, semicolons or bars."""
    encoding, lines = _encoding(path, name)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = [file.readline(MOST_IN_ROW) for _ in range(TITLE_LINES)]
    delimiter = max("\t,;|", key=lambda mark: max(line.count(mark) for line in first))
    return [Sheet(Path(name).stem, _rows(path, name, encoding, delimiter), lines)]


def _rows(path: Path, name: str, encoding: str, delimiter: str) -> Iterator[Sequence[Cell]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = _Lines(file, name)
        for row in csv.reader(lines, delimiter=delimiter):
            lines.taken = 0
            yield row


class _Lines:
    """Hands lines to the reader of rows, and no more of them for one row than a row may have."""

    def __init__(self, file: IO[str], name: str) -> None:
        self._file, self._name, self.taken = file, name, 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._file.readline(MOST_IN_ROW + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > MOST_IN_ROW:
            raise RowTooLongError(name=self._name, most=MOST_IN_ROW)
        return line


def _encoding(path: Path, name: str) -> tuple[str, int]:
    """Return how the text is written, and how many lines it has; a NUL is in no text."""
    with path.open("rb") as file:
        head = file.read(2)
        if head in UTF_16:
            return "utf-16", 0
        file.seek(0)
        decoder, lines, encoding = codecs.getincrementaldecoder("utf-8")(), 1, "utf-8-sig"
        while chunk := file.read(CHUNK):
            if b"\0" in chunk:
                raise UnreadableFileError(name=name)
            lines += chunk.count(b"\n")
            if encoding != "cp1252" and not _decodes(decoder, chunk):
                encoding = "cp1252"
    return (
        "cp1252" if encoding == "cp1252" or not _decodes(decoder, b"", final=True) else encoding
    ), lines


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
