"""What each role may do, how far a scope reaches, how often a log-in may fail."""

from collections.abc import Iterable
from datetime import timedelta

from tequio.base.accounts.errors import BadScopeError, TooManyLogInsError

NATION = "*"
ALL_STATES = frozenset(f"{n:02}" for n in range(1, 33))
READS = frozenset({"batches.see", "bulletins.see", "jobs.see"})
CAPTURES = READS | {"batches.load", "batches.accept", "batches.undo", "bulletins.keep"}
# Who keeps a text does not also say what it means: that is another person's word, or a lead's.
VALIDATES = CAPTURES | {"bulletins.correct", "bulletins.confirm"}
GRANTS: dict[str, frozenset[str]] = {
    "read": READS,
    "capture": CAPTURES,
    "validate": VALIDATES,
    "administer": VALIDATES | {"accounts.grant"},
    "audit": READS | {"audit.see"},
}
PERMISSIONS = frozenset[str]().union(*GRANTS.values())

FAILURES_OF_PERSON, FAILURES_OF_PLACE = 8, 60  # an office shares one address
WINDOW = timedelta(minutes=15)


def states_of(grants: Iterable[tuple[str, str]], permission: str) -> frozenset[str]:
    """Return the states in which (role, scope) pairs give a permission."""
    scopes = {scope for role, scope in grants if permission in GRANTS[role]}
    return ALL_STATES if NATION in scopes else frozenset(scopes)


def states_in(scope: str) -> frozenset[str]:
    """Return the states of a scope.

    Raises:
        BadScopeError: it is neither the nation nor a state.
    """
    if scope != NATION and scope not in ALL_STATES:
        raise BadScopeError(scope=scope)
    return ALL_STATES if scope == NATION else frozenset({scope})


def require_few_failures(*, of_person: int, of_place: int) -> None:
    """Refuse to look at a password after too many failures within the window.

    Raises:
        TooManyLogInsError: the person or the place is over its limit.
    """
    if of_person > FAILURES_OF_PERSON or of_place > FAILURES_OF_PLACE:
        raise TooManyLogInsError(minutes=int(WINDOW.total_seconds() // 60))
