"""Numbers of a sentence, each joined to its noun: beside it, after a list, or said once before."""

import itertools
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from tequio.publish.bulletins.rules.beside import PARTITIVE, read_beside
from tequio.publish.bulletins.rules.counting import HUNDRED, PERCENT, PESO, Count, Open
from tequio.publish.bulletins.rules.elision import look_back
from tequio.publish.bulletins.rules.halves import halves
from tequio.publish.bulletins.rules.masks import masked_spans
from tequio.publish.bulletins.rules.nouns import (
    DURATION,
    Noun,
)
from tequio.publish.bulletins.rules.numerals import Number, numbers_in, read_number
from tequio.publish.bulletins.rules.ones import drop_lone_ones
from tequio.publish.bulletins.rules.spoken import CHANGE
from tequio.publish.bulletins.rules.topics import Topic
from tequio.publish.bulletins.types import Bound

NOTHING = Topic()

SIZES = {"metro", "m", "centímetro", "cm", "kilómetro", "km", "milímetro", "pulgada"}
NEAR = 60  # characters between the whole and its part
_OUT_OF = re.compile(r"\bde cada\s+$", re.IGNORECASE)
_OF_EACH = re.compile(r"\s+de\s+cada\s+")
_CHAIN = re.compile(
    r"\s*(?:,|/|-|–|\by\b|\be\b|\bo\b|\bu\b|\ba(?: los| las)?\b|\bal\b"
    r"|\bhasta\b|,\s*y\b|\by hasta\b)\s*"
    r"(?:(?:(?<!, )de|a|hasta|más de|otros|otras|los|las|casi|unos|el|entre)\s+){0,2}\$?\s*$"
)
_BEHIND_NOUN = re.compile(r" y medi[ao]\b")
_RANGE = re.compile(
    r"\s*(?:\ba\b|\bal\b|-|–|\by\b|\bo\b|\bhasta\b|\be\b|\by los\b|\ba"
    r" los\b)\s*(?:las |los |el )?\$?\s*$"
)
_FROM = re.compile(
    r"\b(?P<from>de entre|entre|de|del|desde)(?: los| las| el)?\s*\$?\s*$", re.IGNORECASE
)


def counts_in(
    text: str,
    *,
    topic: Topic = NOTHING,
    is_list: bool = True,
    totals: Mapping[Decimal, str] = MappingProxyType({}),
) -> list[Count]:
    """Return what the numbers of a sentence count, in order.

    Args:
        text: one sentence.
        topic: what was counted before, for what leaves it out.
        is_list: whether the sentence is an item of a list, or goes on about what it counted.
        totals: what each number of the text counted so far.
    """
    masks = masked_spans(text)
    found = [Open(n, n.value) for n in numbers_in(text) if not _is_masked(text, n, masks)]
    for each in found:
        read_beside(text, each)
    _add_halves(text, found)
    _read_ratios(text, found)
    _share_forward(text, found)
    _tie_ranges(text, found)
    look_back(text, found, topic, is_list=is_list, totals=totals)
    _share_forward(text, found)
    drop_lone_ones(text, found)
    counts = [_count(each) for each in found if each.noun and not each.is_out]
    return sorted([*counts, *halves(text)], key=lambda count: count.start)


def _is_masked(text: str, number: Number, masks: Iterable[tuple[int, int]]) -> bool:
    said = text.find("(", number.start, number.end)  # what is said again in figures, in words
    end = said if said > 0 else number.end
    return any(since < end and number.start < until for since, until in masks)


def _add_halves(text: str, found: list[Open]) -> None:
    """Read `2 horas y media`, `dos años y medio`: the half stands behind the noun."""
    for each in found:
        half = _BEHIND_NOUN.match(text, each.noun.end) if each.noun else None
        if half and each.noun and each.noun.unit in DURATION:
            each.value += Decimal("0.5")
            each.noun = Noun(each.noun.unit, each.noun.start, half.end())


