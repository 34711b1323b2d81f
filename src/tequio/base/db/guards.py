"""No session may switch our triggers off, or have them read other tables than ours."""

from typing import Any

from django.db import connections

# pgtrigger lets any session name triggers to be ignored, in a setting that any role may set.
NONE_IS_IGNORED = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME)
    RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT FALSE'
"""
# Without it a trigger looks for its tables among the temporary ones of the session first, and a
# session that makes a `files_cut` of its own has it believe that.
EACH_READS_OURS = """
    DO $pin$ DECLARE guard regprocedure; BEGIN
        FOR guard IN
            SELECT oid FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'pgtrigger_')
        LOOP
            EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', guard);
        END LOOP;
    END $pin$
"""


def ignore_no_trigger(*, using: str, **_: Any) -> None:
    """Take those doors away; after every migration, for each one that adds a trigger opens them."""
    with connections[using].cursor() as cursor:
        cursor.execute(NONE_IS_IGNORED)
        cursor.execute(EACH_READS_OURS)
