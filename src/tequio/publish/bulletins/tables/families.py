"""A family as its page shows it: each number as it was said, what changed, what was measured."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.figures.queries import definition, difference_address, pinned
from tequio.base.figures.rules import plain
from tequio.base.figures.types import ClaimKind, Figure, Question
from tequio.base.shown import day
from tequio.base.shown import number as written
from tequio.base.ui import tables
from tequio.base.ui.tables import asked, in_page, ordered
from tequio.base.ui.types import (
    Cell,
    Column,
    Empty,
    Kind,
    Link,
    Listing,
    Pager,
    Row,
    Shape,
    Status,
    Verdict,
    number,
    text,
)
from tequio.base.ui.types import day as day_cell
from tequio.kernel.dates import Moment
from tequio.measures.indicators.types import Candidate, Held, Universe
from tequio.measures.indicators.types import Verdict as Judged
from tequio.publish.bulletins.queries.families import ELSEWHERE, FamilyPage, FamilyRow
from tequio.publish.bulletins.rules.families import Said, Source, Step
from tequio.publish.bulletins.tables.drift import changes, listed, value_words, when_words
from tequio.publish.bulletins.tables.receipts import BOUNDS, KINDS
from tequio.publish.bulletins.tables.strips import Point, Strip, strip

VERDICTS = {
    Judged.AGREES: Verdict.AGREES,
    Judged.DIFFERS: Verdict.DIFFERS,
    Judged.OTHER_UNIVERSE: Verdict.OTHER_UNIVERSE,
    Judged.CANNOT_TELL: Verdict.CANNOT_TELL,
}
SHAPES = {
    ClaimKind.GOAL: Shape.NONE,
    ClaimKind.PROGRESS: Shape.HALF,
    ClaimKind.RESULT: Shape.DONE,
}
PER_PAGE = 50


@dataclass(frozen=True)
class EntryShown:
    """A number as a page shows it, with what changed since the one before and what was measured."""

    when: str
    when_note: str
    is_inferred: bool
    value: str
    place: str
    counts: str
    quote: str
    said_by: str
    sources: tuple[Source, ...]
    kind: Status
    is_corrected: bool
    changes: tuple[str, ...]
    listed: str
    names: tuple[str, ...]
    is_kin: bool
    measured: Candidate | None
    unmeasured: str
    verdict: Verdict | None
    why: str


def entries(page: FamilyPage, places: range | None = None) -> list[EntryShown]:
    """Return the numbers of a family, or those at some places, the earliest first."""
    chosen = range(len(page.steps)) if places is None else places
    return [_entry(page, page.steps[at], page.beside.get(at)) for at in chosen]


def places_on(page: FamilyPage, at: int) -> range:
    """Return which numbers a page of them shows: the first page has the latest."""
    last = max(len(page.steps) - (at - 1) * PER_PAGE, 0)
    return range(max(last - PER_PAGE, 0), last)


def pager(page: FamilyPage, at: int) -> Pager | None:
    """Return where the page of numbers stands; None where one holds them all."""
    total = len(page.steps)
    if total <= PER_PAGE:
        return None
    shown = places_on(page, at)
    return Pager(
        first=shown.start + 1 if shown else 0,
        last=shown.stop,
        total=total,
        previous=f"?pagina={at + 1}" if shown.start else "",
        following=f"?pagina={at - 1}" if at > 1 else "",
    )


def _entry(page: FamilyPage, step: Step, beside: Held | None) -> EntryShown:
    said = step.said
    return EntryShown(
        when=when_words(said),
        when_note="" if said.said_on else said.when,
        is_inferred=said.is_inferred,
        value=value_words(said),
        place=page.places.get(said.area, "") if said.area != page.area else "",
        counts=_sentence(said.definition or said.unit),
        quote=said.quote,
        said_by=said.said_by,
        sources=_named_once(said.sources),
        kind=Status(SHAPES[said.kind], str(KINDS[said.kind])),
        is_corrected=said.is_corrected,
        changes=tuple(changes(page, step)),
        listed=listed(said),
        names=said.names,
        is_kin=said.quantity != page.quantity,
        measured=_best(beside),
        unmeasured=_unmeasured(said, beside),
        verdict=VERDICTS[beside.verdict] if beside else None,
        why=beside.why if beside else "",
    )


def _named_once(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return sources with each name once, leading to the nearest place that says it."""
    told = {each.name: each for each in sources}
    told |= {each.name: each for each in sources if each.href}
    return tuple(told.values())


