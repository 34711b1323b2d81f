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

from psycopg import sql

from tequio.base.db.reading import read_tuples
from tequio.base.db.twotime import EVERYWHERE, IN_STATES, or_present, parameters, relation
from tequio.base.figures.rules import states_of
from tequio.base.figures.types import CUT, LINE, NATION, Answer, Part, Question, RowsPage, Term
from tequio.kernel.dates import Moment
from tequio.kernel.errors import noop
from tequio.register.units.models import UNITS
from tequio.register.units.types import LEVEL_NAMES, STATUS_NAMES, Level, Status


@dataclass(frozen=True)
class Count:
    """What to count: rows under a condition, by class; or the sum of a column that may be NULL."""

    where: str
    by: str = "''"
    classes: dict[str, str] = field(default_factory=dict)
    column: str = ""
    counts: frozenset[str] | None = None


# Which units were seen is asked once, whatever the number of bases counted on it.
COUNTED = sql.SQL("""
    WITH u AS MATERIALIZED (
        SELECT r.state, r.municipality, r.institution, r.status, r.level, r.typology,
               r.rooms, r.beds, r.seen_cut_id, r.seen_on
        FROM {units} r WHERE {within}
    )
    SELECT -1, r.state, '', '', count(*), NULL, NULL, array_agg(DISTINCT r.seen_cut_id),
           array_agg(DISTINCT r.institution), min(r.seen_on), max(r.seen_on)
    FROM u r GROUP BY r.state {tallies}
""")
TALLIED = sql.SQL("""
    UNION ALL
    SELECT {at}, r.state, {place}, {by}, count(*), sum({column}), count({column}),
           NULL, NULL, NULL, NULL
    FROM u r WHERE {where} AND {institution} GROUP BY 2, 3, 4
""")
BEHIND = sql.SQL("""
    SELECT r.clues, r.name, r.municipality_name, r.typology_name, r.level, r.status,
           r.seen_on, r.seen_cut_id, r.seen_line, count(*) OVER ()
    FROM {units} r WHERE {where} AND {within} ORDER BY r.clues LIMIT %(limit)s OFFSET %(offset)s
""")
Choose = Callable[[Question], Count]


def _units(moment: Moment, states: Sequence[str]) -> sql.Composed:
    return relation(UNITS, or_present(moment), near=IN_STATES if states else EVERYWHERE)


def _scope(questions: Sequence[Question]) -> tuple[sql.Composable, dict[str, Any]]:
    """Return the narrowest condition that the areas of all the questions lie in."""
    states = states_of(questions)
    within = sql.SQL("r.state = ANY(%(states)s)" if states else "TRUE")
    return within, {**parameters(questions[0].moment), "states": states}


def _of(institution: str | None) -> sql.Composable:
    """Return the condition of an institution; all where none is named."""
    if institution is None:
        return sql.SQL("TRUE")
    return sql.SQL("r.institution = ") + sql.Literal(institution)


def count_answers(choose: Choose, questions: Sequence[Question]) -> list[Answer]:
    """Answer questions of one figure and one moment. One SQL query, whatever they ask.

    Where no unit of a state (of the institution, where one is named) was seen, the count is
    unknown; where the state's units were, a municipality without any has none.
    """
    groups = {(q.basis, q.institution): q for q in questions}
    counts = [choose(question) for question in groups.values()]
    within, params = _scope(questions)
    places = {question.area.kind for question in questions}
    place = sql.SQL("r.municipality" if "municipality" in places else "r.state")
    tallies = [
        _tallied(at, count, place, _of(institution))
        for at, (count, (_, institution)) in enumerate(zip(counts, groups, strict=True))
    ]
    query = COUNTED.format(
        units=_units(questions[0].moment, params["states"]),
        within=within,
        tallies=sql.Composed(tallies),
    )
    seen, by_area = _told(read_tuples(query, params))
    at_of = {group: at for at, group in enumerate(groups)}
    asked = [at_of[question.basis, question.institution] for question in questions]
    return [
        _answer(counts[at], question, by_area[at], seen)
        for at, question in zip(asked, questions, strict=True)
    ]


