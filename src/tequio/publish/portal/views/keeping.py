"""Answers written once while the same documents are known, and sent again as they were."""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
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
    """Pages as last written, by name; where there is no more room, the least asked for goes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        """Return a page, None if it is not there."""
        with self._lock:
            if name in self._pages:
                self._pages.move_to_end(name)
            return self._pages.get(name)

    def put(self, name: str, page: bytes) -> None:
        """Keep a page."""
        with self._lock:
            self._pages[name] = page
            if len(self._pages) > self._most:
                self._pages.popitem(last=False)


PAGES, MAPS = Shelf(most=4096), Shelf(most=128)  # a page is some 8 kB


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
        name = version(request, request.build_absolute_uri(), localdate().isoformat())
        page = PAGES.get(name)
        if page is None:
            written = view(request, *args, **kwargs)
            if written.status_code != HTTPStatus.OK:
                return written
            page = gzip.compress(written.content, compresslevel=6, mtime=0)
            PAGES.put(name, page)
        return _sent(request, page, f'"{name}"')

    return answer


def geojson(request: HttpRequest, write: Callable[[], str]) -> HttpResponse:
    """Send GeoJSON, written once while the same documents are known."""
    name = version(request, request.get_full_path())
    written = MAPS.get(name)
    if written is None:
        written = gzip.compress(write().encode(), compresslevel=6, mtime=0)
        MAPS.put(name, written)
    answer = _sent(request, written, f'"{name}"')
    answer["Content-Type"] = "application/geo+json"
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer


def version(request: HttpRequest, *asked: str) -> str:
    """Return what names the documents now known, and what else is asked of them."""
    return queries.version_of(queries.known_cuts(request), *asked)


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
