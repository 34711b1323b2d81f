"""The same quantity across texts: the families, one of them as page, CSV and JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tequio.base.figures.exporters import READABLE
from tequio.base.refusals import public
from tequio.base.ui.exporters import csv_lines, download
from tequio.base.ui.tables import asked
from tequio.base.ui.types import Link
from tequio.publish.bulletins import exporters
from tequio.publish.bulletins.queries.families import ELSEWHERE, FamilyPage, family_page
from tequio.publish.bulletins.queries.families import families as every_family
from tequio.publish.bulletins.tables import families as tables
from tequio.publish.bulletins.views.parts import crumbs


@public
@never_cache
@require_safe
def families(request: HttpRequest) -> HttpResponse:
    """List the families, those told by most texts first. Five SQL queries."""
    listing = tables.family_listing(every_family(), request.GET)
    if listing.page > 1 and not listing.rows:
        return redirect(request.path)
    page = {"listing": listing, "crumbs": crumbs(Link(gettext("Families of quantities")))}
    return render(request, "bulletins/families.html", page)


@public
@never_cache
@require_safe
def family(request: HttpRequest, quantity: str, area: str) -> HttpResponseBase:
    """Show all that was said of a quantity in an area beside what is measured (`formato`: a file).

    The queries of `family_page`, whatever was said.
    """
    page = family_page(quantity, "" if area == ELSEWHERE else area, on=localdate())
    wanted = request.GET.get("formato")
    if wanted == "csv":
        return download(csv_lines(tables.csv_rows(page)), name=f"familia_{quantity}_{area}.csv")
    if wanted == "json":
        changes = [each.changes for each in tables.entries(page)]
        told = exporters.family_report(page, changes)
        return JsonResponse(told, json_dumps_params=READABLE)
    at = asked(request.GET, ()).page
    if not tables.places_on(page, at):
        return redirect(request.path)
    return render(request, "bulletins/family.html", _shown(page, request.path, at))


def _shown(page: FamilyPage, here: str, at: int) -> dict[str, Any]:
    way = Link(gettext("Families of quantities"), reverse("bulletins:families"))
    return {
        "page": page,
        "entries": tables.entries(page, tables.places_on(page, at)),
        "pager": tables.pager(page, at),
        "strip": tables.family_strip(page),
        "now": tables.measured_now(page),
        "why_now": page.now.why if page.now else page.missing,
        "near": tables.kin_links(page),
        "csv": f"{here}?formato=csv",
        "json": f"{here}?formato=json",
        "crumbs": crumbs(way, Link(page.name)),
    }
