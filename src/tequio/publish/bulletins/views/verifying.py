"""Checking a text that nobody keeps, and keeping one."""

from time import perf_counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tequio.base.accounts.queries import Viewer, reach
from tequio.base.accounts.rules import ALL_STATES
from tequio.base.accounts.types import UserRequest
from tequio.base.messages import sentence_of
from tequio.base.refusals import public, role_required
from tequio.base.shown import number
from tequio.base.ui.types import Link
from tequio.kernel.errors import TequioError
from tequio.publish.bulletins import services, tables
from tequio.publish.bulletins.forms import KeepingForm, TextForm
from tequio.publish.bulletins.importers import text_of_content
from tequio.publish.bulletins.queries.lists import NATION
from tequio.publish.bulletins.queries.pages import Checked, checked_text
from tequio.publish.bulletins.tables.beside import Addresses
from tequio.publish.bulletins.views.parts import attempted, crumbs
from tequio.register.geography.queries import state_names


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Check a text or a file, and keep nothing of it: neither the text nor that it was asked."""
    if request.method != "POST":
        return render(request, "bulletins/verify.html", _page(request, TextForm()))
    form, began = TextForm(request.POST, request.FILES), perf_counter()
    if not form.is_valid():
        return render(request, "bulletins/verify.html", _page(request, form), status=422)
    try:
        text = text_of_content(form.cleaned_data["content"], name=form.cleaned_data["name"])
        checked = checked_text(text, on=localdate())
    except TequioError as refused:
        page = _page(request, form, refusal=sentence_of(refused))
        return render(request, "bulletins/verify.html", page, status=422)
    told = _result(checked, began)
    return render(request, "bulletins/verify.html", _page(request, form) | told)


@role_required("bulletins.keep")
@require_POST
def keep(request: UserRequest) -> HttpResponse:
    """Keep a text, with what the reader reads in it; lead to its page."""
    form = TextForm(request.POST, request.FILES)
    keeping = KeepingForm(request.POST, states=_states(request.user))
    kept, refusal = None, None
    if form.is_valid() and keeping.is_valid():
        given = {name: form.cleaned_data[name] for name in ("content", "name")}
        kept, refusal = attempted(
            services.keep_bulletin, **given, **keeping.cleaned_data, actor=request.user
        )
    if kept is not None:
        return redirect("bulletins:bulletin", kept)
    page = _page(request, form, keeping=keeping, refusal=refusal)
    return render(request, "bulletins/verify.html", page, status=422)


def _page(
    request: HttpRequest,
    form: TextForm,
    *,
    keeping: KeepingForm | None = None,
    refusal: str | None = None,
) -> dict[str, Any]:
    states = _states(request.user)
    if keeping is None and states:
        told = {name: request.POST.get(name, "") for name in KeepingForm.base_fields}
        keeping = KeepingForm(initial=told, states=states)
    return {
        "form": form,
        "keeping": keeping,
        "refusal": refusal,
        "had_file": bool(request.FILES),
        "crumbs": crumbs(Link(gettext("Check a text"))),
    }


def _result(told: Checked, began: float) -> dict[str, Any]:
    return {
        "groups": tables.groups(told, Addresses()),
        "promises": tables.shown_promises(told, {}),
        "tally": tables.tally(told),
        "also": tables.also(told),
        "people": told.reading.bulletin.people,
        "title": told.reading.bulletin.header.title,
        "seconds": number(perf_counter() - began, 2),
    }


def _states(viewer: Viewer) -> list[tuple[str, str]]:
    """Return where a viewer may keep bulletins; the nation only to who may everywhere."""
    near = reach(viewer, "bulletins.keep")
    states = [(code, name) for code, name in state_names().items() if code in near]
    return [(NATION, gettext("Of the nation")), *states] if near == ALL_STATES else states
