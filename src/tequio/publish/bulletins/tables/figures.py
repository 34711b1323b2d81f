"""One figure of a text: the words around it, and each check that it is part of."""

import re
from dataclasses import dataclass

from tequio.base.shown import every_digit
from tequio.base.ui.types import Listing, Verdict
from tequio.publish.bulletins.tables.receipts import CHECKS, MARKS, candidates
from tequio.publish.bulletins.types import Check, RegisterRecipe, Span

AROUND = 200  # letters on each side
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Around:
    """Words of a text and some of what stands before and behind them."""

    before: str
    words: str
    behind: str


@dataclass(frozen=True)
class CheckShown:
    """A check as a page shows it; `quantity` and `area` name the family of its figure, if any."""

    what: str
    verdict: Verdict
    explanation: str
    receipt: str
    candidates: Listing | None
    quantity: str
    area: str


def around(text: str, span: Span) -> Around:
    """Return the words of a figure with those around it, cut between words."""
    before = BLANKS.sub(" ", text[max(0, span.start - AROUND) : span.start])
    behind = BLANKS.sub(" ", text[span.end : span.end + AROUND])
    if span.start > AROUND:
        before = f"…{before.partition(' ')[2]}"
    if span.end + AROUND < len(text):
        behind = f"{behind.rpartition(' ')[0]}…"
    return Around(before, " ".join(text[span.start : span.end].split()), behind)


def shown_check(check: Check) -> CheckShown:
    """Return a check with its candidates as a list, the best first."""
    recipe = check.recipe
    held = recipe if isinstance(recipe, RegisterRecipe) else None
    return CheckShown(
        what=str(CHECKS[check.kind]),
        verdict=MARKS[check.verdict],
        explanation=check.explanation,
        receipt=check.receipt,
        candidates=candidates(check.candidates),
        quantity=(held.quantity if held else None) or "",
        area=(held.area if held else None) or "",
    )


def written(value: float) -> str:
    """Return a number as a form takes it back."""
    return every_digit(value)
