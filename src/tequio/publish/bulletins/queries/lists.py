"""The list of bulletins: narrowed, ordered, in pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from tequio.publish.bulletins.models import Bulletin, FigureReading, HeaderReading
from tequio.publish.bulletins.queries.kept import figure_row, header_row, name_of
from tequio.publish.bulletins.queries.pages import Ask, checked_texts, series_of
from tequio.publish.bulletins.types import CheckKind, FigureRow, HeaderRow, Outcome

PAGE = 25
AT_ONCE = 200  # rows of an export that are checked together
NATION = "nacional"  # as a filter: of no single state
ORDERS = {"fecha": "dated_on", "numero": "number", "titulo": "title", "lugar": "place"}


@dataclass(frozen=True)
class Narrowed:
    """What a list of bulletins is narrowed to: a state (NATION: of none), a year, some words."""

    state: str = ""
    year: int | None = None
    text: str = ""
    order: str = "-fecha"


@dataclass(frozen=True)
class BulletinRow:
    """A bulletin of the list, and how its figures stand."""

    number: int
    name: str
    code: str
    dated_on: date | None
    is_inferred: bool
    title: str
    place: str
    state: str
    figures: int
    tally: dict[Outcome, int]


def bulletins(
    asked: Narrowed, *, page: int = 1, on: date, version: str
) -> tuple[list[BulletinRow], int]:
    """Return a page of bulletins, and how many there are in all. Five SQL queries.

    And those of the checks that nobody asked for since the documents last changed: a few for each
    day on which one of those bulletins is dated.
    """
    rows = _narrowed(asked)
    found = rows[(page - 1) * PAGE : page * PAGE]
    return _told(list(found), on=on, version=version), rows.count()


def every_bulletin(asked: Narrowed, *, on: date, version: str) -> Iterator[BulletinRow]:
    """Yield all the bulletins of a list. Four SQL queries and those of the checks, every 200."""
    keys = list(_narrowed(asked).values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        held = Bulletin.objects.in_bulk(some)
        yield from _told([held[key] for key in some], on=on, version=version)


def years() -> list[int]:
    """Return the years of which there are bulletins, the last first. One SQL query."""
    days = Bulletin.objects.exclude(dated_on=None).dates("dated_on", "year", order="DESC")
    return [day.year for day in days]


def tally_of(figures: int, checks: Iterable[tuple[Sequence[int], Outcome]]) -> Counter[Outcome]:
    """Return how many figures came out in each way; what was never held is not counted."""
    found: dict[int, Outcome] = {}
    for places, outcome in checks:
        for place in places:
            if place < figures:
                found.setdefault(place, outcome)
    return Counter(found.values())


def _narrowed(asked: Narrowed) -> QuerySet[Bulletin]:
    rows = Bulletin.objects.all()
    if asked.state:
        rows = rows.filter(state="" if asked.state == NATION else asked.state)
    if asked.year:
        rows = rows.filter(dated_on__year=asked.year)
    if asked.text:
        rows = rows.filter(text__icontains=asked.text)
    name = ORDERS.get(asked.order.removeprefix("-"), "dated_on")
    by = (
        F(name).desc(nulls_last=True)
        if asked.order.startswith("-")
        else F(name).asc(nulls_last=True)
    )
    return rows.order_by(by, "-pk")


def _told(held: Sequence[Bulletin], *, on: date, version: str) -> list[BulletinRow]:
    numbers = [each.pk for each in held]
    figures: dict[int, list[FigureRow]] = defaultdict(list)
    for row in FigureReading.objects.filter(bulletin__in=numbers).order_by("pk"):
        figures[row.bulletin_id].append(figure_row(row))
    headers: dict[int, HeaderRow] = {}
    for head in HeaderReading.objects.filter(bulletin__in=numbers, read_by__isnull=False).order_by(
        "pk"
    ):
        headers[head.bulletin_id] = header_row(head)
    asks = [
        Ask(each.text, tuple(figures[each.pk]), headers.get(each.pk), others)
        for each, others in zip(held, series_of(held), strict=True)
    ]
    checked = checked_texts(asks, on=on, version=version)
    return [
        BulletinRow(
            number=each.pk,
            name=name_of(each),
            code=each.number,
            dated_on=each.dated_on,
            is_inferred=each.is_inferred,
            title=each.title,
            place=each.place,
            state=each.state,
            figures=len(found.reading.bulletin.figures),
            tally=dict(
                tally_of(
                    len(found.reading.bulletin.figures),
                    [
                        (check.figures, check.verdict)
                        for check in found.checks
                        if check.kind is CheckKind.REGISTER
                    ],
                )
            ),
        )
        for each, found in zip(held, checked, strict=True)
    ]
