"""The trigger that keeps a subject's present facts equal to what is now known of it."""

from collections.abc import Iterable

from pgtrigger import After, Delete, Insert, Protect, Referencing, Statement, Trigger, Update

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


def _present(subject: str, version: str, sighting: str, facts: Iterable[str], touched: str) -> str:
    # A subject that nothing now shows keeps its last facts; seen_on NULL hides it.
    assigned = ", ".join(f"{f} = CASE WHEN v.id IS NULL THEN u.{f} ELSE v.{f} END" for f in facts)
    return _PRESENT.format(
        subject=subject, version=version, sighting=sighting, assigned=assigned, touched=touched
    )


def follows_sightings(subject: str, version: str, sighting: str, facts: Iterable[str]) -> list[Trigger]:
    """Return the triggers of a sighting table: it is written once, and the present follows it."""
    func = _present(subject, version, sighting, facts, "added")
    return [
        Trigger(
            name="present",
            level=Statement,
            when=After,
            operation=Insert,
            referencing=Referencing(new="added"),
            func=func,
        ),
        Protect(name="written_once", operation=Update | Delete),
    ]


def follows_cuts(subject: str, version: str, sighting: str, facts: Iterable[str]) -> Trigger:
    """Return the trigger of files_cut by which the present of one kind follows a withdrawal."""
    touched = f"(SELECT subject_id FROM {sighting} WHERE cut_id = NEW.id) seen"  # noqa: S608 - our own table names, at migration time
    func = _present(subject, version, sighting, facts, touched)
    return Trigger(name=f"present_{subject}", when=After, operation=Update, func=func)
