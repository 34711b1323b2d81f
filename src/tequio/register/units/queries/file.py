"""One unit: by any key it ever had, at any moment."""

from typing import Any

from django.utils.text import capfirst
from psycopg import sql

from tequio.base.db.reading import read, read_tuples
from tequio.base.db.twotime import (
    LIVE_NAMED,
    LIVE_NOW,
    LIVE_THEN,
    THE_SUBJECT,
    parameters,
    relation,
)
from tequio.kernel.dates import Moment
from tequio.register.units.errors import UnitNotFoundError
from tequio.register.units.models import UNITS, HealthUnit
from tequio.register.units.types import AbsenceRow, KeyRow, ObservationRow, UnitFile

KEY_KNOWN_NOW = sql.SQL("upper_inf(k.known_during)")
KEY_KNOWN_THEN = sql.SQL("k.known_during @> %(known_at)s::timestamptz")
BY_KEY = sql.SQL("""
    SELECT k.unit_id, u.clues FROM units_unitkey k JOIN units_healthunit u ON u.id = k.unit_id
    WHERE k.clues = %(clues)s AND {known}
    ORDER BY k.true_during @> %(on)s::date DESC, k.id LIMIT 1
""")
KEYS = sql.SQL("""
    SELECT k.clues, k.issuer, lower(k.true_during) AS since, upper(k.true_during) AS until
    FROM units_unitkey k WHERE k.unit_id = %(subject_id)s AND {known}
    ORDER BY upper(k.true_during) NULLS LAST, k.clues
""")
OBSERVATIONS = sql.SQL("""
    SELECT c.observed_on, c.how_dated, c.source, d.name, d.sha256, c.id, s.line,
           lower(c.known_during), upper(c.known_during), {facts}
    FROM units_unitsighting s JOIN files_cut c ON c.id = s.cut_id
    JOIN files_document d ON d.id = c.document_id JOIN units_unitversion v ON v.id = s.version_id
    WHERE s.subject_id = %(subject_id)s AND {known} ORDER BY c.observed_on, c.id
""")
# A file that shows no unit of the state says nothing about the state's units.
ABSENCE = sql.SQL("""
    SELECT c.observed_on, c.source, d.name AS file, d.sha256, c.id AS cut
    FROM files_cut c JOIN files_document d ON d.id = c.document_id
    WHERE {known} AND c.source = ANY(%(sources)s) AND c.observed_on > %(last_on)s
      AND EXISTS (
        SELECT FROM units_unitsighting s JOIN units_healthunit u ON u.id = s.subject_id
        WHERE s.cut_id = c.id AND u.state = %(state)s)
    ORDER BY c.observed_on, c.id LIMIT 1
""")
ANSWER = sql.SQL("SELECT r.seen_on, r.seen_cut_id, r.seen_line, {facts} FROM {units} r")


def resolve_key(clues: str, moment: Moment) -> tuple[int, str]:
    """Return the unit that goes, or went, by a key, and its present key. One SQL query.

    Raises:
        UnitNotFoundError: nothing known at the moment has it.
    """
    query = BY_KEY.format(known=_key_known(moment))
    found = read_tuples(query, {"clues": _typed(clues), **parameters(moment)})
    if not found:
        raise UnitNotFoundError(clues=clues)
    return found[0][0], found[0][1]


def unit_file(clues: str, moment: Moment) -> UnitFile:
    """Return all that is known of a unit at a moment. Five SQL queries.

    Raises:
        UnitNotFoundError: nothing known at the moment shows it.
    """
    subject_id, present = resolve_key(clues, moment)
    params = {**parameters(moment), "subject_id": subject_id}
    query = ANSWER.format(units=relation(UNITS, moment, near=THE_SUBJECT), **UNITS.tables)
    found = read_tuples(query, params)
    if not found:
        raise UnitNotFoundError(clues=clues)
    seen_on, cut, line, *facts = found[0]
    known = _key_known(moment)
    observations = _observations(moment, params)
    return UnitFile(
        clues=present,
        asked=_typed(clues),
        as_of=moment.on,
        observed_on=seen_on,
        distance_days=abs((moment.on - seen_on).days),
        facts=dict(zip(UNITS.facts, facts, strict=True)),
        cut=cut,
        line=line,
        keys=tuple(read(KEYS.format(known=known), params, KeyRow)),
        observations=observations,
        absent_from=_absence(moment, observations),
    )


def fact_names() -> dict[str, str]:
    """Return what people call each fact of a unit, in their language. No query."""
    fields = {field.column: field for field in HealthUnit._meta.concrete_fields}  # noqa: SLF001 - Django's documented model interface
    return {fact: str(capfirst(str(fields[fact].verbose_name))) for fact in UNITS.facts}


def _typed(clues: str) -> str:
    return clues.upper().strip()


def _observations(moment: Moment, params: dict[str, Any]) -> tuple[ObservationRow, ...]:
    query = OBSERVATIONS.format(known=_cut_known(moment), facts=UNITS.tables["v_facts"])
    return tuple(_observation(*row) for row in read_tuples(query, params))


def _observation(*row: Any) -> ObservationRow:
    observed_on, how_dated, source, file, sha256, cut, line, since, until, *facts = row
    return ObservationRow(
        observed_on=observed_on,
        how_dated=how_dated,
        source=source,
        file=file,
        sha256=sha256,
        cut=cut,
        line=line,
        known_since=since,
        known_until=until,
        facts=dict(zip(UNITS.facts, facts, strict=True)),
    )


def _absence(moment: Moment, observations: tuple[ObservationRow, ...]) -> AbsenceRow | None:
    last = observations[-1]
    params = {
        **parameters(moment),
        "sources": sorted({observation.source for observation in observations}),
        "last_on": last.observed_on,
        "state": last.facts["state"],
    }
    found = read(ABSENCE.format(known=_cut_known(moment)), params, AbsenceRow)
    return found[0] if found else None


def _key_known(moment: Moment) -> sql.Composable:
    return KEY_KNOWN_THEN if moment.known_at else KEY_KNOWN_NOW


def _cut_known(moment: Moment) -> sql.Composable:
    if moment.cuts is not None:
        return LIVE_NAMED
    return LIVE_THEN if moment.known_at else LIVE_NOW
