"""Outlines: 10,573 points held against 2,475 municipalities, and shapes drawn for a map."""

import json

import duckdb
import numpy as np
import pytest
import shapely

from tequio.register.geography.queries import (
    boundaries,
    distances_outside,
    outlines,
    outlines_geojson,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data, pytest.mark.usefixtures("territory")]
FAR_KM = 2.0
POINTS = """
    SELECT lpad(clave_de_la_entidad::int::text, 2, '0')
        || lpad(clave_del_municipio::int::text, 3, '0'), longitud, latitud FROM '{}'
"""


@pytest.fixture(scope="module")
def points(units_parquet):
    """The municipality that each unit declares, and its point."""
    codes, lon, lat = zip(*duckdb.sql(POINTS.format(units_parquet)).fetchall(), strict=True)
    return list(codes), np.array(lon), np.array(lat)


@pytest.fixture
def shapes(db):
    """The same outlines for the peer, which is given them for nothing."""
    codes = [f"{state:02}" for state in range(1, 33)]
    municipalities = [shape for state in codes for shape in boundaries(state=state)]
    return {shape.code: shapely.from_wkb(bytes(shape.wkb)) for shape in municipalities}


def test_telling_which_units_lie_far_outside_costs_less_than_one_by_one(race, points, shapes):
    codes, lon, lat = points

    def ours(codes, lon, lat):
        return distances_outside(codes, lon, lat) > FAR_KM

    def shapely_point_by_point(codes, lon, lat):
        return [
            _is_outside(shapes.get(code), x, y) for code, x, y in zip(codes, lon, lat, strict=True)
        ]

    by_us, one_by_one = race.over(rounds=5, rows=len(codes))(
        ours, shapely_point_by_point, codes, lon, lat
    )
    far, outside = np.array(by_us.answer), np.array(one_by_one.answer)
    assert far.sum() == 111 or abs(far.sum() - 112) <= 3
    assert not np.any(far & ~outside)  # whoever lies far outside lies outside
    assert by_us.seconds < one_by_one.seconds


def _is_outside(shape, x, y):
    return shape is not None and not shape.contains(shapely.Point(x, y))


def test_outlines_already_drawn_are_not_drawn_again(race):
    def ours():
        return outlines_geojson(outlines(state="20"))

    def drawn_each_time():
        return [shapely.to_geojson(shapely.from_wkb(bytes(s.wkb))) for s in boundaries(state="20")]

    kept, anew = race.over(rounds=9)(ours, drawn_each_time)
    assert len(json.loads(kept.answer)["features"]) == len(anew.answer) == 570
    assert kept.seconds < anew.seconds
