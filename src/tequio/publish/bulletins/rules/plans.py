"""What was planned against what came of it: outcomes of states, and the last day of a term."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum

from tequio.publish.bulletins.rules.families import folded

MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
YEAR = re.compile(r"\b(20\d{2})\b")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")
DAY = re.compile(rf"\b(\d{{1,2}})(?:º|o)? de ({'|'.join(MONTHS)})\b")
PART = re.compile(
    r"\b(primer|segundo|tercer|cuarto|ultimo)[oa]? (bimestre|trimestre|cuatrimestre|semestre)\b"
)
NO_TERM = re.compile(r"\bsin (?:fecha|plazo)\b|^(?:al|desde|hasta) ")
LENGTHS = {"bimestre": 2, "trimestre": 3, "cuatrimestre": 4, "semestre": 6}
PLACES = {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4}
LAST_MONTH = 12


class Came(StrEnum):
    """What came of a plan that a state would join."""

    IN_TIME = "in_time"
    LATE = "late"
    UNDATED = "undated"
    NOT_YET = "not_yet"
    NEVER = "never"


def what_came(*, joined: bool, since: date | None, until: date | None, on: date) -> Came:
    """Return how a plan came out, as far as dates are known.

    Args:
        joined: whether the state is among those that joined.
        since: the earliest day by which a document shows it; None: none does.
        until: the last day of the term; None: the text gives none.
        on: today.
    """
    if not joined:
        return Came.NEVER if until and until < on else Came.NOT_YET
    if since is None or until is None:
        return Came.UNDATED
    return Came.IN_TIME if since <= until else Came.LATE


def until_of(text: str, said_on: date | None) -> date | None:
    """Return the last day of the term that some words give; None where they give none.

    A term without a year is of the year in which it was said, or of the next where that is over.

    Args:
        text: in Spanish: «de abril a junio de 2023», «segundo semestre del año»; «al 3 de abril»
            says as of when something was so, and is no term.
        said_on: when it was said; without it, words without a year give no day.
    """
    plain = folded(text)
    if NO_TERM.search(plain):
        return None
    years = [int(year) for year in YEAR.findall(plain)]
    year = years[-1] if years else said_on.year if said_on else None
    if year is None:
        return None
    found = _in_year(plain, year)
    if found is None:
        return date(year, LAST_MONTH, 31) if years or "ano" in plain.split() else None
    if not years and said_on and found < said_on:
        return _in_year(plain, year + 1)
    return found


def _in_year(plain: str, year: int) -> date | None:
    if part := PART.search(plain):
        length = LENGTHS[part[2]]
        place = PLACES.get(part[1], LAST_MONTH // length)
        return _month_end(year, min(place * length, LAST_MONTH))
    if days := DAY.findall(plain):
        day, month = days[-1]
        number = MONTHS.index(month) + 1
        return date(year, number, min(max(int(day), 1), monthrange(year, number)[1]))
    months = MONTH.findall(plain)
    return _month_end(year, MONTHS.index(months[-1]) + 1) if months else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
