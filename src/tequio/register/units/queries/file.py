"""One unit: by any key it ever had, at any moment."""

from dataclasses import asdict
from typing import Any

from django.utils.timezone import localdate
from psycopg import sql

from tequio.base.db.reading import read, read_tuples
from tequio.base.db.twotime import THE_SUBJECT, parameters, relation
from tequio.kernel.dates import Moment
from tequio.register.units.errors import UnitNotFoundError
from tequio.register.units.models import UNITS
from tequio.register.units.types import KeyRow, ObservationRow, UnitFile

KNOWN_NOW = sql.SQL("upper_inf({range})")
KNOWN_THEN = sql.SQL("{range} @> %(known_at)s::timestamptz")
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
    SELECT c.observed_on, c.how_dated, d.name AS file, c.id AS cut, s.line,
           lower(c.known_during) AS known_since,
           upper(c.known_during) AS known_until, {facts}
    FROM units_unitsighting s JOIN files_cut c ON c.id = s.cut_id
    JOIN files_document d ON d.id = c.document_id JOIN units_unitversion v ON v.id = s.version_id
    WHERE s.subject_id = %(subject_id)s AND {known} ORDER BY c.observed_on, c.id
""")
ANSWER = sql.SQL("SELECT r.seen_on, r.seen_cut_id, r.seen_line, {facts} FROM {units} r")


def resolve_key(clues: str, moment: Moment) -> tuple[int, str]:
    """Return the unit that goes, or went, by a key, and its present key. One SQL query.

    Raises:
        UnitNotFoundError: nothing known at the moment has it.
    """
    query = BY_KEY.format(known=_known("k.known_during", moment))
    found = read_tuples(query, {"clues": clues.upper().strip(), **parameters(moment)})
    if not found:
        raise UnitNotFoundError(clues=clues)
    return found[0][0], found[0][1]


def unit_file(clues: str, moment: Moment) -> UnitFile:
    """Return all that is known of a unit at a moment. Four SQL queries.

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
    known = _known("k.known_during", moment)
    return UnitFile(
        clues=present,
        asked=clues,
        as_of=moment.on,
        observed_on=seen_on,
        distance_days=abs((moment.on - seen_on).days),
        facts=dict(zip(UNITS.facts, facts, strict=True)),
        cut=cut,
        line=line,
        keys=tuple(read(KEYS.format(known=known), params, KeyRow)),
        observations=tuple(_observations(moment, params)),
    )


def _observations(moment: Moment, params: dict[str, Any]) -> list[ObservationRow]:
    query = OBSERVATIONS.format(
        known=_known("c.known_during", moment), facts=UNITS.tables["v_facts"]
    )
    width = len(UNITS.facts)
    return [
        ObservationRow(*row[:-width], facts=dict(zip(UNITS.facts, row[-width:], strict=True)))
        for row in read_tuples(query, params)
    ]


def _known(column: str, moment: Moment) -> sql.Composed:
    template = KNOWN_THEN if moment.known_at else KNOWN_NOW
    return template.format(range=sql.SQL(column))  # type: ignore[arg-type]  # our own names


def unit_json(file: UnitFile) -> dict[str, Any]:
    """Return a unit's file for `unit --json`: no clock in it, so equal knowledge, equal bytes."""
    shown = asdict(file)
    for observation in shown["observations"]:
        del observation["known_since"], observation["known_until"]
    return shown


def today() -> Moment:
    """Return the present moment."""
    return Moment(localdate())
