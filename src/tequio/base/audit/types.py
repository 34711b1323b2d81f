"""An entry of the log as it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One change. `states` empty: it concerns the nation. `details`: from what to what, as JSON."""

    id: int
    at: datetime
    actor: str
    verb: str
    subject: str
    states: tuple[str, ...]
    reason: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page of entries, the newest first, and how many there are on all pages."""

    rows: tuple[EntryRow, ...]
    total: int
