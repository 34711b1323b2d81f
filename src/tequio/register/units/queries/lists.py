"""Units in lists and on maps, narrowed and ordered; the present unless a moment is named."""

from collections.abc import Iterator
from typing import Any

from psycopg import sql

from tequio.base.db.reading import read, read_tuples
from tequio.base.db.twotime import EVERYWHERE, IN_STATE, or_present, parameters, relation
from tequio.kernel.dates import Moment
from tequio.register.units.models import UNITS
from tequio.register.units.types import CellRow, Filters, PointRow, TallyRow, UnitRow

PAGE = 50
ALL = 1_000_000
LEVELS = "array_position(ARRAY['none', 'first', 'second', 'third']::varchar[], r.level)"
ORDERS = {
    "clues": "r.clues",
    "-clues": "r.clues DESC",
    "name": "unaccent(lower(r.name)), r.clues",
    "-name": "unaccent(lower(r.name)) DESC, r.clues",
    "municipality": "unaccent(lower(r.municipality_name)), r.clues",
    "-municipality": "unaccent(lower(r.municipality_name)) DESC NULLS LAST, r.clues",
    "typology": "unaccent(lower(r.typology_name)), r.clues",
    "-typology": "unaccent(lower(r.typology_name)) DESC NULLS LAST, r.clues",
    "level": f"{LEVELS}, r.clues",
    "-level": f"{LEVELS} DESC NULLS LAST, r.clues",
    "status": "r.status, r.clues",
    "-status": "r.status DESC, r.clues",
}
EXACT = ("state", "municipality", "institution", "status", "level", "typology")
LISTED = sql.SQL("""
    SELECT r.clues, r.name, r.state, r.municipality, r.municipality_name, r.locality_name,
           r.institution, r.status, r.level, r.typology_name, r.lat, r.lon, r.seen_on
    FROM {units} r WHERE {where} ORDER BY {order} LIMIT %(limit)s OFFSET %(offset)s
""")
TOTAL = sql.SQL("SELECT count(*) FROM {units} r WHERE {where}")
POINTS = sql.SQL("""
    SELECT r.clues, r.name, round(r.lon::numeric, 5)::float8 AS lon,
           round(r.lat::numeric, 5)::float8 AS lat, r.level, r.status, r.typology, r.typology_name,
           r.municipality
    FROM units_healthunit r
    WHERE r.seen_on IS NOT NULL AND r.lat IS NOT NULL AND {where} ORDER BY r.clues
""")
IN_BOX = sql.SQL("r.lon BETWEEN %(west)s AND %(east)s AND r.lat BETWEEN %(south)s AND %(north)s")
CELLS = sql.SQL("""
    SELECT round(avg(r.lon)::numeric, 4)::float8 AS lon,
           round(avg(r.lat)::numeric, 4)::float8 AS lat,
           count(*) AS units, min(r.clues) AS clues, min(r.name) AS name,
           min(r.lon) AS west, min(r.lat) AS south, max(r.lon) AS east, max(r.lat) AS north
    FROM units_healthunit r
    WHERE r.seen_on IS NOT NULL AND r.lat IS NOT NULL AND {where}
    GROUP BY floor(r.lon / %(size)s), floor(r.lat / %(size)s) ORDER BY 3 DESC, 1, 2
""")
TALLIES = sql.SQL("""
    SELECT r.typology, min(r.typology_name) AS name, r.level, count(*) AS units,
           count(*) FILTER (WHERE r.status = 'operating') AS operating
    FROM {units} r WHERE {where} GROUP BY 1, 3 ORDER BY 5 DESC, 1, 3
""")
INSTITUTIONS = sql.SQL("""
    SELECT DISTINCT r.institution FROM units_healthunit r WHERE r.seen_on IS NOT NULL ORDER BY 1
""")
WORDS = sql.SQL("unaccent(lower(concat_ws(' ', r.clues, r.former_clues, r.name, r.trade_name,"
                " r.municipality_name, r.locality_name))) LIKE ALL(%(words)s)")  # fmt: skip