def _tallied(
    at: int, count: Count, place: sql.Composable, institution: sql.Composable
) -> sql.Composed:
    return TALLIED.format(
        at=sql.Literal(at),
        place=place,
        by=sql.SQL(count.by),
        where=sql.SQL(count.where),
        column=sql.SQL(count.column or "NULL::int"),
        institution=institution,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Units of one place and class: how many, their sum, how many have the column."""

    name: str
    rows: int
    total: int | None
    known: int


@dataclass(frozen=True, slots=True)
class Seen:
    """By which cut-offs the units of a state were seen, of which institutions, on which days."""

    cuts: tuple[int, ...]
    institutions: frozenset[str]
    first: date
    last: date


def _told(
    rows: Iterable[tuple[Any, ...]],
) -> tuple[dict[str, Seen], dict[int, dict[str, list[Tally]]]]:
    """Part what was seen in each state from the tallies of each count, by area."""
    seen: dict[str, Seen] = {}
    areas: dict[int, dict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    for at, state, place, name, units, total, known, cuts, institutions, first, last in rows:
        if at < 0:
            seen[state] = Seen(tuple(cuts), frozenset(institutions), first, last)
            continue
        for area in {NATION, state, place}:
            areas[at][area].append(Tally(name, units, total, known))
    return seen, areas


def _answer(
    count: Count,
    question: Question,
    by_area: dict[str, list[Tally]],
    seen: dict[str, Seen],
) -> Answer:
    state, institution = question.area.state, question.institution
    on = [each for code, each in seen.items() if state in {None, code}]
    if not on:
        return Answer(value=None)
    tallies = by_area.get(question.area.code, [])
    known = institution is None or any(institution in each.institutions for each in on)
    return Answer(
        value=_value(count, tallies) if known else None,
        cuts=tuple(sorted({cut for each in on for cut in each.cuts})),
        seen_from=min(each.first for each in on),
        seen_to=max(each.last for each in on),
        parts=_parts(count, tallies) if known else (),
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


CLASSES = (noop("Typology"), noop("Level"), noop("Status"))
ROW_HEADINGS = (
    "CLUES",
    noop("Unit"),
    noop("Municipality"),
    *CLASSES,
    noop("Seen on"),
    CUT,
    LINE,
)


def count_rows(choose: Choose, question: Question, offset: int, limit: int) -> RowsPage:
    """Return a page of the units that a count counts, by key. One SQL query."""
    count = choose(question)
    within, params = _scope([question])
    within += sql.SQL(" AND ") + _of(question.institution)
    if question.area.kind == "municipality":
        within += sql.SQL(" AND r.municipality = %(area)s")
    where = count.where
    if count.column:
        where += f" AND {count.column} IS NOT NULL"
    if count.counts is not None:
        where += f" AND {count.by} = ANY(%(counted)s)"
    query = BEHIND.format(
        units=_units(question.moment, params["states"]),
        where=sql.SQL(where),
        within=within,
    )
    params |= {"area": question.area.code, "limit": limit, "offset": offset}
    found = read_tuples(query, {**params, "counted": sorted(count.counts or ())})
    return RowsPage(ROW_HEADINGS, tuple(map(_row, found)), found[0][-1] if found else 0)


def _row(found: tuple[Any, ...]) -> tuple[Any, ...]:
    clues, name, municipality, typology, level, status, *seen, _ = found
    told = Term(level, LEVEL_NAMES[Level(level)]) if level else None
    return (
        clues,
        name,
        municipality,
        typology,
        told,
        Term(status, STATUS_NAMES[Status(status)]),
        *seen,
    )


def counting(choose: Choose) -> dict[str, Any]:
    """Return what a figure's definition needs to count so: `answers`, `rows`, what they tell."""
    return {
        "answers": partial(count_answers, choose),
        "rows": partial(count_rows, choose),
        "opens": "portal:unit",
        "classes": CLASSES,
    }
