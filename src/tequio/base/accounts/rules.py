"""What each role may do, and how far a scope reaches."""

from collections.abc import Iterable

NATION = "*"
ALL_STATES = frozenset(f"{n:02}" for n in range(1, 33))
READS = frozenset({"batches.see"})
CAPTURES = READS | {"batches.load", "batches.accept", "batches.undo"}
GRANTS: dict[str, frozenset[str]] = {
    "read": READS,
    "capture": CAPTURES,
    "validate": CAPTURES,
    "administer": CAPTURES | {"accounts.grant"},
    "audit": READS | {"audit.see"},
}


def reaches(scope: str, state: str | None) -> bool:
    """Whether a scope covers a state; None stands for the whole nation."""
    return scope == NATION or (state is not None and scope == state)


def states_of(grants: Iterable[tuple[str, str]], permission: str) -> frozenset[str]:
    """Return the states in which (role, scope) pairs give a permission."""
    scopes = {scope for role, scope in grants if permission in GRANTS[role]}
    return ALL_STATES if NATION in scopes else frozenset(scopes)
