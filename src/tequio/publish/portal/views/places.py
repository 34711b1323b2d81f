"""The country, the states, a state and a municipality."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tequio.base.figures.types import NATION
from tequio.base.keeping import kept, version
from tequio.base.refusals import public
from tequio.base.ui.tables import asked, listing
from tequio.base.ui.types import Link, Tab
from tequio.publish.portal import queries, tables
from tequio.publish.portal.forms import BoardForm
from tequio.publish.portal.queries.measured import kept_sheet
from tequio.publish.portal.queries.state import municipal_figures
from tequio.publish.portal.types import StatePage
from tequio.publish.portal.views.parts import address, nation, render_page, state_link
from tequio.register.geography.queries import outlines, reference_states
from tequio.register.geography.types import StateRow
from tequio.register.units.queries import unit_points, units
from tequio.register.units.types import Filters


@public
@require_safe
@kept
def country(request: HttpRequest) -> HttpResponse:
    """Show the country: its figures, what was announced of it, and its states."""
    form = BoardForm(request.GET, localdate())
    page = queries.country_page(form.moment, basis=form.basis, version=version(request))
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
    return render_page(request, "portal/country.html", form, context)


@public
@require_safe
@kept
def states(request: HttpRequest) -> HttpResponse:
    """Show the 32 states: their figures, who joined the hand-over, by which source."""
    form = BoardForm(request.GET, localdate())
    told = queries.states_sheet(form.moment, basis=form.basis, version=version(request))
    rows = reference_states()
    context = {
        "form": form,
        "listing": tables.state_listing(told, rows, request.GET, basis=form.basis, is_whole=True),
        **_joined(rows),
        "sources": tables.source_lines(told.sources),
    }
    return render_page(request, "portal/states.html", form, context)


def _joined(rows: Sequence[StateRow]) -> dict[str, object]:
    joined, apart = ([row for row in rows if row.joined is which] for which in (True, False))
    groups = ((_("Who joined, and by which source"), joined), (_("Who did not"), apart))
    return {"joined": joined, "apart": apart, "groups": groups}


@public
@require_safe
@kept
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Show the board of a state."""
    form = BoardForm(request.GET, localdate())
    moment = form.moment
    known = version(request)
    page = queries.state_page(code, moment, basis=form.basis, version=known)
    told = municipal_figures(form.basis)
    at, columns, ranked = tables.municipality_listing(page.municipalities, told, request.GET)
    receipts = kept_sheet(told, tuple(row.code for row in ranked), moment, version=known)
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
        "crumbs": [nation(), Link(page.state.name)],
    }
    return render_page(request, "portal/state.html", form, context)


def _tabs(page: StatePage, within: dict[str, str]) -> list[Tab]:
    keys = page.sheet.of("units.keys", page.state.code).value
    return [
        Tab(_("Board"), address("portal:state", {}, page.state.code), is_current=True),
        Tab(_("Units"), address("portal:units", within), count=None if keys is None else int(keys)),
        Tab(_("Municipalities"), "#municipios", count=len(page.municipalities)),
        Tab(_("Map"), address("portal:map", {"estado": page.state.code})),
    ]


@public
@require_safe
@kept
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """Show a municipality: its figures, its people by basis, its units."""
    form = BoardForm(request.GET, localdate())
    moment = form.moment
    page = queries.municipality_page(code, moment, version=version(request))
    at = asked(request.GET, tables.unit_columns(with_place=False), order="clave")
    filters = Filters(state=page.state.code, municipality=code, order=tables.order_of(at))
    found = units(filters=filters, page=at.page, at=moment)
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
            found, at, query=form.query, export=address("portal:units_csv", within)
        ),
        "map_href": address("portal:map", {"estado": page.state.code, "municipio": code}),
        "sources": tables.source_lines(page.sheet.sources),
        "crumbs": [nation(), state_link(page.state.code), Link(page.municipality.name)],
    }
    request.page_state = page.state.code  # type: ignore[attr-defined]  # read by the scope switch
    return render_page(request, "portal/municipality.html", form, context)
