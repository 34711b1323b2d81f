"""A receipt: its slip, the other bases, its documents, what was known when, the rows behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, ngettext

from tequio.base.figures.types import (
    CUT,
    LINE,
    NATION,
    Area,
    ClaimRow,
    Definition,
    Figure,
    Receipt,
    RowsPage,
    Term,
    Use,
)
from tequio.base.files.types import DATED_WORDS, CutRow
from tequio.base.shown import grouped, instant, long_day, signed_percent
from tequio.base.shown import number as written
from tequio.base.ui import tables
from tequio.base.ui.tables import Asked, asked
from tequio.base.ui.types import (
    Cell,
    Column,
    Empty,
    Entry,
    Kind,
    Link,
    Listing,
    Row,
    Shape,
    Slip,
    SlipLine,
    day,
    key,
    number,
    text,
)

ON_THE_SLIP = 3  # documents; more are counted there and listed below


def _document_columns() -> tuple[Column, ...]:
    """What is told of each document."""
    return (
        Column(gettext("File"), is_head=True),
        Column(gettext("True on"), kind=Kind.DAY),
        Column(gettext("How it is dated")),
        Column(gettext("Rows in all"), kind=Kind.NUMBER),
        Column(gettext("Entered with")),
        Column(gettext("Known since")),
        Column(gettext("Hash of the file"), kind=Kind.KEY),
    )


def crumbs(area: Area, names: Mapping[str, str], defined: Definition) -> list[Link]:
    """Return the way down from the nation to a receipt."""
    steps = [Link(names[NATION], _page("portal:country"))]
    if area.state:
        steps.append(Link(names[area.state], _page("portal:state", area.state)))
    if area.kind == "municipality":
        steps.append(Link(names[area.code], _page("portal:municipality", area.code)))
    figure = Link(gettext(defined.name), reverse("figures:figure", args=(defined.id,)))
    return [*(step for step in steps if step.href), figure, Link(gettext("Receipt"))]


def slip(opened: Receipt, area: str, links: Mapping[int, Use]) -> Slip:
    """Return a receipt as a slip of paper."""
    figure, defined = opened.figure, opened.definition
    what = gettext("%(figure)s, %(area)s") % {"figure": gettext(figure.name), "area": area}
    lines = [
        SlipLine(gettext("Universe"), gettext(figure.universe)),
        SlipLine(gettext("Unit of measure"), gettext(figure.unit)),
        *_choices(figure),
        SlipLine(gettext("True on"), long_day(figure.as_of)),
        SlipLine(gettext("Observed on"), observed(figure)),
        SlipLine(
            gettext("Computation"),
            gettext(defined.formula),
            parts=tuple((gettext(part.label), part.value) for part in figure.parts),
            total=figure.value if figure.adds_up else None,
        ),
        *([SlipLine(gettext("Caution"), gettext(defined.caution))] if defined.caution else []),
        *_sources(figure.sources, links),
        SlipLine(gettext("Fingerprint"), grouped(opened.fingerprint), is_key=True),
    ]
    return Slip(figure.id, figure.value, what, tuple(lines), figure.decimals)


def _choices(figure: Figure) -> list[SlipLine]:
    lines = []
    if figure.institution:
        lines.append(SlipLine(gettext("Institution"), figure.institution, is_key=True))
    if figure.basis:
        lines.append(SlipLine(gettext("Basis"), gettext(figure.basis_name or figure.basis)))
    return lines


def observed(figure: Figure) -> str:
    """Say on which days a figure's documents show what they show, and how far that is."""
    days = sorted({cut.observed_on for cut in figure.sources})
    if not days:
        return gettext("no document shows it")
    if len(days) > 1:
        between = gettext("from %(first)s to %(last)s; the nearest is %(far)s")
        span = {"first": long_day(days[0]), "last": long_day(days[-1])}
        return between % {**span, "far": _far(figure.distance_days or 0)}
    return f"{long_day(days[0])}; {_far(figure.distance_days or 0)}"


def _far(days: int) -> str:
    if not days:
        return gettext("that very day")
    said = ngettext("%(days)s day away", "%(days)s days away", days)
    return said % {"days": written(days)}


