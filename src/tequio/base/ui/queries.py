"""What surrounds a page: rooms, scopes, the person, the sample's notice."""

from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from tequio.base.accounts.queries import may
from tequio.base.ui import ports
from tequio.base.ui.types import Frame, Link, RoomLink


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give every page its frame. No SQL until shown; then one query per room with a permission."""
    user = getattr(request, "user", None) or AnonymousUser()
    surroundings = Frame(
        rooms=partial(rooms, request),
        scopes=partial(ports.scopes, request),
        foot=foot,
        person=str(user) if user.is_authenticated else "",
        locate=partial(_whole, request),
    )
    notice = SimpleLazyObject(partial(ports.sample_notice, request))
    return {"frame": surroundings, "sample_notice": notice}


def rooms(request: HttpRequest) -> list[RoomLink]:
    """Return the rooms that the viewer may enter, the one this page lies in marked."""
    viewer = getattr(request, "user", None) or AnonymousUser()
    seen = [room for room in ports.rooms() if not room.permission or may(viewer, room.permission)]
    found = [(gettext(room.label), reverse(room.url)) for room in seen]
    here = max((href for _, href in found if _holds(href, request.path)), key=len, default="")
    return [RoomLink(label, href, href == here) for label, href in found]


def foot() -> list[Link]:
    """Return the links of the foot."""
    return [Link(gettext(link.label), reverse(link.href)) for link in ports.foot_links()]


def _whole(request: HttpRequest, href: str | None) -> str:
    try:
        return request.build_absolute_uri(href)
    except DisallowedHost:  # the page that refuses the host is shown all the same
        return href or ""


def _holds(href: str, path: str) -> bool:
    return path == href or (href != "/" and path.startswith(href))
