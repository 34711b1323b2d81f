"""Which states were said to join by when: a plain fact of what was announced."""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path

from tequio.register.geography.types import PlanRow

PLANS_CSV = Path(__file__).parents[1] / "reference" / "plans.csv"


@lru_cache(maxsize=1)
def reference_plans() -> tuple[PlanRow, ...]:
    """Return the announced plans as the package's own sourced table has them. No query."""
    with PLANS_CSV.open(encoding="utf-8", newline="") as table:
        return tuple(
            PlanRow(
                state=row["state"],
                by_when=row["by_when"],
                until=date.fromisoformat(row["until"]),
                said_on=date.fromisoformat(row["said_on"]) if row["said_on"] else None,
                said_by=row["said_by"],
                source=row["source"],
                quote=row["quote"],
            )
            for row in csv.DictReader(table)
        )
