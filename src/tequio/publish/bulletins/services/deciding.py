"""Whether what the reader took for a commitment is one; a confirmed one is kept as a claim."""

import re
from dataclasses import dataclass
from unicodedata import combining, normalize

from django.db import transaction

from tequio.base.accounts.models import User
from tequio.base.accounts.services import require
from tequio.base.audit.services import record
from tequio.base.figures.queries import claims
from tequio.base.figures.services import announce
from tequio.base.figures.types import NATION, ClaimKind, ClaimRow
from tequio.publish.bulletins.errors import (
    AlreadyConfirmedError,
    AlreadyDiscardedError,
    NoSuchCommitmentError,
)
from tequio.publish.bulletins.models import Bulletin, CommitmentDecision
from tequio.publish.bulletins.queries.kept import held_bulletin, name_of, with_header
from tequio.publish.bulletins.rules.corrections import promises
from tequio.publish.bulletins.services.keeping import corrected_reading, require_reason, states_of
from tequio.publish.bulletins.types import Bound, BulletinFigure, Promise

LONGEST_CODE = 40
LONGEST = {"unit": 80, "place": 120, "when": 120, "said_by": 200, "source": 200, "quote": 120}


@dataclass(frozen=True)
class Told:
    """What a person says of a commitment, where the text leaves it open; empty: as the text."""

    who: str = ""
    by_when: str = ""


@transaction.atomic
def confirm_commitment(  # noqa: PLR0913 - a decision is these facts
    *,
    bulletin_id: int,
    start: int,
    end: int,
    reason: str,
    actor: User,
    who: str = "",
    by_when: str = "",
) -> str:
    """Keep a commitment as a claim of kind goal: the figure inside its words, else one of itself.

    It is of the bulletin's state, so it stands among what was announced there; a board that was
    written today for visitors shows it tomorrow, or when documents come.

    Returns:
        The code of the claim.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to confirm.
        NoSuchCommitmentError: the reader takes nothing there for a commitment.
        NoReasonError, AlreadyConfirmedError: no reason; it is confirmed already.
    """
    held, promise = _open(actor, bulletin_id, (start, end), reason)
    told = Told(
        who.strip() or promise.said.who or "", by_when.strip() or promise.said.by_when or ""
    )
    figures = corrected_reading(held).bulletin.figures
    figure = None if promise.figure is None else figures[promise.figure]
    claim = _claim(held, promise, figure, told)
    announce(claim, actor=actor, reason=reason, states=states_of(held))
    _decide(held, promise, told, claim.code, actor=actor, reason=reason)
    return claim.code


@transaction.atomic
def discard_commitment(*, bulletin_id: int, start: int, end: int, reason: str, actor: User) -> None:
    """Say that those words commit nobody. It can still be confirmed later.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to confirm.
        NoSuchCommitmentError: the reader takes nothing there for a commitment.
        NoReasonError: no reason was given.
        AlreadyConfirmedError: what was kept as said is not taken back.
        AlreadyDiscardedError: it is discarded already.
    """
    held, promise = _open(actor, bulletin_id, (start, end), reason)
    last = held.decisions.filter(start=start, end=end).order_by("-pk").first()
    if last is not None:
        raise AlreadyDiscardedError
    said = Told(promise.said.who or "", promise.said.by_when or "")
    _decide(held, promise, said, "", actor=actor, reason=reason)


def _open(
    actor: User, bulletin_id: int, place: tuple[int, int], reason: str
) -> tuple[Bulletin, Promise]:
    """Return a commitment that is not confirmed yet, and its bulletin, locked."""
    held = held_bulletin(actor, bulletin_id)
    require(actor, "bulletins.confirm", states=states_of(held))
    require_reason(reason)
    for promise in promises(corrected_reading(held)):
        if (promise.span.start, promise.span.end) == place:
            break
    else:
        raise NoSuchCommitmentError
    done = held.decisions.filter(start=place[0], end=place[1], is_confirmed=True).first()
    if done is not None:
        raise AlreadyConfirmedError(claim=done.claim)
    return held, promise


def _decide(  # noqa: PLR0913 - a decision is these facts
    held: Bulletin, promise: Promise, told: Told, code: str, *, actor: User, reason: str
) -> None:
    CommitmentDecision.objects.create(
        bulletin=held,
        start=promise.span.start,
        end=promise.span.end,
        text=promise.said.text,
        who=told.who,
        by_when=told.by_when,
        is_confirmed=bool(code),
        claim=code,
        reason=reason,
        actor=actor,
    )
    verb = "bulletins.commitment_confirmed" if code else "bulletins.commitment_discarded"
    changes = {"text": promise.said.text, "claim": code}
    record(actor, verb, held, reason=reason, states=states_of(held), **changes)


def _claim(held: Bulletin, promise: Promise, figure: BulletinFigure | None, told: Told) -> ClaimRow:
    header = with_header(held)
    issued = ", ".join(held.issuers)
    return ClaimRow(
        code=_code(held, promise.said.text),
        value=figure.value if figure else 1,
        qualifier=figure.bound if figure else Bound.EXACT,
        unit=_cut("unit", figure.unit if figure else "compromiso"),
        definition=promise.said.text,
        place=_cut("place", (figure.place if figure else None) or header.place or ""),
        when=_cut("when", told.by_when),
        said_on=header.date,
        said_on_inferred=header.is_inferred,
        said_by=_cut("said_by", told.who or issued),
        area=held.state or NATION,
        source=_cut("source", f"{name_of(held)} {held.address}".strip()),
        kind=ClaimKind.GOAL,
        quote=_cut("quote", " ".join(held.text[promise.span.start : promise.span.end].split())),
    )


def _cut(field: str, text: str) -> str:
    most = LONGEST[field]
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _code(held: Bulletin, text: str) -> str:
    """Return a free code that people can read: b12-se-rescataran-10-hospitales."""
    bare = "".join(c for c in normalize("NFD", text.lower()) if not combining(c))
    words = "-".join(re.findall(r"[a-z0-9]+", bare))
    start = f"b{held.pk}-{words}"[: LONGEST_CODE - 3].rpartition("-")[0]
    taken = {claim.code for claim in claims() if claim.code.startswith(start)}
    number = next(n for n in range(1, len(taken) + 2) if _numbered(start, n) not in taken)
    return _numbered(start, number)


def _numbered(start: str, number: int) -> str:
    return start if number == 1 else f"{start}-{number}"
