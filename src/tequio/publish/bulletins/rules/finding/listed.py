"""Sums down a list of bullets: the number before it, or its last item, against the others."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tequio.publish.bulletins.rules.finding.additions import (
    FEWEST,
    Addition,
    longest_that_closes,
)
from tequio.publish.bulletins.rules.finding.kinds import may_be_part, may_be_unknown_part
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence
from tequio.publish.bulletins.types import Kind

LONGEST_ITEM = 90  # of a paragraph that is an item
_TOTAL = re.compile(r"\W*(?:gran )?(?:en )?(?:total(?:es)?|suman?)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[a-z0-9]{1,2}[.)]\s|[^\W\d][^.]{0,60}:\s*\S{1,20}\s*$|\d)")


def in_lists(sentences: Sequence[Sentence]) -> Iterator[Addition]:
    """Yield the sums of lists, each item giving its first number that fits."""
    for items in _lists(sentences):
        first = items[0].number
        before = sentences[first - 1] if first else None
        behind = items[-1].number + 1
        after = sentences[behind] if behind < len(sentences) else None
        yield from _of_list(before, items, after)


def _lists(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    for is_item, group in groupby(sentences, key=_is_item):
        items = list(group)
        if is_item and len(items) >= FEWEST:
            yield items


def _is_item(sentence: Sentence) -> bool:
    if not sentence.said:
        return False
    if sentence.kind is Kind.BULLET:
        return True
    is_short = sentence.kind is Kind.PARAGRAPH and len(sentence.text) <= LONGEST_ITEM
    return is_short and _ITEM.match(sentence.text) is not None


def _of_list(
    before: Sentence | None, items: list[Sentence], after: Sentence | None
) -> Iterator[Addition]:
    body = items[:-1] if _TOTAL.match(items[-1].text) else items
    totals = [(items[-1].said[0], True)] if body is not items else _around(before, after)
    whole = next((each for total, _ in totals for each in _made(total, body, set())), None)
    if whole:
        yield whole
        return
    inner: set[Mention] = set()
    for at in reversed(range(len(body) - FEWEST)):
        if nested := _nested(body, at, inner):
            inner.update(nested.parts)
            yield nested
    for total, is_told in totals:
        if outer := next(_made(total, body, inner), None):
            yield outer
            return
        if is_told and (apart := _claimed(total, body, inner)):
            yield apart
            return


def _around(before: Sentence | None, after: Sentence | None) -> list[tuple[Mention, bool]]:
    """Return the numbers beside a list that it may make, and whether words say so of each."""
    opens = before is not None and before.text.rstrip().endswith(":")
    said = list(reversed(before.said)) if before else []
    totals = [(total, opens and place == 0) for place, total in enumerate(said)]
    if after is not None and after.said and _TOTAL.match(after.text):
        totals.append((after.said[0], True))
    return totals


def _nested(items: list[Sentence], at: int, inner: set[Mention]) -> Addition | None:
    """Return an item whose parts are the items right below it, if they make it."""
    total = items[at].said[0]
    below = [
        each.said[0]
        for each in items[at + 1 :]
        if each.said[0] not in inner and not _TOTAL.match(each.text)
    ]
    fit = []
    for each in below:
        if not may_be_part(each.unit, total.unit):
            break
        fit.append(each)
    return longest_that_closes(total, fit) if total.value >= len(items) else None


def _parts(total: Mention, items: list[Sentence], inner: set[Mention]) -> tuple[Mention, ...]:
    fits = ([m for m in item.said if may_be_unknown_part(m.unit, total.unit)] for item in items)
    return tuple(fit[0] for fit in fits if fit and fit[0] not in inner)


def _made(total: Mention, items: list[Sentence], inner: set[Mention]) -> Iterator[Addition]:
    """Yield a number whose items make it."""
    whole = Addition(total, _parts(total, items, inner))
    if len(whole.parts) >= FEWEST and whole.closes:
        yield whole


def _claimed(total: Mention, items: list[Sentence], inner: set[Mention]) -> Addition | None:
    """Return a number whose items are said to make it, and do not."""
    whole = Addition(total, _parts(total, items, inner))
    if len(whole.parts) < FEWEST or len(whole.parts) + len(inner) < len(items):
        return None
    are_known = all(may_be_part(part.unit, total.unit) for part in whole.parts)
    return whole if whole.is_within(*(("0.5", "2") if are_known else ("0.9", "1.1"))) else None
