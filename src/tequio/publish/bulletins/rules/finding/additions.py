"""A number with its parts, as far as a finder knows: whether they make it, and its recipe."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tequio.publish.bulletins.rules.finding.mentions import Mention
from tequio.publish.bulletins.rules.judging import add
from tequio.publish.bulletins.types import Bound, Found, Outcome, SumRecipe

FEWEST = 2  # parts
UNREAD = -1  # a number that no figure is about: the cell of a row of totals
LOOSE = Decimal("0.1")  # `more than 1,000` is not said of 5,000


@dataclass(frozen=True)
class Addition:
    """A number and the numbers that may be its parts, in the order of the text."""

    total: Mention
    parts: tuple[Mention, ...]

    @property
    def sum(self) -> Decimal:
        """What the parts make."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def recipe(self) -> SumRecipe:
        """The check of this addition."""
        ties = {part.bound for part in self.parts} - {Bound.EXACT}
        bound = self.total.bound
        slack = self._slack()
        return SumRecipe(
            total=float(self.total.value),
            parts=tuple(float(part.value) for part in self.parts),
            bound=None if bound is Bound.EXACT else bound,
            parts_bound=(ties.pop() if len(ties) == 1 else Bound.ABOUT) if ties else None,
            slack=float(slack) if slack else None,
        )

    def _slack(self) -> Decimal:
        """Half of the last digits of all numbers but one: n rounded ones miss by less than n / 2.

        What is missed is of whole last digits, so less than n / 2 is (n - 1) / 2 at most.
        """
        if self.sum == self.total.value:
            return Decimal(0)
        steps = [each.step for each in (self.total, *self.parts)]
        return (sum(steps, Decimal(0)) - max(steps)) / 2

    @property
    def closes(self) -> bool:
        """Whether the parts make the number; where it is hedged, nearly."""
        if add(self.recipe).verdict is not Outcome.AGREES:
            return False
        return abs(self.sum - self.total.value) <= self.total.value * LOOSE

    def is_within(self, low: str, high: str) -> bool:
        """Whether the parts make between so much and so much of the number."""
        if not self.total.value:
            return False
        return Decimal(low) <= self.sum / self.total.value <= Decimal(high)

    @property
    def found(self) -> Found:
        """What there is to check."""
        about = [self.total.of, *(part.of for part in self.parts)]
        return Found(self.recipe, tuple(dict.fromkeys(of for of in about if of != UNREAD)))


def longest_that_closes(
    total: Mention, run: Sequence[Mention], *, from_end: bool = False
) -> Addition | None:
    """Return the longest part of a run, from its beginning or its end, that makes a number."""
    for many in range(len(run), FEWEST - 1, -1):
        parts = run[-many:] if from_end else run[:many]
        addition = Addition(total, tuple(parts))
        if addition.closes:
            return addition
    return None
