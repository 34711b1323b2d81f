"""Recognising a sheet by what it holds, never by its name."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from tequio.intake.sources.types import Recognised, Sheet, Source
from tequio.kernel.rows import Cell, fold, written

TITLE_ROWS = 20  # official files put at most a dozen rows above their headings


def recognise(sheet: Sheet, sources: Iterable[Source]) -> Recognised | None:
    """Find the row of headings and the source it belongs to; None if no source knows them.

    Of several sources that would take the sheet, the one with most of its columns present wins.
    """
    head = list(islice(sheet.rows, TITLE_ROWS))
    best: tuple[int, int, Source, dict[str, int]] | None = None
    known = list(sources)
    for at, row in enumerate(head):
        headings = [fold(written(cell)) for cell in row]
        for source in known:
            positions = _positions(source, headings)
            if positions and (best is None or len(positions) > best[0]):
                best = (len(positions), at, source, positions)
    if best is None:
        return None
    _, at, source, positions = best
    return Recognised(
        source=source,
        sheet=sheet.name,
        rows=chain(head[at + 1 :], sheet.rows),
        length=None if sheet.length is None else max(sheet.length - at - 1, 0),
        first_line=at + 2,
        headings=tuple(written(cell) for cell in head[at]),
        positions=positions,
    )


def _positions(source: Source, headings: Sequence[str]) -> dict[str, int] | None:
    """Return where each column stands, None where a required one is missing or one is foreign."""
    where = {heading: at for at, heading in reversed(list(enumerate(headings)))}
    if any(fold(foreign) in where for foreign in source.foreign):
        return None
    positions: dict[str, int] = {}
    for column in source.columns:
        found = [where[fold(name)] for name in column.headings if fold(name) in where]
        if found:
            positions[column.name] = found[0]
        elif column.required:
            return None
    return positions
