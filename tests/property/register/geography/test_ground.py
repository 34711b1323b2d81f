"""Outlines and distances against slow oracles: densified edges, points by points, haversine."""

import json
import math

import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tequio.kernel.rows import BadCellError
from tequio.register.geography.rules import MEXICO, drawn, ground, km_outside, read_outline

EARTH_KM = 6371.0088
corner = st.tuples(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
middle = st.tuples(st.floats(-115, -90), st.floats(16, 31))


@st.composite
def outlines(draw):
    """A polygon of a municipality's size, somewhere in Mexico: its corners go round, so simple."""
    west, south = draw(middle)
    corners = draw(st.lists(corner, min_size=3, max_size=8, unique=True))
    corners.sort(key=lambda point: math.atan2(point[1], point[0]))
    shape = shapely.Polygon([(west + x, south + y) for x, y in corners])
    assume(shape.is_valid and shape.area > 1e-4)
    return shape


def haversine_km(lon, lat, to):
    """Great-circle distance to many points."""
    lon1, lat1, lon2, lat2 = map(np.radians, (lon, lat, to[:, 0], to[:, 1]))
    a = np.sin((lat2 - lat1) / 2) ** 2
    a += np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(a))


def slow_km(shape, lon, lat):
    """The least distance to any of many points along the border; 0 inside."""
    if shape.intersects(shapely.Point(lon, lat)):
        return 0.0
    border = shapely.get_coordinates(shapely.segmentize(shape.exterior, 0.0005))
    return float(haversine_km(lon, lat, border).min())


@given(shape=outlines(), at=corner)
def test_a_point_lies_as_far_outside_as_the_nearest_point_of_the_border(shape, at):
    lon, lat = shape.centroid.x + 2 * at[0], shape.centroid.y + 2 * at[1]
    there = ground(["20001"], [shapely.to_wkb(shape)])
    (km,) = km_outside(there, ["20001"], np.array([lon]), np.array([lat]))
    assert km == pytest.approx(slow_km(shape, lon, lat), rel=0.01, abs=0.05)


@given(shape=outlines(), inside=st.floats(0.001, 0.999))
def test_a_point_inside_is_at_no_distance(shape, inside):
    within = shape.representative_point()
    corner_of = shape.exterior.coords[0]
    lon = within.x + (corner_of[0] - within.x) * inside * 1e-3
    lat = within.y + (corner_of[1] - within.y) * inside * 1e-3
    assume(shape.contains(shapely.Point(lon, lat)))
    there = ground(["20001"], [shapely.to_wkb(shape)])
    assert km_outside(there, ["20001"], np.array([lon]), np.array([lat])).tolist() == [0]


def test_a_point_without_coordinates_or_outline_is_at_an_unknown_distance():
    shape = shapely.box(-97, 16, -96, 17)
    there = ground(["20001"], [shapely.to_wkb(shape)])
    lon, lat = np.array([np.nan, -96.5, -96.5]), np.array([16.5, 16.5, 16.5])
    km = km_outside(there, ["20001", "20002", "20001"], lon, lat)
    assert np.isnan(km).tolist() == [True, True, False]
    assert np.isnan(km_outside(ground([], []), ["20001"], lon[1:2], lat[1:2])).all()


@given(outlines())
def test_a_good_outline_is_kept_as_it_is(shape):
    read = read_outline(json.dumps(shapely.geometry.mapping(shape)))
    assert not read.mended
    assert shapely.equals(shapely.from_wkb(read.wkb), shape)


@example(corners=[(-98, 16), (-97, 17), (-96, 16), (-96, 17), (-97, 17), (-96, 16)])
@given(corners=st.lists(st.tuples(st.floats(-98, -96), st.floats(16, 18)), min_size=3, max_size=9))
def test_whatever_the_corners_what_is_kept_is_a_valid_outline(corners):
    text = json.dumps({"type": "Polygon", "coordinates": [[*corners, corners[0]]]})
    flat = shapely.Polygon(corners).area == 0
    assume(not flat)
    read = read_outline(text)
    kept = shapely.from_wkb(read.wkb)
    assert shapely.is_valid(kept)
    assert kept.area > 0
    assert not read.mended or not shapely.is_valid(shapely.from_geojson(text))


@given(st.text(max_size=80))
def test_any_other_text_is_refused(text):
    with pytest.raises(BadCellError) as bad:
        read_outline(text)
    assert bad.value.code == "not_an_outline"


@given(shape=outlines(), east=st.floats(-400, 400))
def test_an_outline_that_leaves_mexico_is_refused(shape, east):
    moved = shapely.transform(shape, lambda points: points + np.array([east, 0]))
    west_edge, _, east_edge, _ = moved.bounds
    assume(west_edge < MEXICO["west"] or east_edge > MEXICO["east"])
    with pytest.raises(BadCellError) as bad:
        read_outline(shapely.to_geojson(moved))
    assert bad.value.code == "outline_out_of_mexico"


def test_neighbours_thinned_together_still_share_their_border():
    wave = [(-97 + 0.01 * math.sin(step), 16 + step / 50) for step in range(51)]
    left = shapely.Polygon([(-98, 16), *wave, (-98, 17)])
    right = shapely.Polygon([*wave[::-1], (-96, 16), (-96, 17)][::-1])
    assert shapely.is_valid(left)
    assert shapely.is_valid(right)
    texts = drawn([shapely.to_wkb(left), shapely.to_wkb(right)], tolerance=0.05, decimals=3)
    first, second = (shapely.from_geojson(text) for text in texts)
    assert shapely.get_num_coordinates(first) < shapely.get_num_coordinates(left)
    assert first.intersection(second).area == pytest.approx(0, abs=1e-6)
    assert shapely.union(first, second).area == pytest.approx(first.area + second.area, abs=1e-6)
