"""Made-up places: charts, and a map of an archipelago that does not exist, with its units."""

from decimal import Decimal
from math import cos, floor, sin
from typing import Any

from django.urls import reverse

from tequio.base.shown import number, percent
from tequio.base.ui import charts
from tequio.base.ui.samples.text import made_up
from tequio.base.ui.types import Key, Legend, Link, MapFrame

WEST, SOUTH, WIDE, TALL = -112.0, 8.0, 5, 3  # open sea
UNITS = 90
ALONE = 9  # the zoom from which units are shown one by one
LIMITS = (0.2, 0.4, 0.6, 0.8)


def _amount(label: str, value: int | None, href: str = "") -> charts.Amount:
    return charts.Amount(label, value, number(value), href)


def bars() -> charts.Bars:
    """Return bars with a large, a small, a zero and an unknown amount, and a long label."""
    amounts = (
        _amount(str(made_up("first level")), 1_158, "#recibo"),
        _amount(str(made_up("second level")), 61, "#recibo"),
        _amount(str(made_up("third level")), 0, "#recibo"),
        _amount(str(made_up("level not said")), None),
        _amount(str(made_up("mobile units and caravans")), 76, "#recibo"),
    )
    return charts.bars(str(made_up("Units by level")), amounts, note=str(made_up("sample data")))


def changes() -> charts.Split:
    """Return a bar whose smallest parts can still be seen."""
    looks = (("new", 41, "f-new"), ("changed", 312, "f-chg"), ("same", 10_214, "f-same"))
    amounts = [
        charts.Amount(str(_SPLIT[name]), value, number(value), "#reparto", look)
        for name, value, look in (*looks, ("gone", 14, "f-gone"), ("waiting", 0, "f-none"))
    ]
    return charts.split(str(made_up("What the batch would change")), amounts)


_SPLIT = {
    "new": made_up("new"),
    "changed": made_up("changed"),
    "same": made_up("same"),
    "gone": made_up("gone"),
    "waiting": made_up("waiting"),
}


def steps() -> charts.Split:
    """Return the steps of a track, from the first (light) to the last (dark)."""
    names = (made_up("listed"), made_up("surveyed"), made_up("delivered"), made_up("operating"))
    values = (204, 331, 188, 511)
    amounts = [_amount(str(name), value) for name, value in zip(names, values, strict=True)]
    return charts.split(str(made_up("Operation, units by step")), amounts)


RAILS = (charts.rail(1280, 1234), charts.rail(77, 140), charts.rail(0, 0), charts.rail(50, -3))


def _corner(column: int, row: int) -> tuple[float, float]:
    return (
        round(WEST + column + 0.3 * sin(3 * column + 5 * row), 4),
        round(SOUTH + row + 0.25 * cos(4 * column + 2 * row), 4),
    )


def _share(place: int) -> float | None:
    return None if place == 7 else round((place * 0.37) % 1, 2)  # noqa: PLR2004 - any


def _areas() -> list[tuple[int, list[tuple[float, float]]]]:
    cells = [(column, row) for row in range(TALL) for column in range(WIDE)]
    turns = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return [
        (place, [_corner(column + right, row + up) for right, up in turns])
        for place, (column, row) in enumerate(cells, start=1)
    ]


def _name(place: int) -> str:
    return str(made_up("Sample municipality %(place)s") % {"place": place})


def choropleth() -> charts.Choropleth:
    """Return the archipelago coloured by class; one area has no value."""
    box = charts.project([(str(place), [ring]) for place, ring in _areas()])
    areas = [
        charts.Area(
            str(place),
            _name(place),
            "#mapas",
            charts.level_of(_share(place), LIMITS),
            box.paths[str(place)],
            percent(_share(place), 0),
        )
        for place, _ring in _areas()
    ]
    title, note = (
        made_up("People within 30 minutes"),
        made_up("share of the municipality, 30 Jun 2026"),
    )
    return charts.choropleth(str(title), areas, box, note=str(note))


LEGEND = Legend(
    made_up("Within 30 minutes:"),
    (
        Key("m0", made_up("less than 20 %")),
        Key("m1", made_up("20 to 39")),
        Key("m2", made_up("40 to 59")),
        Key("m3", made_up("60 to 79")),
        Key("m4", made_up("80 or more")),
        Key("hatch", made_up("no value")),
    ),
)
MARKS = Legend(
    made_up("Marks:"),
    (
        Key("unit", made_up("unit")),
        Key("hospital", made_up("hospital")),
        Key("cluster", made_up("several units")),
        Key("p1", made_up("some are far")),
        Key("p4", made_up("many are far")),
        Key("f-new", made_up("new")),
        Key("f-chg", made_up("changed")),
        Key("f-gone", made_up("gone")),
    ),
)


def map_frame() -> MapFrame:
    """Return the sample map; it asks again for its units wherever it moves."""
    return MapFrame(
        title=made_up("Units of an archipelago that does not exist"),
        note=made_up("30 Jun 2026, in operation"),
        shapes=reverse("ui:sample_areas"),
        units=reverse("ui:sample_units") + "?z={z}&caja={caja}",
        listing=Link(made_up("See the same units as a list"), "#listado"),
        legend=MARKS,
        source=made_up("Source: invented for this page."),
        remainder=made_up("3 units have no point: they are not on this map."),
    )


def areas_geojson() -> dict[str, Any]:
    """Return the areas as a map asks for them."""
    return _collection(
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [ring]},
            "properties": {
                "name": _name(place),
                "note": percent(_share(place), 0),
                "href": "#mapas",
                "level": charts.level_of(_share(place), LIMITS),
            },
        }
        for place, ring in _areas()
    )


def units_geojson(zoom: int) -> dict[str, Any]:
    """Return the units as a map asks for them: squares with a number while it is far away."""
    points = [_point(place) for place in range(UNITS)]
    if zoom >= ALONE:
        return _collection(_unit(place, point) for place, point in enumerate(points))
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    size = 48 / 2**zoom
    for lon, lat in points:
        cells.setdefault((floor(lon / size), floor(lat / size)), []).append((lon, lat))
    return _collection(_cluster(place, found) for place, found in enumerate(cells.values()))


def _point(place: int) -> tuple[float, float]:
    golden, silver = 0.618_034, 0.414_214
    return (
        round(WEST + 0.3 + (place * golden) % 1 * (WIDE - 0.6), 4),
        round(SOUTH + 0.3 + (place * silver) % 1 * (TALL - 0.6), 4),
    )


def _unit(place: int, point: tuple[float, float]) -> dict[str, Any]:
    properties = {
        "name": str(made_up("Sample unit %(place)s") % {"place": place + 1}),
        "key": f"ZZIMB{place:06}",
        "note": str(made_up("in operation")),
        "href": "#mapas",
        "big": place % 10 == 0,
    }
    return {"type": "Feature", "geometry": _at(point), "properties": properties}


def _cluster(place: int, points: list[tuple[float, float]]) -> dict[str, Any]:
    if len(points) == 1:
        return _unit(place, points[0])
    lons, lats = [lon for lon, _lat in points], [lat for _lon, lat in points]
    middle = (round(sum(lons) / len(lons), 4), round(sum(lats) / len(lats), 4))
    properties = {
        "count": len(points),
        "name": _name(place + 1),
        "box": [min(lons), min(lats), max(lons), max(lats)],
    }
    return {"type": "Feature", "geometry": _at(middle), "properties": properties}


def _at(point: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(point)}


def _collection(features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


SHARES = (None, Decimal(0), Decimal("0.4"), Decimal(1), Decimal("1.7"))
