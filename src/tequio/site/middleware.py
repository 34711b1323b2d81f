"""What holds for every answer: refusals as pages, no NUL let in, members' pages kept nowhere."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from tequio.base.messages import sentence_of
from tequio.kernel.errors import TequioError

Handler = Callable[[HttpRequest], HttpResponse]


class Refusals:
    """Turn a refusal that no view answered into a page with its sentence and its status."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, refused: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception alone."""
        if not isinstance(refused, TequioError):
            return None
        page = {403: "403.html", 404: "404.html"}.get(refused.status, "refused.html")
        return render(request, page, {"refusal": sentence_of(refused)}, status=refused.status)


class Discretion:
    """Let no NUL in, which no database keeps; let no cache keep what a member was shown."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the answer to who has a session says that it is theirs alone.

        Raises:
            BadRequest: there is a NUL in the address.
        """
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
            raise BadRequest
        answer = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in answer:
            add_never_cache_headers(answer)
        return answer
