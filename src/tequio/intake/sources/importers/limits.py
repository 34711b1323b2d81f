"""How much of a file is read at most, and what stands for anything else that goes wrong."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from python_calamine import CalamineError

from tequio.intake.sources.errors import UnreadableFileError

MOST_UNPACKED = 600_000_000  # bytes; the largest official workbook unpacks to 120 MB
MOST_CELLS = 20_000_000  # the largest official sheet has 8 million
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
MOST_TEXT = 1_000_000_000  # characters in all the cells, repeated ones as often as they repeat
MOST_SHAPES = 120_000_000  # bytes of GeoJSON: all outlines of the country, simplified, are 5 MB
MOST_PARTS = 6_000_000  # lists and objects in GeoJSON; all outlines of the country have 270,000
MOST_IN_ROW = 4_000_000  # characters
CHUNK = 1 << 20

BROKEN = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    duckdb.Error,
    csv.Error,
    ValueError,
    LookupError,
    OSError,
    EOFError,
    MemoryError,
    ArithmeticError,
    RuntimeError,  # what zipfile says of a locked part; a depth no recursion can follow
)


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn what a reader stumbles over into the sentence that the file cannot be opened.

    Raises:
        UnreadableFileError: the reader failed, or its foreign code panicked.
    """
    try:
        yield
    except BROKEN:
        raise UnreadableFileError(name=name) from None
    except BaseException as stopped:
        if type(stopped).__name__ == "PanicException":  # of Rust, through pyo3: no Exception
            raise UnreadableFileError(name=name) from None
        raise
