"""What is known now, and answers written once while the same documents are known."""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from threading import Lock
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import localdate

from tequio.base.files.queries import live_cuts, withdrawn_cuts
from tequio.base.files.types import CutRow

DRAWN = "1"  # how maps are written; to change it makes every kept map a new one
KEPT_SECONDS = 300  # for which a browser may show a map without asking
GZIP = re.compile(r"\bgzip\b")
P = ParamSpec("P")


def known_cuts(request: HttpRequest) -> tuple[CutRow, ...]:
    """Return the cut-offs now known; one SQL query for all that a page asks."""
    held = getattr(request, "known_cuts", None)
    if held is None:
        held = tuple(live_cuts())
        request.known_cuts = held  # type: ignore[attr-defined]  # lives as long as the request
    return held


def is_still_known(request: HttpRequest) -> bool:
    """Whether what was known when a page was begun still is all that is known. One SQL query.

    What came or went meanwhile may be in one half of the page and not in the other.
    """
    return known_cuts(request) == tuple(live_cuts())


def withdrawn(request: HttpRequest) -> int:
    """Return how many cut-offs are no longer known; one SQL query for all that a page asks."""
    held = getattr(request, "withdrawn_cuts", None)
    if held is None:
        held = withdrawn_cuts()
        request.withdrawn_cuts = held  # type: ignore[attr-defined]  # lives as long as the request
    return int(held)


def version_of(cuts: Iterable[CutRow], *asked: str) -> str:
    """Return what names a state of knowledge: equal cut-offs give equal answers."""
    parts = (DRAWN, *(str(cut.number) for cut in cuts), *asked)
    return sha256("|".join(parts).encode()).hexdigest()[:32]


class Shelf:
    """Pages as last written, by name; where there is no more room, the least asked for go.

    `room` is in bytes: whoever writes an address also writes how long its page is.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        """Return a page, None if it is not there."""
        with self._lock:
            if name in self._pages:
                self._pages.move_to_end(name)
            return self._pages.get(name)

    def put(self, name: str, page: bytes) -> None:
        """Keep a page, unless it alone would take an eighth of the room."""
        if len(page) > self._room // 8:
            return
        with self._lock:
            self._taken += len(page) - len(self._pages.pop(name, b""))
            self._pages[name] = page
            while self._taken > self._room:
                self._taken -= len(self._pages.popitem(last=False)[1])


PAGES, MAPS = Shelf(room=64 << 20), Shelf(room=32 << 20)  # most pages are some 8 kB


def kept(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Write a visitor's page once while the same documents are known; members get their own.

    One SQL query where it is kept.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return view(request, *args, **kwargs)
        name = _name(request, request.build_absolute_uri())
        page = PAGES.get(name)
        if page is None:
            written = view(request, *args, **kwargs)
            if written.status_code != HTTPStatus.OK:
                return written
            page = gzip.compress(written.content, compresslevel=6, mtime=0)
            if is_still_known(request):
                PAGES.put(name, page)
        return _sent(request, page, f'"{name}"')

    return answer


def geojson(
    request: HttpRequest, told: Mapping[str, object], write: Callable[[], str]
) -> HttpResponse:
    """Send GeoJSON, written once while the same documents are known and the same is told."""
    name = _name(request, request.path, repr(sorted(told.items())))
    written = MAPS.get(name)
    if written is None:
        written = gzip.compress(write().encode(), compresslevel=6, mtime=0)
        if is_still_known(request):
            MAPS.put(name, written)
    answer = _sent(request, written, f'"{name}"')
    answer["Content-Type"] = "application/geo+json"
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer


def version(request: HttpRequest) -> str:
    """Return what names the documents now known, for what is kept of a page while it is written.

    No name comes twice, not even where an undoing brings back what was known before: what is
    answered while it is done would then be kept under it.
    """
    return version_of(known_cuts(request), str(withdrawn(request)))


def _name(request: HttpRequest, *asked: str) -> str:
    """Return what names an answer: the documents now known, what is asked of them, and today."""
    return version_of(known_cuts(request), *asked, localdate().isoformat())


def _sent(request: HttpRequest, page: bytes, tag: str) -> HttpResponse:
    answer = get_conditional_response(request, etag=tag)
    if answer is None and GZIP.search(request.headers.get("Accept-Encoding", "")):
        answer = HttpResponse(page, headers={"Content-Encoding": "gzip"})
    elif answer is None:
        answer = HttpResponse(gzip.decompress(page))
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-cache"  # may be kept, never shown without asking
    patch_vary_headers(answer, ["Accept-Encoding", "Cookie"])
    return answer
