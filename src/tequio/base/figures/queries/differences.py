"""Two totals as sets: which rows stand behind one figure and not behind another, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tequio.base.figures import ports
from tequio.base.figures.errors import OtherRowsError, UnknownSetError
from tequio.base.figures.queries.figures import definition, every_row, figures, on_every_basis
from tequio.base.figures.types import Apart, Difference, Figure, Question, RowsPage

KEY_AND_NAME = 2  # the first two columns of rows say of what they are


def difference(one: Question, other: Question) -> Difference:
    """Return the rows behind one figure alone, behind the other alone, and how many behind both.

    Rows are the same where their first cells are. Each lone row says in which columns that tell a
    class (`Definition.classes`) it has what no row of the other figure has.

    The queries of the two figures and one for their documents; then, once for the same cut-offs,
    those of a page of rows for every 5,000 rows of each. Holds the rows of both in memory.

    Raises:
        UnknownSetError: the value of one of them is unknown, so its rows are no set.
        OtherRowsError: they count rows of different kinds.
        ValueError: a definition gives two rows one key.
    """
    told = figures([one, other])
    for each in told:
        if each.value is None:
            raise UnknownSetError(figure=each.id)
    mine, theirs = (pinned(*pair) for pair in zip((one, other), told, strict=True))
    # What cut-offs show never changes: a receipt stands on that, and so does a list taken apart.
    is_fixed = bool(mine.moment.cuts and theirs.moment.cuts)
    parted = (_parted if is_fixed else _parted.__wrapped__)(mine, theirs)
    return Difference(told[0], told[1], *parted)


@lru_cache(maxsize=16)
def _parted(
    one: Question, other: Question
) -> tuple[tuple[str, ...], tuple[Apart, ...], tuple[Apart, ...], int]:
    headings, rows = _opened(every_row(one))
    their_headings, their_rows = _opened(every_row(other))
    if headings[:KEY_AND_NAME] != their_headings[:KEY_AND_NAME]:
        raise OtherRowsError(one=one.figure, other=other.figure)
    mine, theirs = _by_key(rows), _by_key(their_rows)
    return (
        headings,
        _apart(one, headings, mine, theirs),
        _apart(other, headings, theirs, mine),
        len(mine.keys() & theirs.keys()),
    )


def pinned(question: Question, answered: Figure) -> Question:
    """Return a question on the very cut-offs that its figure stands on."""
    cuts = tuple(cut.number for cut in answered.sources)
    return replace(question, moment=replace(question.moment, known_at=None, cuts=cuts))


def comparable(question: Question) -> list[Question]:
    """Return the other figures, and bases, whose rows are of the same kind. No SQL query."""
    classes = definition(question.figure).classes
    alike = [each for each in ports.definitions() if classes and each.classes == classes]
    return [
        found
        for each in alike
        if question.area.kind in each.kinds and (each.by_institution or not question.institution)
        for found in on_every_basis(replace(question, figure=each.id))
        if found != question
    ]


def difference_address(one: Question, other: Question) -> str:
    """Return the page that tells two figures apart row by row. No SQL query.

    What both are asked alike of is written once. A question on no cut-offs of its own leads to the
    page of what is known then.
    """
    place = reverse("figures:difference", args=(one.figure, one.area.code, one.moment.on))
    theirs = {
        "con": other.figure,
        "con_lugar": other.area.code if other.area != one.area else None,
        "con_dia": other.moment.on.isoformat() if other.moment.on != one.moment.on else None,
        **_pairs(other, "con_"),
    }
    given = {key: value for key, value in {**_pairs(one), **theirs}.items() if value is not None}
    return f"{place}?{urlencode(given, safe=',')}"


def _pairs(question: Question, prefix: str = "") -> dict[str, str | None]:
    cuts = question.moment.cuts
    return {
        f"{prefix}base": question.basis,
        f"{prefix}institucion": question.institution,
        f"{prefix}cortes": None if cuts is None else ",".join(map(str, cuts)),
    }


def _opened(pages: Iterator[RowsPage]) -> tuple[tuple[str, ...], Iterable[tuple[Any, ...]]]:
    first = next(pages)
    return first.headings, (row for page in _from(first, pages) for row in page.rows)


def _from(first: RowsPage, rest: Iterator[RowsPage]) -> Iterator[RowsPage]:
    yield first
    yield from rest


def _by_key(rows: Iterable[tuple[Any, ...]]) -> dict[Any, tuple[Any, ...]]:
    held: dict[Any, tuple[Any, ...]] = {}
    for row in rows:
        if row[0] in held:
            raise ValueError(row[0])
        held[row[0]] = row
    return held


def _apart(
    question: Question,
    headings: Sequence[str],
    mine: dict[Any, tuple[Any, ...]],
    theirs: dict[Any, tuple[Any, ...]],
) -> tuple[Apart, ...]:
    classes = definition(question.figure).classes
    places = [at for at, heading in enumerate(headings) if heading in classes]
    there = {at: {row[at] for row in theirs.values()} for at in places}
    return tuple(
        Apart(row, tuple(at for at in places if row[at] is not None and row[at] not in there[at]))
        for key, row in mine.items()
        if key not in theirs
    )
