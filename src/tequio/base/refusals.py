"""Doors: who may see a page, and what a refused act answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRedirect

from tequio.base.accounts.queries import may
from tequio.base.accounts.rules import PERMISSIONS
from tequio.base.accounts.types import UserRequest
from tequio.base.messages import sentence_of
from tequio.kernel.errors import NotAllowedError, NotFoundError, TequioError

M = TypeVar("M", bound=Model)
P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])
View = Callable[Concatenate[R, P], HttpResponse]

ANYONE, MEMBERS = "anyone", "members"


def public(view: AnyView) -> AnyView:
    """Say that anyone may read this page; a view must say who may."""
    return _open_to(view, ANYONE)


def login_required(view: View[UserRequest, P]) -> View[HttpRequest, P]:
    """Open a page to whoever has logged in; a visitor is sent to log in and comes back here."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_log_in(request)
        return view(cast("UserRequest", request), *args, **kwargs)

    return _open_to(door, MEMBERS)


def role_required(permission: str) -> Callable[[View[UserRequest, P]], View[HttpRequest, P]]:
    """Open a page to whoever has a permission somewhere; where exactly, the service asks.

    Raises:
        ValueError: no role gives such a permission.
    """
    if permission not in PERMISSIONS:
        raise ValueError(permission)

    def guard(view: View[UserRequest, P]) -> View[HttpRequest, P]:
        @wraps(view)
        def door(request: UserRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not may(request.user, permission):
                raise NotAllowedError
            return view(request, *args, **kwargs)

        return _open_to(login_required(door), permission)

    return guard


def _open_to(view: AnyView, who: str) -> AnyView:
    view.open_to = who  # type: ignore[attr-defined]  # read by the conformance test
    return view


def _to_log_in(request: HttpRequest) -> HttpResponse:
    """Send a visitor to log in: back to the page they are on, where HTMX asked for a part of it."""
    if request.headers.get("HX-Request"):
        here = request.headers.get("HX-Current-URL", request.get_full_path())
        return HttpResponseClientRedirect(redirect_to_login(here).url)
    return redirect_to_login(request.get_full_path())


def one(rows: QuerySet[M], **key: Any) -> M:
    """Return the only row in reach with this key.

    Raises:
        NotFoundError: there is none in reach.
    """
    found = rows.filter(**key).first()
    if found is None:
        raise NotFoundError
    return found


def attempt(form: Form, service: Callable[..., Any], **given: Any) -> str | None:
    """Call a service with a form's values; return the sentence of its refusal, or None."""
    if not form.is_valid():
        return " ".join(str(error) for errors in form.errors.values() for error in errors)
    try:
        service(**form.cleaned_data, **given)
    except NotFoundError:
        raise
    except TequioError as refused:
        return sentence_of(refused)
    return None


def answer(
    request: HttpRequest, part: str, *, done: str, refusal: str | None = None, **context: Any
) -> HttpResponse:
    """Answer an act: HTMX gets the part, others the page `done`; a refusal keeps status 422."""
    if request.headers.get("HX-Request") or refusal:
        status = 422 if refusal else 200
        return render(request, part, {**context, "refusal": refusal}, status=status)
    return redirect(done)
