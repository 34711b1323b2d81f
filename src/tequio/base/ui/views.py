"""The living page of components, and what its map and its error pages answer."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_safe

from tequio.base.refusals import public
from tequio.base.ui import samples
from tequio.base.ui.samples import frames, places, words
from tequio.base.ui.types import Tab

GEOJSON = "application/geo+json"
FARTHEST = 4
ERRORS = {
    "400": "400.html",
    "403": "403.html",
    "404": "404.html",
    "500": "500.html",
    "formulario": "403_csrf.html",
    "rechazo": "refused.html",
}


@public
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Show every component in its states; `?tema=claro` or `oscuro` overrules the machine."""
    theme = {"claro": "light", "oscuro": "dark"}.get(request.GET.get("tema", ""), "")
    page = {
        **samples.page(request),
        "theme": theme,
        "themes": _themes(theme),
        "index": frames.INDEX,
        "errors": ERRORS,
        "sample_notice": gettext("Every value of this page is made up; none is a fact."),
    }
    return render(request, "ui/style.html", page)


def _themes(chosen: str) -> list[Tab]:
    return [
        Tab(pgettext("theme", "As the machine"), "?", is_current=not chosen),
        Tab(pgettext("theme", "Light"), "?tema=claro", is_current=chosen == "light"),
        Tab(pgettext("theme", "Dark"), "?tema=oscuro", is_current=chosen == "dark"),
    ]


@public
@require_safe
def error_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a failure looks like; here nothing has failed, so the status is 200."""
    if name not in ERRORS:
        raise Http404
    refusal = str(words.REFUSAL) if name == "rechazo" else ""
    return render(request, ERRORS[name], {"refusal": refusal})


@public
@require_safe
def sample_areas(_request: HttpRequest) -> HttpResponse:
    """Answer the areas of the sample map."""
    return JsonResponse(places.areas_geojson(), content_type=GEOJSON)


@public
@require_safe
def sample_units(request: HttpRequest) -> HttpResponse:
    """Answer the units of the sample map for a zoom."""
    asked = request.GET.get("z", "")
    zoom = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 1 else 16
    return JsonResponse(places.units_geojson(max(zoom, FARTHEST)), content_type=GEOJSON)
