"""Shares of one whole: percentages of a list that should make a hundred."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tequio.publish.bulletins.rules.counting import HUNDRED, PERCENT
from tequio.publish.bulletins.rules.finding.additions import FEWEST, UNREAD, Addition
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence
from tequio.publish.bulletins.rules.finding.runs import are_linked, is_whole, speaks_of_change
from tequio.publish.bulletins.types import Bound

_OPPOSED = re.compile(
    r"(?=.*\bhombres\b)(?=.*\bmujeres\b)|(?=.*\brural)(?=.*\burban)|(?=.*\bfeder)(?=.*\best[ad]t)"
    r"|(?=.*\bel resto\b)|(?=.*\bpúblic)(?=.*\bprivad)|\bel otro\b",
    re.IGNORECASE,
)
_SHARED_OUT = re.compile(
    r"\b(?:repart|distribu|divid|desglos|integr|compon|compuest)\w*[^.;]*:\s*(?:[^\W\d]+\s+){0,3}$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:abasto|avance|cumplimiento|cobertura|ocupación|surtimiento|eficacia|incremento|aumento"
    r"|reducción|disminución|ahorro)\b[^.;:]*$",
    re.IGNORECASE,
)


def a_hundred(beside: Mention) -> Mention:
    """Return the whole that no text writes."""
    return replace(
        beside, of=UNREAD, value=Decimal(HUNDRED), unit=PERCENT, bound=Bound.EXACT, step=Decimal(0)
    )


def in_shares(sentence: Sentence) -> Iterator[Addition]:
    """Yield the lists of percentages that make a hundred, or clearly should."""
    run: list[Mention] = []
    for each in [each for each in sentence.said if each.unit == PERCENT]:
        if run and not are_linked(sentence, run[-1], each):
            yield from _whole(sentence, run)
            run = []
        run.append(each)
    yield from _whole(sentence, run)


def _whole(sentence: Sentence, run: list[Mention]) -> Iterator[Addition]:
    if len(run) < FEWEST or speaks_of_change(sentence.between(run[0].start - 40, run[-1].start)):
        return
    before = sentence.between(sentence.start, run[0].start)
    if _RATE.search(before):  # a rate here and a rate there are no shares of one whole
        return
    whole = Addition(a_hundred(run[0]), tuple(run))
    is_list = whole.closes and not any(each.value == HUNDRED for each in run)
    is_opposed = _OPPOSED.search(sentence.text) is not None and is_whole(sentence, run)
    is_shared_out = _SHARED_OUT.search(before) is not None and is_whole(sentence, run)
    if (
        is_list
        or (is_opposed and whole.is_within("0.9", "1.1"))
        or (is_shared_out and whole.is_within("0.8", "1.25"))
    ):
        yield whole
