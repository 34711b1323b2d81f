"""Units: listed, listed in a file, and the file of one."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tequio.base.keeping import kept, known_cuts
from tequio.base.refusals import public
from tequio.base.ui.exporters import download
from tequio.base.ui.tables import asked
from tequio.base.ui.types import Link
from tequio.kernel.keys import is_clues
from tequio.publish.portal import queries, tables
from tequio.publish.portal.exporters import csv_lines
from tequio.publish.portal.forms import MomentForm, UnitsForm
from tequio.publish.portal.views.parts import address, nation, render_page, state_link
from tequio.register.geography.queries import outlines
from tequio.register.units.queries import all_units
from tequio.register.units.queries import units as listed_units


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
        "places": queries.places(text, known_cuts(request)) if text else (),
        "listing": tables.unit_listing(
            found,
            at,
            narrowed=tables.unit_filters(fields, at),
            query=form.query,
            export=address("portal:units_csv", form.told),
        ),
        "map_href": address("portal:map", {"estado": filters.state} if filters.state else {}),
        "crumbs": [nation(), Link(_("Units"))],
    }
    return render_page(request, "portal/units.html", form, context)


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
        return redirect(address("portal:unit", request.GET.dict(), clues.upper()), permanent=True)
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
            nation(),
            state_link(page.state.code),
            Link(page.municipality, reverse("portal:municipality", args=[facts["municipality"]])),
            Link(page.file.clues),
        ],
    }
    request.page_state = page.state.code  # type: ignore[attr-defined]  # read by the scope switch
    return render_page(request, "portal/unit.html", form, context)
