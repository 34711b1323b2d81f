"""What a person says of a text stands over what the reader says."""

from collections.abc import Iterable
from dataclasses import replace

from tequio.publish.bulletins.types import (
    BulletinFigure,
    Corrected,
    FigureRow,
    Header,
    HeaderRow,
    Precision,
    Promise,
    Reading,
    Span,
)


def with_corrections(
    reading: Reading, figures: Iterable[FigureRow] = (), header: HeaderRow | None = None
) -> Reading:
    """Return a reading in which figures and header are as a person last said.

    Figures stay in the order of the text, each corrected one with what the reader had said. What a
    person called no figure is gone, also where it is repeated. Where a newer reader takes a few
    words more or less for the same figure, the person's stands. Pure; O(n log n + n k).

    Args:
        reading: as the reader reads the text today.
        figures: rows of that text, the earliest first; those of the reader itself say nothing new.
        header: the last of a person; None where nobody corrected it.
    """
    rows = list(figures)
    told = {row.span: row for row in rows if row.is_persons}
    known = {row.span for row in rows}
    read = {figure.span: figure for figure in reading.bulletin.figures}
    kept = [
        figure
        for span, figure in read.items()
        if span not in told and (span in known or not any(_share(span, each) for each in told))
    ]
    kept += [
        _corrected(reading, row, read.get(span)) for span, row in told.items() if row.is_figure
    ]
    kept.sort(key=lambda figure: (figure.span.start, figure.span.end))
    bulletin = replace(reading.bulletin, figures=tuple(kept))
    if header is not None:
        bulletin = replace(bulletin, header=_header(bulletin.header, header))
    return replace(reading, bulletin=bulletin)


def promises(reading: Reading) -> tuple[Promise, ...]:
    """Return the commitments of a text with where they stand, in its order."""
    found = []
    for said in reading.bulletin.agreements:
        for block in reading.text.blocks:
            at = block.text.find(said.text)
            if at >= 0:
                span = Span(*block.source_span(at, at + len(said.text)))
                found.append(Promise(span, said, _inside(reading, span)))
                break
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def is_whole(reading: Reading, span: Span) -> bool:
    """Whether a span lies inside the text and shares no letter with a figure of it."""
    inside = 0 <= span.start < span.end <= len(reading.text.raw)
    return inside and not any(
        _share(each, span)
        for figure in reading.bulletin.figures
        for each in (figure.span, *figure.repeats)
    )


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _inside(reading: Reading, span: Span) -> int | None:
    places = enumerate(reading.bulletin.figures)
    held = (
        at
        for at, figure in places
        for each in (figure.span, *figure.repeats)
        if span.start <= each.start and each.end <= span.end
    )
    return next(held, None)


def _corrected(reading: Reading, row: FigureRow, read: BulletinFigure | None) -> BulletinFigure:
    return BulletinFigure(
        value=row.value,
        unit=row.unit,
        qualifier=read.qualifier if read else None,
        bound=row.bound,
        place=row.place,
        when=row.when,
        quote=reading.text.raw[row.span.start : row.span.end],
        kind=row.kind,
        span=row.span,
        repeats=read.repeats if read else (),
        corrected=Corrected(row.at, read.value if read else None, read.unit if read else None),
    )


def _header(read: Header, row: HeaderRow) -> Header:
    precision = row.precision or (Precision.DAY if row.date else None)
    return replace(
        read,
        number=row.number,
        date=row.date,
        date_precision=precision,
        place=row.place,
        title=row.title,
        date_inferred=row.is_inferred,
    )
