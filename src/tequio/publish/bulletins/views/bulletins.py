"""One bulletin: its text beside what was found, as JSON, and each of its figures."""

from time import perf_counter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tequio.base.keeping import version
from tequio.base.refusals import public
from tequio.base.shown import number
from tequio.base.terminal import plain
from tequio.base.ui.types import Link
from tequio.publish.bulletins import tables
from tequio.publish.bulletins.errors import NoSuchFigureError
from tequio.publish.bulletins.exporters import checked_report_of
from tequio.publish.bulletins.forms import FigureForm
from tequio.publish.bulletins.queries.pages import BulletinPage, bulletin_page
from tequio.publish.bulletins.tables.beside import Addresses
from tequio.publish.bulletins.types import FigureRow, Span
from tequio.publish.bulletins.views.parts import crumbs, link_to


@public
@never_cache
@require_safe
def bulletin(request: HttpRequest, bulletin_id: int) -> HttpResponse:
    """Show a bulletin beside what the register can say of it; anyone may read it."""
    return render(request, "bulletins/bulletin.html", whole_page(request, bulletin_id))


@public
@never_cache
@require_safe
def as_json(request: HttpRequest, bulletin_id: int) -> HttpResponse:
    """Give what `bulletin check --json` prints, of a kept bulletin with its corrections."""
    page = known_page(request, bulletin_id)
    checked = page.checked
    told = checked_report_of(
        checked.reading.bulletin, checked.checks, base_url=settings.BASE_URL.rstrip("/")
    )
    answer = JsonResponse(plain(told), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="boletin-{page.number}.json"'
    return answer


@public
@never_cache
@require_safe
def figure(request: HttpRequest, bulletin_id: int, start: int, end: int) -> HttpResponse:
    """Show all that was said of a figure, how it stands on each way of counting, its receipt."""
    page = known_page(request, bulletin_id)
    return render(request, "bulletins/figure.html", figure_page(page, Span(start, end)))


def known_page(request: HttpRequest, bulletin_id: int) -> BulletinPage:
    """Return a bulletin as now known, for who asks."""
    return bulletin_page(bulletin_id, viewer=request.user, on=localdate(), version=version(request))


def whole_page(request: HttpRequest, bulletin_id: int, **more: Any) -> dict[str, Any]:
    """Return what the page of a bulletin shows."""
    began = perf_counter()
    page = known_page(request, bulletin_id)
    read = page.checked.reading.bulletin
    request.page_state = page.held.state  # type: ignore[attr-defined]  # read by the scope switch
    return {
        "page": page,
        "header": read.header,
        "groups": tables.groups(page.checked, Addresses(page.number), rows=page.figures),
        "promises": tables.shown_promises(page.checked, page.decisions),
        "tally": tables.tally(page.checked),
        "also": tables.also(page.checked),
        "people": read.people,
        "header_history": tables.header_history([row for row in page.headers if row.is_persons]),
        "seconds": number(perf_counter() - began, 2),
        "crumbs": crumbs(Link(page.name)),
    } | more


def figure_page(page: BulletinPage, span: Span, **more: Any) -> dict[str, Any]:
    """Return what the page of a figure shows.

    Raises:
        NoSuchFigureError: no number was ever read in those words.
    """
    rows = [row for row in page.figures if row.span == span]
    if not rows:
        raise NoSuchFigureError
    last = next((row for row in reversed(rows) if row.is_persons), rows[-1])
    figures = page.checked.reading.bulletin.figures
    place = next((at for at, each in enumerate(figures) if each.span == span), None)
    checks = [each for each in page.checked.checks if place is not None and place in each.figures]
    words = " ".join(page.held.text[span.start : span.end].split())
    return {
        "page": page,
        "span": span,
        "words": words,
        "around": tables.around(page.held.text, span),
        "last": last,
        "place": place,
        "said": None if place is None else tables.said(figures[place]),
        "checks": [tables.shown_check(each) for each in checks],
        "history": tables.figure_history(rows),
        "form": FigureForm(initial=initial_of(last)),
        "crumbs": crumbs(link_to(page), Link(gettext("Figure"))),
    } | more


def initial_of(row: FigureRow) -> dict[str, Any]:
    """Return what stands of a figure, as its form begins."""
    return {
        "is_figure": "si" if row.is_figure else "no",
        "value": tables.written(row.value),
        "unit": row.unit,
        "bound": row.bound,
        "kind": row.kind,
        "place": row.place or "",
        "when": row.when or "",
    }
