"""Sums in tables: a row of totals against the rows above it, a column of them, or the prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from tequio.publish.bulletins.rules.counting import HUNDRED, PERCENT
from tequio.publish.bulletins.rules.finding.additions import FEWEST, UNREAD, Addition
from tequio.publish.bulletins.rules.finding.kinds import is_same_kind, may_be_part
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence
from tequio.publish.bulletins.rules.finding.shares import a_hundred
from tequio.publish.bulletins.rules.numerals import numbers_in
from tequio.publish.bulletins.types import Bound, Kind

_SPLIT = re.compile(r"\s*\|\s*|\t+| {2,}")
_TOTAL = re.compile(r"\W*(?:gran )?(?:sub)?(?:total(?:es)?|suma)\b", re.IGNORECASE)
_SUBTOTAL = re.compile(r"\W*subtotal", re.IGNORECASE)
_NUMBER = re.compile(r"\W*[$~≈]?\s*\d[\d ,.']*\s*(?:%|mdp|mil|millones)?\W*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass
class Row:
    """A row: its label, and its numbers by column."""

    label: str
    cells: dict[int, Mention] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)


def in_tables(sentences: Sequence[Sentence]) -> Iterator[Addition]:
    """Yield the sums of each table, by column and by row, and of the sentences around it."""
    for is_table, group in groupby(sentences, key=lambda each: each.kind is Kind.TABLE):
        lines = list(group)
        if not is_table:
            continue
        rows = [row for row in map(_row, lines) if row.cells or row.words]
        beside = [*sentences[max(0, lines[0].number - 2) : lines[0].number]]
        beside += sentences[lines[-1].number + 1 : lines[-1].number + 3]
        yield from _down(rows)
        yield from _along(rows)
        yield from _told_beside(rows, beside)


def _row(line: Sentence) -> Row:
    row = Row("")
    start, column = 0, 0
    for found in [*_SPLIT.finditer(line.text), None]:
        end = found.start() if found else len(line.text)
        cell = line.text[start:end]
        if cell.strip() or column:
            _fill(row, line, column, start, cell)
            column += 1
        start = found.end() if found else end
    return row


def _fill(row: Row, line: Sentence, column: int, start: int, cell: str) -> None:
    if not column:
        row.label = cell.strip()
    said = [each for each in line.said if start <= each.start - line.start < start + len(cell)]
    if column and said and _NUMBER.fullmatch(cell):
        row.cells[column] = said[0]
    elif column and _NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell.strip()):
        if unread := _unread(line, start, cell):
            row.cells[column] = unread
    elif cell.strip():
        row.words[column] = cell.strip()


def _unread(line: Sentence, start: int, cell: str) -> Mention | None:
    """Return a cell that the reader gave no noun: a total says what it counts no more."""
    numbers = numbers_in(cell)
    if len(numbers) != 1:
        return None
    number = numbers[0]
    at = line.start + start
    return Mention(
        UNREAD,
        line.block,
        line.number,
        at + number.start,
        at + number.end,
        at + number.end,
        number.value,
        PERCENT if "%" in cell else "",
        Bound.EXACT,
        Decimal(0),
        None,
    )


def _columns(rows: Sequence[Row]) -> list[int]:
    return sorted({column for row in rows for column in row.cells})


def _down(rows: Sequence[Row]) -> Iterator[Addition]:
    """Yield each row of totals against the rows it sums up, column by column."""
    for column in _columns(rows):
        open_: list[Mention] = []
        subtotals: list[Mention] = []
        for row in rows:
            if not row.cells.get(column):
                continue
            cell = row.cells[column]
            if not _TOTAL.match(row.label):
                open_.append(cell)
            elif _SUBTOTAL.match(row.label):
                yield from _column(cell, open_)
                subtotals, open_ = [*subtotals, cell], []
            else:
                yield from _column(cell, [*subtotals, *open_])
                open_, subtotals = [], []
        if open_ and rows[0].cells.get(column) and _TOTAL.match(rows[0].label):
            yield from _column(rows[0].cells[column], open_)
        if _is_share(open_):
            yield Addition(a_hundred(open_[0]), tuple(open_))


def _column(total: Mention, parts: Sequence[Mention]) -> Iterator[Addition]:
    if len(parts) < FEWEST:
        return
    whole = Addition(_as(total, parts[0]), tuple(parts))
    if total.unit == PERCENT or parts[0].unit == PERCENT:
        if total.value == HUNDRED and whole.is_within("0.9", "1.1"):
            yield whole  # a rate of the whole is no sum of rates
        return
    yield whole


def _as(total: Mention, part: Mention) -> Mention:
    return replace(total, unit=part.unit) if not total.unit else total


def _is_share(cells: list[Mention]) -> bool:
    """Whether a column of percentages without a total makes a hundred."""
    if len(cells) < FEWEST or any(each.unit != PERCENT for each in cells):
        return False
    if any(each.value == HUNDRED for each in cells):
        return False
    return Addition(a_hundred(cells[0]), tuple(cells)).closes


def _along(rows: Sequence[Row]) -> Iterator[Addition]:
    """Yield each cell of a column of totals against the other cells of its row."""
    heads = [row for row in rows if not row.cells and row.words]
    totals = [c for head in heads[:1] for c, word in head.words.items() if c and _TOTAL.match(word)]
    for column in totals:
        for row in rows:
            total = row.cells.get(column)
            parts = [cell for at, cell in sorted(row.cells.items()) if at != column]
            if total is None or len(parts) < FEWEST or any(p.unit == PERCENT for p in parts):
                continue
            whole = Addition(_as(total, parts[0]), tuple(parts))
            if whole.closes or whole.is_within("0.9", "1.1"):
                yield whole


def _told_beside(rows: Sequence[Row], beside: Sequence[Sentence]) -> Iterator[Addition]:
    """Yield numbers of the prose around a table that its rows, or its row of totals, make."""
    body = [row for row in rows if row.cells and not _TOTAL.match(row.label)]
    sums = [row for row in rows if row.cells and _TOTAL.match(row.label)]
    for total in [each for sentence in beside for each in sentence.said]:
        for column in _columns(body):
            cells = [row.cells[column] for row in body if column in row.cells]
            if len(cells) >= FEWEST and is_same_kind(cells[0].unit or " ", total.unit):
                whole = Addition(total, tuple(cells))
                if total.unit != PERCENT and (whole.closes or _is_near(whole, sums)):
                    yield whole
        for row in sums:
            yield from _across_columns(total, row)


def _is_near(whole: Addition, sums: Sequence[Row]) -> bool:
    return not sums and whole.is_within("0.9", "1.1")


def _across_columns(total: Mention, row: Row) -> Iterator[Addition]:
    fit = [
        cell
        for _, cell in sorted(row.cells.items())
        if cell.unit and may_be_part(cell.unit, total.unit)
    ]
    if len(fit) >= FEWEST and Addition(total, tuple(fit)).closes:
        yield Addition(total, tuple(fit))
