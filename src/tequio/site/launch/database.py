"""A database that is ready: running, of a version we know, and with today's tables."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tequio.site.cluster import OLDEST, Cluster
from tequio.site.launch.terminal import LaunchError, say


@contextmanager
def database(home: Path, name: str = "pg", *, durable: bool = True) -> Iterator[Callable[[], None]]:
    """Export DATABASE_URL (the application) and TEQUIO_OWNER_URL (who owns the tables).

    Args:
        home: $TEQUIO_HOME.
        name: the cluster to run there, where no DATABASE_URL is given.
        durable: False gives up the cluster's safety against power cuts, for tests.

    Yields:
        What starts the server again if someone killed it.

    Raises:
        LaunchError: there is no database to be had.
    """
    if given := os.environ.get("DATABASE_URL"):
        os.environ.setdefault("TEQUIO_OWNER_URL", given)
        require_version(given)
        yield lambda: None
        return
    cluster = Cluster(home, name, durable=durable)
    with cluster.running() as addresses:
        os.environ["DATABASE_URL"] = addresses.app
        os.environ["TEQUIO_OWNER_URL"] = addresses.owner
        yield cluster.mend


def require_version(url: str) -> None:
    """Refuse a database that does not answer or is too old.

    Raises:
        LaunchError: it is.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            found = connection.info.server_version // 10_000
    except psycopg.Error as refused:
        raise LaunchError(
            f"No se pudo entrar a la base de datos de DATABASE_URL: {refused}"
        ) from refused
    if found < OLDEST:
        raise LaunchError(
            f"Tequio necesita PostgreSQL {OLDEST} o posterior; el de DATABASE_URL es {found}."
        )


def migrate_if_behind() -> None:
    """Bring the tables up to today's code, as their owner, in a process of its own.

    Raises:
        LaunchError: the database refused.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    say("se actualizan las tablas de la base de datos")
    command = [sys.executable, "-P", "-m", "tequio.site.launch.migration"]
    done = subprocess.run(
        command,
        env=os.environ | {"TEQUIO_ROLE": "owner"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise LaunchError(f"No se pudieron actualizar las tablas:\n{done.stderr.strip()}")


def close_connections() -> None:
    """Leave the database before it is stopped."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's has one
