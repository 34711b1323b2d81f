"""Recognising a sheet by what it holds, never by its name."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from tequio.intake.sources.errors import HeadingTwiceError
from tequio.intake.sources.types import Lacking, Recognised, Sheet, Source
from tequio.kernel.rows import Cell, fold, written

TITLE_ROWS = 20  # official files put at most a dozen rows above their headings
ENOUGH = 4  # required columns; of fewer, one missing says nothing


def recognise(
    sheet: Sheet, sources: Iterable[Source], *, name: str = ""
) -> Recognised | Lacking | None:
    """Find the row of headings and the source it belongs to; None if no source knows them.

    Of several sources that would take the sheet, the one with most of its columns present wins.
    Where none would, one that lacks a single column is named, so that it can be said.

    Raises:
        HeadingTwiceError: two columns have a heading that counts.
    """
    head = list(islice(sheet.rows, TITLE_ROWS))
    rows = [[fold(written(cell)) for cell in row] for row in head]
    fits = [
        (len(positions), -at, source, positions)
        for source in sources
        for at, headings in enumerate(rows)
        if (positions := _positions(source, headings)) and not _lacks(source, positions)
    ]
    if not fits:
        return _nearly(sheet.name, rows, sources)
    _, before, source, positions = max(fits, key=lambda fit: fit[:2])
    at = -before
    _require_once(name or sheet.name, head[at], rows[at], positions)
    return Recognised(
        source=source,
        sheet=sheet.name,
        rows=chain(head[at + 1 :], sheet.rows),
        length=None if sheet.length is None else max(sheet.length - at - 1, 0),
        first_line=at + 2,
        headings=tuple(written(cell) for cell in head[at]),
        positions=positions,
    )


def _positions(source: Source, headings: Sequence[str]) -> dict[str, int]:
    """Return where each column stands that is there; none where a heading is foreign."""
    where = {heading: at for at, heading in reversed(list(enumerate(headings)))}
    if any(fold(foreign) in where for foreign in source.foreign):
        return {}
    positions: dict[str, int] = {}
    for column in source.columns:
        found = [where[fold(heading)] for heading in column.headings if fold(heading) in where]
        if found:
            positions[column.name] = found[0]
    return positions


def _lacks(source: Source, positions: Mapping[str, int]) -> list[str]:
    """Return the headings of the required columns that are not there."""
    needed = (column for column in source.columns if column.required)
    return [column.headings[0] for column in needed if column.name not in positions]


def _nearly(sheet: str, rows: Sequence[Sequence[str]], sources: Iterable[Source]) -> Lacking | None:
    """Return the source of which only one required column is missing, where that says something."""
    near: list[tuple[int, Lacking]] = []
    for source in sources:
        for headings in rows:
            positions = _positions(source, headings)
            missing = _lacks(source, positions)
            needed = sum(column.required for column in source.columns)
            if len(missing) == 1 and needed >= ENOUGH:
                near.append((len(positions), Lacking(source, sheet, missing[0])))
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _require_once(
    name: str, written_as: Sequence[Cell], headings: Sequence[str], positions: Mapping[str, int]
) -> None:
    """Refuse a sheet where a heading that counts stands on two columns."""
    for at in positions.values():
        if headings.count(headings[at]) > 1:
            raise HeadingTwiceError(name=name, heading=written(written_as[at]))
