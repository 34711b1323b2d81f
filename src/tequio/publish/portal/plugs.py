"""What the portal gives to the frame of every page, and to receipts."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tequio.base.figures.ports import add_uses, area_names
from tequio.base.figures.types import NATION, Question, Use
from tequio.base.keeping import known_cuts
from tequio.base.ui.ports import Room, add_foot_link, add_room, set_sample_notice, set_scopes
from tequio.base.ui.types import Scope, Scopes
from tequio.kernel.errors import noop
from tequio.register.geography.queries import reference_states

ROOMS = (
    Room(noop("Start"), "portal:country", order=10),
    Room(noop("States"), "portal:states", order=20),
    Room(noop("Units"), "portal:units", order=30),
    Room(noop("Map"), "portal:map", order=40),
)
SAMPLE = noop("The places, people and units of this page are made up; they are no one's.")
PAGES = {"nation": "portal:country", "state": "portal:state", "municipality": "portal:municipality"}
SHOWN = frozenset({"units.", "population.", "states."})


def sample_notice(request: HttpRequest) -> str:
    """Return the notice where anything now known is made up."""
    made_up = any(cut.is_sample for cut in known_cuts(request))
    return gettext(SAMPLE) if made_up else ""


def scopes(request: HttpRequest) -> Scopes:
    """Return the nation and the states, the one of this page marked. No SQL query."""
    here = state_of(request)
    states = reference_states()
    note = ngettext("%(count)s state", "%(count)s states", len(states)) % {"count": len(states)}
    nation = Scope(gettext("Mexico"), reverse("portal:country"), note, is_current=not here)
    choices = [
        Scope(row.name, reverse("portal:state", args=[row.code]), row.code, row.code == here)
        for row in states
    ]
    current = next((scope for scope in choices if scope.is_current), nation)
    return Scopes(current, (nation, *choices), search=reverse("portal:units"))


def state_of(request: HttpRequest) -> str:
    """Return the code of the state that an address lies in; empty for the nation."""
    found = request.resolver_match
    named = found.kwargs if found else {}
    told = named.get("code") or named.get("area") or request.GET.get("estado") or ""
    return getattr(request, "page_state", "") or ("" if told == NATION else str(told)[:2])


def uses(question: Question) -> Iterable[Use]:
    """Return the public page that shows a figure of an area."""
    if question.figure.partition(".")[0] + "." not in SHOWN:
        return
    code = question.area.code
    kind = question.area.kind
    address = reverse(PAGES[kind], args=[] if kind == "nation" else [code])
    yield Use(area_names([code])[code], address)


def plug() -> None:
    """Fill the sockets of the frame and of receipts."""
    for room in ROOMS:
        add_room(room)
    set_scopes(scopes)
    set_sample_notice(sample_notice)
    add_uses(uses)
    add_foot_link(noop("What is a receipt?"), "figures:catalogue", order=10)
    add_foot_link(noop("All the units"), "portal:units", order=20)
