"""The sockets of the frame: rooms in the bar, scopes, the sample's notice, links at the foot."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from tequio.base.ui.types import Link, Scopes


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the bar. Whoever lacks `permission` (empty: nobody) does not see it."""

    label: str
    url: str
    order: int
    permission: str = ""


@dataclass(slots=True)
class _Sockets:
    rooms: dict[str, Room]
    foot: dict[str, tuple[int, Link]]
    sample_notice: Callable[[HttpRequest], str]
    scopes: Callable[[HttpRequest], Scopes | None]


_SOCKETS = _Sockets({}, {}, lambda _request: "", lambda _request: None)


def add_room(room: Room) -> None:
    """Offer a room: an English label for translation and the name of its address.

    Raises:
        ValueError: another room has that address.
    """
    if room.url in _SOCKETS.rooms and _SOCKETS.rooms[room.url] != room:
        raise ValueError(room.url)
    _SOCKETS.rooms[room.url] = room


def add_foot_link(label: str, url: str, *, order: int) -> None:
    """Offer a link at the foot of every page: an English label and the name of its address."""
    _SOCKETS.foot[url] = (order, Link(label, url))


def set_sample_notice(notice: Callable[[HttpRequest], str]) -> None:
    """Say what tells a page that it shows made-up data: the sentence, or an empty string."""
    _SOCKETS.sample_notice = notice


def set_scopes(scopes: Callable[[HttpRequest], Scopes | None]) -> None:
    """Say what fills the scope switch."""
    _SOCKETS.scopes = scopes


def rooms() -> list[Room]:
    """Return the rooms in order."""
    return sorted(_SOCKETS.rooms.values(), key=lambda room: (room.order, room.url))


def foot_links() -> list[Link]:
    """Return the links of the foot, in order; `href` is still the name of an address."""
    return [link for _, link in sorted(_SOCKETS.foot.values(), key=lambda pair: pair[0])]


def sample_notice(request: HttpRequest) -> str:
    """Return the notice for this page, empty if its data are real."""
    return _SOCKETS.sample_notice(request)


def scopes(request: HttpRequest) -> Scopes | None:
    """Return what the scope switch offers, None for no switch."""
    return _SOCKETS.scopes(request)
