"""Reads of boards, of claims held against figures, and of the package's own tables."""

from tequio.measures.indicators.queries.board import board, claims_of
from tequio.measures.indicators.queries.held import held
from tequio.measures.indicators.queries.reference import comparisons, quantities, reference_claims

__all__ = [
    "board",
    "claims_of",
    "comparisons",
    "held",
    "quantities",
    "reference_claims",
]
