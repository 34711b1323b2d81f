"""Where a text is marked: figures and places of care, cut so that marks nest whatever they span."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tequio.publish.bulletins.rules.facilities import facility_spans
from tequio.publish.bulletins.rules.numerals import numbers_in
from tequio.publish.bulletins.rules.vocabulary import sentence_case
from tequio.publish.bulletins.types import Block, BulletinFigure, Span


@dataclass(frozen=True)
class Mark:
    """A stretch of a block that is marked, and which of the marked things it is."""

    start: int
    end: int
    of: int


@dataclass(frozen=True)
class Part:
    """Words inside a piece; `named` is the place of care that they name, if any."""

    text: str
    named: int | None = None


@dataclass(frozen=True)
class Piece:
    """Words of a block that are one figure (`figure`), or none; its parts follow one another.

    `ends`: the figure's words end here, so its number stands behind them.
    """

    parts: tuple[Part, ...]
    figure: int | None = None
    ends: bool = False


def pieces(text: str, figures: Iterable[Mark], named: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return a text in pieces: joined again they are the text, letter by letter.

    Marks may overlap and lie outside the text. Each letter belongs to the figure that begins
    last there, and to the first place of care. O((n + k) log k) of n letters and k marks.
    """
    owner = _owners(len(text), sorted(figures, key=lambda mark: (mark.start, -mark.end)))
    place = _owners(len(text), sorted(named, key=lambda mark: (-mark.start, mark.end)))
    last = {figure: at + 1 for at, figure in enumerate(owner)}
    found = []
    for start, end, figure in _runs(owner, 0, len(text)):
        inside = _runs(place, start, end)
        parts = tuple(Part(text[since:until], name) for since, until, name in inside)
        found.append(Piece(parts, figure, figure is not None and last[figure] == end))
    return tuple(found)


def figure_marks(block: Block, figures: Sequence[BulletinFigure]) -> list[Mark]:
    """Return where figures stand in a block; of those said in one breath, each its own number.

    `102 nuevos especialistas, 50 ordinarios, 38 del OPD`: the quote of the third begins with the
    first, but what is marked is `38`.
    """
    spans = [
        (*_within(block, span), of)
        for of, figure in enumerate(figures)
        for span in (figure.span, *figure.repeats)
    ]
    whole = sorted((start, end, of) for start, end, of in spans if start < end)
    found: list[Mark] = []
    until = 0
    for start, end, of in whole:
        since = start if start >= until else _own(block.text, until, end, figures[of])
        found.append(Mark(since, end, of))
        until = max(until, end)
    return found


def named_marks(block: Block, names: Sequence[str]) -> list[Mark]:
    """Return where a block names those places of care; longer forms of a name count as it."""
    places = {name_key(name): of for of, name in enumerate(names)}
    cased = sentence_case(block.text)
    found = []
    for start, end in facility_spans(cased):
        of = places.get(name_key(block.text[start:end]))
        if of is not None:
            found.append(Mark(start, end, of))
    return found


def name_key(name: str) -> str:
    """Return a name as it is compared: without case, marks or double blanks."""
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def opens_unclosed(text: str) -> bool:
    """Whether a quotation begins in a text and does not end in it."""
    return text.count("“") > text.count("”") or text.count("«") > text.count("»")


def _within(block: Block, span: Span) -> tuple[int, int]:
    """Return a span of the source as places of a block; nothing of it there: an empty one."""
    letters = block.at[:-1]
    start, end = bisect_left(letters, span.start), bisect_left(letters, span.end)
    return start, min(end, len(block.text))


def _own(text: str, since: int, end: int, figure: BulletinFigure) -> int:
    """Return where the number of a figure begins, behind the words of the one before."""
    if since >= end:
        return end
    numbers = [n for n in numbers_in(text[since:end]) if float(n.value) == float(figure.value)]
    return since + numbers[-1].start if numbers else since


def _owners(length: int, marks: Iterable[Mark]) -> list[int | None]:
    owner: list[int | None] = [None] * length
    for mark in marks:
        start = max(mark.start, 0)
        end = max(min(mark.end, length), start)
        owner[start:end] = [mark.of] * (end - start)
    return owner


def _runs(
    owner: Sequence[int | None], start: int, end: int
) -> Iterator[tuple[int, int, int | None]]:
    """Yield the stretches that belong to one thing."""
    since = start
    for at in range(start, end):
        if at + 1 == end or owner[at + 1] != owner[at]:
            yield since, at + 1, owner[at]
            since = at + 1
