"""Counting units: by area, class and institution, at any moment, with the cut-offs used.

A unit never changes state (its key says which), so the cut-offs that a state's counts stand on
are those of its own units; counts of a municipality stand on those of its state.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.utils.timezone import localdate
from psycopg import sql

from tequio.base.db.reading import read_tuples
from tequio.base.db.twotime import EVERYWHERE, parameters, relation
from tequio.base.figures.types import Answer, Part, Question, RowsPage
from tequio.kernel.dates import Moment
from tequio.kernel.errors import noop
from tequio.register.units.models import UNITS

NATION = "00"


@dataclass(frozen=True)
class Count:
    """What to count: rows under a condition, by class; or the sum of a column that may be NULL."""

    where: str
    by: str = "''"
    classes: dict[str, str] = field(default_factory=dict)
    column: str = ""
    counts: frozenset[str] | None = None


COUNTED = sql.SQL("""
    SELECT r.state, r.municipality, {by} AS class, count(*), sum({column}), count({column})
    FROM {units} r WHERE {where} AND {within} GROUP BY 1, 2, 3
""")
STANDS_ON = sql.SQL("""
    SELECT r.state, array_agg(DISTINCT r.seen_cut_id), min(r.seen_on), max(r.seen_on)
    FROM {units} r WHERE {within} GROUP BY 1
""")
BEHIND = sql.SQL("""
    SELECT r.clues, r.name, r.municipality_name, r.typology_name, r.level, r.status,
           r.seen_on, r.seen_cut_id, r.seen_line, count(*) OVER ()
    FROM {units} r WHERE {where} AND {within} ORDER BY r.clues LIMIT %(limit)s OFFSET %(offset)s
""")
OF_STATES = sql.SQL(
    "s.subject_id IN (SELECT subject_id FROM units_unitversion WHERE state = ANY(%(states)s))"
)
Choose = Callable[[Question], Count]


def _units(moment: Moment, states: Iterable[str]) -> sql.Composed:
    asked = None if moment.is_present(localdate()) else moment
    return relation(UNITS, asked, near=OF_STATES if states else EVERYWHERE)


def _scope(questions: Sequence[Question]) -> tuple[sql.Composable, dict[str, Any]]:
    """Return the narrowest condition that all the questions lie in."""
    first = questions[0]
    states = sorted({q.area.state or NATION for q in questions})
    params: dict[str, Any] = {**parameters(first.moment), "institution": first.institution}
    params["states"] = [] if NATION in states else states
    within = sql.SQL("TRUE") if NATION in states else sql.SQL("r.state = ANY(%(states)s)")
    if first.institution:
        within += sql.SQL(" AND r.institution = %(institution)s")
    return within, params


def count_answers(choose: Choose, questions: Sequence[Question]) -> list[Answer]:
    """Answer questions of one figure, one moment, one institution. Two SQL queries a basis."""
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for at, question in enumerate(questions):
        groups[question.basis, question.institution].append(at)
    answers: dict[int, Answer] = {}
    for places in groups.values():
        some = [questions[at] for at in places]
        answers.update(zip(places, _answers(choose(some[0]), some), strict=True))
    return [answers[at] for at in range(len(questions))]


def _answers(count: Count, questions: Sequence[Question]) -> list[Answer]:
    within, params = _scope(questions)
    units = _units(questions[0].moment, params["states"])
    parts = {
        "units": units,
        "within": within,
        "by": sql.SQL(count.by),  # type: ignore[arg-type]  # our own text, from plugs
        "where": sql.SQL(count.where),  # type: ignore[arg-type]  # our own text, from plugs
        "column": sql.SQL(count.column or "NULL::int"),  # type: ignore[arg-type]  # our own text
    }
    tallies = [Tally(*row) for row in read_tuples(COUNTED.format(**parts), params)]
    stands = {row[0]: row[1:] for row in read_tuples(STANDS_ON.format(**parts), params)}
    by_area = _by_area(tallies)
    return [_answer(count, question, by_area, stands) for question in questions]


@dataclass(frozen=True, slots=True)
class Tally:
    """Units of one municipality and class: how many, their sum, how many have the column."""

    state: str
    municipality: str
    name: str
    rows: int
    total: int | None
    known: int


def _by_area(tallies: Iterable[Tally]) -> dict[str, list[Tally]]:
    areas: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        for area in (NATION, tally.state, tally.municipality):
            areas[area].append(tally)
    return areas


def _answer(
    count: Count,
    question: Question,
    by_area: dict[str, list[Tally]],
    stands: dict[str, tuple[list[int], date, date]],
) -> Answer:
    state = question.area.state
    on = [stands[state]] if state in stands else [] if state else list(stands.values())
    if not on:
        return Answer(value=None)
    tallies = by_area.get(question.area.code, [])
    return Answer(
        value=_value(count, tallies),
        cuts=tuple(sorted({cut for cuts, _, _ in on for cut in cuts})),
        seen_from=min(first for _, first, _ in on),
        seen_to=max(last for _, _, last in on),
        parts=_parts(count, tallies),
    )


def _value(count: Count, tallies: Sequence[Tally]) -> int | None:
    if count.column:
        known = [tally.total or 0 for tally in tallies if tally.known]
        return sum(known) if known else None
    counted = count.counts
    return sum(t.rows for t in tallies if counted is None or t.name in counted)


def _parts(count: Count, tallies: Sequence[Tally]) -> tuple[Part, ...]:
    sums = dict.fromkeys(count.classes, 0)
    for tally in tallies:
        if tally.name in sums:
            sums[tally.name] += tally.rows
    return tuple(Part(label, sums[name]) for name, label in count.classes.items())


ROW_HEADINGS = (
    "CLUES",
    noop("Unit"),
    noop("Municipality"),
    noop("Typology"),
    noop("Level"),
    noop("Status"),
    noop("Seen on"),
    noop("Cut-off"),
    noop("Row"),
)


def count_rows(choose: Choose, question: Question, offset: int, limit: int) -> RowsPage:
    """Return a page of the units that a count counts, by key. One SQL query."""
    count = choose(question)
    within, params = _scope([question])
    if question.area.kind == "municipality":
        within += sql.SQL(" AND r.municipality = %(area)s")
    where = count.where
    if count.column:
        where += f" AND {count.column} IS NOT NULL"
    if count.counts is not None:
        where += f" AND {count.by} = ANY(%(counted)s)"
    query = BEHIND.format(
        units=_units(question.moment, params["states"]),
        where=sql.SQL(where),  # type: ignore[arg-type]  # our own text, from plugs
        within=within,
    )
    params |= {"area": question.area.code, "limit": limit, "offset": offset}
    found = read_tuples(query, {**params, "counted": sorted(count.counts or ())})
    return RowsPage(ROW_HEADINGS, tuple(row[:-1] for row in found), found[0][-1] if found else 0)


def counting(choose: Choose) -> dict[str, Any]:
    """Return what a figure's definition needs to count so: `answers` and `rows`."""
    return {"answers": partial(count_answers, choose), "rows": partial(count_rows, choose)}
