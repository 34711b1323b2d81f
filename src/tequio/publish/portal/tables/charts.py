"""Charts and small maps of the pages."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tequio.base.shown import number
from tequio.base.ui.charts import (
    Amount,
    Area,
    Bars,
    Choropleth,
    Projected,
    Ring,
    bars,
    choropleth,
    level_of,
    project,
)
from tequio.base.ui.types import Key, Legend
from tequio.publish.portal.queries.country import DENSITY
from tequio.publish.portal.tables.words import sentence_case
from tequio.publish.portal.types import CountryPage
from tequio.register.geography.types import OutlineRow
from tequio.register.units.types import TallyRow

LIMITS = (0.0001, 1.0, 1.5, 2.0, 3.0)  # classes m1 to m5; round, the same wherever it is drawn
SMALL = 360.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A small map: the path of one outline, and the `x`, `y` of each unit and of a marked one."""

    title: str
    width: float
    height: float
    here: str
    units: tuple[tuple[str, str], ...]
    marked: tuple[str, str] | None = None


def country_map(
    page: CountryPage, outlines: tuple[OutlineRow, ...], *, basis: str
) -> tuple[Choropleth, Legend]:
    """Return the states by first level units for each 10 thousand people who lack security."""
    box = _box(outlines)
    areas = [
        _area(row.code, row.name, page.sheet.of(DENSITY, row.code, basis).value, box)
        for row in page.states
        if row.code in box.paths
    ]
    title = _("First level units for each 10 thousand people without social security")
    keys = zip(("m0", "m1", "m2", "m3", "m4", "m5"), _classes(), strict=True)
    legend = Legend(
        _("Units for each 10 thousand:"),
        (*(Key(look, words) for look, words in keys), Key("hatch", _("no unit known"))),
    )
    return choropleth(title, areas, box, note=_("In operation; by the basis chosen.")), legend


@lru_cache(maxsize=2)
def _box(outlines: tuple[OutlineRow, ...]) -> Projected:
    return project(((row.code, rings(row.geometry)) for row in outlines), grid=0.5)


def _area(code: str, name: str, value: float | None, box: Projected) -> Area:
    href = reverse("portal:state", args=[code])
    return Area(code, name, href, level_of(value, LIMITS), box.paths[code], number(value, 1))


def _classes() -> Iterable[str]:
    limits = [number(limit, 1) for limit in LIMITS[1:]]
    yield _("none")
    yield _("less than %(limit)s") % {"limit": limits[0]}
    for low, high in pairwise(limits):
        yield _("%(low)s to %(high)s") % {"low": low, "high": high}
    yield _("%(limit)s or more") % {"limit": limits[-1]}


def rings(geometry: str) -> list[Ring]:
    """Return the outer rings of a GeoJSON polygon or of many."""
    told = json.loads(geometry)
    polygons = told["coordinates"] if told["type"] == "MultiPolygon" else [told["coordinates"]]
    return [[(lon, lat) for lon, lat, *_z in polygon[0]] for polygon in polygons if polygon]


def typology_bars(tallies: Sequence[TallyRow], *, address: dict[str, str]) -> Bars:
    """Return units in operation by typology; each number opens the list of its units.

    `address` is what narrows the list to the area and moment of the page.
    """
    by_typology: dict[str, list[TallyRow]] = {}
    for tally in tallies:
        if tally.operating:
            by_typology.setdefault(tally.typology or "", []).append(tally)
    counted = sorted(by_typology.items(), key=lambda pair: -_operating(pair[1]))
    return bars(
        _("Units in operation, by typology"),
        [_amount(code, rows, address) for code, rows in counted],
        note=_("Each number opens the list of its units."),
    )


def _operating(rows: Sequence[TallyRow]) -> int:
    return sum(row.operating for row in rows)


def _amount(code: str, rows: Sequence[TallyRow], address: dict[str, str]) -> Amount:
    name = sentence_case(rows[0].name) or _("Typology unknown")
    query = urlencode({**address, "estatus": "en-operacion", "tipologia": code})
    href = f"{reverse('portal:units')}?{query}" if code else ""
    count = _operating(rows)
    return Amount(name, count, number(count), href)


def sketch(
    title: str,
    outlines: Sequence[OutlineRow],
    here: str,
    *,
    units: Sequence[tuple[float, float]] = (),
    marked: tuple[float, float] | None = None,
) -> Sketch | None:
    """Draw an area with units as squares and one marked; None where it has no outline.

    Neighbours are left out: the box is that of the area, its units and the mark.
    """
    drawn = [row for row in outlines if row.code == here]
    if not drawn:
        return None
    points = [*units, *([marked] if marked else [])]
    shapes = [(row.code, rings(row.geometry)) for row in drawn]
    box = project(shapes, points=points, width=SMALL, margin=10)
    placed = [(f"{x:g}", f"{y:g}") for x, y in box.points]
    return Sketch(
        title,
        box.width,
        box.height,
        box.paths[here],
        tuple(placed[: len(units)]),
        placed[-1] if marked else None,
    )
