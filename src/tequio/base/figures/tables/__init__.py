"""The shapes in which pages show figures: listings, slips, timelines."""

from tequio.base.figures.tables.catalogue import bases, catalogue, stats, values
from tequio.base.figures.tables.differences import (
    alike,
    apart,
    apart_stats,
    because,
    both,
    named,
)
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
    "alike",
    "announced",
    "apart",
    "apart_stats",
    "bases",
    "because",
    "beside",
    "both",
    "catalogue",
    "citation",
    "crumbs",
    "documents",
    "entries",
    "history",
    "named",
    "rows",
    "slip",
    "snapshots",
    "stats",
    "values",
]
