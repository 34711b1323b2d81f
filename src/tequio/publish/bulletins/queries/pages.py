"""What pages of bulletins stand on: texts as read and corrected, their checks, their history."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from tequio.base.accounts.queries import Viewer, may
from tequio.publish.bulletins.models import Bulletin
from tequio.publish.bulletins.queries.checking import checks_of, checks_of_each
from tequio.publish.bulletins.queries.kept import (
    bulletin,
    decisions,
    figure_rows,
    header_rows,
    is_held,
    name_of,
    persons_header,
)
from tequio.publish.bulletins.rules.corrections import with_corrections
from tequio.publish.bulletins.rules.reading import read, read_checkable
from tequio.publish.bulletins.types import (
    Check,
    Decision,
    FigureRow,
    HeaderRow,
    Reading,
    Span,
)

NEIGHBOURS = 12  # of a series, before and after: enough to see whether a number is in its place


@dataclass(frozen=True)
class Ask:
    """A text, what people said of it, and its series: all that its checks hang on, but the day."""

    text: str
    figures: tuple[FigureRow, ...] = ()
    header: HeaderRow | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A text as read and corrected, and its checks."""

    reading: Reading
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class BulletinPage:
    """A kept bulletin, what it says, how that stands, and what people said of it."""

    number: int
    name: str
    held: Bulletin
    checked: Checked
    figures: tuple[FigureRow, ...]
    headers: tuple[HeaderRow, ...]
    decisions: dict[Span, Decision]
    is_held: bool
    may_keep: bool
    may_correct: bool
    may_confirm: bool


class _Held:
    """What was checked last, by all that it hangs on; the least asked for go.

    `room` is in letters of the texts: each costs some forty bytes, with where it stood.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[tuple[Ask, date, str], Checked] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[Ask, date, str]) -> Checked | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: tuple[Ask, date, str], checked: Checked) -> None:
        with self._lock:
            self._taken += 0 if key in self._kept else len(key[0].text)
            self._kept[key] = checked
            while self._taken > self._room and self._kept:
                gone, _ = self._kept.popitem(last=False)
                self._taken -= len(gone[0].text)


HELD = _Held(room=1_500_000)  # some three hundred bulletins


def bulletin_page(number: int, *, viewer: Viewer, on: date, version: str) -> BulletinPage:
    """Return a kept bulletin with its checks. Five SQL queries.

    And those of its checks, once while the same documents are known, on one day.

    Args:
        number: of the bulletin.
        viewer: who asks: whoever may have a say in it sees who corrected it, and why.
        on: the day that stands for today.
        version: what names the documents now known.

    Raises:
        NotFoundError: there is none.
    """
    held = bulletin(number)
    sees = is_held(viewer, held)
    figures = tuple(figure_rows(number, with_people=sees))
    headers = tuple(header_rows(number, with_people=sees))
    (others,) = series_of([held])
    ask = Ask(held.text, figures, persons_header(headers), others)
    state = held.state or None
    return BulletinPage(
        number=number,
        name=name_of(held),
        held=held,
        checked=checked_texts([ask], on=on, version=version)[0],
        figures=figures,
        headers=headers,
        decisions=decisions(number, with_people=sees),
        is_held=sees,
        may_keep=sees and may(viewer, "bulletins.keep", state=state),
        may_correct=sees and may(viewer, "bulletins.correct", state=state),
        may_confirm=sees and may(viewer, "bulletins.confirm", state=state),
    )


def checked_texts(asks: Sequence[Ask], *, on: date, version: str) -> list[Checked]:
    """Return what texts say and how that stands, in order.

    Without a query where all of them were checked on that day with the same documents; else a few
    for each day on which one of the others is dated.
    """
    known = {ask: HELD.get((ask, on, version)) for ask in asks}
    cold = [ask for ask, checked in known.items() if checked is None]
    told = {ask: checked for ask, checked in known.items() if checked is not None}
    for ask, checked in zip(cold, _checked_anew(cold, on), strict=True):
        HELD.put((ask, on, version), checked)
        told[ask] = checked
    return [told[ask] for ask in asks]


def checked_text(text: str, *, on: date) -> Checked:
    """Return what a text that nobody keeps says, and how it stands; it is held nowhere.

    The queries of its checks.

    Raises:
        TooManyFiguresError: it says more numbers than can be checked while somebody waits.
    """
    return checked_reading(read_checkable(text), on=on)


def checked_reading(reading: Reading, *, on: date) -> Checked:
    """Return a reading that nobody keeps with its checks, among the kept ones of its series.

    One SQL query, and those of its checks.
    """
    header = reading.bulletin.header
    years = {header.date.year} if header.date else set()
    others = _neighbours(_Own(None, header.date, frozenset(header.issuers)), _numbered(years))
    return Checked(reading, checks_of(reading, read_on=on, others=others))


def series_of(bulletins: Sequence[Bulletin]) -> list[tuple[str, ...]]:
    """Return the others of each one's series, as checks take them. One SQL query.

    They are of the same year and share an issuer, or one has none; the nearest, before and after. A
    bulletin without a day has no series.
    """
    rows = _numbered({each.dated_on.year for each in bulletins if each.dated_on})
    owns = (_Own(each.pk, each.dated_on, frozenset(each.issuers)) for each in bulletins)
    return [tuple(_neighbours(own, rows)) for own in owns]


@dataclass(frozen=True)
class _Own:
    """A bulletin whose series is asked for; `key` None where it is not kept."""

    key: int | None
    on: date | None
    issuers: frozenset[str]


Numbered = tuple[int, str, date | None, list[str]]


def _numbered(years: Collection[int]) -> list[Numbered]:
    """Return the numbered bulletins of some years, the oldest first. One SQL query."""
    rows = Bulletin.objects.filter(dated_on__year__in=years).exclude(number="")
    return list(rows.order_by("dated_on", "pk").values_list("pk", "number", "dated_on", "issuers"))


def _checked_anew(asks: Sequence[Ask], on: date) -> list[Checked]:
    if not asks:
        return []
    readings = [with_corrections(read(ask.text), ask.figures, ask.header) for ask in asks]
    texts = [(reading, ask.others) for reading, ask in zip(readings, asks, strict=True)]
    checks = checks_of_each(texts, read_on=on)
    return [Checked(*pair) for pair in zip(readings, checks, strict=True)]


def _neighbours(own: _Own, rows: Iterable[Numbered]) -> list[str]:
    on = own.on
    if on is None:
        return []
    near = [
        (number, day)
        for key, number, day, theirs in rows
        if day and day.year == on.year and key != own.key and _is_same(own.issuers, set(theirs))
    ]
    before = [row for row in near if row[1] <= on][-NEIGHBOURS:]
    after = [row for row in near if row[1] > on][:NEIGHBOURS]
    return [f"{number} {day.isoformat()}" for number, day in (*before, *after)]


def _is_same(issuers: frozenset[str], theirs: set[str]) -> bool:
    """Whether two bulletins may be of one series; a letterhead that is not there denies nothing."""
    return bool(issuers & theirs) or not issuers or not theirs
