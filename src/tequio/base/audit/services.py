"""The only way into the log."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from tequio.base.accounts.models import User
from tequio.base.audit.models import Entry
from tequio.base.audit.rules import name_of


def record(
    actor: User,
    verb: str,
    subject: Model | str,
    *,
    reason: str,
    states: Iterable[str] = (),
    **details: Any,
) -> None:
    """Log one change, inside the transaction that makes it. One SQL statement.

    Args:
        actor: who made it.
        verb: what they did: the app and a past participle, as in `batches.accepted`.
        subject: the row they changed, or its name as text.
        reason: why, in the actor's words.
        states: the states it concerns; none stands for the nation.
        details: what changed, from what to what; days and decimals are kept as texts.
    """
    Entry.objects.create(
        actor=actor,
        verb=verb,
        subject=subject if isinstance(subject, str) else name_of(*_identity(subject)),
        states=sorted(set(states)),
        reason=reason,
        details=_plain(details),
    )


def _identity(subject: Model) -> tuple[str, Any]:
    return subject._meta.label_lower, subject.pk  # noqa: SLF001 - the public way to a label


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(each) for each in value)
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, (date, Decimal)) else value
