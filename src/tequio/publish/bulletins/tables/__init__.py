"""What pages of bulletins show, in the shapes of the components."""

from tequio.publish.bulletins.tables.beside import Addresses, said
from tequio.publish.bulletins.tables.figures import around, shown_check, written
from tequio.publish.bulletins.tables.listings import (
    asked_list,
    bulletin_listing,
    csv_rows,
    figure_history,
    header_history,
)
from tequio.publish.bulletins.tables.marked import also, groups, shown_promises, tally
from tequio.publish.bulletins.tables.receipts import MARKS, candidates, slip

__all__ = [
    "MARKS",
    "Addresses",
    "also",
    "around",
    "asked_list",
    "bulletin_listing",
    "candidates",
    "csv_rows",
    "figure_history",
    "groups",
    "header_history",
    "said",
    "shown_check",
    "shown_promises",
    "slip",
    "tally",
    "written",
]
