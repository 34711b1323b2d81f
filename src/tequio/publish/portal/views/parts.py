"""What the public pages share: the moment that each tells, the way down to it, addresses."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tequio.base.ui.types import Link
from tequio.publish.portal.forms import MomentForm
from tequio.register.geography.queries import state_names


def render_page(
    request: HttpRequest, template: str, form: MomentForm, context: Mapping[str, object]
) -> HttpResponse:
    """Render a page; a day that is no day gets its sentence, the page of today, and 400."""
    moment = form.moment
    known = moment.known_at.date() if moment.known_at else None
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.BAD_REQUEST
    times = {"as_of": moment.on, "known_on": known, "is_asked": bool(form.kept)}
    return render(request, template, {**times, **context}, status=status)


def nation() -> Link:
    """Return the link to the country, with which every way down begins."""
    return Link(_("Mexico"), reverse("portal:country"))


def state_link(code: str) -> Link:
    """Return the link to a state's board."""
    return Link(state_names().get(code, code), reverse("portal:state", args=[code]))


def address(name: str, told: dict[str, str], *args: str) -> str:
    """Return the address of a page with its pairs."""
    query = urlencode(told)
    return reverse(name, args=args) + (f"?{query}" if query else "")
