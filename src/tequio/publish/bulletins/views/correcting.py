"""What a person says over the reader: of a figure, a missed one, a header, a promise."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tequio.base.accounts.types import UserRequest
from tequio.base.refusals import role_required
from tequio.base.ui.types import Link
from tequio.kernel.errors import NotFoundError
from tequio.publish.bulletins import services, tables
from tequio.publish.bulletins.forms import (
    ConfirmForm,
    FigureForm,
    HeaderForm,
    MissedForm,
    ReasonForm,
)
from tequio.publish.bulletins.queries.pages import BulletinPage
from tequio.publish.bulletins.types import Span
from tequio.publish.bulletins.views.bulletins import figure_page, known_page, whole_page
from tequio.publish.bulletins.views.parts import crumbs, link_to, tried


@role_required("bulletins.correct")
@require_POST
def correct(request: UserRequest, bulletin_id: int, start: int, end: int) -> HttpResponse:
    """Keep what a person says of a figure; lead to its page."""
    page, form = _held(request, bulletin_id), FigureForm(request.POST)
    given = {"bulletin_id": bulletin_id, "start": start, "end": end, "actor": request.user}
    _, refusal = tried(form, services.correct_figure, **given)
    if refusal is None:
        return redirect("bulletins:figure", bulletin_id, start, end)
    told = figure_page(page, Span(start, end), form=form, refusal=refusal)
    return render(request, "bulletins/figure.html", told, status=422)


@role_required("bulletins.correct")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def missed(request: UserRequest, bulletin_id: int) -> HttpResponse:
    """Mark a number that the reader missed; lead to its page."""
    page, form, refusal = _held(request, bulletin_id), MissedForm(), None
    if request.method == "POST":
        form = MissedForm(request.POST)
        given = {"bulletin_id": bulletin_id, "actor": request.user}
        span, refusal = tried(form, services.add_figure, **given)
        if span is not None:
            return redirect("bulletins:figure", bulletin_id, span.start, span.end)
    told = _form_page(page, form, refusal, gettext("Mark a figure that the reader missed"))
    return render(request, "bulletins/missed.html", told, status=422 if form.is_bound else 200)


@role_required("bulletins.correct")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def header(request: UserRequest, bulletin_id: int) -> HttpResponse:
    """Correct the header of a bulletin; lead back to it."""
    page, refusal = _held(request, bulletin_id), None
    form = HeaderForm(initial=_initial(page))
    if request.method == "POST":
        form = HeaderForm(request.POST)
        given = {"bulletin_id": bulletin_id, "actor": request.user}
        _, refusal = tried(form, services.correct_header, **given)
        if refusal is None:
            return redirect("bulletins:bulletin", bulletin_id)
    told = _form_page(page, form, refusal, gettext("Correct the header"))
    told |= {"history": tables.header_history(page.headers)}
    return render(request, "bulletins/header.html", told, status=422 if form.is_bound else 200)


@role_required("bulletins.confirm")
@require_POST
def confirm(request: UserRequest, bulletin_id: int, start: int, end: int) -> HttpResponse:
    """Keep a commitment as a claim; lead back to it."""
    form = ConfirmForm(request.POST)
    return _decided(request, bulletin_id, Span(start, end), form, services.confirm_commitment)


@role_required("bulletins.confirm")
@require_POST
def discard(request: UserRequest, bulletin_id: int, start: int, end: int) -> HttpResponse:
    """Say that those words commit nobody; lead back to them."""
    form = ReasonForm(request.POST)
    return _decided(request, bulletin_id, Span(start, end), form, services.discard_commitment)


@role_required("bulletins.keep")
@require_POST
def read_again(request: UserRequest, bulletin_id: int) -> HttpResponse:
    """Read a kept text with the reader of today; lead back to it."""
    _held(request, bulletin_id)
    form = ReasonForm(request.POST)
    given = {"bulletin_id": bulletin_id, "actor": request.user}
    _, refusal = tried(form, services.read_again, **given)
    return _back(request, bulletin_id, refusal, form)


def _decided(
    request: UserRequest, bulletin_id: int, span: Span, form: ReasonForm, service: Any
) -> HttpResponse:
    _held(request, bulletin_id)
    given = {"bulletin_id": bulletin_id, "start": span.start, "end": span.end}
    _, refusal = tried(form, service, **given, actor=request.user)
    return _back(request, bulletin_id, refusal, form, f"#c{span.start}-{span.end}")


def _back(
    request: UserRequest,
    bulletin_id: int,
    refusal: str | None,
    form: ReasonForm,
    place: str = "",
) -> HttpResponse:
    """Lead back to a bulletin; show it with the sentence why an act on it was refused."""
    if refusal is None:
        return redirect(reverse("bulletins:bulletin", args=[bulletin_id]) + place)
    wrong = refusal or " ".join(str(each) for told in form.errors.values() for each in told)
    told = whole_page(request, bulletin_id, refusal=wrong)
    return render(request, "bulletins/bulletin.html", told, status=422)


def _held(request: HttpRequest, bulletin_id: int) -> BulletinPage:
    """Return a bulletin in which who asks may have a say.

    Raises:
        NotFoundError: there is none in their reach.
    """
    page = known_page(request, bulletin_id)
    if not page.is_held:
        raise NotFoundError
    return page


def _form_page(page: BulletinPage, form: Any, refusal: str | None, what: str) -> dict[str, Any]:
    return {
        "page": page,
        "form": form,
        "refusal": refusal,
        "crumbs": crumbs(link_to(page), Link(what)),
    }


def _initial(page: BulletinPage) -> dict[str, Any]:
    told = page.checked.reading.bulletin.header
    return {
        "number": told.number or "",
        "dated_on": told.date.isoformat() if told.date else "",
        "is_inferred": told.date_inferred,
        "place": told.place or "",
        "title": told.title or "",
    }
