"""What was planned beside what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tequio.base.refusals import public
from tequio.base.ui.types import Link
from tequio.publish.bulletins.queries import outcomes as queries
from tequio.publish.bulletins.tables import plans as tables
from tequio.publish.bulletins.tables.receipts import MARKS
from tequio.publish.bulletins.views.parts import crumbs


@public
@never_cache
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Show each plan of states with what came of it, and the goals with a term.

    Four SQL queries and those of the figures that measure any goal.
    """
    on = localdate()
    told = queries.plans(on=on)
    way = Link(gettext("Families of quantities"), reverse("bulletins:families"))
    page = {
        "plans": [
            (plan, tables.plan_heading(plan), MARKS[plan.judged.verdict], tables.plan_listing(plan))
            for plan in told
        ],
        "goals": tables.goal_listing(queries.goals(on=on)),
        "crumbs": crumbs(way, Link(gettext("Plans"))),
        "as_of": on,
    }
    return render(request, "bulletins/plans.html", page)
