"""Public pages: read without logging in, with an address that holds all that was asked."""

import gzip
import re
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tequio.base.figures.types import NATION
from tequio.base.refusals import public
from tequio.base.ui.exporters import download
from tequio.base.ui.tables import asked, listing
from tequio.base.ui.types import Link, Tab
from tequio.kernel.dates import Moment
from tequio.kernel.errors import NotFoundError
from tequio.kernel.keys import is_clues
from tequio.publish.portal import queries, tables
from tequio.publish.portal.exporters import csv_lines
from tequio.publish.portal.forms import BoardForm, MapForm, MomentForm, UnitsForm
from tequio.publish.portal.queries.measured import kept_sheet
from tequio.publish.portal.queries.state import municipal_figures
from tequio.publish.portal.types import Placed, Shelf, StatePage
from tequio.register.geography.queries import area_names, outlines, reference_states, state_names
from tequio.register.geography.types import StateRow
from tequio.register.units.queries import all_units, unit_points
from tequio.register.units.queries import units as listed_units
from tequio.register.units.types import Filters

KEPT_SECONDS = 300
PAGES, MAPS = Shelf(most=4096), Shelf(most=128)  # a page is some 8 kB
GZIP = re.compile(r"\bgzip\b")
P = ParamSpec("P")


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
        name = _version(request, request.build_absolute_uri(), localdate().isoformat())
        page = PAGES.get(name)
        if page is None:
            written = view(request, *args, **kwargs)
            if written.status_code != HTTPStatus.OK:
                return written
            page = gzip.compress(written.content, compresslevel=6, mtime=0)
            PAGES.put(name, page)
        return _sent(request, page, f'"{name}"')

    return answer


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


@public
@require_safe
@kept
def country(request: HttpRequest) -> HttpResponse:
    """Show the country: its figures, what was announced of it, and its states."""
    form = BoardForm(request.GET, localdate())
    page = queries.country_page(form.moment, basis=form.basis, version=_version(request))
    drawn, legend = tables.country_map(page, outlines(), basis=form.basis)
    context = {
        "page": page,
        "form": form,
        "stats": tables.strip(page.sheet, NATION, basis=form.basis),
        "claims": tables.said_beside(page.board),
        "only_said": tables.only_said(page.board),
        "map": drawn,
        "legend": legend,
        "listing": tables.state_listing(page.sheet, page.states, request.GET, basis=form.basis),
        **_joined(page.states),
        "sources": tables.source_lines(page.sheet.sources),
    }
    return _page(request, "portal/country.html", form, context)


@public
@require_safe
@kept
def states(request: HttpRequest) -> HttpResponse:
    """Show the 32 states: their figures, who joined the hand-over, by which source."""
    form = BoardForm(request.GET, localdate())
    told = queries.states_sheet(form.moment, basis=form.basis, version=_version(request))
    rows = reference_states()
    context = {
        "form": form,
        "listing": tables.state_listing(told, rows, request.GET, basis=form.basis, is_whole=True),
        **_joined(rows),
        "sources": tables.source_lines(told.sources),
    }
    return _page(request, "portal/states.html", form, context)


