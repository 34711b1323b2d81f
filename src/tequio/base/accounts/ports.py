"""Sockets that apps above fill: the log of changes, the names of scopes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Model
from django.utils.translation import gettext

if TYPE_CHECKING:
    from tequio.base.accounts.models import User


class Log(Protocol):
    """Writes one change down: who, what verb, on what, why, in which states, from what to what."""

    def __call__(  # noqa: D102 - the class says it
        self,
        actor: "User",
        verb: str,
        subject: Model | str,
        *,
        reason: str,
        states: Iterable[str] = (),
        **details: Any,
    ) -> None: ...


@dataclass(slots=True)
class _Sockets:
    log: Log | None = None
    name_of_state: Callable[[str], str] | None = None


_SOCKETS = _Sockets()


def set_log(log: Log) -> None:
    """Say what writes changes down. The log's app fills this; without it nothing is changed."""
    _SOCKETS.log = log


def set_state_names(name_of: Callable[[str], str]) -> None:
    """Say what names a state by its number."""
    _SOCKETS.name_of_state = name_of


def log() -> Log:
    """Return what writes changes down.

    Raises:
        ValueError: no app has filled the socket.
    """
    if _SOCKETS.log is None:
        raise ValueError("no log is plugged in")
    return _SOCKETS.log


def place_of(scope: str) -> str:
    """Return a scope in words: the whole country, or the state's name, or its number."""
    if scope == "*":
        return gettext("the whole country")
    if _SOCKETS.name_of_state:
        return _SOCKETS.name_of_state(scope)
    return gettext("state %(code)s") % {"code": scope}
