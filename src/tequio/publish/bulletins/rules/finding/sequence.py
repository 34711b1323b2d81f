"""A bulletin's number and day, and the weekday written beside the day."""

import re
from collections.abc import Sequence
from datetime import date

from tequio.publish.bulletins.rules.header import MOST_BLOCKS
from tequio.publish.bulletins.rules.vocabulary import WEEKDAY
from tequio.publish.bulletins.types import Found, Reading, SequenceRecipe


def sequence_to_check(
    reading: Reading, *, read_on: date, others: Sequence[str]
) -> tuple[Found, ...]:
    """Return the one check of a text's number and day, whatever of them it gives.

    Args:
        reading: the text and what was read from it.
        read_on: the day that stands for today.
        others: other bulletins of the series, as `137/2024 2024-03-21`.
    """
    header = reading.bulletin.header
    weekday = _weekday(reading) if header.date and not header.date_inferred else None
    return (Found(SequenceRecipe(header.number, header.date, weekday, read_on, tuple(others))),)


def _weekday(reading: Reading) -> str | None:
    """Return the weekday that stands right before the day of the header."""
    day = reading.bulletin.header.date_text
    if not day:
        return None
    written = re.compile(
        rf"\b(?P<weekday>{WEEKDAY}),?\s+(?:a\s+)?(?:el\s+)?(?:día\s+)?{re.escape(day)}",
        re.IGNORECASE,
    )
    for block in reading.text.blocks[:MOST_BLOCKS]:
        if found := written.search(block.text):
            return found["weekday"].lower()
    return None