def _sources(sources: Sequence[CutRow], links: Mapping[int, Use]) -> list[SlipLine]:
    if not sources:
        return [SlipLine(gettext("Source"), gettext("no document shows it"))]
    if len(sources) > ON_THE_SLIP:
        some = gettext("%(count)s documents, listed below") % {"count": written(len(sources))}
        return [SlipLine(gettext("Source"), some, href="#documentos")]
    return [_source(cut, links.get(cut.number)) for cut in sources]


def _source(cut: CutRow, entered: Use | None) -> SlipLine:
    return SlipLine(gettext("Source"), cut.file, is_key=True, href=entered.href if entered else "")


def beside(opened: Receipt, said: Sequence[ClaimRow]) -> Listing | None:
    """Return the same question on every basis; None where the figure has none.

    Where one number was announced of it, each basis stands against that.
    """
    if not opened.definition.bases:
        return None
    against = said[0] if len(said) == 1 and said[0].value else None
    columns = [
        Column(gettext("Basis"), is_head=True),
        Column(gettext(opened.figure.unit), kind=Kind.NUMBER),
        *([Column(gettext("Against what was announced"), kind=Kind.SHARE)] if against else []),
    ]
    rows = [_based(each, opened.figure, against) for each in opened.beside]
    at = asked(QueryDict(), columns)
    label = gettext("The same question, on another basis")
    return tables.listing(label, columns, rows, total=len(rows), at=at)


def _based(each: Figure, here: Figure, against: ClaimRow | None) -> Row:
    is_here = each.basis == here.basis
    cells = [
        text(gettext(each.basis_name), note=each.basis or "")
        if each.basis_name
        else text(each.basis),
        number(each.value, receipt="" if is_here else each.receipt, decimals=each.decimals),
    ]
    if against:
        apart = _apart(each.value, against.value)
        cells.append(text(None if apart is None else signed_percent(apart)))
    return Row(tuple(cells), is_selected=is_here)


def _apart(value: float | None, said: float) -> Decimal | None:
    """Return how far a value lies from what was announced, as a share of that."""
    if value is None:
        return None
    return (Decimal(str(value)) - Decimal(str(said))) / Decimal(str(said))


def announced(said: Sequence[ClaimRow]) -> list[Entry]:
    """Return what was announced of a figure, as its sources tell it."""
    return [
        Entry(
            when=_when(claim),
            words=claim.quote or f"{written(claim.value, claim.decimals)} {claim.unit}",
            shape=Shape.SAID,
            source=f"{claim.definition}. {claim.said_by}, {claim.source}",
            is_quote=True,
        )
        for claim in said
    ]


def _when(claim: ClaimRow) -> date | str:
    if claim.said_on and claim.said_on_inferred:
        return gettext("%(day)s (inferred)") % {"day": long_day(claim.said_on)}
    return claim.said_on or claim.when


def documents(
    sources: Sequence[CutRow], links: Mapping[int, Use], *, withdrawn: frozenset[int]
) -> Listing:
    """Return the documents a figure stands on; the oldest day first."""
    columns = _document_columns()
    ordered = sorted(sources, key=lambda cut: (cut.observed_on, cut.number))
    rows = [_document(cut, links.get(cut.number), withdrawn) for cut in ordered]
    at = asked(QueryDict(), columns, per_page=max(len(rows), 1))
    nothing = Empty(gettext("No document shows it."))
    label = gettext("The documents")
    return tables.listing(label, columns, rows, total=len(rows), at=at, empty=nothing)


def _document(cut: CutRow, entered: Use | None, withdrawn: frozenset[int]) -> Row:
    numbered = entered.label if entered else gettext("cut-off %(number)s") % {"number": cut.number}
    notes = [
        gettext("withdrawn") if cut.number in withdrawn else "",
        gettext("sample data") if cut.is_sample else "",
    ]
    return Row(
        (
            replace(key(cut.file), note=", ".join(note for note in notes if note)),
            day(cut.observed_on),
            text(gettext(DATED_WORDS[cut.how_dated])),
            number(cut.rows),
            text(numbered, href=entered.href if entered else ""),
            text(instant(cut.known_since)),
            key(grouped(cut.sha256)),
        )
    )


