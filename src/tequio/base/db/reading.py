"""Reading by SQL into frozen rows, and writing by COPY."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection
from psycopg import sql

R = TypeVar("R")


def read(query: sql.Composable, params: Mapping[str, Any], into: type[R]) -> list[R]:
    """Return the rows of a query as dataclasses whose fields are named like its columns."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        names = [column.name for column in cursor.description]
        return [into(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def read_tuples(query: sql.Composable, params: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query as they come."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return list(cursor.fetchall())


def run(query: sql.Composable, params: Mapping[str, Any] | None = None) -> int:
    """Run a statement; return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return int(cursor.rowcount)


def copy_in(
    table: str, columns: Sequence[str], types: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Append rows to a table in one COPY, in binary: types are PostgreSQL's, one a column."""
    target = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
        sql.Identifier(table), names_of(columns)
    )
    with connection.cursor() as cursor, cursor.copy(target) as stream:
        stream.set_types(list(types))
        for row in rows:
            stream.write_row(row)


def names_of(columns: Iterable[str], prefix: str = "") -> sql.Composed:
    """Return column names as an SQL list, each behind a prefix where one is given."""
    dot = sql.SQL(prefix + ".") if prefix else sql.SQL("")
    return sql.SQL(", ").join(dot + sql.Identifier(name) for name in columns)
