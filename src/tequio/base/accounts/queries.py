"""Who a viewer is, and what is in reach."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from tequio.base.accounts import ports, rules
from tequio.base.accounts.models import Grant, User
from tequio.base.accounts.types import WORDS, GrantRow, Role

Viewer = User | AnonymousUser


def reach(viewer: Viewer, permission: str) -> frozenset[str]:
    """Return the states where the viewer has a permission; empty for a visitor. One SQL query.

    None for whoever came by `person_of_session`: their grants came along.
    """
    if not isinstance(viewer, User) or not viewer.is_active:
        return frozenset()
    grants = getattr(viewer, "open_grants", None)
    if grants is None:
        grants = viewer.grants.filter(until=None).values_list("role", "scope")
    return rules.states_of(grants, permission)


def may(viewer: Viewer, permission: str, *, state: str | None = None) -> bool:
    """Whether the viewer has a permission in a state, or anywhere at all if none is named."""
    states = reach(viewer, permission)
    return state in states if state else bool(states)


def in_reach(viewer: Viewer, permission: str, *, states: str, author: str) -> Q:
    """Return the condition for rows that a viewer may know of.

    They are the viewer's own, and those all of whose states lie where the viewer has the
    permission. A row of no state concerns the nation: it needs the permission everywhere.

    Args:
        viewer: who asks.
        permission: what they need.
        states: name of the column that lists states.
        author: name of the column that says whose the row is.
    """
    if not isinstance(viewer, User):
        return Q(pk__in=[])
    near = reach(viewer, permission)
    if near == rules.ALL_STATES:
        return Q(pk__isnull=False)  # every row; an empty condition would be lost beside an "or"
    inside = Q(**{f"{states}__contained_by": sorted(near)}) & ~Q(**{states: []})
    return Q(**{author: viewer}) | inside


def visible_grants(viewer: User) -> QuerySet[Grant]:
    """Return the viewer's own grants, and those where the viewer may give some; ended ones too."""
    near = reach(viewer, "accounts.grant")
    scopes = [*near, rules.NATION] if near == rules.ALL_STATES else list(near)
    return Grant.objects.filter(Q(user=viewer) | Q(scope__in=scopes))


def own_grants(viewer: User) -> list[GrantRow]:
    """Return the roles that the viewer now has, the widest first. One SQL query."""
    rows = viewer.grants.filter(until=None).order_by("scope", "role")
    return [
        GrantRow(row.pk, WORDS[Role(row.role)], row.scope, ports.place_of(row.scope), row.since)
        for row in rows
    ]


def person_of_session(number: int) -> User | None:
    """Return a person with their open grants, None if gone or deactivated. Two SQL queries."""
    person = User.objects.filter(pk=number, is_active=True).first()
    if person is not None:
        grants = person.grants.filter(until=None).values_list("role", "scope")
        person.open_grants = list(grants)  # type: ignore[attr-defined]  # read by `reach`
    return person
