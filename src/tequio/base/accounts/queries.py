"""Who a viewer is, and what is in reach."""

from django.contrib.auth.models import AnonymousUser

from tequio.base.accounts import rules
from tequio.base.accounts.models import User

Viewer = User | AnonymousUser


def reach(viewer: Viewer, permission: str) -> frozenset[str]:
    """Return the states where the viewer has a permission; empty for a visitor. One SQL query."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return frozenset()
    grants = viewer.grants.filter(until=None).values_list("role", "scope")
    return rules.states_of(grants, permission)


def may(viewer: Viewer, permission: str, *, state: str | None = None) -> bool:
    """Whether the viewer has a permission in a state, or anywhere at all if none is named."""
    states = reach(viewer, permission)
    return state in states if state else bool(states)
