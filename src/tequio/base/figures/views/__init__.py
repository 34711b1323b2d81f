"""Pages of figures: the catalogue, a figure, a receipt, its rows and other sets, the snapshots."""

from tequio.base.figures.views.differences import difference
from tequio.base.figures.views.figures import (
    catalogue,
    figure,
    receipt,
    rows,
    snapshot,
    snapshot_list,
)

__all__ = ["catalogue", "difference", "figure", "receipt", "rows", "snapshot", "snapshot_list"]
