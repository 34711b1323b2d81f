"""Bring the tables up to today's code, as their owner: `python -m tequio.site.launch.migration`."""

import os

import django

ONE_AT_A_TIME = 7_361_986  # the advisory lock that migrations of one database share


def main() -> None:
    """Migrate; a second process that wants to waits, and then has nothing to do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tequio.site.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tequio.site.cluster import EXTENSIONS

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        for name in EXTENSIONS:
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
    call_command("migrate", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
