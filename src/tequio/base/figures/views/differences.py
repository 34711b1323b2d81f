"""Two totals as lists of names: what only one of them counts, and why."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tequio.base.figures import exporters, ports, queries, tables
from tequio.base.figures.errors import BadMomentError
from tequio.base.figures.types import NATION, Difference, Question
from tequio.base.figures.views.figures import first_page, question_of
from tequio.base.refusals import public
from tequio.base.ui.exporters import download
from tequio.base.ui.types import Link


@public
@require_safe
def difference(request: HttpRequest, figure_id: str, area: str, on: date) -> HttpResponseBase:
    """Show the rows of one figure alone and of another alone; all as CSV or JSON (`formato`).

    An address without the cut-offs of both leads to that of what is known.
    """
    one = question_of(request.GET, figure_id, area, on)
    other = _other(request, one)
    if one.moment.cuts is None or other.moment.cuts is None:
        kept = {key: request.GET[key] for key in ("solo", "formato") if key in request.GET}
        return redirect("&".join(filter(None, (_settled(one, other), urlencode(kept)))))
    told = queries.difference(one, other)
    wanted = request.GET.get("formato")
    name = f"{one.figure}_{one.area.code}_{one.moment.on}_{other.figure}"
    if wanted == "csv":
        return download(exporters.difference_csv(told), name=f"{name}.csv")
    if wanted == "json":
        return JsonResponse(exporters.difference_json(told), json_dumps_params=exporters.READABLE)
    return _page(request, (one, other), told)


def _page(request: HttpRequest, asked: tuple[Question, Question], told: Difference) -> HttpResponse:
    address = queries.difference_address(*asked)
    listing = tables.apart(told, request.GET, address)
    if listing.page > 1 and not listing.rows:
        return first_page(request)
    area = asked[0].area
    names = ports.area_names([NATION, *{each.area.code for each in asked}, area.code[:2]])
    defined = queries.definition(asked[0].figure)
    crumbs = tables.crumbs(area, names, defined)[:-1]
    page = {
        "said": tables.both(told, names),
        "stats": tables.apart_stats(told),
        "is_same": not (told.only_one or told.only_other),
        "listing": listing,
        "crumbs": [*crumbs, Link(gettext("Two lists"))],
        "as_of": told.one.as_of,
    }
    return render(request, "figures/difference.html", page)


def _other(request: HttpRequest, one: Question) -> Question:
    given = request.GET
    day, area = given.get("con_dia", ""), given.get("con_lugar") or one.area.code
    try:
        on = date.fromisoformat(day) if day else one.moment.on
    except ValueError:
        raise BadMomentError(text=day[:100]) from None
    return question_of(given, given.get("con", ""), area, on, prefix="con_")


def _settled(one: Question, other: Question) -> str:
    """Return the address on the cut-offs that both figures stand on now. Their queries, one more.

    What already names its cut-offs keeps them.
    """
    pinned = map(queries.pinned, (one, other), queries.figures([one, other]))
    settled = [
        was if was.moment.cuts is not None else found
        for was, found in zip((one, other), pinned, strict=True)
    ]
    return queries.difference_address(*settled)
