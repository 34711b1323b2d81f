"""How a document's day is known, and how sure that is."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tequio.kernel.errors import noop


class Dated(StrEnum):
    """Who says on which day a document shows what it shows; the surest first."""

    BY_FILE = "file"
    BY_PERSON = "person"
    BY_PUBLISHER = "publisher"
    BY_NAME = "name"
    BY_RECEPTION = "reception"


DATED_WORDS = {
    Dated.BY_FILE: noop("the file says so itself"),
    Dated.BY_PERSON: noop("whoever loaded it said so"),
    Dated.BY_PUBLISHER: noop("its publisher says so"),
    Dated.BY_NAME: noop("taken from the file's name"),
    Dated.BY_RECEPTION: noop("the day it was received"),
}


@dataclass(frozen=True, slots=True)
class CutRow:
    """One cut-off as a receipt names it. `known_until` None: it is still known.

    `known_since` is None only in a row that no database gave.
    """

    number: int
    source: str
    file: str
    sha256: str
    observed_on: date
    how_dated: Dated
    rows: int
    is_sample: bool
    known_since: datetime | None = None
    known_until: datetime | None = None
