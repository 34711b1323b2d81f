"""Outlines and distances on the ground. No database."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from tequio.kernel.rows import BadCellError

Floats = NDArray[np.float64]
KM_PER_DEGREE = math.pi / 180 * 6371.0088  # of latitude, on a sphere of the earth's mean radius
MEXICO = {"west": -119, "south": 14, "east": -86, "north": 33}  # islands too
POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass(frozen=True)
class Outline:
    """An outline that can be stored; `mended` says that it crossed itself in the file."""

    wkb: bytes
    mended: bool


def read_outline(text: str) -> Outline:
    """Read a GeoJSON polygon, in two dimensions, mended where it crosses itself.

    Raises:
        BadCellError: it is no polygon, or it leaves Mexico.
    """
    try:
        shape = shapely.force_2d(shapely.from_geojson(text))
    except (shapely.errors.ShapelyError, UnicodeError):  # its messages cut letters in two
        raise BadCellError("not_an_outline") from None
    if shapely.get_type_id(shape) not in POLYGONS or shape.is_empty:
        raise BadCellError("not_an_outline")
    if not _in_mexico(shape.bounds):
        raise BadCellError("outline_out_of_mexico", **MEXICO)
    if shapely.is_valid(shape):
        return Outline(shapely.to_wkb(shape), mended=False)
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    whole = shapely.union_all(shapely.get_parts(mended))  # it may leave two parts along one line
    if shapely.get_type_id(whole) not in POLYGONS or whole.is_empty or not whole.is_valid:
        raise BadCellError("not_an_outline")
    return Outline(shapely.to_wkb(whole), mended=True)


def _in_mexico(bounds: Sequence[float]) -> bool:
    west, south, east, north = bounds  # NaN compares false
    return (
        west >= MEXICO["west"]
        and south >= MEXICO["south"]
        and east <= MEXICO["east"]
        and north <= MEXICO["north"]
    )


@dataclass(frozen=True)
class Ground:
    """Outlines, each flattened by its own scale: degrees of latitude in both directions."""

    places: dict[str, int]
    shapes: NDArray[np.object_]
    scales: Floats


def ground(codes: Iterable[str], wkbs: Sequence[bytes]) -> Ground:
    """Flatten outlines: longitude times the cosine of the latitude of the outline's middle.

    Source:
        The equirectangular projection. Inside one municipality it is off by less than 0.5 %.
    """
    shapes = np.asarray(shapely.from_wkb(np.array(wkbs, dtype=object)), dtype=object)
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    scales = np.cos(np.radians((bounds[:, 1] + bounds[:, 3]) / 2))
    points, owners = shapely.get_coordinates(shapes, return_index=True)
    points[:, 0] *= scales[owners]
    flat = shapely.set_coordinates(shapes, points) if len(shapes) else shapes
    return Ground({code: at for at, code in enumerate(codes)}, flat, scales)


def km_outside(there: Ground, codes: Sequence[str], lon: Floats, lat: Floats) -> Floats:
    """Return how far each point lies outside the area it says it is in.

    Args:
        there: the outlines, by code.
        codes: the area that each point declares; n of them.
        lon: degrees east; shape (n,). NaN is unknown.
        lat: degrees north; shape (n,). NaN is unknown.

    Returns:
        Kilometres; shape (n,); 0 inside and on the line, NaN where the area has no outline or the
        point is unknown. O(n x corners of an outline).
    """
    at = np.array([there.places.get(code, -1) for code in codes], dtype=np.intp)
    known = (at >= 0) & np.isfinite(lon) & np.isfinite(lat)
    km = np.full(len(at), np.nan)
    own = at[known]
    points = shapely.points(lon[known] * there.scales[own], lat[known])
    km[known] = shapely.distance(there.shapes[own], points) * KM_PER_DEGREE
    return km


def drawn(wkbs: Sequence[bytes], *, tolerance: float, decimals: int) -> list[str]:
    """Return outlines as GeoJSON for a map: thinned together, so that shared borders stay shared.

    `tolerance` in degrees; 0 thins nothing. Coordinates have so many decimals.
    """
    if not wkbs:
        return []
    shapes = np.asarray(shapely.from_wkb(np.array(wkbs, dtype=object)), dtype=object)
    if tolerance:
        shapes = shapely.coverage_simplify(shapes, tolerance)
    points = shapely.get_coordinates(shapes).round(decimals)
    return [str(text) for text in shapely.to_geojson(shapely.set_coordinates(shapes, points))]
