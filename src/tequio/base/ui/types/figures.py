"""Figures, receipts, and what was announced beside what is measured."""

from dataclasses import dataclass
from decimal import Decimal

from tequio.base.shown import Number
from tequio.base.ui.charts import Rail, rail
from tequio.base.ui.types.marks import Verdict, Words


@dataclass(frozen=True, slots=True)
class Stat:
    """A lone figure: `value` None is unknown; `is_share` shows a share of one as a percentage."""

    value: Number | None
    label: Words
    universe: Words = ""
    receipt: str = ""
    unit: Words = ""
    decimals: int = 0
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line of a receipt: words, a key in mono, a link, or a sum with its parts."""

    term: Words
    words: Words = ""
    is_key: bool = False
    href: str = ""
    parts: tuple[tuple[Words, Number | None], ...] = ()
    total: Number | None = None
    decimals: int = 0  # of the parts; the total has the slip's


@dataclass(frozen=True, slots=True)
class Slip:
    """A receipt as a slip of paper."""

    figure: str
    value: Number | None
    what: Words
    lines: tuple[SlipLine, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """What someone announced beside what the register measures; never merged.

    `said_words` is how they said it, where that is not the plain number («mil 280»).
    """

    what: Words
    said: Number
    measured: Number | None
    verdict: Verdict
    said_words: Words = ""
    said_note: Words = ""
    said_href: str = ""
    measured_note: Words = ""
    receipt: str = ""
    why: Words = ""
    decimals: int = 0

    @property
    def rail(self) -> Rail | None:
        """The scale from zero with both; None where there is no measure."""
        return None if self.measured is None else rail(float(self.said), float(self.measured))

    @property
    def difference(self) -> Decimal | None:
        """Measured minus announced."""
        if self.measured is None:
            return None
        return Decimal(str(self.measured)) - Decimal(str(self.said))

    @property
    def share(self) -> Decimal | None:
        """The difference as a share of what was announced."""
        if self.difference is None or not self.said:
            return None
        return self.difference / Decimal(str(self.said))
