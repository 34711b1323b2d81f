"""The other parts of a page: time, tabs, notices, progress, legends, maps."""

from dataclasses import dataclass
from datetime import date

from tequio.base.ui.types.marks import Link, Shape, Tone, Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of a timeline. `is_quote`: the words are someone else's."""

    when: date | Words
    words: Words
    shape: Shape = Shape.DONE
    source: Words = ""
    href: str = ""
    is_quote: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A real link with its count."""

    label: Words
    href: str
    is_current: bool = False
    count: int | None = None
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """What is not here, when it will be, and one act."""

    what: Words
    when: Words = ""
    act: Link | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, and what remains safe."""

    lead: Words
    words: Words = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is. `total` None: not known yet; `url` answers with this part again."""

    label: Words
    done: int
    total: int | None
    url: str = ""
    seconds_left: int | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend. `look`: m0..m5, p0..p4, f-*, hatch, unit or hospital."""

    look: str
    label: Words


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours of a map or bar mean."""

    title: Words
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A map of units on our own polygons, and the list that says the same.

    `shapes` and `units` are addresses of GeoJSON (docs/reference/components.md); `listing` is the
    page with the same units as a table.
    """

    title: Words
    shapes: str
    listing: Link
    note: Words = ""
    units: str = ""
    legend: Legend | None = None
    source: Words = ""
    remainder: Words = ""
