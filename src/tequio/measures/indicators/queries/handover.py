"""Figures of the whole hand-over: in which states it runs, and how many people it reaches.

Both are of the nation alone. Which states joined is a plain fact of the package's table of states.
"""

from collections.abc import Sequence

from tequio.base.figures.queries import figures
from tequio.base.figures.types import (
    STATES,
    Answer,
    Area,
    Figure,
    Part,
    Question,
    RowsPage,
)
from tequio.kernel.errors import noop
from tequio.measures.indicators.queries.reference import joined, opd
from tequio.register.geography.queries import people, state_names
from tequio.register.geography.types import VARIABLES, Basis, PeopleRow

FIRST_LEVEL = "units.first_level"
IMSS_AND_OPD = "imss+opd"
OPD_REACH = "opd/without"
EVERYONE, IMSS = "pobtot", "pder_imss"
WITHOUT = VARIABLES[Basis.WITH_IMSS_BIENESTAR]
NEEDED = (EVERYONE, IMSS, *WITHOUT)
STATE_HEADINGS = (noop("Code"), noop("Federal state"), noop("First level units in operation"))
PEOPLE_HEADINGS = (
    noop("Code"),
    noop("Municipality"),
    noop("Taken in"),
    noop("Out of"),
    noop("Cut-off"),
    noop("Row"),
)


def states_answers(questions: Sequence[Question]) -> list[Answer]:
    """Count the states where the OPD runs first level units. Two SQL queries a question.

    Unknown where no unit of any state is known.
    """
    return [_states(_first_level(question)) for question in questions]


def states_rows(question: Question, offset: int, limit: int) -> RowsPage:
    """Return a page of those states with their units, by code. Two SQL queries."""
    counted = [figure for figure in _first_level(question) if figure.value]
    rows = tuple((f.area.code, state_names()[f.area.code], f.value) for f in counted)
    return RowsPage(STATE_HEADINGS, rows[offset : offset + limit], len(rows))


def _first_level(question: Question) -> list[Figure]:
    moment, institution = question.moment, opd()
    return figures(
        [Question(FIRST_LEVEL, Area(code), moment, institution=institution) for code in STATES]
    )


def _states(counted: Sequence[Figure]) -> Answer:
    cuts = sorted({cut.number for figure in counted for cut in figure.sources})
    known = [figure.value for figure in counted if figure.value is not None]
    return Answer(value=sum(1 for value in known if value) if known else None, cuts=tuple(cuts))


def covered_answers(questions: Sequence[Question]) -> list[Answer]:
    """Return the share of people that IMSS and the OPD take in, in per cent. One SQL query.

    Unknown where any municipality's census lacks a variable that it needs.
    """
    rows = people(at=questions[0].moment)
    return [_covered(question, rows) for question in questions]


def _covered(question: Question, rows: Sequence[PeopleRow]) -> Answer:
    cuts = tuple(sorted({row.cut for row in rows}))
    if not rows or any(name not in row.counts for row in rows for name in NEEDED):
        return Answer(value=None, cuts=cuts)
    pairs = [_pair(question, row) for row in rows]
    taken, out_of = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return Answer(
        value=100 * taken / out_of,
        cuts=cuts,
        parts=(Part(noop("taken in"), taken), Part(noop("out of"), out_of)),
    )


def _pair(question: Question, row: PeopleRow) -> tuple[int, int]:
    """Return how many people of a municipality are taken in, and out of how many."""
    without = sum(row.counts[name] for name in WITHOUT)
    reached = without if row.state in joined() else 0
    if question.basis == OPD_REACH:
        return reached, without
    return row.counts[IMSS] + reached, row.counts[EVERYONE]


def covered_rows(question: Question, offset: int, limit: int) -> RowsPage:
    """Return a page of the municipalities that the share adds up, by code. One SQL query."""
    rows = people(at=question.moment)
    shown = tuple(
        (row.code, row.name, *_pair(question, row), row.cut, row.line)
        for row in rows[offset : offset + limit]
        if all(name in row.counts for name in NEEDED)
    )
    return RowsPage(PEOPLE_HEADINGS, shown, len(rows))
