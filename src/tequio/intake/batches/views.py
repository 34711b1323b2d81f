"""Batches: the list, an upload, one batch with what it would change, and the decisions."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tequio.base.accounts.queries import may
from tequio.base.accounts.types import UserRequest
from tequio.base.audit.queries import entries_of
from tequio.base.messages import sentence_of
from tequio.base.refusals import public, role_required
from tequio.base.ui.exporters import csv_lines, download, harmless_raw
from tequio.base.ui.tables import asked
from tequio.base.ui.types import Link
from tequio.intake.batches import queries, services, tables
from tequio.intake.batches.forms import AcceptForm, ReasonForm, UploadForm, corrections_in
from tequio.intake.batches.ports import follow_change
from tequio.intake.batches.types import BatchRow, Tabs
from tequio.kernel.errors import NotAllowedError, NotFoundError, TequioError

SHOWN = 20  # bad cells on the batch's own page; the others have a page of theirs


@role_required("batches.see")
@require_safe
def batch_list(request: UserRequest) -> HttpResponse:
    """List the batches in reach, the latest first."""
    at = asked(request.GET, (), per_page=queries.PAGE)
    rows, total = queries.batches(viewer=request.user, page=at.page)
    page = {
        "crumbs": tables.crumbs(),
        "listing": tables.batch_listing(rows, total, request.GET),
        "may_load": may(request.user, "batches.load"),
    }
    return render(request, "batches/batch_list.html", page)


@role_required("batches.load")
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: UserRequest) -> HttpResponse:
    """Keep a file and queue its check; then show how far that is."""
    form, refusal = UploadForm(), None
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        actor, on = request.user, localdate()
        work, refusal = _tried(form, services.queue_upload, actor=actor, on=on)
        if work:
            return redirect("jobs:work", work)
    page = {
        "crumbs": tables.crumbs(Link(gettext("Upload a file"))),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "batches/upload.html", page, status=422 if form.is_bound else 200)


@role_required("batches.see")
@require_safe
def uploaded(request: UserRequest, document_id: int) -> HttpResponse:
    """Lead to what became of an upload: its batch, the list of several, another try of none."""
    found = queries.batches_of(viewer=request.user, document_id=document_id)
    if not found and queries.is_own_upload(viewer=request.user, document_id=document_id):
        return redirect("batches:upload")
    if not found:
        raise NotFoundError
    if len(found) > 1:
        return redirect("batches:batch_list")
    return redirect("batches:batch", found[0])


@public
@require_safe
@never_cache
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Show one batch whole to who sees it; to anyone, what it changed once it entered the register.

    A visitor is sent to log in for any other, whether there is such a batch or not.
    """
    try:
        row, is_whole = queries.batch_as_told(viewer=request.user, batch_id=batch_id)
    except NotFoundError:
        if request.user.is_authenticated:
            raise
        return redirect_to_login(request.get_full_path())
    if is_whole:
        whole = cast("UserRequest", request)
        return render(request, "batches/batch.html", _batch_page(whole, row))
    return render(request, "batches/entered.html", _entered_page(request, row))


def _entered_page(request: HttpRequest, row: BatchRow) -> dict[str, Any]:
    return {
        "crumbs": [Link(gettext("Batch %(number)s") % {"number": row.number})],
        "batch": row,
        "status": tables.status_of(row),
        "stats": tables.stats(row),
        "faults": [(queries.name_for(code), n) for code, n in row.refusals.items()],
        "warnings": [(queries.name_for(code), n) for code, n in row.warnings.items()],
        **_difference(request, row),
    }


def _batch_page(request: UserRequest, row: BatchRow) -> dict[str, Any]:
    viewer = request.user
    bad, of_bad = queries.cells(viewer=viewer, batch_id=row.id, refuses=True)
    log = entries_of("batches.batch", row.id, viewer=viewer)
    acts = queries.acts(viewer=viewer, batch=row)
    return {
        "crumbs": tables.crumbs(Link(row.number)),
        "batch": row,
        "status": tables.status_of(row),
        "stats": tables.stats(row),
        "acts": acts,
        "may_correct": "check" in acts,
        "accept_label": tables.accept_label(row),
        "reason_form": ReasonForm(),
        "bad": bad[:SHOWN],
        "of_bad": of_bad,
        "more_bad": of_bad > SHOWN,
        "warnings": [(code, queries.name_for(code), n) for code, n in row.warnings.items()],
        "history": tables.history(row, log.rows),
        **_difference(request, row),
    }


def _difference(request: HttpRequest, row: BatchRow) -> dict[str, Any]:
    """Return one tab of what the batch would change: the asked one, or the first that has any."""
    shown = Tabs.asked(request.GET.get("ver", ""), row)
    page = asked(request.GET, (), per_page=queries.PAGE).page
    told: dict[str, Any] = {
        "shown": shown.value,
        "split": tables.difference_split(row),
        "tabs": tables.difference_tabs(row, shown),
    }
    given: dict[str, Any] = {"viewer": request.user, "batch_id": row.id}
    if shown is Tabs.CHANGED:
        rows, total = queries.changes(**given, page=page)
        told["changes"], told["fields"] = rows, queries.changed_fields(**given)
        told["pager"] = tables.pager(total, request.GET, per_page=queries.PAGE_OF_CHANGES)
    elif shown in {Tabs.NEW, Tabs.VANISHED}:
        gone = shown is Tabs.VANISHED
        keys = queries.keys(**given, vanished=gone, page=page)
        label = gettext("Vanished") if gone else gettext("New")
        total = row.vanished if gone else row.created
        told["keys"] = tables.key_listing(keys, total, label, request.GET)
    return told


