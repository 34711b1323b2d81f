"""Public pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tequio.base.refusals import public


@public
def country(request: HttpRequest) -> HttpResponse:
    """Show the country."""
    return render(request, "ui/page.html")
