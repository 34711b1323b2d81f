"""Answers written once while the same documents are known, and sent again as they were."""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from threading import Lock
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import localdate

from tequio.publish.portal import queries

KEPT_SECONDS = 300  # for which a browser may show a map without asking
GZIP = re.compile(r"\bgzip\b")
P = ParamSpec("P")


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
            if queries.is_still_known(request):
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
        if queries.is_still_known(request):
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
    return queries.version_of(queries.known_cuts(request), str(queries.withdrawn(request)))


def _name(request: HttpRequest, *asked: str) -> str:
    """Return what names an answer: the documents now known, what is asked of them, and today."""
    return queries.version_of(queries.known_cuts(request), *asked, localdate().isoformat())


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
