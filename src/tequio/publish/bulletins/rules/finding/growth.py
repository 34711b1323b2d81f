"""A number that grew or shrank by another: `60 camas, con lo que pasará de 180 a 240`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tequio.publish.bulletins.rules.counting import PERCENT
from tequio.publish.bulletins.rules.finding.additions import Addition
from tequio.publish.bulletins.rules.finding.kinds import is_same_kind
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence

_FROM = re.compile(
    r"\b(?:pas|crec|aument|sub|baj|redu|increment|ampl)\w*\b[^.;:,]{0,40}\bde\s+$", re.IGNORECASE
)
_TO = re.compile(r"(?:\s+[^\W\d]+){0,3}\s+a\s+$", re.IGNORECASE)
_SO_THAT = re.compile(
    r"\b(?:con (?:lo que|lo cual|ello|ell[oa]s|est[oa]s?)|por lo que|lo que permit\w+)\b",
    re.IGNORECASE,
)


def in_growth(sentence: Sentence) -> Iterator[Addition]:
    """Yield the larger of two numbers with the smaller and what lies between them."""
    for first, second in pairwise(sentence.said):
        if not _is_change(sentence, first, second):
            continue
        low, high = sorted((first, second), key=lambda each: each.value)
        for step in sentence.said:
            if step in {first, second} or not is_same_kind(step.unit, first.unit):
                continue
            whole = Addition(high, (low, step))
            if whole.closes or _is_claimed(sentence, step, first, whole):
                yield whole


def _is_change(sentence: Sentence, first: Mention, second: Mention) -> bool:
    if not is_same_kind(first.unit, second.unit) or first.unit == PERCENT:
        return False
    return (
        _FROM.search(sentence.between(sentence.start, first.start)) is not None
        and _TO.fullmatch(sentence.between(first.end, second.start)) is not None
    )


def _is_claimed(sentence: Sentence, step: Mention, first: Mention, whole: Addition) -> bool:
    """Whether the words make the one the cause of the other, though it does not come out."""
    gap = sentence.between(step.end, first.start)
    return _SO_THAT.search(gap) is not None and whole.is_within("0.9", "1.1")
