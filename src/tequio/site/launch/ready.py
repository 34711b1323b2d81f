"""Django, ready to work: set up on a database with today's tables, and closed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.management import execute_from_command_line, get_commands

from tequio.site.launch.database import close_connections, migrate_if_behind
from tequio.site.launch.terminal import say


@contextmanager
def ready() -> Iterator[None]:
    """Set Django up on DATABASE_URL.

    Raises:
        LaunchError: the tables cannot be brought up to date.
    """
    django.setup()
    try:
        migrate_if_behind()
        yield
    finally:
        close_connections()


def run_command(arguments: list[str]) -> int:
    """Run a management command as from a terminal; return its exit status."""
    with ready():
        if arguments[0] not in {*get_commands(), "help"}:
            say(f"no existe la orden «{arguments[0]}»; ./tequio help las enumera.")
            return 2
        try:
            execute_from_command_line(["tequio", *arguments])
        except SystemExit as ended:
            return _status(ended)
    return 0


def _status(ended: SystemExit) -> int:
    if ended.code is None:
        return 0
    return ended.code if isinstance(ended.code, int) else 1
