"""Plain facts that the package itself brings, kept equal to what its tables say."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db import models


def hold_reference(model: type[models.Model], rows: Iterable[Any], *, key: str) -> int:
    """Make a table hold these dataclasses, its columns their fields; return how many were written.

    Safe to run twice, and by two at once: a row that is already right is not written. Two SQL
    statements, one where nothing changed.
    """
    known = {row[key]: row for row in model._default_manager.values()}  # noqa: SLF001 - Django's documented model interface
    told = [asdict(row) for row in rows]
    changed = [model(**row) for row in told if known.get(row[key]) != row]
    fields = [name for name in told[0] if name != key]
    model._default_manager.bulk_create(  # noqa: SLF001
        changed, update_conflicts=True, unique_fields=[key], update_fields=fields
    )
    return len(changed)
