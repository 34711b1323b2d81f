"""Charts as numbers: where each bar, area and mark lies. Templates draw them as SVG.

Pure functions, frozen results. Every chart has its table (docs/reference/components.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

Ring = Sequence[tuple[float, float]]
RAIL_LEFT, RAIL_RIGHT = 6.0, 206.0
MANY_AREAS = 40
LEAST = 0.6  # hundredths: the thinnest mark that is still seen


@dataclass(frozen=True, slots=True)
class Rail:
    """A scale from zero with two marks, in a box of 220 by 22."""

    said: float
    measured: float
    left: float
    right: float
    top: float

    @property
    def diamond(self) -> str:
        """The path of the announced mark."""
        return f"M{self.said:.1f} 4l7 7-7 7-7-7z"

    @property
    def square(self) -> str:
        """Where the measured mark begins."""
        return f"{self.measured - 4.5:.1f}"


def rail(said: float, measured: float) -> Rail:
    """Place an announced and a measured number on one scale that begins at zero.

    The larger of them stands at the right end; a negative one stands at zero. Where both are
    zero, both stand at zero.
    """
    top = max(said, measured, 0.0)
    shares = [max(value, 0.0) / top if top else 0.0 for value in (said, measured)]
    at = [RAIL_LEFT + share * (RAIL_RIGHT - RAIL_LEFT) for share in shares]
    return Rail(at[0], at[1], left=round(min(at), 1), right=round(max(at), 1), top=top)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its number as written, and its width in hundredths."""

    label: str
    shown: str
    href: str
    value: float | None
    width: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from zero, each beside its words and its number."""

    title: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """What a bar or a stretch is made from: `value` None is unknown, and draws nothing."""

    label: str
    value: float | None
    shown: str
    href: str = ""
    look: str = ""


def bars(title: str, amounts: Iterable[Amount], *, note: str = "") -> Bars:
    """Lay amounts out as horizontal bars from zero, in the order given.

    The largest is as wide as there is room, and what is above zero is never invisible; unknown
    and negative amounts draw nothing.
    """
    rows = tuple(amounts)
    top = max((row.value or 0.0 for row in rows), default=0.0)
    return Bars(title, note, tuple(_bar(row, top) for row in rows))


def _bar(row: Amount, top: float) -> Bar:
    share = max(row.value or 0.0, 0.0) / top * 100 if top > 0 else 0.0
    width = max(round(share, 1), LEAST) if (row.value or 0.0) > 0 else 0.0
    return Bar(row.label, row.shown, row.href, row.value, width)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of a stacked bar, in hundredths of the whole."""

    label: str
    shown: str
    href: str
    look: str
    x: float
    width: float

    @property
    def has_room(self) -> bool:
        """Whether its number fits inside it."""
        return self.width >= 1.1 * len(self.shown) + 1


@dataclass(frozen=True, slots=True)
class Split:
    """One bar cut in parts: how a whole is made up."""

    title: str
    parts: tuple[Stretch, ...]

    @property
    def words(self) -> str:
        """The parts as a sentence, for those who do not see them."""
        return "; ".join(f"{part.label} {part.shown}" for part in self.parts)


def split(title: str, amounts: Iterable[Amount], *, least: float = LEAST) -> Split:
    """Cut one bar into the amounts, in the order given.

    An amount above zero is never thinner than `least` hundredths, so that six rows in ten
    thousand can be seen; the widest part gives what that takes. Zero and unknown draw nothing.
    """
    rows = [row for row in amounts if row.value is not None and row.value > 0]
    total = sum(row.value or 0.0 for row in rows)
    widths = [max((row.value or 0.0) / total * 100, least) for row in rows] if total else []
    if widths:
        widths[widths.index(max(widths))] -= sum(widths) - 100
    parts: list[Stretch] = []
    x = 0.0
    for row, width in zip(rows, widths, strict=True):
        look = row.look or f"m{min(len(parts), 5)}"
        place = round(x, 2), round(width, 2)
        parts.append(Stretch(row.label, row.shown, row.href, look, *place))
        x += width
    return Split(title, tuple(parts))


