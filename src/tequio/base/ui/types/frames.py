"""What surrounds a page."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tequio.base.ui.types.marks import Link, Words


@dataclass(frozen=True, slots=True)
class Scope:
    """Where one can look: the nation, a state."""

    label: Words
    href: str
    note: Words = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scope shown in the bar, the others, and the page that searches them (a GET with `q`)."""

    here: Scope
    choices: tuple[Scope, ...]
    search: str = ""


@dataclass(frozen=True, slots=True)
class RoomLink:
    """A room as the bar shows it."""

    label: Words
    href: str
    is_current: bool


@dataclass(slots=True)
class Frame:
    """What surrounds every page, asked for only when a template shows it.

    `locate` makes a whole address of one of this site; of None, this page's own.
    """

    rooms: Callable[[], list[RoomLink]] = list
    scopes: Callable[[], Scopes | None] = lambda: None
    foot: Callable[[], list[Link]] = list
    person: Words = ""
    locate: Callable[[str | None], str] = lambda href: href or ""
    receipts: list[Link] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The whole address of this page, for paper."""
        return self.locate(None)

    @property
    def annex(self) -> list[Link]:
        """The receipts shown so far, with whole addresses."""
        return [Link(link.label, self.locate(link.href)) for link in self.receipts]

    def place_of(self, href: str, what: Words) -> int:
        """Return a receipt's number on this page; the printed annex lists them in this order."""
        for place, link in enumerate(self.receipts, start=1):
            if link.href == href:
                return place
        self.receipts.append(Link(what, href))
        return len(self.receipts)
