"""Writing the institutions that the package itself brings."""

from dataclasses import asdict

from tequio.register.directory.models import Institution
from tequio.register.directory.queries import reference_institutions


def install_institutions() -> int:
    """Make the table of institutions hold the package's; return how many rows that changed.

    Safe to run twice, and by two at once: a row that is already right is not written.
    """
    known = {row["code"]: row for row in Institution.objects.values()}
    told = [asdict(row) for row in reference_institutions()]
    changed = [Institution(**row) for row in told if known.get(row["code"]) != row]
    fields = [name for name in told[0] if name != "code"]
    Institution.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
    return len(changed)
