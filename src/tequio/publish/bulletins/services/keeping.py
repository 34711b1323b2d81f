"""Keeping a bulletin as it came with what the reader reads in it, once; and reading it again."""

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO

from django.db import transaction

from tequio.base.accounts.models import User
from tequio.base.accounts.rules import NATION, states_in
from tequio.base.accounts.services import require
from tequio.base.audit.services import record
from tequio.base.files.services import store
from tequio.publish.bulletins.errors import NoReasonError
from tequio.publish.bulletins.importers import text_of_content
from tequio.publish.bulletins.models import Bulletin, FigureReading, HeaderReading
from tequio.publish.bulletins.queries.kept import (
    figure_rows,
    held_bulletin,
    reading_of,
)
from tequio.publish.bulletins.rules.corrections import with_corrections
from tequio.publish.bulletins.rules.reading import read, read_checkable
from tequio.publish.bulletins.rules.standing import standings
from tequio.publish.bulletins.types import FigureRow, Reading, Span

LONGEST_NUMBER, LONGEST_NAME = 80, 255
MOST_WORDS = 400  # letters of a noun or a place; what is longer is no noun


@transaction.atomic
def keep_bulletin(  # noqa: PLR0913 - a bulletin is these facts
    *, content: bytes, name: str, state: str, actor: User, reason: str, address: str = ""
) -> int:
    """Keep a bulletin: its bytes as they came, its text, and all that the reader reads in it.

    The same text changes nothing, whatever file brings it.

    Args:
        content: the file's bytes, or a pasted text in UTF-8.
        name: of the file; its end tells the format.
        state: whose it is to correct; empty for the nation.
        actor: who keeps it.
        reason: why, for the log.
        address: where it was published, if known. Nothing is fetched from there.

    Returns:
        The number of the bulletin.

    Raises:
        BadScopeError, NotAllowedError: no such state; not the actor's to keep there.
        NoReasonError: no reason was given.
        UnknownFormatError, UnreadableBulletinError, BulletinTooLongError, NoTextError,
        TooManyFiguresError: see there.
    """
    require(actor, "bulletins.keep", states=states_in(state or NATION))
    require_reason(reason)
    text = text_of_content(content, name=name).replace("\r\n", "\n")
    text = text.replace("\0", " ")  # which no database keeps
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()
    if held := Bulletin.objects.filter(sha256=digest).first():
        return held.pk
    reading = read_checkable(text)
    kept, is_new = Bulletin.objects.get_or_create(  # somebody else may keep it just now
        sha256=digest,
        defaults={
            "document": store(BytesIO(content), name=name[-LONGEST_NAME:], actor=actor),
            "text": text,
            "issuers": list(reading.bulletin.header.issuers),
            "state": state,
            "address": address,
            "kept_by": actor,
        },
    )
    if is_new:
        _header_row(kept, reading).save(force_insert=True)
        FigureReading.objects.bulk_create(_figure_rows(kept, reading))
        told = {"sha256": digest, "figures": len(reading.bulletin.figures)}
        record(actor, "bulletins.kept", kept, reason=reason, states=states_of(kept), **told)
    return kept.pk


@transaction.atomic
def read_again(*, bulletin_id: int, actor: User, reason: str) -> int:
    """Read a kept text with the reader of today; log it where it now reads anything otherwise.

    What a person said stays as they said it: only the reader's own rows are added to.

    Returns:
        How many figures are new, read otherwise, or no longer read.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to keep.
        NoReasonError: no reason was given.
    """
    held = held_bulletin(actor, bulletin_id)
    require(actor, "bulletins.keep", states=states_of(held))
    require_reason(reason)
    reading = read(held.text)
    before = {row.span: row for row in figure_rows(held.pk) if not row.is_persons}
    now = {Span(row.start, row.end): row for row in _figure_rows(held, reading)}
    changed = [row for span, row in now.items() if _says_other(row, before.get(span))]
    gone = [row for span, row in before.items() if span not in now and row.is_figure]
    changed += [reading_row(held, row, is_figure=False) for row in gone]
    FigureReading.objects.bulk_create(changed)
    if _is_new_header(held, reading):
        _header_row(held, reading).save(force_insert=True)
    if changed:
        told = {"figures": len(changed)}
        record(actor, "bulletins.read_again", held, reason=reason, states=states_of(held), **told)
    return len(changed)


def states_of(bulletin: Bulletin) -> frozenset[str]:
    """Return the states that a bulletin concerns; none stands for the nation."""
    return frozenset({bulletin.state} - {""})


def require_reason(reason: str) -> None:
    """Let nobody correct or decide without saying why.

    Raises:
        NoReasonError: nothing is said.
    """
    if not reason.strip():
        raise NoReasonError


def corrected_reading(bulletin: Bulletin, more: Iterable[FigureRow] = ()) -> Reading:
    """Return a kept text as now read, with corrections; `more` as if they were kept already."""
    rows = [*figure_rows(bulletin.pk), *more]
    return with_corrections(reading_of(bulletin), rows)


def reading_row(
    bulletin: Bulletin,
    row: FigureRow,
    *,
    is_figure: bool | None = None,
    read_by: User | None = None,
) -> FigureReading:
    """Return a row to be kept of what is said of some words."""
    return FigureReading(
        bulletin=bulletin,
        start=row.span.start,
        end=row.span.end,
        value=float(row.value),
        unit=row.unit[:MOST_WORDS],
        bound=row.bound,
        place=(row.place or "")[:MOST_WORDS],
        when_text=(row.when or "")[:MOST_WORDS],
        quantity=row.quantity,
        area=row.area,
        kind=row.kind,
        is_figure=row.is_figure if is_figure is None else is_figure,
        reason=row.reason,
        read_by=read_by,
    )


def _figure_rows(bulletin: Bulletin, reading: Reading) -> list[FigureReading]:
    return [reading_row(bulletin, row) for row in standings(reading)]


def _says_other(row: FigureReading, before: FigureRow | None) -> bool:
    if before is None or not before.is_figure:
        return True
    told = (before.value, before.unit, before.bound, before.place or "", before.when or "")
    kept = (before.kind, before.quantity, before.area)
    return (row.value, row.unit, row.bound, row.place, row.when_text) != told or (
        row.kind,
        row.quantity,
        row.area,
    ) != kept


def _is_new_header(bulletin: Bulletin, reading: Reading) -> bool:
    """Whether the header now reads otherwise than the reader last read it."""
    row = _header_row(bulletin, reading)
    last = bulletin.headers.filter(read_by=None).order_by("pk").last()
    names = ("number", "dated_on", "precision", "place", "title")
    return last is None or any(getattr(last, each) != getattr(row, each) for each in names)


def _header_row(bulletin: Bulletin, reading: Reading) -> HeaderReading:
    header = reading.bulletin.header
    return HeaderReading(
        bulletin=bulletin,
        number=(header.number or "")[:LONGEST_NUMBER],
        dated_on=header.date,
        precision=header.date_precision or "",
        place=header.place or "",
        title=header.title or "",
    )
