"""A number on its way to its noun, and the count that it becomes."""

from dataclasses import dataclass
from decimal import Decimal

from tequio.publish.bulletins.rules.nouns import DURATION, Noun
from tequio.publish.bulletins.rules.numerals import Number
from tequio.publish.bulletins.types import Bound

PERCENT, PESO = "porcentaje", "peso"

HUNDRED = 100


@dataclass(frozen=True)
class Count:
    """A number joined to what it counts; where the number, the noun and the quote stand."""

    value: Decimal
    unit: str
    start: int
    end: int
    until: int  # where the noun ends, or the number where the noun stands before it
    since: int = -1  # where the noun said once before begins; -1 where it stands beside
    bound: Bound | None = None
    scale: str = ""  # the last word of magnitude


@dataclass
class Open:
    """A number on its way to its noun."""

    number: Number
    value: Decimal
    noun: Noun | None = None
    since: int = -1
    bound: Bound | None = None
    is_out: bool = False
    is_item: bool = False  # what stands behind it says of what was counted before


def is_measure(unit: str) -> bool:
    """Whether a unit measures: no list of other things inherits it."""
    return unit.split(maxsplit=1)[0] in DURATION or unit in {PERCENT, PESO, "dólar", "euro"}