def _read_ratios(text: str, found: list[Open]) -> None:
    """Read `siete de cada diez` as 70 per cent; the second number counts nothing itself."""
    for first, second in itertools.pairwise(found):
        between = text[first.number.end : second.number.start]
        if not _OF_EACH.fullmatch(between) or not 0 < second.value <= HUNDRED:
            continue
        first.value = first.value * HUNDRED / second.value
        first.value = first.value.quantize(Decimal("0.000001")).normalize()
        end = second.noun.end if second.noun else second.number.end
        first.noun, second.is_out = Noun(PERCENT, end, end), True
    for whole, part in itertools.pairwise(found):
        between = text[whole.number.end : part.number.start]
        if whole.is_out or not _OUT_OF.search(text, 0, whole.number.start) or len(between) > NEAR:
            continue
        if part.value < whole.value <= 10 * HUNDRED:
            share = part.value * HUNDRED / whole.value
            part.value, whole.is_out = share.quantize(Decimal("0.000001")).normalize(), True
            part.noun = Noun(PERCENT, part.number.end, part.number.end)


def _share_forward(text: str, found: list[Open]) -> None:
    """Give numbers without a noun the noun of the list or partitive that they begin."""
    for first, second in reversed(list(itertools.pairwise(found))):
        if first.is_out or first.noun or second.noun is None or _is_fraction(text, second):
            continue
        between = text[first.number.end : second.number.start]
        if (
            _CHAIN.fullmatch(between)
            or (re.fullmatch(r" (?:por|x) ", between) and second.noun.unit in SIZES)
            or PARTITIVE.fullmatch(between)
            or re.fullmatch(r" de (?:un total de )?", between)
        ):
            first.noun = second.noun
            _share_scale(text, first, second, between)


def _is_fraction(text: str, each: Open) -> bool:
    """Whether a number is a part without a percentage: `dos tercios`."""
    if each.noun is None or each.noun.unit != PERCENT:
        return False
    return (
        re.match(r"\s+(?:terc|cuart|quint|sext|octav|d[ée]cim)", text[each.number.end :])
        is not None
    )


def _share_scale(text: str, first: Open, second: Open, between: str) -> None:
    """Read `de 3 a 5 millones` as three and five millions."""
    low, high = first.number, second.number
    if (
        low.scale
        or not high.scale
        or high.collective
        or not (_RANGE.fullmatch(between) or PARTITIVE.fullmatch(between))
    ):
        return
    lead = read_number(text[high.start : high.end].split(maxsplit=1)[0])
    is_part = (
        PARTITIVE.fullmatch(between) is not None
        and second.noun is not None
        and second.noun.unit == PESO
    )
    if lead and lead.value and low.value < 1000 and (is_part or _FROM.search(text, 0, low.start)):  # noqa: PLR2004
        first.value *= high.value / lead.value


def _tie_ranges(text: str, found: list[Open]) -> None:
    """Say of a range which end is which; a change from one number to another is no range."""
    for first, second in itertools.pairwise(found):
        between_start = (
            first.noun.end
            if first.noun and first.noun.end <= second.number.start
            else first.number.end
        )
        between = text[between_start : second.number.start]
        if first.is_out or second.is_out or not _RANGE.fullmatch(between):
            continue
        opening = _FROM.search(text, 0, first.number.start)
        dash = re.fullmatch(r"\s*(?:a|-|–|o)\s*", text[first.number.end : second.number.start])
        if not opening and not dash:
            continue
        is_between = bool(opening) and "entre" in opening["from"].lower() if opening else False
        if re.fullmatch(r"\s*(?:y|e)\s*.*", between) and not is_between:
            continue
        if (
            CHANGE.search(text[max(0, first.number.start - 90) : first.number.start])
            and not is_between
        ):
            continue
        if first.value < second.value:
            first.bound, second.bound = Bound.AT_LEAST, Bound.AT_MOST


def _count(each: Open) -> Count:
    noun, number = each.noun, each.number
    if noun is None:
        raise ValueError("a number without a noun counts nothing")
    until = max(noun.end, number.end) if each.since < 0 else number.end
    return Count(
        each.value, noun.unit, number.start, number.end, until, each.since, each.bound, number.scale
    )