@public
@require_safe
@kept
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Show the board of a state."""
    form = BoardForm(request.GET, localdate())
    moment = form.moment
    version = _version(request)
    page = queries.state_page(code, moment, basis=form.basis, version=version)
    told = municipal_figures(form.basis)
    at, columns, ranked = tables.municipality_listing(page.municipalities, told, request.GET)
    receipts = kept_sheet(told, tuple(row.code for row in ranked), moment, version=version)
    rows = tables.municipality_rows(ranked, told, receipts)
    within = {"estado": code, **form.kept}
    context = {
        "page": page,
        "form": form,
        "tabs": _tabs(page, within),
        "stats": tables.strip(page.sheet, code, basis=form.basis),
        "claims": tables.said_beside(page.board),
        "only_said": tables.only_said(page.board),
        "bars": tables.typology_bars(page.tallies, address=within),
        "listing": listing(
            _("Municipalities and their figures"),
            columns,
            rows,
            total=len(page.municipalities),
            at=at,
            is_tight=True,
        ),
        "doubts": tables.doubt_lines(page.doubts),
        "sources": tables.source_lines(page.sheet.sources),
        "crumbs": [_nation(), Link(page.state.name)],
    }
    return _page(request, "portal/state.html", form, context)


@public
@require_safe
@kept
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """Show a municipality: its figures, its people by basis, its units."""
    form = BoardForm(request.GET, localdate())
    moment = form.moment
    page = queries.municipality_page(code, moment, version=_version(request))
    at = asked(request.GET, tables.unit_columns(with_place=False), order="clave")
    filters = Filters(state=page.state.code, municipality=code, order=tables.order_of(at))
    found = listed_units(filters=filters, page=at.page, at=moment)
    within = {"estado": page.state.code, "municipio": code, **form.kept}
    places = [(row.lon, row.lat) for row in unit_points(municipality=code)]
    context = {
        "page": page,
        "form": form,
        "stats": tables.strip(page.sheet, code, basis=form.basis),
        "people": tables.people_lines(page),
        "sketch": tables.sketch(
            page.municipality.name, outlines(state=page.state.code), code, units=places
        ),
        "listing": tables.municipality_units(
            found, at, query=form.query, export=_address("portal:units_csv", within)
        ),
        "map_href": _address("portal:map", {"estado": page.state.code, "municipio": code}),
        "sources": tables.source_lines(page.sheet.sources),
        "crumbs": [_nation(), _state_link(page.state.code), Link(page.municipality.name)],
    }
    request.page_state = page.state.code  # type: ignore[attr-defined]  # read by the scope switch
    return _page(request, "portal/municipality.html", form, context)


@public
@require_safe
@kept
def units(request: HttpRequest) -> HttpResponse:
    """Show the units, narrowed, ordered and in pages; a whole key leads to its unit."""
    form = UnitsForm(request.GET, localdate())
    text = form.text
    if is_clues(text.upper()):
        return redirect("portal:unit", text.upper())
    at = asked(request.GET, tables.unit_columns(), order="clave")
    filters = form.filters(order=tables.order_of(at))
    moment = form.moment
    found = listed_units(filters=filters, page=at.page, at=moment)
    fields = form.fields_shown(queries.unit_choices(filters, moment))
    context = {
        "form": form,
        "places": queries.places(text, queries.known_cuts(request)) if text else (),
        "listing": tables.unit_listing(
            found,
            at,
            narrowed=tables.unit_filters(fields, at),
            query=form.query,
            export=_address("portal:units_csv", form.told),
        ),
        "map_href": _address("portal:map", {"estado": filters.state} if filters.state else {}),
        "crumbs": [_nation(), Link(_("Units"))],
    }
    return _page(request, "portal/units.html", form, context)


@public
@require_safe
def units_csv(request: HttpRequest) -> HttpResponseBase:
    """Send the units of a listing as CSV, all its pages."""
    form = UnitsForm(request.GET, localdate())
    at = asked(request.GET, tables.unit_columns(), order="clave")
    rows = all_units(filters=form.filters(order=tables.order_of(at)), at=form.moment)
    return download(csv_lines(rows), name="unidades.csv")


@public
@require_safe
@kept
def unit(request: HttpRequest, clues: str) -> HttpResponse:
    """Show a unit's file, by any key it ever had."""
    if clues != clues.upper():
        return redirect(_address("portal:unit", request.GET.dict(), clues.upper()), permanent=True)
    form = MomentForm(request.GET, localdate())
    page = queries.unit_page(clues, form.moment)
    facts = page.file.facts
    marked = (facts["lon"], facts["lat"]) if facts["lat"] is not None else None
    drawn = outlines(state=facts["state"])
    context = {
        "page": page,
        "form": form,
        "name": tables.name_of(page),
        "identity": tables.identity(page),
        "gaps": tables.gaps(page),
        "keys": tables.key_rows(page),
        "observations": tables.observation_rows(page),
        "status": tables.status_of(page),
        "sketch": tables.sketch(page.municipality, drawn, facts["municipality"], marked=marked),
        "crumbs": [
            _nation(),
            _state_link(page.state.code),
            Link(page.municipality, reverse("portal:municipality", args=[facts["municipality"]])),
            Link(page.file.clues),
        ],
    }
    request.page_state = page.state.code  # type: ignore[attr-defined]  # read by the scope switch
    return _page(request, "portal/unit.html", form, context)


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
        "crumbs": [_nation(), *([_state_link(place.state)] if place.state else []), Link(_("Map"))],
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
    return _geojson(request, lambda: queries.shapes_geojson(state, municipality, at))


@public
@require_safe
def map_units(request: HttpRequest) -> HttpResponse:
    """Send units as GeoJSON: one by one where they are few, counted by cell where many."""
    form = MapForm(request.GET)
    if not form.is_valid():
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    told = form.cleaned_data
    return _geojson(
        request,
        lambda: queries.units_geojson(
            state=told["estado"], municipality=told["municipio"], zoom=told["z"], box=form.box
        ),
    )


def _geojson(request: HttpRequest, write: Callable[[], str]) -> HttpResponse:
    """Send GeoJSON, written once while the same documents are known."""
    name = _version(request, request.get_full_path())
    written = MAPS.get(name)
    if written is None:
        written = gzip.compress(write().encode(), compresslevel=6, mtime=0)
        MAPS.put(name, written)
    answer = _sent(request, written, f'"{name}"')
    answer["Content-Type"] = "application/geo+json"
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer


def _page(
    request: HttpRequest, template: str, form: MomentForm, context: Mapping[str, object]
) -> HttpResponse:
    """Render a page; a day that is no day gets its sentence, the page of today, and 400."""
    moment = form.moment
    known = moment.known_at.date() if moment.known_at else None
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.BAD_REQUEST
    times = {"as_of": moment.on, "known_on": known, "is_asked": bool(form.kept)}
    return render(request, template, {**times, **context}, status=status)


def _joined(rows: Sequence[StateRow]) -> dict[str, object]:
    joined, apart = ([row for row in rows if row.joined is which] for which in (True, False))
    groups = ((_("Who joined, and by which source"), joined), (_("Who did not"), apart))
    return {"joined": joined, "apart": apart, "groups": groups}


def _tabs(page: StatePage, within: dict[str, str]) -> list[Tab]:
    keys = page.sheet.of("units.keys", page.state.code).value
    return [
        Tab(_("Board"), _address("portal:state", {}, page.state.code), is_current=True),
        Tab(
            _("Units"), _address("portal:units", within), count=None if keys is None else int(keys)
        ),
        Tab(_("Municipalities"), "#municipios", count=len(page.municipalities)),
        Tab(_("Map"), _address("portal:map", {"estado": page.state.code})),
    ]


def _version(request: HttpRequest, *asked: str) -> str:
    return queries.version_of(queries.known_cuts(request), *asked)


def _nation() -> Link:
    return Link(_("Mexico"), reverse("portal:country"))


def _state_link(code: str) -> Link:
    return Link(state_names().get(code, code), reverse("portal:state", args=[code]))


def _address(name: str, told: dict[str, str], *args: str) -> str:
    query = urlencode(told)
    return reverse(name, args=args) + (f"?{query}" if query else "")