def _unmeasured(said: Said, beside: Held | None) -> str:
    """Say why no measure stands beside a number."""
    if beside is not None:
        return gettext("no figure measures it")
    if said.said_on is None or not said.area:
        return gettext("without a day and an area nothing is measured")
    return gettext("the page of its bulletin holds it to the register")


def _best(beside: Held | None) -> Candidate | None:
    known = [each for each in beside.candidates if each.value is not None] if beside else []
    return known[0] if known else None


def family_strip(page: FamilyPage) -> Strip | None:
    """Return the numbers of the family's own quantity and area, and the measures, as a chart.

    A number of which only the year is known lies anywhere in that year; one without is only in
    the table. What changed by a known amount is joined.
    """
    own = [
        step
        for step in page.steps
        if (step.said.quantity, step.said.area) == (page.quantity, page.area)
        and step.said.placed_on < date.max
    ]
    places = {id(step.said): at for at, step in enumerate(own)}
    points = [_said_point(step, places) for step in own]
    return strip([*points, *_measured_points(page)])


def _said_point(step: Step, places: Mapping[int, int]) -> Point:
    said, drift = step.said, step.drift
    on = said.placed_on
    what = f"{value_words(said)}: {said.definition or said.unit}, {when_words(said)}"
    joins = places.get(id(drift.since)) if drift and drift.is_growth else None
    spread = None if said.said_on else (date(on.year, 1, 1), on)
    shown = value_words(said)
    return Point(on, said.value, shown, what, is_said=True, joins=joins, spread=spread)


def _measured_points(page: FamilyPage) -> Iterator[Point]:
    """Yield each measure once, on the day on which it was observed: what counts the same."""
    told = [page.now, *page.beside.values()] if page.now else [*page.beside.values()]
    seen = set()
    for held in told:
        if held.announced.quantity != page.quantity or held.announced.area != page.area:
            continue
        for each in held.candidates:
            figure = each.figure
            if not figure or each.value is None or not figure.observed_on:
                continue
            key = (figure.id, figure.basis, figure.observed_on, each.value)
            if key not in seen:
                seen.add(key)
                shown = written(each.value, each.decimals)
                what = f"{shown}: {each.name}, {day(figure.observed_on)}"
                yield Point(figure.observed_on, each.value, shown, what, is_said=False)


def measured_now(page: FamilyPage) -> Listing | None:
    """Return what the register measures today, each way of counting with its receipt.

    Beside each, the names that it counts and the first does not, or the other way round.
    """
    ways = page.now.candidates if page.now else ()
    if not ways:
        return None
    columns = (
        Column(gettext("What it would count"), is_head=True),
        Column(gettext("Measured"), kind=Kind.NUMBER),
        Column(gettext("Does it count the same?")),
        Column(gettext("Which ones")),
    )
    first = next((way.figure for way in ways if way.figure and way.value is not None), None)
    rows = [
        Row(
            (
                text(each.name, note=each.sentence),
                number(each.value, receipt=each.receipt, decimals=each.decimals),
                text(_universe(each)),
                _which(first, each.figure),
            )
        )
        for each in ways
    ]
    at = asked(QueryDict(), columns, per_page=len(rows))
    label = gettext("What the register measures today")
    return tables.listing(label, columns, rows, total=len(rows), at=at)


def _universe(each: Candidate) -> str:
    told = {
        Universe.SAME: gettext("the same, as far as the words say"),
        Universe.OTHER: gettext("something else"),
        Universe.UNSAID: gettext("the text does not say"),
    }
    return told[each.universe]


