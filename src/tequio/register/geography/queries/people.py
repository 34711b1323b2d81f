"""People by named basis: of any areas, at any moment, with the cut-offs they stand on."""

from collections.abc import Sequence
from typing import Any

from psycopg import sql

from tequio.base.db.reading import names_of, read_tuples
from tequio.base.db.twotime import EVERYWHERE, IN_STATES, or_present, parameters, relation
from tequio.base.figures.rules import states_of
from tequio.base.figures.types import CUT, LINE, Answer, Part, Question, RowsPage
from tequio.kernel.dates import Moment
from tequio.kernel.errors import noop
from tequio.register.geography.models import CENSUS, CENSUS_COUNTS
from tequio.register.geography.types import VARIABLES, Basis, PeopleRow

COUNTS = tuple(CENSUS.split()[2:])
# A municipality counts in three areas: the nation, its state and itself.
SUMMED = sql.SQL("""
    SELECT area.code, array_agg(DISTINCT r.seen_cut_id), min(r.seen_on), max(r.seen_on), {sums}
    FROM {census} r CROSS JOIN LATERAL (VALUES ('00'), (r.state), (r.code)) area(code)
    WHERE {within} AND area.code = ANY(%(areas)s) GROUP BY 1
""")
BEHIND = sql.SQL("""
    SELECT r.code, r.name, {variables}, {total} AS total, r.seen_on, r.seen_cut_id, r.seen_line,
           count(*) OVER ()
    FROM {census} r WHERE {within} AND {inside}
    ORDER BY total DESC, r.code LIMIT %(limit)s OFFSET %(offset)s
""")
LISTED = sql.SQL("""
    SELECT r.code, r.name, r.state, r.seen_cut_id, r.seen_line, {variables}
    FROM {census} r WHERE {within} ORDER BY r.code
""")
INSIDE = {
    "nation": sql.SQL("TRUE"),
    "state": sql.SQL("r.state = %(area)s"),
    "municipality": sql.SQL("r.code = %(area)s"),
}


def people(*, state: str | None = None, at: Moment | None = None) -> list[PeopleRow]:
    """Return what the census counted in each municipality, of a state or all, by code.

    One SQL query. A variable that the file does not tell is left out of `counts`.
    """
    states = [state] if state else []
    query = LISTED.format(
        census=_census(at, states),
        within=_within(states),
        variables=names_of(COUNTS, "r"),
    )
    params = parameters(at) | {"states": states}
    return [
        PeopleRow(
            code=code,
            name=name,
            state=of_state,
            counts={v: n for v, n in zip(COUNTS, counts, strict=True) if n is not None},
            cut=cut,
            line=line,
        )
        for code, name, of_state, cut, line, *counts in read_tuples(query, params)
    ]


def people_answers(questions: Sequence[Question]) -> list[Answer]:
    """Answer questions of one moment, on any bases, of any areas. One SQL query."""
    areas = sorted({question.area.code for question in questions})
    states = states_of(questions)
    variables = sorted({v for question in questions for v in _variables(question)})
    moment = questions[0].moment
    query = SUMMED.format(
        census=_census(moment, states),
        within=_within(states),
        sums=sql.SQL(", ").join(_sum(variable) for variable in variables),
    )
    params = parameters(moment) | {"areas": areas, "states": states}
    summed = {row[0]: row[1:] for row in read_tuples(query, params)}
    return [_answer(question, variables, summed.get(question.area.code)) for question in questions]


def _sum(variable: str) -> sql.Composable:
    """Sum a variable; NULL, unknown, where any municipality's is unknown."""
    column = sql.SQL("r.") + sql.Identifier(variable)
    return sql.SQL("CASE WHEN bool_and({0} IS NOT NULL) THEN sum({0}) END").format(column)


def _answer(question: Question, variables: Sequence[str], found: tuple[Any, ...] | None) -> Answer:
    if found is None:
        return Answer(value=None)
    cuts, first, last, *sums = found
    known = dict(zip(variables, sums, strict=True))
    terms = {v: known[v] for v in _variables(question)}
    whole = all(value is not None for value in terms.values())
    return Answer(
        value=int(sum(terms.values())) if whole else None,
        cuts=tuple(sorted(cuts)),
        seen_from=first,
        seen_to=last,
        parts=tuple(Part(v.upper(), int(n)) for v, n in terms.items() if n is not None),
    )


ROW_HEADINGS = (noop("Code"), noop("Municipality"))
SEEN_HEADINGS = (noop("People"), noop("Seen on"), CUT, LINE)


def people_rows(question: Question, offset: int, limit: int) -> RowsPage:
    """Return a page of the municipalities that a figure adds up, the largest first.

    One SQL query.
    """
    variables, states = _variables(question), states_of([question])
    query = BEHIND.format(
        census=_census(question.moment, states),
        within=_within(states),
        inside=INSIDE[question.area.kind],
        variables=names_of(variables, "r"),
        total=sql.SQL(" + ").join(sql.SQL("r.") + sql.Identifier(v) for v in variables),
    )
    params = parameters(question.moment) | {"states": states, "area": question.area.code}
    found = read_tuples(query, params | {"limit": limit, "offset": offset})
    headings = (*ROW_HEADINGS, *(v.upper() for v in variables), *SEEN_HEADINGS)
    return RowsPage(headings, tuple(row[:-1] for row in found), found[0][-1] if found else 0)


def _variables(question: Question) -> tuple[str, ...]:
    return VARIABLES[Basis(question.basis) if question.basis else Basis.TOTAL]


def _census(moment: Moment | None, states: Sequence[str]) -> sql.Composable:
    return relation(CENSUS_COUNTS, or_present(moment), near=IN_STATES if states else EVERYWHERE)


def _within(states: Sequence[str]) -> sql.Composable:
    return sql.SQL("r.state = ANY(%(states)s)" if states else "TRUE")