@dataclass(frozen=True, slots=True)
class Projected:
    """Outlines on paper: the box, the path of each key, and where points lie."""

    width: float
    height: float
    paths: Mapping[str, str]
    points: tuple[tuple[float, float], ...] = ()


def project(
    shapes: Iterable[tuple[str, Sequence[Ring]]],
    *,
    points: Sequence[tuple[float, float]] = (),
    width: float = 640.0,
    margin: float = 4.0,
    grid: float = 0.1,
) -> Projected:
    """Turn outlines in longitude and latitude into SVG paths.

    Equirectangular, true at the middle latitude: fine for a country or less, away from the poles.
    Points are moved to a grid, the same for all, so that shared borders stay shared, and repeated
    ones dropped; a ring that shrinks to less than a triangle is dropped unless it is all its area
    has.

    Args:
        shapes: key and rings of each area; a ring is (longitude, latitude) pairs, open or closed.
        points: (longitude, latitude) pairs that the box shall hold too, wherever they lie.
        width: of the box; its height follows.
        margin: left free on each side.
        grid: the side of its squares; half a unit draws a country in half the bytes.

    Returns:
        The box and the paths, in the order given. O(points); keep the answer, outlines seldom
        change.
    """
    areas = [(key, [list(ring) for ring in rings]) for key, rings in shapes]
    corners = [*points, *(point for _, rings in areas for ring in rings for point in ring)]
    if not corners:
        return Projected(width, 2 * margin, {key: "" for key, _ in areas})
    west, east = min(lon for lon, _ in corners), max(lon for lon, _ in corners)
    south, north = min(lat for _, lat in corners), max(lat for _, lat in corners)
    shrink = cos(radians((south + north) / 2))
    spread = max((east - west) * shrink, (north - south) * 1e-6, 1e-9)
    scale = (width - 2 * margin) / spread

    def place(point: tuple[float, float]) -> tuple[float, float]:
        lon, lat = point
        x, y = (lon - west) * shrink * scale + margin, (north - lat) * scale + margin
        return round(round(x / grid) * grid, 1), round(round(y / grid) * grid, 1)

    paths = {key: _path([[place(p) for p in ring] for ring in rings]) for key, rings in areas}
    height = round((north - south) * scale + 2 * margin, 1)
    return Projected(width, height, paths, tuple(place(point) for point in points))


def _path(rings: list[list[tuple[float, float]]]) -> str:
    slim = [_without_repeats(ring) for ring in rings]
    kept = [ring for ring in slim if len(ring) > 2] or slim[:1]  # noqa: PLR2004 - a triangle
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "z" for ring in kept if ring)


def _without_repeats(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    slim = [point for at, point in enumerate(ring) if at == 0 or point != ring[at - 1]]
    return slim[:-1] if len(slim) > 1 and slim[0] == slim[-1] else slim


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a map: `level` is its class, 0 to 5; None is hatched: no value."""

    key: str
    label: str
    href: str
    level: int | None
    path: str
    shown: str = ""

    @property
    def look(self) -> str:
        """The class that fills it."""
        return "hatch" if self.level is None else f"m{self.level}"


@dataclass(frozen=True, slots=True)
class Choropleth:
    """Areas coloured by class, in a box of `width` by `height`."""

    title: str
    note: str
    areas: tuple[Area, ...]
    width: float
    height: float

    @property
    def is_crowded(self) -> bool:
        """Whether there are so many areas that the keyboard goes by the table beside the map."""
        return len(self.areas) > MANY_AREAS


def choropleth(title: str, areas: Iterable[Area], box: Projected, *, note: str = "") -> Choropleth:
    """Put areas with their classes on a projected box, in the order given."""
    return Choropleth(title, note, tuple(areas), box.width, box.height)


def level_of(value: float | None, limits: Sequence[float]) -> int | None:
    """Return the class of a value: how many of the ascending limits it reaches; None stays so."""
    return None if value is None else sum(value >= limit for limit in limits)
