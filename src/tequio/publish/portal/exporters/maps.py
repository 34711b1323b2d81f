"""Maps as GeoJSON: outlines, units, and how many units lie in each cell of a grid."""

import json
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tequio.base.shown import number
from tequio.kernel.dates import Moment
from tequio.publish.portal.queries.measured import sheet
from tequio.publish.portal.tables.words import proper, sentence_case, status_word
from tequio.register.geography.queries import outlines, outlines_geojson
from tequio.register.units.queries import unit_cells, unit_points
from tequio.register.units.types import HOSPITALS, CellRow, PointRow

Box = tuple[float, float, float, float]
OPERATING = ("units.in_operation", None)
CELL_PIXELS = 56
NEAR = 10  # from this zoom on, a view holds few enough units to send them one by one
WHOLE = 5  # the zoom at which the country fills a screen
WORLD = 360 / 256  # degrees of longitude in a pixel of the whole world at zoom 0


def shapes_geojson(state: str, municipality: str, moment: Moment) -> str:
    """Return outlines, each with its units: the states, a state's municipalities, or one of them.

    The queries of one figure and of the outlines.
    """
    rows = [
        row for row in outlines(state=state or None) if not municipality or row.code == municipality
    ]
    told = sheet((OPERATING,), [row.code for row in rows], moment)
    page = "portal:municipality" if state else "portal:state"
    properties = {
        row.code: {
            "href": reverse(page, args=[row.code]),
            "note": _units(told.of(OPERATING[0], row.code).value),
        }
        for row in rows
    }
    return outlines_geojson(rows, properties)


def units_geojson(*, state: str, municipality: str, zoom: int | None, box: Box | None) -> str:
    """Return units one by one of a state, a municipality or a near view; else by cell of a grid.

    One SQL query.
    """
    near = zoom is not None and zoom >= NEAR
    if state or municipality or near:
        rows = unit_points(state=state, municipality=municipality, box=box)
        return _collection(_point(row.lon, row.lat, _properties(row)) for row in rows)
    size = CELL_PIXELS * WORLD / 2 ** (zoom or WHOLE)
    return _collection(_cell(row) for row in unit_cells(size=size, box=box))


def _cell(row: CellRow) -> dict[str, Any]:
    """Return a cell as a cluster; a cell of one unit is too few to be one, and draws as a unit."""
    told: dict[str, Any] = {"name": _located(row.units)}
    if row.units > 1:
        told |= {"count": row.units, "box": [row.west, row.south, row.east, row.north]}
    elif row.clues:
        told |= {
            "name": proper(row.name),
            "key": row.clues,
            "href": reverse("portal:unit", args=[row.clues]),
        }
    return _point(row.lon, row.lat, told)


def _properties(row: PointRow) -> dict[str, Any]:
    kind = row.typology_name or gettext("typology unknown").capitalize()
    return {
        "name": proper(row.name),
        "key": row.clues,
        "href": reverse("portal:unit", args=[row.clues]),
        "note": f"{sentence_case(kind)}. {status_word(row.status)}",
        "big": row.typology in HOSPITALS,
    }


def _units(value: float | None) -> str:
    if value is None:
        return gettext("units unknown")
    text = ngettext("%(count)s unit in operation", "%(count)s units in operation", int(value))
    return text % {"count": number(value)}


def _located(count: int) -> str:
    text = ngettext("%(count)s located unit", "%(count)s located units", count)
    return text % {"count": number(count)}


def _point(lon: float, lat: float, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: Iterable[dict[str, Any]]) -> str:
    told = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
