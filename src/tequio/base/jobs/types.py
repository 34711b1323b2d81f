"""Long work as it is told: its state, how far it is, and where it says so."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tequio.kernel.errors import noop


class State(StrEnum):
    """Where a piece of work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


WORDS = {
    State.WAITING: noop("waiting for its turn"),
    State.RUNNING: noop("running"),
    State.DONE: noop("done"),
    State.FAILED: noop("failed"),
    State.CANCELLED: noop("cancelled"),
}
OVER = frozenset({State.DONE, State.FAILED, State.CANCELLED})


class Bar(Protocol):
    """Where a service says how far it is; it may be told as often as one likes."""

    def step(self, label: str, done: int, total: int) -> None:
        """Say that `done` of `total` are done of what `label` (an English message id) names.

        `total` 0: how many there are is not known.
        """


class NullBar:
    """Tells nobody."""

    def step(self, label: str, done: int, total: int) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One piece of work as its page shows it; what `ui/_progress.html` needs is in it.

    `is_interrupted`: it says that it runs, and the process that ran it is gone; it will be run
    again. `total` None: not known. `url` is where one asks how far it is; `leads_to` is the page
    to see once it is done, empty for none.
    """

    id: int
    kind: str
    subject: str
    state: State
    word: str
    is_interrupted: bool
    label: str
    done: int
    total: int | None
    seconds_left: int | None
    started_at: datetime | None
    ended_at: datetime | None
    failure: str
    by: str
    is_own: bool
    url: str
    leads_to: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in OVER

    @property
    def is_waiting(self) -> bool:
        """Whether it can still be cancelled."""
        return self.state is State.WAITING