def _which(first: Figure | None, each: Figure | None) -> Cell:
    if each is None or each.value is None:
        return text(gettext("no list: it is unknown"))
    if first is None or each is first or not _have_names(first, each):
        return text(gettext("its list"), href=f"{each.receipt}#filas")
    address = difference_address(*(_asked(figure) for figure in (first, each)))
    return text(gettext("in one list and not in the other"), href=address)


def _have_names(*figures: Figure) -> bool:
    """Whether two figures count the same kind of things, by classes that tell them apart."""
    one, other = (definition(each.id).classes for each in figures)
    return bool(one) and one == other


def _asked(figure: Figure) -> Question:
    question = Question(
        figure.id, figure.area, Moment(figure.as_of), figure.institution, figure.basis
    )
    return pinned(question, figure)


def family_listing(rows: Sequence[FamilyRow], given: QueryDict) -> Listing:
    """Return the families, those told by most texts first unless asked otherwise."""
    columns = (
        Column(gettext("Quantity"), "cantidad", is_head=True),
        Column(gettext("Place"), "lugar"),
        Column(gettext("Numbers"), "numeros", Kind.NUMBER),
        Column(gettext("Texts"), "textos", Kind.NUMBER),
        Column(gettext("Since"), "desde", Kind.DAY),
        Column(gettext("Until"), "hasta", Kind.DAY),
    )
    at = asked(given, columns)
    told = [_family(row) for row in rows]
    shown = in_page(ordered(told, columns, at), at)
    nothing = Empty(gettext("No text kept here says a number that is known by its kind."))
    return tables.listing(
        gettext("Families of quantities"), columns, shown, total=len(told), at=at, empty=nothing
    )


def _family(row: FamilyRow) -> Row:
    return Row(
        (
            text(row.name, href=family_address(row.quantity, row.area)),
            text(row.place or gettext("no area of the register")),
            number(row.numbers),
            number(row.texts),
            day_cell(row.first_on),
            day_cell(row.last_on),
        )
    )


def family_address(quantity: str, area: str) -> str:
    """Return the page of a family."""
    return reverse("bulletins:family", args=[quantity, area or ELSEWHERE])


def kin_links(page: FamilyPage) -> list[Link]:
    """Return the families of the kin and the places that a page tells beside its own."""
    told = {
        (step.said.quantity, step.said.area): None
        for step in page.steps
        if (step.said.quantity, step.said.area) != (page.quantity, page.area)
    }
    return [
        Link(_kin_name(page, quantity, area), family_address(quantity, area))
        for quantity, area in told
    ]


def _kin_name(page: FamilyPage, quantity: str, area: str) -> str:
    place = page.places.get(area, "") or gettext("no area of the register")
    return f"{page.names.get(quantity, quantity)}, {place}"


def csv_rows(page: FamilyPage) -> Iterable[list[object]]:
    """Yield a family as rows of a CSV, its headings first; an empty cell is unknown."""
    yield [
        gettext("Date"),
        gettext("Date inferred"),
        gettext("Number"),
        gettext("How exact"),
        gettext("Unit"),
        gettext("What it counts"),
        gettext("Quantity"),
        gettext("Area"),
        gettext("As what it was said"),
        gettext("Who said it"),
        gettext("Source"),
        gettext("What changed"),
        gettext("Its list"),
        gettext("Names"),
        gettext("Measured"),
        gettext("Receipt"),
    ]
    for shown, step in zip(entries(page), page.steps, strict=True):
        said = step.said
        yield [
            said.said_on.isoformat() if said.said_on else None,
            gettext("yes") if said.is_inferred else gettext("no"),
            plain(said.value),
            str(BOUNDS[said.bound]),
            said.unit,
            said.definition,
            said.quantity,
            said.area,
            str(KINDS[said.kind]),
            said.said_by,
            "; ".join(source.name for source in said.sources),
            " ".join(shown.changes),
            shown.listed,
            "; ".join(said.names),
            shown.measured.value if shown.measured else None,
            shown.measured.receipt if shown.measured else None,
        ]


def _sentence(told: str) -> str:
    return told[:1].upper() + told[1:]
