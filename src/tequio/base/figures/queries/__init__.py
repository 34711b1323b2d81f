"""Figures with their receipts, the rows behind them, what was said, what was frozen."""

from tequio.base.figures.queries.differences import (
    comparable,
    difference,
    difference_address,
    pinned,
)
from tequio.base.figures.queries.figures import (
    claims,
    definition,
    every_question,
    every_row,
    figure,
    figures,
    frozen_in,
    known_area,
    on_every_basis,
    questions,
    receipt,
    rows_behind,
    snapshot,
    snapshots,
)

__all__ = [
    "claims",
    "comparable",
    "definition",
    "difference",
    "difference_address",
    "every_question",
    "every_row",
    "figure",
    "figures",
    "frozen_in",
    "known_area",
    "on_every_basis",
    "pinned",
    "questions",
    "receipt",
    "rows_behind",
    "snapshot",
    "snapshots",
]
