"""Writing the plain facts of territory that the package itself brings."""

from tequio.base.db.reference import hold_reference
from tequio.register.geography.models import State
from tequio.register.geography.queries import reference_states


def install_states() -> int:
    """Make the table of states hold the package's; return how many rows that changed."""
    return hold_reference(State, reference_states(), key="code")
