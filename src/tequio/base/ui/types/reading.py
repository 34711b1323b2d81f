"""A text that is read beside what was found in it: marked words, findings, remarks, a tally."""

from dataclasses import dataclass

from tequio.base.shown import Number
from tequio.base.ui.types.marks import Link, Verdict, Words


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """Words of a text; `is_named`: they name a place, and lead to its page where it is known."""

    text: Words
    is_named: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Words of a text that are one figure, or none (`is_figure`); `number` stands behind them.

    `verdict` None: nobody could say anything of it.
    """

    parts: tuple[MarkedPart, ...]
    is_figure: bool = False
    verdict: Verdict | None = None
    number: int | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A paragraph of a text. `kind`: title, heading, note, item, row, or empty for prose."""

    pieces: tuple[MarkedPiece, ...]
    kind: str = ""

    @property
    def is_item(self) -> bool:
        """Whether it belongs to a list of the text."""
        return self.kind == "item"


@dataclass(frozen=True, slots=True)
class Finding:
    """A number of a text and how it stands: what is said, what is measured, why.

    `anchor` is where the number behind the words leads; `href` is the page of the finding. `more`
    goes on saying why, and `others` are other ways of counting: they are there when asked for.
    """

    number: int
    anchor: str
    said: Words
    verdict: Verdict | None = None
    measured: Number | None = None
    decimals: int = 0
    receipt: str = ""
    why: Words = ""
    more: Words = ""
    href: str = ""
    hints: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something found of a paragraph or of a whole text that is no single number.

    `summary`: what stands for the links until they are opened.
    """

    lead: Words
    words: Words = ""
    verdict: Verdict | None = None
    receipt: str = ""
    links: tuple[Link, ...] = ()
    summary: Words = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many came out in one way."""

    verdict: Verdict
    count: int
    words: Words
