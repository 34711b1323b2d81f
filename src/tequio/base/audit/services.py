"""The only way into the log."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from tequio.base.accounts.models import User
from tequio.base.audit.models import Entry


def record(actor: User, verb: str, subject: Model | str, *, reason: str, **details: Any) -> None:
    """Log one change, inside the transaction that makes it."""
    name = subject if isinstance(subject, str) else f"{subject._meta.label_lower}:{subject.pk}"  # noqa: SLF001 - the public way to a model's label
    shown = {key: _plain(value) for key, value in details.items()}
    Entry.objects.create(actor=actor, verb=verb, subject=name, reason=reason, details=shown)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, (date, datetime, Decimal)) else value
