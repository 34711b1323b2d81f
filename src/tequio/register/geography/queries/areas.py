"""Areas by code and name. What the 32 states are called never needs a query."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext
from psycopg import sql

from tequio.base.db.reading import read, read_tuples
from tequio.base.figures.types import NATION
from tequio.kernel.errors import noop
from tequio.register.geography.errors import AreaNotFoundError
from tequio.register.geography.types import MunicipalityRow, StateRow

STATES_CSV = Path(__file__).parents[1] / "reference" / "states.csv"
NATION_NAME = noop("Mexico (the whole country)")
STATES = sql.SQL("""
    SELECT code, name, short_name, clues_prefix, joined, joined_on, published_on, operating_since,
           joined_source, dates_source, priority, priority_source
    FROM geography_state WHERE {which} ORDER BY code
""")
MUNICIPALITIES = sql.SQL("""
    SELECT r.code, r.name, r.state FROM geography_municipality r
    WHERE r.seen_on IS NOT NULL AND {which} ORDER BY r.code
""")
CODES = sql.SQL("SELECT r.code FROM geography_municipality r WHERE r.seen_on IS NOT NULL")
# A municipality of which no catalogue is loaded may still be named by its outline or its census.
NAMES = sql.SQL("""
    SELECT DISTINCT ON (code) code, name FROM (
        SELECT code, name, 1 AS rank FROM geography_municipality
        WHERE seen_on IS NOT NULL AND code = ANY(%(codes)s)
        UNION ALL
        SELECT code, name, 2 FROM geography_boundary
        WHERE seen_on IS NOT NULL AND name IS NOT NULL AND code = ANY(%(codes)s)
        UNION ALL
        SELECT code, name, 3 FROM geography_censuscount
        WHERE seen_on IS NOT NULL AND code = ANY(%(codes)s)
    ) named ORDER BY code, rank
""")
ALL = sql.SQL("TRUE")
BY_CODE = sql.SQL("code = %(code)s")
BY_STATE = sql.SQL("r.state = %(state)s")


@lru_cache(maxsize=1)
def reference_states() -> tuple[StateRow, ...]:
    """Return the 32 states as the package's own sourced table has them. No query."""
    with STATES_CSV.open(encoding="utf-8", newline="") as table:
        return tuple(
            StateRow(
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"],
                clues_prefix=row["clues_prefix"],
                joined=row["joined"] == "yes",
                joined_on=_day(row["joined_on"]),
                published_on=_day(row["published_on"]),
                operating_since=_day(row["operating_since"]),
                joined_source=row["joined_source"],
                dates_source=row["dates_source"],
                priority=row["priority"] == "yes",
                priority_source=row["priority_source"],
            )
            for row in csv.DictReader(table)
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=1)
def state_names() -> Mapping[str, str]:
    """Return the name of each state by code. No query."""
    return {row.code: row.name for row in reference_states()}


def states() -> list[StateRow]:
    """Return the 32 states by code. One SQL query."""
    return read(STATES.format(which=ALL), {}, StateRow)


def state(code: str) -> StateRow:
    """Return a state. One SQL query.

    Raises:
        AreaNotFoundError: there is none of that code.
    """
    found = read(STATES.format(which=BY_CODE), {"code": code}, StateRow)
    if not found:
        raise AreaNotFoundError(code=code)
    return found[0]


def municipalities(state: str | None = None) -> list[MunicipalityRow]:
    """Return the municipalities now known, of a state or all, by code. One SQL query."""
    which = BY_STATE if state else ALL
    return read(MUNICIPALITIES.format(which=which), {"state": state}, MunicipalityRow)


def municipality(code: str) -> MunicipalityRow:
    """Return a municipality as now known, by whatever names it. One SQL query.

    Raises:
        AreaNotFoundError: nothing now known shows it.
    """
    found = read_tuples(NAMES, {"codes": [code]})
    if not found or len(code) != 5:  # noqa: PLR2004 - digits
        raise AreaNotFoundError(code=code)
    return MunicipalityRow(code=code, name=found[0][1], state=code[:2])


def municipality_codes() -> frozenset[str]:
    """Return the codes of the municipalities now known. One SQL query."""
    return frozenset(code for (code,) in read_tuples(CODES, {}))


def area_names(codes: Sequence[str]) -> dict[str, str]:
    """Return the names of the nation, states and municipalities; none for an unknown code.

    One SQL query where a municipality is asked for, otherwise none.
    """
    named = {code: name for code, name in state_names().items() if code in set(codes)}
    if NATION in codes:
        named[NATION] = gettext(NATION_NAME)
    asked = [code for code in codes if len(code) == 5]  # noqa: PLR2004 - digits
    return named | (dict(read_tuples(NAMES, {"codes": asked})) if asked else {})
