"""Django, ready to work: set up on a database with today's tables, and closed at the end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.conf import settings
from django.core.management import execute_from_command_line, get_commands, load_command_class
from django.utils.translation import override

from tequio.site.launch.database import close_connections, migrate_if_behind
from tequio.site.launch.terminal import say

OF_THE_LAUNCH = {
    "up": "Prepara todo, carga los datos y abre el sitio.",
    "test": "Revisa todo: estilo, tipos, contratos y pruebas.",
    "bench": "Mide, contra sus pares.",
}


@contextmanager
def ready() -> Iterator[None]:
    """Set Django up on DATABASE_URL, with today's tables and the package's own facts in them.

    Raises:
        LaunchError: the tables cannot be brought up to date.
    """
    django.setup()
    try:
        migrate_if_behind()
        from tequio.site.reference import install_reference

        install_reference()
        yield
    finally:
        close_connections()


def run_command(arguments: list[str]) -> int:
    """Run a management command as from a terminal; return its exit status."""
    with ready():
        if arguments == ["help"]:
            sys.stdout.write(list_of_commands())
            return 0
        if arguments[0] not in {*get_commands(), "help"}:
            say(f"no existe la orden «{arguments[0]}»; ./tequio help las enumera.")
            return 2
        try:
            execute_from_command_line(["tequio", *arguments])
        except SystemExit as ended:
            return _status(ended)
    return 0


def list_of_commands() -> str:
    """Return our commands, one a line, each with what it does."""
    with override(settings.LANGUAGE_CODE):
        told = OF_THE_LAUNCH | {
            name: str(load_command_class(app, name).help)
            for name, app in get_commands().items()
            if app.startswith("tequio.")
        }
    lines = [f"  {name:<10} {told[name]}\n" for name in sorted(told)]
    return f"Uso: ./tequio ORDEN [opciones]\n\n{''.join(lines)}"


def _status(ended: SystemExit) -> int:
    if ended.code is None:
        return 0
    return ended.code if isinstance(ended.code, int) else 1
