"""What is read from a bulletin: its header, its figures, people, places of care, commitments."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Bound(StrEnum):
    """How a text ties itself to a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Precision(StrEnum):
    """How much of a date a text gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Kind(StrEnum):
    """What a block of a text is."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    TABLE = "table"


@dataclass(frozen=True)
class Block:
    """A run of text without breaks, and where each of its characters stood in the source.

    `at` has one place more than the text has characters: where the block ends in the source.
    """

    kind: Kind
    text: str
    at: tuple[int, ...] = field(repr=False)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of this block stands in the source."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(frozen=True)
class Text:
    """A bulletin as blocks in reading order, letterheads and link blocks told apart."""

    raw: str
    blocks: tuple[Block, ...]
    letterhead: tuple[str, ...]
    links: tuple[str, ...]

    def quote(self, block: Block, start: int, end: int) -> str:
        """Return the source, letter by letter, of a part of a block."""
        since, until = block.source_span(start, end)
        return self.raw[since:until]


@dataclass(frozen=True)
class Header:
    """What the bulletin says of itself. None where it does not say it."""

    number: str | None
    date: date | None
    date_precision: Precision | None
    date_text: str | None
    place: str | None
    title: str | None
    issuers: tuple[str, ...]


@dataclass(frozen=True)
class BulletinFigure:
    """A number that counts something, at its full magnitude, as the text says it."""

    value: int | float
    unit: str
    qualifier: str | None
    bound: Bound
    place: str | None
    when: str | None
    quote: str


@dataclass(frozen=True)
class Person:
    """Someone named, in the fullest form of the text. `variants` are proposals, for a person."""

    name: str
    post: str | None
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks, and who is said to have said them."""

    text: str
    speaker: str | None


@dataclass(frozen=True)
class Commitment:
    """What someone is said to be going to do."""

    text: str
    who: str | None
    for_whom: str | None
    by_when: str | None


@dataclass(frozen=True)
class Bulletin:
    """All that was read from one text."""

    header: Header
    bullets: tuple[str, ...]
    figures: tuple[BulletinFigure, ...]
    people: tuple[Person, ...]
    facilities: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    agreements: tuple[Commitment, ...]
    links: tuple[str, ...]
