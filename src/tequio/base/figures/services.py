"""Putting claims in and freezing figures."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from tequio.base.accounts.models import User
from tequio.base.audit.services import record
from tequio.base.figures import rules
from tequio.base.figures.errors import ClaimExistsError
from tequio.base.figures.models import Claim, Snapshot, SnapshotEntry
from tequio.base.figures.queries import every_question, figures
from tequio.base.figures.types import ClaimRow, Figure
from tequio.kernel.dates import Moment


@transaction.atomic
def install_claims(rows: Iterable[ClaimRow]) -> int:
    """Put a table of claims in: new ones added, changed ones corrected, none removed.

    Reference data, so no actor and no log entry: the table is versioned with the package.

    Returns:
        How many claims were new or changed; a second run returns 0.
    """
    held = {claim.code: claim for claim in Claim.objects.select_for_update()}
    told = [_claim(row) for row in rows]
    new = [claim for claim in told if claim.code not in held]
    changed = [c for c in told if c.code in held and _facts(c) != _facts(held[c.code])]
    for claim in changed:
        claim.pk = held[claim.code].pk
        claim.save()
    Claim.objects.bulk_create(new)
    return len(new) + len(changed)


@transaction.atomic
def announce(claim: ClaimRow, *, actor: User, reason: str, states: Iterable[str]) -> None:
    """Keep what someone announced, under a code of its own; log it.

    The caller has already been allowed to say that it was announced. What is kept so is never
    changed by the package's own table, whose codes are others.

    Args:
        claim: what was said; its code is free.
        actor: who keeps it.
        reason: why, for the log.
        states: those that it concerns; none stands for the nation.

    Raises:
        ClaimExistsError: something else was said under that code.
    """
    if Claim.objects.filter(code=claim.code).exists():
        raise ClaimExistsError(claim=claim.code)
    kept = _claim(claim)
    kept.save(force_insert=True)
    told = {"code": claim.code, "value": str(claim.value), "unit": claim.unit, "kind": claim.kind}
    record(actor, "figures.announced", kept, reason=reason, states=states, **told)


@transaction.atomic
def freeze_snapshot(*, as_of: date, actor: User, reason: str) -> int:
    """Freeze every figure of the nation and each state on every basis, as known now; log it.

    The caller has already been allowed to change what the figures stand on. Where nothing
    changed since the last snapshot of that day, that one is kept and nothing is written.

    Returns:
        The number of the snapshot.
    """
    told = figures(every_question(Moment(as_of)))
    digest = rules.digest_of_state(as_of, map(_line, told))
    last = Snapshot.objects.filter(as_of=as_of).order_by("-pk").first()
    if last is not None and last.digest == digest:
        return last.pk
    taken = Snapshot.objects.create(as_of=as_of, digest=digest, reason=reason, taken_by=actor)
    SnapshotEntry.objects.bulk_create([_entry(taken, figure) for figure in told])
    record(actor, "figures.frozen", taken, reason=reason, as_of=as_of, digest=digest)
    return taken.pk


def _claim(row: ClaimRow) -> Claim:
    return Claim(
        code=row.code,
        figure=row.figure or "",
        area=row.area or "",
        value=row.value,
        qualifier=row.qualifier,
        unit=row.unit,
        definition=row.definition,
        place=row.place,
        when_text=row.when,
        said_on=row.said_on,
        said_on_inferred=row.said_on_inferred,
        said_by=row.said_by,
        source=row.source,
        kind=row.kind,
        quote=row.quote,
    )


def _facts(claim: Claim) -> tuple[object, ...]:
    names = [field.attname for field in Claim._meta.concrete_fields if field.attname != "id"]  # noqa: SLF001 - Django's documented model interface
    return tuple(getattr(claim, name) for name in names)


def _line(figure: Figure) -> str:
    asked = (figure.id, figure.area.code, figure.institution, figure.basis)
    return rules.state_line(asked, figure.value, figure.sources)


def _entry(taken: Snapshot, figure: Figure) -> SnapshotEntry:
    return SnapshotEntry(
        snapshot=taken,
        figure=figure.id,
        area=figure.area.code,
        institution=figure.institution or "",
        basis=figure.basis or "",
        value=figure.value,
        receipt=figure.receipt,
    )
