"""Units in lists and on maps: the present, narrowed and ordered."""

from collections.abc import Sequence
from typing import Any

from psycopg import sql

from tequio.base.db.reading import read, read_tuples
from tequio.register.units.types import Filters, UnitRow

PAGE = 50
ORDERS = {
    "clues": "r.clues",
    "-clues": "r.clues DESC",
    "name": "unaccent(lower(r.name)), r.clues",
    "-name": "unaccent(lower(r.name)) DESC, r.clues",
    "municipality": "unaccent(lower(r.municipality_name)), r.clues",
    "-municipality": "unaccent(lower(r.municipality_name)) DESC, r.clues",
    "level": "r.level, r.clues",
    "-level": "r.level DESC, r.clues",
    "status": "r.status, r.clues",
    "-status": "r.status DESC, r.clues",
}
LISTED = sql.SQL("""
    SELECT r.clues, r.name, r.state, r.municipality, r.municipality_name, r.locality_name,
           r.institution, r.status, r.level, r.typology_name, r.lat, r.lon, r.seen_on
    FROM units_healthunit r WHERE {where} ORDER BY {order} LIMIT %(limit)s OFFSET %(offset)s
""")
TOTAL = sql.SQL("SELECT count(*) FROM units_healthunit r WHERE {where}")
POINTS = sql.SQL("""
    SELECT r.clues, r.name, round(r.lon::numeric, 5)::float8, round(r.lat::numeric, 5)::float8,
           r.level, r.status, r.typology
    FROM units_healthunit r
    WHERE r.seen_on IS NOT NULL AND r.lat IS NOT NULL AND r.state = %(state)s ORDER BY r.clues
""")
FACETS = sql.SQL("""
    SELECT r.typology, min(r.typology_name), count(*) FROM units_healthunit r
    WHERE r.seen_on IS NOT NULL AND r.typology IS NOT NULL
      AND (%(state)s = '' OR r.state = %(state)s)
    GROUP BY 1 ORDER BY 3 DESC
""")
WORDS = sql.SQL("unaccent(lower(concat_ws(' ', r.clues, r.former_clues, r.name, r.trade_name,"
                " r.municipality_name, r.locality_name))) LIKE ALL(%(words)s)")  # fmt: skip


def _where(filters: Filters) -> tuple[sql.Composable, dict[str, Any]]:
    chosen = {
        name: value
        for name in ("state", "municipality", "institution", "status", "level", "typology")
        if (value := getattr(filters, name))
    }
    tests = [sql.SQL("r.seen_on IS NOT NULL")]
    tests += [sql.SQL("r.{} = {}").format(sql.Identifier(n), sql.Placeholder(n)) for n in chosen]  # type: ignore[misc]  # Composed is what AND takes
    words = [_pattern(word) for word in filters.text.split()[:8]]
    if words:
        tests.append(WORDS)
    return sql.SQL(" AND ").join(tests), {**chosen, "words": words}


def _pattern(word: str) -> str:
    bare = word.lower().replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{_without_accents(bare)}%"


def _without_accents(text: str) -> str:
    return text.translate(str.maketrans("áéíóúüñ", "aeiouun"))


def units(*, filters: Filters, page: int = 1) -> tuple[list[UnitRow], int]:
    """Return a page of units now known, and how many there are. Two SQL queries."""
    where, params = _where(filters)
    order = sql.SQL(ORDERS.get(filters.order, ORDERS["clues"]))  # type: ignore[arg-type]  # from our own table
    cut = {"limit": PAGE, "offset": (page - 1) * PAGE}
    rows = read(LISTED.format(where=where, order=order), {**params, **cut}, UnitRow)
    ((total,),) = read_tuples(TOTAL.format(where=where), params)
    return rows, total


def unit_points(state: str) -> Sequence[tuple[Any, ...]]:
    """Return key, name, longitude, latitude, level, status, typology of located units."""
    return read_tuples(POINTS, {"state": state})


def facets(state: str = "") -> Sequence[tuple[str, str, int]]:
    """Return the typologies present, their names and how many units each has."""
    return [(code, name, count) for code, name, count in read_tuples(FACETS, {"state": state})]
