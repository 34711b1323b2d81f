"""Opening files of every format as plain tables. Every file is taken for hostile."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import duckdb
from python_calamine import CalamineError, CalamineWorkbook

from tequio.intake.sources.errors import FileTooLargeError, UnreadableFileError
from tequio.intake.sources.types import Sheet
from tequio.kernel.rows import Cell

MOST_UNPACKED = 600_000_000  # bytes; the largest official workbook unpacks to 120 MB
ROWS_AT_ONCE = 4096


def open_sheets(path: Path, *, name: str | None = None) -> list[Sheet]:
    """Return the tables of a file, by the format its name tells; none for a format we do not read.

    Raises:
        UnreadableFileError, FileTooLargeError: the bytes are not that format, or are too many.
    """
    named = name or path.name
    opener = OPENERS.get(Path(named).suffix.lower())
    if opener is None:
        return []
    try:
        return opener(path, named)
    except (CalamineError, zipfile.BadZipFile, duckdb.Error, ValueError, OSError, csv.Error):
        raise UnreadableFileError(name=named) from None


def _workbook(path: Path, name: str) -> list[Sheet]:
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise FileTooLargeError(name=name, most=MOST_UNPACKED // 1_000_000)
    book = CalamineWorkbook.from_path(path)
    sheets = []
    for title in book.sheet_names:
        rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        sheets.append(Sheet(title, iter(cast("list[Sequence[Cell]]", rows)), len(rows)))
    return sheets


def _text(path: Path, name: str) -> list[Sheet]:
    raw = path.read_bytes()
    if b"\0" in raw[:4096]:
        raise UnreadableFileError(name=name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text[:4096].splitlines()[:TITLE_LINES]
    delimiter = max("\t,;|", key=lambda mark: max((line.count(mark) for line in first), default=0))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [Sheet(Path(name).stem, iter(reader), text.count("\n") + 1)]


def _parquet(path: Path, name: str) -> list[Sheet]:
    duck = duckdb.connect(config={"threads": 1, "memory_limit": "1GB"})
    where = [str(path)]
    (length,) = duck.execute("SELECT count(*) FROM read_parquet(?)", where).fetchone() or (0,)
    duck.execute("SELECT * FROM read_parquet(?)", where)
    headings = tuple(str(column[0]) for column in duck.description or ())

    def rows() -> Iterator[Sequence[Cell]]:
        yield headings
        while part := duck.fetchmany(ROWS_AT_ONCE):
            yield from part

    return [Sheet(Path(name).stem, rows(), int(length) + 1)]


def _shapes(path: Path, name: str) -> list[Sheet]:
    content = json.loads(path.read_bytes())
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        raise UnreadableFileError(name=name)
    columns = dict.fromkeys(key for f in features for key in (f.get("properties") or {}))

    def rows() -> Iterator[Sequence[Cell]]:
        yield (*columns, "geometry")
        for feature in features:
            told = feature.get("properties") or {}
            outline = json.dumps(feature.get("geometry"), separators=(",", ":"))
            yield (*(_plain(told.get(key)) for key in columns), outline)

    return [Sheet(Path(name).stem, rows(), len(features) + 1)]


def _plain(value: object) -> Cell:
    return value if value is None or isinstance(value, (str, int, float)) else json.dumps(value)


TITLE_LINES = 20
OPENERS: dict[str, Callable[[Path, str], list[Sheet]]] = {
    ".xlsx": _workbook,
    ".xlsm": _workbook,
    ".csv": _text,
    ".tsv": _text,
    ".txt": _text,
    ".parquet": _parquet,
    ".geojson": _shapes,
}
