"""Writing the institutions that the package itself brings."""

from tequio.base.db.reference import hold_reference
from tequio.register.directory.models import Institution
from tequio.register.directory.queries import reference_institutions


def install_institutions() -> int:
    """Make the table of institutions hold the package's; return how many rows that changed."""
    return hold_reference(Institution, reference_institutions(), key="code")
