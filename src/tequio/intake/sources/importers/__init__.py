"""Opening files of every format as plain tables. Every file is taken for hostile.

Whatever is wrong with a file is a refusal with a sentence, whether it shows at once or in the
middle of the table. Memory is bounded by the limits of `limits`, whatever the bytes unpack to.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tequio.intake.sources.errors import (
    EmptyFileError,
    FileTooLargeError,
    TableTooLargeError,
    TooManyColumnsError,
    WrongExtensionError,
)
from tequio.intake.sources.importers.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_UNPACKED,
    readable,
)
from tequio.intake.sources.importers.parquet import open_parquet
from tequio.intake.sources.importers.shapes import open_shapes
from tequio.intake.sources.importers.text import open_text
from tequio.intake.sources.importers.workbook import open_workbook
from tequio.intake.sources.types import Sheet
from tequio.kernel.rows import Cell

OPENERS: dict[str, Callable[[Path, str], list[Sheet]]] = {
    ".xlsx": open_workbook,
    ".xlsm": open_workbook,
    ".csv": open_text,
    ".tsv": open_text,
    ".txt": open_text,
    ".parquet": open_parquet,
    ".geojson": open_shapes,
}
SIGNATURES = {b"PK\x03\x04": (".xlsx", ".xlsm"), b"PAR1": (".parquet",)}


def open_sheets(path: Path, *, name: str | None = None) -> list[Sheet]:
    """Return the tables of a file, by the format its name tells; none for a format we do not read.

    Their rows are read as they are walked, and may be refused then.

    Raises:
        UnreadableFileError, WrongExtensionError, EmptyFileError: the bytes are not that format.
        FileTooLargeError, TableTooLargeError, TooManyColumnsError, RowTooLongError: too much.
    """
    named = name or path.name
    suffix = Path(named).suffix.lower()
    opener = OPENERS.get(suffix)
    if opener is None:
        return []
    with readable(named):
        _look(path, named, suffix)
        sheets = opener(path, named)
    return [Sheet(s.name, _checked(s.rows, named), s.length) for s in sheets]


def _look(path: Path, name: str, suffix: str) -> None:
    """Refuse a file by its size and its first bytes."""
    size = path.stat().st_size
    if not size:
        raise EmptyFileError(name=name)
    if size > MOST_UNPACKED:
        raise FileTooLargeError(name=name, most=MOST_UNPACKED // 1_000_000)
    with path.open("rb") as file:
        first = file.read(4)
    for signature, suffixes in SIGNATURES.items():
        if first == signature and suffix not in suffixes:
            raise WrongExtensionError(name=name, said=suffix, held=suffixes[0])


def _checked(rows: Iterator[Sequence[Cell]], name: str) -> Iterator[Sequence[Cell]]:
    """Walk the rows; what goes wrong on the way is the file's fault."""
    cells = 0
    with readable(name):
        for row in rows:
            cells += len(row)
            if len(row) > MOST_COLUMNS:
                raise TooManyColumnsError(name=name, most=MOST_COLUMNS)
            if cells > MOST_CELLS:
                raise TableTooLargeError(name=name, most=f"{MOST_CELLS:,}")
            yield row
