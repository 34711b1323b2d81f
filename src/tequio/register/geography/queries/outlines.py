"""Outlines of areas, for maps and for telling how far a point lies outside its municipality."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from psycopg import sql

from tequio.base.db.reading import read, read_tuples
from tequio.base.db.twotime import EVERYWHERE, IN_STATE, or_present, parameters, relation
from tequio.kernel.dates import Moment
from tequio.register.geography.models import BOUNDARIES
from tequio.register.geography.queries.areas import state_names
from tequio.register.geography.rules import Floats, Ground, drawn, ground, km_outside
from tequio.register.geography.types import OutlineRow, ShapeRow

THINNED = 0.012  # degrees, about 1.3 km: the country on a screen; states keep every corner
VERSIONS = sql.SQL("""
    SELECT array_agg(r.version_id ORDER BY r.code) FROM {boundaries} r WHERE {which}
""")
SHAPES = sql.SQL("""
    SELECT u.code, coalesce(v.name, '') AS name, v.shape AS wkb
    FROM geography_boundaryversion v JOIN geography_boundary u ON u.id = v.subject_id
    WHERE v.id = ANY(%(versions)s) ORDER BY u.code
""")
STATES_ONLY = sql.SQL("length(r.code) = 2")
MUNICIPALITIES_ONLY = sql.SQL("length(r.code) = 5")
OF_STATE = sql.SQL("length(r.code) = 5 AND r.state = %(state)s")
NAMED = sql.SQL("r.code = ANY(%(codes)s)")


def boundaries(
    *, codes: Sequence[str] | None = None, state: str | None = None, at: Moment | None = None
) -> list[ShapeRow]:
    """Return outlines: of some areas, of a state's municipalities, or of the 32 states.

    Two SQL queries. `at` None is the present.
    """
    which = NAMED if codes is not None else OF_STATE if state else STATES_ONLY
    return _shapes(_versions(which, at, codes=codes or (), state=state))


def outlines(*, state: str | None = None, at: Moment | None = None) -> tuple[OutlineRow, ...]:
    """Return outlines to draw: of a state's municipalities; of the 32 states where none is named.

    One SQL query where the outlines have not changed since they were last drawn, else two.
    """
    versions = _versions(OF_STATE if state else STATES_ONLY, at, state=state)
    return _drawn(versions, is_thinned=not state)


def outlines_geojson(
    rows: Iterable[OutlineRow], told: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
) -> str:
    """Return outlines as a GeoJSON collection, each with its code, its name and what is told of it.

    `told` is by code. No query.
    """
    features = (
        f'{{"type":"Feature","properties":{_properties(row, told)},"geometry":{row.geometry}}}'
        for row in rows
    )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


def distances_outside(codes: Sequence[str], lon: Floats, lat: Floats) -> Floats:
    """Return how many kilometres each point lies outside the municipality it declares.

    0 inside, NaN where the municipality has no outline now known or the point is unknown. One SQL
    query where the outlines have not changed since the last call, else two.
    """
    there = _ground(_versions(MUNICIPALITIES_ONLY, None))
    return km_outside(there, codes, lon, lat)


@lru_cache(maxsize=2)
def _ground(versions: tuple[int, ...]) -> Ground:
    rows = _shapes(versions)
    return ground([row.code for row in rows], [row.wkb for row in rows])


@lru_cache(maxsize=64)
def _drawn(versions: tuple[int, ...], *, is_thinned: bool) -> tuple[OutlineRow, ...]:
    rows = _shapes(versions)
    texts = drawn(
        [row.wkb for row in rows],
        tolerance=THINNED if is_thinned else 0,
        decimals=3 if is_thinned else 4,
    )
    names = state_names()
    return tuple(
        OutlineRow(row.code, names.get(row.code, row.name), text)
        for row, text in zip(rows, texts, strict=True)
    )


def _versions(
    which: sql.Composable, at: Moment | None, *, codes: Sequence[str] = (), state: str | None = None
) -> tuple[int, ...]:
    """Return which version of each outline is known at a moment.

    Versions are written once: who keeps what was made of some need not read their shapes again.
    """
    moment = or_present(at)
    known = relation(BOUNDARIES, moment, near=IN_STATE if state else EVERYWHERE)
    params = {**parameters(moment), "codes": list(codes), "state": state}
    query = VERSIONS.format(boundaries=known, which=which)
    ((versions,),) = read_tuples(query, params)
    return tuple(versions or ())


def _shapes(versions: Sequence[int]) -> list[ShapeRow]:
    return read(SHAPES, {"versions": list(versions)}, ShapeRow)


def _properties(row: OutlineRow, told: Mapping[str, Mapping[str, Any]]) -> str:
    known = {"code": row.code, "name": row.name, **told.get(row.code, {})}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))