def history(sources: Sequence[CutRow], links: Mapping[int, Use]) -> list[Entry]:
    """Return when each document became known, and when it was withdrawn; the oldest first."""
    told = []
    for cut in sources:
        href = links[cut.number].href if cut.number in links else ""
        names = {"file": cut.file}
        if cut.known_since:
            words = gettext("%(file)s entered the register.") % names
            told.append((cut.known_since, words, Shape.DONE, href))
        if cut.known_until:
            words = gettext("%(file)s was withdrawn; receipts that name it still stand on it.")
            told.append((cut.known_until, words % names, Shape.BLOCK, href))
    told.sort(key=lambda each: each[0])
    return [Entry(instant(at), words, shape, href=href) for at, words, shape, href in told]


def citation(opened: Receipt, area: str, address: str) -> str:
    """Return one line that says what the figure is and where its receipt lies."""
    figure = opened.figure
    said = [
        gettext("%(figure)s, %(area)s") % {"figure": gettext(figure.name), "area": area},
        figure.institution or "",
        gettext(figure.basis_name) if figure.basis_name else "",
    ]
    named = "; ".join(each for each in said if each)
    value = written(figure.value, figure.decimals)
    amount = f"{value} {gettext(figure.unit)}" if figure.value is not None else value
    return gettext("%(named)s: %(amount)s, true on %(day)s. Tequio, receipt %(mark)s. %(url)s") % {
        "named": named,
        "amount": amount,
        "day": long_day(figure.as_of),
        "mark": opened.fingerprint[:16],
        "url": address,
    }


def rows(
    page: RowsPage,
    defined: Definition,
    links: Mapping[int, Use],
    *,
    at: Asked,
    exports: tuple[Link, ...],
) -> Listing:
    """Return a page of the rows behind a figure; a row leads to its own page and to its batch."""
    columns = row_columns(page.headings, page.rows)
    shown = [Row(row_cells(page.headings, row, defined, links)) for row in page.rows]
    nothing = Empty(gettext("No row stands behind this figure."))
    return tables.listing(
        gettext("The rows"),
        columns,
        shown,
        total=page.total,
        at=at,
        exports=exports if page.total else (),
        empty=nothing,
        is_tight=True,
    )


def row_columns(headings: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> tuple[Column, ...]:
    """Return the columns of rows behind a figure; what they hold tells how they are shown."""
    return tuple(_column(place, heading, rows) for place, heading in enumerate(headings))


def row_cells(
    headings: Sequence[str],
    row: tuple[Any, ...],
    defined: Definition,
    links: Mapping[int, Use] | None = None,
) -> tuple[Cell, ...]:
    """Return the cells of a row behind a figure; the first leads to the row's own page."""
    cells = [_cell(*pair, defined, links or {}) for pair in zip(headings, row, strict=True)]
    return (_opening(cells[0], defined), *cells[1:])


def _column(place: int, heading: str, rows: Sequence[tuple[Any, ...]]) -> Column:
    values = [row[place] for row in rows if row[place] is not None]
    is_name = place == min(1, len(rows[0]) - 1 if rows else 1)
    if heading in {CUT, LINE} or not values or not all(_is_number(value) for value in values):
        kind = Kind.KEY if place == 0 else Kind.TEXT
    else:
        kind = Kind.NUMBER
    return Column(gettext(heading), kind=kind, is_head=is_name)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _cell(heading: str, value: Any, defined: Definition, links: Mapping[int, Use]) -> Cell:
    if heading == CUT:
        return text(str(value), href=links[value].href if value in links else "")
    if heading == LINE:
        return text(str(value))
    if isinstance(value, Term):
        return text(gettext(value.label))
    if isinstance(value, date):
        return day(value)
    decimals = 0 if isinstance(value, int) else defined.decimals
    return number(value, decimals=decimals) if _is_number(value) else text(value)


def _opening(first: Cell, defined: Definition) -> Cell:
    """Return a row's first cell, leading to the row's own page where it has one."""
    return key(str(first.value), href=_page(defined.opens, first.value) if defined.opens else "")


def _page(name: str, *args: Any) -> str:
    """Return a page of an app above this one; empty where that app is not there."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
