"""The map of units, and the GeoJSON that it asks for."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tequio.base.keeping import geojson, kept
from tequio.base.refusals import public
from tequio.base.ui.types import Link
from tequio.kernel.dates import Moment
from tequio.kernel.errors import NotFoundError
from tequio.publish.portal import exporters, tables
from tequio.publish.portal.forms import MapForm
from tequio.publish.portal.types import Placed
from tequio.publish.portal.views.parts import nation, state_link
from tequio.register.geography.queries import area_names, reference_states, state_names


@public
@require_safe
@kept
def map_of_units(request: HttpRequest) -> HttpResponse:
    """Show the units of the country, a state or a municipality on a map."""
    form = MapForm(request.GET)
    form.is_valid()
    place = _place_of(form)
    request.page_state = place.state  # type: ignore[attr-defined]  # read by the scope switch
    context = {
        "map": tables.map_frame(place),
        "place": place,
        "choices": [(row.code, row.name) for row in reference_states()],
        "crumbs": [nation(), *([state_link(place.state)] if place.state else []), Link(_("Map"))],
    }
    return render(request, "portal/map.html", context)


def _place_of(form: MapForm) -> Placed:
    told = form.cleaned_data
    municipality = told.get("municipio") or ""
    code = municipality[:2] or told.get("estado") or ""
    if code and code not in state_names():
        raise NotFoundError
    named = municipality or code
    return Placed(code, municipality, area_names([named]).get(named, named) if named else "")


@public
@require_safe
def map_shapes(request: HttpRequest) -> HttpResponse:
    """Send outlines as GeoJSON: of the states, or of a state's municipalities."""
    form = MapForm(request.GET)
    if not form.is_valid():
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    municipality = form.cleaned_data["municipio"]
    state = municipality[:2] or form.cleaned_data["estado"]
    at = Moment(localdate())
    told = form.cleaned_data
    return geojson(request, told, lambda: exporters.shapes_geojson(state, municipality, at))


@public
@require_safe
def map_units(request: HttpRequest) -> HttpResponse:
    """Send units as GeoJSON: one by one where they are few, counted by cell where many."""
    form = MapForm(request.GET)
    if not form.is_valid():
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    told = form.cleaned_data
    return geojson(
        request,
        told,
        lambda: exporters.units_geojson(
            state=told["estado"], municipality=told["municipio"], zoom=told["z"], box=form.box
        ),
    )
