"""How far long work is, as a page and as the part that HTMX asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from tequio.base.accounts.types import UserRequest
from tequio.base.jobs import queries, services
from tequio.base.jobs.types import State, WorkRow
from tequio.base.refusals import login_required


@login_required
@require_safe
@never_cache
def work(request: UserRequest, work_id: int) -> HttpResponse:
    """Show how far it is; once it is done, lead to its result."""
    row = queries.work_row(work_id, viewer=request.user, at=now())
    if request.headers.get("HX-Request"):
        return _part(request, row)
    if row.state is State.DONE and row.leads_to:
        return redirect(row.leads_to)
    return render(request, "jobs/work.html", {"work": row})


@login_required
@require_POST
def work_cancel(request: UserRequest, work_id: int) -> HttpResponse:
    """Take it out of the queue before it begins."""
    services.cancel_work(work_id=work_id, actor=request.user)
    return redirect("jobs:work", work_id)


def _part(request: HttpRequest, row: WorkRow) -> HttpResponse:
    """Answer who asks again and again: the bar, or where to go once there is no more to say."""
    if row.is_over:
        is_done = row.state is State.DONE
        return HttpResponseClientRedirect((is_done and row.leads_to) or row.url)
    return render(request, "ui/_progress.html", {"progress": row})
