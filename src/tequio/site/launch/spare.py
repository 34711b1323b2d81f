"""A name of one's own for the database of a test run, so that no two runs share one."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tequio.site.launch.host import is_running

ADDRESSES = ("DATABASE_URL", "TEQUIO_OWNER_URL")
NAMED = re.compile(r"test_tequio_(\d+)")


@contextmanager
def spare_database() -> Iterator[None]:
    """Name the database after this process; Django's tests put `test_` before it and make it."""
    before = {name: os.environ[name] for name in ADDRESSES}
    drop_abandoned(before["TEQUIO_OWNER_URL"])
    for name, url in before.items():
        os.environ[name] = urlsplit(url)._replace(path=f"/tequio_{os.getpid()}").geturl()
    try:
        yield
    finally:
        os.environ.update(before)


def drop_abandoned(url: str) -> None:
    """Drop the databases of runs that were killed."""
    with psycopg.connect(url, autocommit=True) as connection:
        for (name,) in connection.execute("SELECT datname FROM pg_database").fetchall():
            found = NAMED.fullmatch(name)
            if found and not is_running(int(found[1])):
                drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
                connection.execute(drop.format(sql.Identifier(name)))
