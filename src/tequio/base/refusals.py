"""Doors: who may see a page, and what a refused act answers."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tequio.base.messages import sentence_of
from tequio.kernel.errors import NotFoundError, TequioError

M = TypeVar("M", bound=Model)
View = TypeVar("View", bound=Callable[..., HttpResponse])


def public(view: View) -> View:
    """Say that anyone may read this page; a view must say who may."""
    view.open_to = "anyone"  # type: ignore[attr-defined]  # read by the conformance test
    return view


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
