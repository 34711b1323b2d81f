"""Reads of institutions."""

import csv
from functools import lru_cache
from pathlib import Path

from tequio.register.directory.models import Institution
from tequio.register.directory.types import InstitutionRow

INSTITUTIONS_CSV = Path(__file__).parent / "reference" / "institutions.csv"


@lru_cache(maxsize=1)
def reference_institutions() -> tuple[InstitutionRow, ...]:
    """Return the institutions as the package's own sourced table has them. No query."""
    with INSTITUTIONS_CSV.open(encoding="utf-8", newline="") as table:
        return tuple(InstitutionRow(**row) for row in csv.DictReader(table))


def institutions() -> list[InstitutionRow]:
    """Return the institutions by code. One SQL query."""
    rows = Institution.objects.order_by("code").values("code", "name", "kind", "source")
    return [InstitutionRow(**row) for row in rows]


def institution_name(code: str) -> str:
    """Return the name of an institution; its code where the table does not have it. No query."""
    named = {row.code: row.name for row in reference_institutions()}
    return named.get(code, code)
