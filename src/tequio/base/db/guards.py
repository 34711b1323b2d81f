"""No session may switch our triggers off, whatever the library that writes them offers."""

from typing import Any

from django.db import connections

# pgtrigger lets any session name triggers to be ignored, in a setting that any role may set.
NONE_IS_IGNORED = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME)
    RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT FALSE'
"""


def ignore_no_trigger(*, using: str, **_: Any) -> None:
    """Take that door away; after every migration, for each one that adds a trigger opens it."""
    with connections[using].cursor() as cursor:
        cursor.execute(NONE_IS_IGNORED)