def _where(filters: Filters) -> tuple[sql.Composable, dict[str, Any]]:
    chosen = {name: value for name in EXACT if (value := getattr(filters, name))}
    tests: list[sql.Composable] = [sql.SQL("r.seen_on IS NOT NULL")]
    tests += [
        sql.SQL("r.{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in chosen
    ]
    words = [_pattern(word) for word in filters.text.split()[:8]]
    if words:
        tests.append(WORDS)
    return sql.SQL(" AND ").join(tests), {**chosen, "words": words}


def _pattern(word: str) -> str:
    bare = word.lower().replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{_without_accents(bare)}%"


def _without_accents(text: str) -> str:
    return text.translate(str.maketrans("áéíóúüñ", "aeiouun"))


def _units(at: Moment | None, *, state: str) -> tuple[sql.Composable, dict[str, Any]]:
    asked = or_present(at)
    near = IN_STATE if state else EVERYWHERE
    return relation(UNITS, asked, near=near), {**parameters(asked), "state": state}


def units(
    *, filters: Filters, page: int = 1, at: Moment | None = None
) -> tuple[list[UnitRow], int]:
    """Return a page of the units known at a moment, and how many there are. Two SQL queries."""
    rows = _listed(filters, at, limit=PAGE, offset=(page - 1) * PAGE)
    there, moment = _units(at, state=filters.state)
    where, params = _where(filters)
    ((total,),) = read_tuples(TOTAL.format(units=there, where=where), {**moment, **params})
    return rows, total


def all_units(*, filters: Filters, at: Moment | None = None) -> Iterator[UnitRow]:
    """Return every unit of a list, for an export. One SQL query."""
    return iter(_listed(filters, at, limit=ALL, offset=0))


def _listed(filters: Filters, at: Moment | None, *, limit: int, offset: int) -> list[UnitRow]:
    there, moment = _units(at, state=filters.state)
    where, params = _where(filters)
    order = sql.SQL(ORDERS.get(filters.order, ORDERS["clues"]))
    query = LISTED.format(units=there, where=where, order=order)
    return read(query, {**moment, **params, "limit": limit, "offset": offset}, UnitRow)


def unit_points(
    *, state: str = "", municipality: str = "", box: tuple[float, float, float, float] | None = None
) -> list[PointRow]:
    """Return the located units of a state, a municipality or a box, by key. One SQL query.

    `box` is west, south, east, north, in degrees.
    """
    where, params = _narrowed(state=state, municipality=municipality, box=box)
    return read(POINTS.format(where=where), params, PointRow)


def unit_cells(*, size: float, box: tuple[float, float, float, float] | None) -> list[CellRow]:
    """Return how many located units lie in each cell of a grid, the fullest first. One SQL query.

    `size` is the side of a cell in degrees; a cell stands at the middle of its units.
    """
    where, params = _narrowed(box=box)
    return read(CELLS.format(where=where), {**params, "size": size}, CellRow)


def _narrowed(
    *, state: str = "", municipality: str = "", box: tuple[float, ...] | None = None
) -> tuple[sql.Composable, dict[str, Any]]:
    tests: list[sql.Composable] = [sql.SQL("TRUE")]
    params: dict[str, Any] = {"state": state, "municipality": municipality}
    if state:
        tests.append(sql.SQL("r.state = %(state)s"))
    if municipality:
        tests.append(sql.SQL("r.municipality = %(municipality)s"))
    if box:
        tests.append(IN_BOX)
        params |= dict(zip(("west", "south", "east", "north"), box, strict=True))
    return sql.SQL(" AND ").join(tests), params


def tallies(*, filters: Filters, at: Moment | None = None) -> list[TallyRow]:
    """Return how many units of each typology and level there are, the most first. One SQL query."""
    there, moment = _units(at, state=filters.state)
    where, params = _where(filters)
    return read(TALLIES.format(units=there, where=where), {**moment, **params}, TallyRow)


def institutions_present() -> list[str]:
    """Return the codes of the institutions that have units. One SQL query."""
    return [code for (code,) in read_tuples(INSTITUTIONS, {})]
