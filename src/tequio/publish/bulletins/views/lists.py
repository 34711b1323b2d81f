"""The list of bulletins, as a page and as a file."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from tequio.base.keeping import version
from tequio.base.refusals import public
from tequio.base.ui.exporters import csv_lines, download
from tequio.publish.bulletins import tables
from tequio.publish.bulletins.forms import ListForm
from tequio.publish.bulletins.queries import lists
from tequio.publish.bulletins.views.parts import crumbs


@public
@require_safe
def bulletins(request: HttpRequest) -> HttpResponse:
    """List the bulletins, narrowed, ordered and in pages, with how their figures stand."""
    at = tables.asked_list(request.GET)
    narrowed = ListForm(request.GET).narrowed(at.order)
    rows, total = lists.bulletins(narrowed, page=at.page, on=localdate(), version=version(request))
    query = urlencode([*at.query, ("orden", at.order)])
    listing = tables.bulletin_listing(
        rows,
        total,
        at,
        narrowed=narrowed,
        years=lists.years(),
        export=f"{reverse('bulletins:list_csv')}?{query}",
    )
    return render(request, "bulletins/list.html", {"listing": listing, "crumbs": crumbs()})


@public
@require_safe
def list_csv(request: HttpRequest) -> HttpResponseBase:
    """Send the list as CSV, all its pages."""
    at = tables.asked_list(request.GET)
    narrowed = ListForm(request.GET).narrowed(at.order)
    rows = lists.every_bulletin(narrowed, on=localdate(), version=version(request))
    return download(csv_lines(tables.csv_rows(rows)), name="boletines.csv")
