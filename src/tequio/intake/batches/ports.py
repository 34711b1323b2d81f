"""The socket for what follows once the register has changed: apps above plug it in."""

from collections.abc import Callable
from datetime import date

from tequio.base.accounts.models import User

AfterChange = Callable[[User, str, date], None]
_AFTER: list[AfterChange] = []


def add_after_change(follow: AfterChange) -> None:
    """Offer what is to follow: it takes who changed the register, why, and on which day."""
    _AFTER.append(follow)


def follow_change(*, actor: User, reason: str, on: date) -> None:
    """Do all that follows; called once, after the change is kept."""
    for follow in _AFTER:
        follow(actor, reason, on)
