"""Fingerprints and distances: what makes a receipt the same receipt. No database."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from tequio.base.figures.types import Question
from tequio.base.files.types import CutRow

SHOWN_OF_FINGERPRINT = 16
MOST_CUTS = 5_000


def plain(value: float | None) -> float | int | None:
    """Return a value as an integer where it is whole."""
    if value is None or not float(value).is_integer():
        return value
    return int(value)


def written(value: float | None) -> str:
    """Write a value the same way on every machine: 12 significant digits, whole ones bare."""
    if value is None:
        return "unknown"
    return str(int(value)) if float(value).is_integer() else f"{value:.12g}"


def fingerprint(question: Question, sources: Iterable[CutRow], value: float | None) -> str:
    """Return the hash of what was asked, of what it stands on and of the answer.

    Nothing of when it was asked or known goes in, so equal known states give equal receipts.
    """
    asked = (question.figure, question.area.code, question.institution, question.basis)
    stands_on = sorted(
        f"cut {cut.number} {cut.sha256} {cut.observed_on.isoformat()}" for cut in sources
    )
    as_of = question.moment.on.isoformat()
    lines = ["receipt 1", *(f"{part or '-'}" for part in asked), as_of, *stands_on, written(value)]
    return sha256("\n".join(lines).encode()).hexdigest()


def states_of(questions: Iterable[Question]) -> list[str]:
    """Return the states that all the questions lie in; none where one asks of the nation."""
    states = {question.area.state for question in questions}
    return [] if None in states else sorted(filter(None, states))


def nearest_day(as_of: date, days: Iterable[date]) -> date | None:
    """Return the observation nearest to a day; the earlier of two equally near; None of none."""
    return min(days, key=lambda day: (abs((day - as_of).days), day), default=None)


def state_line(asked: Iterable[str | None], value: float | None, sources: Iterable[CutRow]) -> str:
    """Write one figure of a state of knowledge, for its digest.

    It names documents by their hash and not by cut-off number, so that two machines that loaded
    the same files digest the same.

    Args:
        asked: figure, area, institution and basis; None where one does not apply.
        value: the figure's, None if unknown.
        sources: the cut-offs it stands on.
    """
    stands_on = sorted({f"{cut.sha256}@{cut.observed_on.isoformat()}" for cut in sources})
    return "|".join((*(part or "-" for part in asked), written(value), *stands_on))


def digest_of_state(as_of: date, lines: Iterable[str]) -> str:
    """Return the hash of all figures of a day, whatever the order they come in."""
    return sha256("\n".join(["snapshot 1", as_of.isoformat(), *sorted(lines)]).encode()).hexdigest()


def read_cuts(text: str) -> tuple[int, ...]:
    """Read the cut-offs that a receipt's address names, parted by commas; each once, in order.

    Raises:
        ValueError: one is no number, or they are more than any receipt stands on.
    """
    numbers = {int(part) for part in text.split(",") if part}
    if len(numbers) > MOST_CUTS or any(not 0 < number < 2**63 for number in numbers):
        raise ValueError(text)
    return tuple(sorted(numbers))


def cuts_in(receipt: str) -> tuple[int, ...]:
    """Return the cut-offs that a receipt's whole address names."""
    return read_cuts("".join(parse_qs(urlsplit(receipt).query).get("cortes", [])))


def holds(fingerprint: str, told: str) -> bool:
    """Whether a fingerprint is the one that an address told the beginning of."""
    return len(told) >= SHOWN_OF_FINGERPRINT and fingerprint.startswith(told)
