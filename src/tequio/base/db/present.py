"""The triggers that keep a subject's present facts equal to what is now known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pgtrigger import (
    After,
    Condition,
    Delete,
    Insert,
    Protect,
    Referencing,
    Statement,
    Trigger,
    Update,
)

NOT_BY_TRIGGER = Condition("pg_trigger_depth() = 0")
_PRESENT = """
    UPDATE {subject} u
    SET {assigned}, version_id = w.version_id, seen_on = w.observed_on,
        seen_cut_id = w.cut_id, seen_line = w.line
    FROM (
        SELECT t.subject_id, b.* FROM (SELECT DISTINCT subject_id FROM {touched}) t
        LEFT JOIN LATERAL (
            SELECT s.version_id, s.cut_id, s.line, c.observed_on
            FROM {sighting} s JOIN files_cut c ON c.id = s.cut_id
            WHERE s.subject_id = t.subject_id AND upper_inf(c.known_during)
            ORDER BY c.observed_on DESC, c.id DESC LIMIT 1
        ) b ON TRUE
    ) w
    LEFT JOIN {version} v ON v.id = w.version_id
    WHERE u.id = w.subject_id
      AND (u.version_id, u.seen_cut_id, u.seen_line)
          IS DISTINCT FROM (w.version_id, w.cut_id, w.line);
    RETURN NULL;
"""
# A sighting that came later than its cut-off would change what was told in between.
_WHOLE = """
    IF EXISTS (SELECT FROM added a JOIN files_cut c ON c.id = a.cut_id
               WHERE lower(c.known_during) < now() OR NOT upper_inf(c.known_during)) THEN
        RAISE EXCEPTION 'A cut-off is told whole, in the transaction that opens it.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT FROM added a JOIN {version} v ON v.id = a.version_id
               WHERE v.subject_id <> a.subject_id) THEN
        RAISE EXCEPTION 'A subject is seen with a version of its own.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
"""


@dataclass(frozen=True, slots=True)
class Tables:
    """The three tables of a kind of subject, and the facts that the first two share."""

    subject: str
    version: str
    sighting: str
    facts: Sequence[str]


def _present(kind: Tables, touched: str) -> str:
    # A subject that nothing now shows keeps its last facts; seen_on NULL hides it.
    cases = (f"{f} = CASE WHEN v.id IS NULL THEN u.{f} ELSE v.{f} END" for f in kind.facts)
    return _PRESENT.format(
        subject=kind.subject,
        version=kind.version,
        sighting=kind.sighting,
        assigned=", ".join(cases),
        touched=touched,
    )


def told_by_sightings() -> list[Protect]:
    """Return the triggers of a subject table: nobody writes the present, it follows.

    A subject starts unseen. Its facts then change only inside the triggers of sightings and
    cut-offs: raw SQL of the application's role cannot tell a present that no document shows.
    """
    unseen = Condition("NEW.seen_on IS NOT NULL OR NEW.version_id IS NOT NULL")
    return [
        Protect(name="starts_unseen", operation=Insert, condition=unseen),
        Protect(name="told_by_sightings", operation=Update, condition=NOT_BY_TRIGGER),
        Protect(name="never_deleted", operation=Delete),
    ]


def written_once() -> Protect:
    """Return the trigger of a table whose rows never change nor go."""
    return Protect(name="written_once", operation=Update | Delete)


def after_insert(name: str, func: str) -> Trigger:
    """Return a trigger that sees all rows that one statement inserted, as `added`."""
    return Trigger(
        name=name,
        level=Statement,
        when=After,
        operation=Insert,
        referencing=Referencing(new="added"),  # type: ignore[no-untyped-call]  # pgtrigger's own
        func=func,
    )


def follows_sightings(kind: Tables) -> list[Trigger]:
    """Return the triggers of a sighting table.

    A sighting is written once, in the transaction that opens its cut-off, and with a version of
    its subject; the present follows it.
    """
    return [
        after_insert("present", _present(kind, "added")),
        after_insert("whole", _WHOLE.format(version=kind.version)),
        written_once(),
    ]


def follows_cuts(kind: Tables) -> Trigger:
    """Return the trigger of files_cut by which the present of one kind follows a withdrawal."""
    touched = f"(SELECT subject_id FROM {kind.sighting} WHERE cut_id = NEW.id) seen"  # noqa: S608 - our own table names, at migration time
    func = _present(kind, touched)
    return Trigger(name=f"present_{kind.subject}", when=After, operation=Update, func=func)
