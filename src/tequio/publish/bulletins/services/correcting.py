"""What a person says of a number, or of a header, over what the reader says."""

import re
from datetime import date
from math import isfinite

from django.db import transaction
from django.utils.timezone import now

from tequio.base.accounts.models import User
from tequio.base.accounts.services import require
from tequio.base.audit.services import record
from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.errors import (
    AlreadyFigureError,
    InferredWithoutDayError,
    NoSuchFigureError,
    NothingCorrectedError,
    NotNumberError,
    WordsMissingError,
    WordsTwiceError,
)
from tequio.publish.bulletins.models import Bulletin, HeaderReading
from tequio.publish.bulletins.queries.kept import figure_rows, held_bulletin, last_header
from tequio.publish.bulletins.rules.corrections import is_whole
from tequio.publish.bulletins.rules.standing import standing_of
from tequio.publish.bulletins.services.keeping import (
    LONGEST_NUMBER,
    corrected_reading,
    reading_row,
    require_reason,
    states_of,
)
from tequio.publish.bulletins.types import Bound, FigureRow, HeaderRow, Precision, Span

SHOWN_OF_WORDS = 80
MOST = 1e40  # no number of a text is larger


@transaction.atomic
def correct_figure(  # noqa: PLR0913 - a figure is these facts
    *,
    bulletin_id: int,
    start: int,
    end: int,
    value: float,
    unit: str,
    bound: Bound,
    kind: ClaimKind,
    is_figure: bool,
    reason: str,
    actor: User,
    place: str = "",
    when: str = "",
) -> None:
    """Say what a number of a text is, or that it counts nothing; keep what stood before; log it.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to correct.
        NoSuchFigureError: no number was ever read in those words.
        NoReasonError, NotNumberError, NothingCorrectedError: no reason, no number, no change.
    """
    held, span = _may_correct(actor, bulletin_id, reason), Span(start, end)
    said = _row(
        span,
        value=value,
        unit=unit,
        bound=bound,
        kind=kind,
        place=place,
        when=when,
        reason=reason,
        is_figure=is_figure,
    )
    known = [each for each in figure_rows(held.pk) if each.span == span]
    if not known:
        raise NoSuchFigureError
    before = next((each for each in reversed(known) if each.is_persons), known[-1])
    if _facts(before) == _facts(said):
        raise NothingCorrectedError
    _keep(held, said, actor, "bulletins.figure_corrected", before=_words(before))


@transaction.atomic
def add_figure(  # noqa: PLR0913 - a figure is these facts
    *,
    bulletin_id: int,
    words: str,
    value: float,
    unit: str,
    bound: Bound,
    kind: ClaimKind,
    reason: str,
    actor: User,
    place: str = "",
    when: str = "",
) -> Span:
    """Mark a number that the reader missed, by the words that say it; log it.

    Returns:
        Where the words stand.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to correct.
        WordsMissingError, WordsTwiceError: the text does not say them, or more than once.
        AlreadyFigureError: some of them are a figure already.
        NoReasonError, NotNumberError: no reason, no number.
    """
    held = _may_correct(actor, bulletin_id, reason)
    span = _place_of(held.text, words)
    if not is_whole(corrected_reading(held), span):
        raise AlreadyFigureError
    said = _row(
        span,
        value=value,
        unit=unit,
        bound=bound,
        kind=kind,
        place=place,
        when=when,
        reason=reason,
        is_figure=True,
    )
    _keep(held, said, actor, "bulletins.figure_added", before="")
    return span


@transaction.atomic
def correct_header(  # noqa: PLR0913 - a header is these facts
    *,
    bulletin_id: int,
    number: str,
    dated_on: date | None,
    is_inferred: bool,
    place: str,
    title: str,
    reason: str,
    actor: User,
) -> None:
    """Say what the header of a text is; a day that the text does not give may be inferred.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to correct.
        NoReasonError, NothingCorrectedError, InferredWithoutDayError: see there.
    """
    held = _may_correct(actor, bulletin_id, reason)
    if is_inferred and dated_on is None:
        raise InferredWithoutDayError
    before = last_header(held.pk)
    told = (number[:LONGEST_NUMBER], dated_on, is_inferred, place, title)
    if before and told == _header_facts(before):
        raise NothingCorrectedError
    HeaderReading.objects.create(
        bulletin=held,
        number=told[0],
        dated_on=dated_on,
        precision=Precision.DAY if dated_on else "",
        is_inferred=is_inferred,
        place=place,
        title=title,
        reason=reason,
        read_by=actor,
    )
    changes = {"before": _header_facts(before) if before else (), "after": told}
    verb = "bulletins.header_corrected"
    record(actor, verb, held, reason=reason, states=states_of(held), **changes)


def _may_correct(actor: User, bulletin_id: int, reason: str) -> Bulletin:
    held = held_bulletin(actor, bulletin_id)
    require(actor, "bulletins.correct", states=states_of(held))
    require_reason(reason)
    return held


def _row(  # noqa: PLR0913 - a figure is these facts
    span: Span,
    *,
    value: float,
    unit: str,
    bound: Bound,
    kind: ClaimKind,
    place: str,
    when: str,
    reason: str,
    is_figure: bool,
) -> FigureRow:
    if not isfinite(value) or abs(value) > MOST:
        raise NotNumberError(text=str(value))
    plain = int(value) if float(value).is_integer() else value
    return FigureRow(
        span=span,
        value=plain,
        unit=unit.strip(),
        bound=bound,
        place=place.strip() or None,
        when=when.strip() or None,
        kind=kind,
        is_figure=is_figure,
        is_persons=True,
        at=now(),
        reason=reason.strip(),
    )


def _keep(held: Bulletin, row: FigureRow, actor: User, verb: str, *, before: str) -> None:
    """Keep a person's row with what it can be held against, and log it."""
    told = standing_of(corrected_reading(held, [row]), row)
    reading_row(held, told, read_by=actor).save(force_insert=True)
    words = " ".join(held.text[row.span.start : row.span.end].split())[:SHOWN_OF_WORDS]
    changes = {"words": words, "before": before, "after": _words(row)}
    record(actor, verb, held, reason=row.reason, states=states_of(held), **changes)


def _place_of(text: str, words: str) -> Span:
    """Return where words stand in a text that may break its lines between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", text)) if pattern else []
    shown = " ".join(words.split())[:SHOWN_OF_WORDS]
    if not found:
        raise WordsMissingError(words=shown)
    if len(found) > 1:
        raise WordsTwiceError(words=shown, times=len(found))
    return Span(found[0].start(), found[0].end())


def _facts(row: FigureRow) -> tuple[object, ...]:
    return (row.value, row.unit, row.bound, row.kind, row.is_figure, row.place, row.when)


def _header_facts(row: HeaderRow) -> tuple[object, ...]:
    return (row.number or "", row.date, row.is_inferred, row.place or "", row.title or "")


def _words(row: FigureRow) -> str:
    return f"{row.value} {row.unit}" if row.is_figure else "—"
