"""The shapes in which pages show figures: listings, slips, timelines."""

from tequio.base.figures.tables.catalogue import bases, catalogue, stats, values
from tequio.base.figures.tables.receipts import (
    announced,
    beside,
    citation,
    crumbs,
    documents,
    history,
    rows,
    slip,
)
from tequio.base.figures.tables.snapshots import entries, snapshots

__all__ = [
    "announced",
    "bases",
    "beside",
    "catalogue",
    "citation",
    "crumbs",
    "documents",
    "entries",
    "history",
    "rows",
    "slip",
    "snapshots",
    "stats",
    "values",
]
