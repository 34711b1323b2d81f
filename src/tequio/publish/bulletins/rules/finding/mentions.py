"""Every time that a text says a number, where it stands: block, sentence, column, and how exact."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tequio.publish.bulletins.rules.counting import PERCENT
from tequio.publish.bulletins.rules.figures import sentences
from tequio.publish.bulletins.rules.numerals import numbers_in
from tequio.publish.bulletins.types import Block, Bound, BulletinFigure, Kind, Reading, Span

_DECIMALS = re.compile(r"\d\.(\d{1,2})(?!\d)|\d,(\d{1,2})(?!\d)")


@dataclass(frozen=True)
class Mention:
    """A number said: `of` is its figure; `start` and `end` are of the numeral in its block.

    `until` is where its words end. `step` is the size of the last digit written where the number
    looks rounded (`53.2 millones`: 100,000), else 0. `place` is the state named nearest.
    """

    of: int
    block: int
    sentence: int
    start: int
    end: int
    until: int
    value: Decimal
    unit: str
    bound: Bound
    step: Decimal
    place: str | None


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a row of a table, and the numbers said in it, in order."""

    number: int
    block: int
    kind: Kind
    start: int
    end: int
    text: str
    said: tuple[Mention, ...]

    def between(self, since: int, until: int) -> str:
        """Return the text between two places of the block."""
        return self.text[max(0, since - self.start) : max(0, until - self.start)]


def sentences_of(reading: Reading) -> tuple[Sentence, ...]:
    """Return a text in sentences, each with the numbers said in it. O(n) of the text."""
    blocks = reading.text.blocks
    cuts = [(at, start, end) for at, block in enumerate(blocks) for start, end in _parts(block)]
    said: dict[int, list[Mention]] = {}
    begins = [(at, start) for at, start, _ in cuts]
    opens = [block.at[0] if block.at else -1 for block in blocks]
    for of, figure in enumerate(reading.bulletin.figures):
        for span in (figure.span, *figure.repeats):
            at = max(0, bisect_right(opens, span.start) - 1)
            mention = _mention(blocks, at, of, figure, span)
            number = max(0, bisect_right(begins, (at, mention.start)) - 1)
            said.setdefault(number, []).append(_numbered(mention, number))
    return tuple(
        Sentence(
            number,
            at,
            blocks[at].kind,
            start,
            end,
            blocks[at].text[start:end],
            tuple(sorted(said.get(number, ()), key=lambda each: each.start)),
        )
        for number, (at, start, end) in enumerate(cuts)
    )


def _parts(block: Block) -> Iterator[tuple[int, int]]:
    if block.kind is Kind.TABLE:
        yield 0, len(block.text)
    else:
        yield from sentences(block.text)


def _mention(
    blocks: tuple[Block, ...], at: int, of: int, figure: BulletinFigure, span: Span
) -> Mention:
    block = blocks[at]
    last = len(block.text)
    since = min(bisect_left(block.at, span.start), last)
    until = min(bisect_left(block.at, span.end), last)
    value = Decimal(str(figure.value))
    start, end = _numeral(block.text, since, until, value)
    return Mention(
        of=of,
        block=at,
        sentence=0,
        start=start,
        end=end,
        until=until,
        value=value,
        unit=figure.unit,
        bound=figure.bound,
        step=_step(block.text[start:end], value, figure.unit),
        place=figure.place,
    )


def _numbered(mention: Mention, number: int) -> Mention:
    return Mention(**{**mention.__dict__, "sentence": number})


def _numeral(text: str, since: int, until: int, value: Decimal) -> tuple[int, int]:
    """Return where the numeral of a figure stands in its words: the last that says its value."""
    words = text[since:until]
    found = numbers_in(words.lower() if words.isupper() else words)
    same = [each for each in found if each.value == value] or found
    return (since + same[-1].start, since + same[-1].end) if same else (since, until)


def _step(numeral: str, value: Decimal, unit: str) -> Decimal:
    found = _DECIMALS.search(numeral)
    if found is None:
        return Decimal(1) if unit == PERCENT and value == value.to_integral_value() else Decimal(0)
    digits = found[1] or found[2]
    written = numbers_in(numeral[: found.end()])
    scale = value / written[0].value if written and written[0].value else Decimal(1)
    return Decimal(1).scaleb(-len(digits)) * scale
