"""What a page answers when a service or a query refuses."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
