"""Outlines of areas, for maps and for telling how far a point lies outside its municipality."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.utils.timezone import localdate
from psycopg import sql

from tequio.base.db.reading import read, read_tuples
from tequio.base.db.twotime import EVERYWHERE, IN_STATE, parameters, relation
from tequio.kernel.dates import Moment
from tequio.register.geography.models import BOUNDARIES
from tequio.register.geography.queries.areas import state_names
from tequio.register.geography.rules import Floats, Ground, drawn, ground, km_outside
from tequio.register.geography.types import OutlineRow, ShapeRow

THINNED = 0.012  # degrees, about 1.3 km: the country on a screen; states keep every corner
SHAPES = sql.SQL("""
    SELECT r.code, coalesce(r.name, '') AS name, r.shape AS wkb FROM {boundaries} r
    WHERE {which} ORDER BY r.code
""")
# Versions are written once: the same versions are the same outlines.
VERSIONS = sql.SQL("""
    SELECT md5(string_agg(r.version_id::text, ',' ORDER BY r.code)) FROM {boundaries} r
    WHERE {which}
""")
STATES_ONLY = sql.SQL("length(r.code) = 2")
MUNICIPALITIES_ONLY = sql.SQL("length(r.code) = 5")
OF_STATE = sql.SQL("length(r.code) = 5 AND r.state = %(state)s")
NAMED = sql.SQL("r.code = ANY(%(codes)s)")


def boundaries(
    *, codes: Sequence[str] | None = None, state: str | None = None, at: Moment | None = None
) -> list[ShapeRow]:
    """Return outlines: of some areas, of a state's municipalities, or of the 32 states.

    One SQL query. `at` None is the present.
    """
    which = NAMED if codes is not None else OF_STATE if state else STATES_ONLY
    params = {"codes": list(codes or ()), "state": state}
    return _shapes(which, params, at)


def outlines(*, state: str | None = None, at: Moment | None = None) -> tuple[OutlineRow, ...]:
    """Return outlines to draw: of a state's municipalities; of the 32 states where none is named.

    One SQL query where the outlines have not changed since they were last drawn, else two.
    """
    which, params = (OF_STATE, {"state": state}) if state else (STATES_ONLY, {})
    return _outlines(state, _versions(which, params, at), _Asked(which, params, at))


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
    there = _ground(_versions(MUNICIPALITIES_ONLY, {}, None))
    return km_outside(there, codes, lon, lat)


@lru_cache(maxsize=2)
def _ground(versions: str) -> Ground:
    del versions
    rows = _shapes(MUNICIPALITIES_ONLY, {}, None)
    return ground([row.code for row in rows], [row.wkb for row in rows])


class _Asked:
    """What to draw. All are equal: the cache goes by the versions, which decide the answer."""

    def __init__(self, which: sql.Composable, params: dict[str, Any], at: Moment | None) -> None:
        self.which, self.params, self.at = which, params, at

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=64)
def _outlines(state: str | None, versions: str, asked: _Asked) -> tuple[OutlineRow, ...]:
    del versions
    rows = _shapes(asked.which, asked.params, asked.at)
    texts = drawn(
        [row.wkb for row in rows],
        tolerance=0 if state else THINNED,
        decimals=4 if state else 3,
    )
    names = state_names()
    return tuple(
        OutlineRow(row.code, names.get(row.code, row.name), text)
        for row, text in zip(rows, texts, strict=True)
    )


def _versions(which: sql.Composable, params: dict[str, Any], at: Moment | None) -> str:
    query = VERSIONS.format(boundaries=_relation(params, at), which=which)
    ((versions,),) = read_tuples(query, {**params, **parameters(_asked_of(at))})
    return versions or ""


def _shapes(which: sql.Composable, params: dict[str, Any], at: Moment | None) -> list[ShapeRow]:
    query = SHAPES.format(boundaries=_relation(params, at), which=which)
    return read(query, {**params, **parameters(_asked_of(at))}, ShapeRow)


def _relation(params: dict[str, Any], at: Moment | None) -> sql.Composable:
    near = IN_STATE if params.get("state") else EVERYWHERE
    return relation(BOUNDARIES, _asked_of(at), near=near)


def _asked_of(at: Moment | None) -> Moment | None:
    return None if at is None or at.is_present(localdate()) else at


def _properties(row: OutlineRow, told: Mapping[str, Mapping[str, Any]]) -> str:
    known = {"code": row.code, "name": row.name, **told.get(row.code, {})}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))