@role_required("batches.see")
@require_safe
def cells(request: UserRequest, batch_id: int) -> HttpResponse:
    """List the bad cells of a batch, or the cells of one fault or warning."""
    row = queries.batch(viewer=request.user, batch_id=batch_id)
    code = request.GET.get("codigo", "")
    at = asked(request.GET, (), per_page=queries.PAGE)
    found, total = queries.cells(
        viewer=request.user,
        batch_id=batch_id,
        refuses=code not in row.warnings,
        code=code,
        page=at.page,
    )
    page = {
        "crumbs": tables.crumbs(_link_to(row), Link(gettext("Bad and doubtful cells"))),
        "batch": row,
        "tabs": tables.code_tabs(row, code),
        "cells": found,
        "pager": tables.pager(total, request.GET),
    }
    return render(request, "batches/cells.html", page)


@role_required("batches.see")
@require_safe
def waiting_csv(request: UserRequest, batch_id: int) -> HttpResponse:
    """Give the rows that wait as they came, with what is wrong, to be corrected and uploaded."""
    row = queries.batch(viewer=request.user, batch_id=batch_id)
    name = f"lote-{row.number}-en-espera.csv"
    lines = csv_lines(_waiting_lines(request, row), guard=harmless_raw)
    answer = download(lines, name=name)
    return cast("HttpResponse", answer)  # a door lets any answer through; only its type is narrow


def _waiting_lines(request: UserRequest, row: BatchRow) -> Iterator[list[str]]:
    wrong = queries.faults_by_line(viewer=request.user, batch_id=row.id)
    yield [*row.headings, gettext("Row of the file"), gettext("What to correct")]
    for line, cells_of in queries.waiting_rows(viewer=request.user, batch_id=row.id):
        padded = cells_of + [""] * (len(row.headings) - len(cells_of))
        yield [*padded, str(line), " ".join(wrong.get(line, []))]


@role_required("batches.load")
@require_POST
def check_again(request: UserRequest, batch_id: int) -> HttpResponse:
    """Queue that a batch is held against the register as it is now."""
    work = services.queue_check(batch_id=batch_id, actor=request.user, on=localdate())
    return redirect("jobs:work", work)


@role_required("batches.load")
@require_POST
def correct(request: UserRequest, batch_id: int) -> HttpResponse:
    """Keep what was written in the place of bad cells, and queue a new check."""
    row = queries.batch(viewer=request.user, batch_id=batch_id)
    work, refusal = _attempted(
        services.correct_cells,
        batch_id=batch_id,
        values=corrections_in(request.POST),
        actor=request.user,
        on=localdate(),
    )
    return redirect("jobs:work", work) if work else _refused(request, row, refusal)


@role_required("batches.accept")
@require_POST
def accept(request: UserRequest, batch_id: int) -> HttpResponse:
    """Queue that the good rows enter; the reason is the upload's where none is given."""
    row = queries.batch(viewer=request.user, batch_id=batch_id)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _refused(request, row, " ".join(map(str, form.errors["reason"])))
    work, refusal = _attempted(
        services.queue_acceptance,
        batch_id=batch_id,
        reason=form.cleaned_data["reason"] or row.reason,
        actor=request.user,
        on=localdate(),
    )
    return redirect("jobs:work", work) if work else _refused(request, row, refusal)


@role_required("batches.accept")
@require_POST
def discard(request: UserRequest, batch_id: int) -> HttpResponse:
    """Decide that a batch does not enter."""
    row = queries.batch(viewer=request.user, batch_id=batch_id)
    form = ReasonForm(request.POST)
    _, refusal = _tried(form, services.discard_batch, batch_id=batch_id, actor=request.user)
    if refusal is None:
        return redirect("batches:batch", batch_id)
    return _refused(request, row, refusal, reason_form=form)


def _refused(
    request: UserRequest, row: BatchRow, refusal: str | None, **more: object
) -> HttpResponse:
    """Show a batch with the sentence why an act on it was refused."""
    page = _batch_page(request, row) | {"refusal": refusal, **more}
    return render(request, "batches/batch.html", page, status=422)


@role_required("batches.undo")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def withdraw(request: UserRequest, batch_id: int) -> HttpResponse:
    """Show what undoing a batch would do, ask why, and undo it."""
    row = queries.batch(viewer=request.user, batch_id=batch_id)
    form, refusal = ReasonForm(), None
    if request.method == "POST":
        form = ReasonForm(request.POST)
        given = {"batch_id": batch_id, "actor": request.user}
        _, refusal = _tried(form, services.withdraw_batch, **given)
        if refusal is None:
            why = form.cleaned_data["reason"]
            follow_change(actor=request.user, reason=why, on=localdate())
            return redirect("batches:batch", batch_id)
    told = queries.undoing(viewer=request.user, batch_id=batch_id)
    page = {
        "crumbs": tables.crumbs(_link_to(row), Link(gettext("Undo the batch"))),
        "batch": row,
        "undoing": told,
        "stats": tables.undoing_stats(told) if told else (),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "batches/withdraw.html", page, status=422 if form.is_bound else 200)


def _link_to(row: BatchRow) -> Link:
    return Link(row.number, reverse("batches:batch", args=[row.id]))


def _tried(form: Form, service: Callable[..., Any], **given: Any) -> tuple[Any, str | None]:
    """Call a service with a form's values; a form with errors shows them by its fields."""
    if not form.is_valid():
        return None, ""
    return _attempted(service, **form.cleaned_data, **given)


def _attempted(service: Callable[..., Any], **given: Any) -> tuple[Any, str | None]:
    """Call a service; return its result, and the sentence of its refusal.

    A door that is closed stays closed (403, 404).
    """
    try:
        return service(**given), None
    except (NotFoundError, NotAllowedError):
        raise
    except TequioError as refused:
        return None, sentence_of(refused)
