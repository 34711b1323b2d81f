"""The living page of components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tequio.base.refusals import public


@public
def style(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    return render(request, "ui/page.html")
