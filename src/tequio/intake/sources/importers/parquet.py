"""Parquet, read in parts; what is nested comes as text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from tequio.intake.sources.errors import FileTooLargeError, TableTooLargeError, TooManyColumnsError
from tequio.intake.sources.importers.limits import MOST_CELLS, MOST_COLUMNS, MOST_TEXT
from tequio.intake.sources.types import Sheet
from tequio.kernel.rows import Cell

ROWS_AT_ONCE = 4096
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
NUMBERS = frozenset({*WHOLE, *(f"U{kind}" for kind in WHOLE), "BOOLEAN", "FLOAT", "DOUBLE", "DATE"})
PLAIN = NUMBERS | {"VARCHAR"}
OF_A_FILE = "SELECT {} FROM read_parquet(?)"


def open_parquet(path: Path, name: str) -> list[Sheet]:
    """Open a Parquet file after counting its cells and the characters in them."""
    duck = duckdb.connect(config={"threads": 1, "memory_limit": "1GB"})
    where = [str(path)]
    described = duck.execute("DESCRIBE " + OF_A_FILE.format("*"), where).fetchall()
    columns = [(str(column), str(kind)) for column, kind, *_ in described]
    if len(columns) > MOST_COLUMNS:
        raise TooManyColumnsError(name=name, most=MOST_COLUMNS)
    (length,) = duck.execute(OF_A_FILE.format("count(*)"), where).fetchone() or (0,)
    if length * len(columns) > MOST_CELLS:
        raise TableTooLargeError(name=name, most=f"{MOST_CELLS:,}")
    read = [_told(*column) for column in columns]
    _measure(duck, where, [_told(*c) for c in columns if c[1] not in NUMBERS], name)

    def rows() -> Iterator[Sequence[Cell]]:
        yield tuple(column for column, _ in columns)
        duck.execute(OF_A_FILE.format(", ".join(read)), where)
        while part := duck.fetchmany(ROWS_AT_ONCE):
            yield from part

    return [Sheet(Path(name).stem, rows(), int(length) + 1)]


def _measure(
    duck: duckdb.DuckDBPyConnection, where: list[str], texts: list[str], name: str
) -> None:
    """Refuse a file whose texts, unpacked, would fill the memory."""
    if not texts:
        return
    each = " + ".join(f"coalesce(sum(strlen({column})), 0)" for column in texts)
    (characters,) = duck.execute(OF_A_FILE.format(each), where).fetchone() or (0,)
    if characters > MOST_TEXT:
        raise FileTooLargeError(name=name, most=MOST_TEXT // 1_000_000)


def _told(column: str, kind: str) -> str:
    """Return how a column is asked for: what is neither a number nor a text, as text."""
    return _quoted(column) if kind in PLAIN else f"CAST({_quoted(column)} AS VARCHAR)"


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
