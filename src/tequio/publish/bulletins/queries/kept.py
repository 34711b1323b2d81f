"""Bulletins that are kept: their texts, what was read in them, what was decided."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from tequio.base.accounts.models import User
from tequio.base.accounts.queries import Viewer, reach
from tequio.base.accounts.rules import ALL_STATES
from tequio.base.figures.types import ClaimKind
from tequio.base.refusals import one
from tequio.kernel.errors import NotFoundError
from tequio.publish.bulletins.models import (
    Bulletin,
    CommitmentDecision,
    FigureReading,
    HeaderReading,
)
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import (
    Bound,
    Decision,
    FigureRow,
    HeaderRow,
    Precision,
    Reading,
    Span,
)


def held_bulletins(viewer: Viewer) -> QuerySet[Bulletin]:
    """Return the bulletins that a viewer may have a say in; reading them is anyone's.

    Those of the nation need the permission everywhere.
    """
    near = reach(viewer, "bulletins.see")
    condition = Q(state__in=sorted(near))
    return Bulletin.objects.filter(condition | Q(state="") if near == ALL_STATES else condition)


def held_bulletin(viewer: User, number: int) -> Bulletin:
    """Return a bulletin that the viewer may have a say in, locked. One SQL query.

    Raises:
        NotFoundError: there is none in reach.
    """
    return one(held_bulletins(viewer).select_for_update(of=("self",)), pk=number)


def bulletin(number: int) -> Bulletin:
    """Return a kept bulletin; anyone may read it. One SQL query.

    Raises:
        NotFoundError: there is none.
    """
    found = Bulletin.objects.select_related("document").filter(pk=number).first()
    if found is None:
        raise NotFoundError
    return found


def is_held(viewer: Viewer, held: Bulletin) -> bool:
    """Whether a viewer may see who corrected a bulletin, and why. No SQL query by session."""
    near = reach(viewer, "bulletins.see")
    return held.state in near if held.state else near == ALL_STATES


def reading_of(held: Bulletin) -> Reading:
    """Return a kept text as the reader of today reads it."""
    return read(held.text)


def figure_rows(number: int, *, with_people: bool = False) -> list[FigureRow]:
    """Return all that was ever said of the numbers of a text, the earliest first. One SQL query."""
    rows = FigureReading.objects.filter(bulletin=number).select_related("read_by").order_by("pk")
    return [figure_row(row, with_people=with_people) for row in rows]


def last_header(number: int, *, with_people: bool = False) -> HeaderRow | None:
    """Return what stands of a header: the last word of a person, else of the reader."""
    rows = header_rows(number, with_people=with_people)
    persons = [row for row in rows if row.is_persons]
    return next(reversed(persons or rows), None)


def header_rows(number: int, *, with_people: bool = False) -> list[HeaderRow]:
    """Return all that was ever said of a header, the earliest first. One SQL query."""
    rows = HeaderReading.objects.filter(bulletin=number).select_related("read_by").order_by("pk")
    return [header_row(row, with_people=with_people) for row in rows]


def decisions(number: int, *, with_people: bool = False) -> dict[Span, Decision]:
    """Return what stands of the commitments of a text, by where they are. One SQL query."""
    rows = CommitmentDecision.objects.filter(bulletin=number).select_related("actor").order_by("pk")
    return {Span(row.start, row.end): _decision(row, with_people=with_people) for row in rows}


def with_header(held: Bulletin) -> HeaderRow:
    """Return the header that stands of a kept bulletin.

    Raises:
        NotFoundError: it has none, so it was not kept by us.
    """
    found = last_header(held.pk)
    if found is None:
        raise NotFoundError
    return found


def name_of(held: Bulletin) -> str:
    """Return a bulletin's name: by its number, else by ours."""
    if held.number:
        return gettext("Bulletin %(number)s") % {"number": held.number}
    return gettext("Bulletin without a number (%(id)s)") % {"id": held.pk}


def figure_row(row: FigureReading, *, with_people: bool = False) -> FigureRow:
    """Return what is said of a number; who said it and why only where asked."""
    is_persons = row.read_by_id is not None
    shown = with_people and is_persons
    return FigureRow(
        span=Span(row.start, row.end),
        value=int(row.value) if row.value.is_integer() else row.value,
        unit=row.unit,
        bound=Bound(row.bound),
        place=row.place or None,
        when=row.when_text or None,
        kind=ClaimKind(row.kind),
        is_figure=row.is_figure,
        is_persons=is_persons,
        at=row.read_at,
        quantity=row.quantity,
        area=row.area,
        by=str(row.read_by) if shown else "",
        reason=row.reason if shown else "",
    )


def header_row(row: HeaderReading, *, with_people: bool = False) -> HeaderRow:
    """Return what is said of a header; who said it and why only where asked."""
    is_persons = row.read_by_id is not None
    shown = with_people and is_persons
    return HeaderRow(
        number=row.number or None,
        date=row.dated_on,
        precision=Precision(row.precision) if row.precision else None,
        is_inferred=row.is_inferred,
        place=row.place or None,
        title=row.title or None,
        is_persons=is_persons,
        at=row.read_at,
        by=str(row.read_by) if shown else "",
        reason=row.reason if shown else "",
    )


def _decision(row: CommitmentDecision, *, with_people: bool) -> Decision:
    return Decision(
        is_confirmed=row.is_confirmed,
        claim=row.claim,
        text=row.text,
        who=row.who,
        by_when=row.by_when,
        at=row.at,
        by=str(row.actor) if with_people else "",
        reason=row.reason if with_people else "",
    )


def persons_header(rows: Sequence[HeaderRow]) -> HeaderRow | None:
    """Return the last word of a person on a header, None where nobody corrected it."""
    return next((row for row in reversed(rows) if row.is_persons), None)
