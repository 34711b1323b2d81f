"""Days as files and people write them, and how far one day is from another."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MEXICO = ZoneInfo("America/Mexico_City")
EARLIEST = date(1500, 1, 1)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_YEAR_IN_NAME = re.compile(r"(?<!\d)(20\d{2})(\d{2})?(?!\d)")


@lru_cache(maxsize=65_536)
def read_day(text: str) -> date:
    """Read dd/mm/yyyy or an ISO day.

    Raises:
        ValueError: it is neither, or there is no such day.
    """
    if found := _NUMERIC.fullmatch(text):
        day, month, year = found.groups()
    elif found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise ValueError(text)
    return date(int(year), int(month), int(day))


def day_in_name(name: str) -> date | None:
    """Return the day that a file's name suggests: the middle of its year, or its month's last.

    `units_2026.xlsx` gives 30 June 2026, `CLUES_202604.xlsx` 30 April 2026; None without a year.
    """
    found = _YEAR_IN_NAME.search(name)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 6)
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def end_of_day(day: date) -> datetime:
    """Return the last instant of a day in central Mexico: what was known on that day."""
    return datetime.combine(day, time.max, MEXICO)


def read_instant(text: str) -> datetime:
    """Read a day (its end is meant) or an ISO instant (central Mexico where it names no zone).

    Raises:
        ValueError: it is neither.
    """
    try:
        return end_of_day(read_day(text))
    except ValueError:
        instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=MEXICO)


@dataclass(frozen=True, slots=True)
class Moment:
    """A question's two times: true on a day, as known at an instant, or as some cut-offs say it.

    `known_at` None is now. `cuts`, where given, are all the answer may stand on: a receipt's.
    """

    on: date
    known_at: datetime | None = None
    cuts: tuple[int, ...] | None = None

    def is_present(self, today: date) -> bool:
        """Whether the plain present answers it: today or later, all that is known now."""
        return self.on >= today and self.known_at is None and self.cuts is None
