"""Numbers of a sentence, each joined to its noun: beside it, after a list, or said once before."""

import itertools
import re
from collections.abc import Iterable
from decimal import Decimal

from tequio.publish.bulletins.rules.counting import HUNDRED, PERCENT, PESO, Count, Open, is_measure
from tequio.publish.bulletins.rules.halves import halves
from tequio.publish.bulletins.rules.masks import masked_spans
from tequio.publish.bulletins.rules.nouns import (
    DURATION,
    Noun,
    agrees,
    is_adjective,
    is_elided,
    past_copula,
    read_noun,
)
from tequio.publish.bulletins.rules.numerals import MONEY_SCALES, Number, numbers_in, read_number
from tequio.publish.bulletins.rules.ones import drop_lone_ones
from tequio.publish.bulletins.types import Bound

_PERCENT = re.compile(r"\s*(?:%|por ?ciento\b|por cien\b)", re.IGNORECASE)
_DOLLAR = re.compile(r"(?P<us>(?:US|USD) ?)?\$\s*$|\b(?P<usd>USD|MXN)\s*$")
_MONEY = re.compile(
    r"\s*(?:de\s+)?(pesos|d[óo]lares|euros|mdp|mdd|mmdp|M\.? ?N\.?)\b", re.IGNORECASE
)
_MONEY_WORDS = re.compile(
    r"\b(?:inversi[óo]n(?:es)?|presupuesto|recursos?|monto|costo|gasto"
    r"|erogaci[óo]n|adeudo|deuda|pasivos"
    r"|invirti\w+|invertir\w*|inviert\w+|bolsa|fondo|partida|ejerci\w+"
    r"|destin\w+|pag\w+|ahorro|cr[ée]dito|pesos)\b",
    re.IGNORECASE,
)
NEAR, FAR = 40, 160  # characters between members of a list
_OF_EACH = re.compile(r"\s+de\s+cada\s+")
_PARTS = {
    "tercer": 3,
    "tercio": 3,
    "cuart": 4,
    "quint": 5,
    "sext": 6,
    "séptim": 7,
    "septim": 7,
    "octav": 8,
    "noven": 9,
    "décim": 10,
    "decim": 10,
}
_THIRD = re.compile(
    r"\s+(?:tercios?|cuartos?|quintos?|quintas? partes?|terceras? partes?"
    r"|cuartas? partes?|d[ée]cimas? partes?|octavas? partes?|sextas?"
    r" partes?)\s+(?=de\b|del\b)"
)
_PARTITIVE = re.compile(
    r"\s+(?:de|entre)\s+(?:(?:los|las|sus|estos|estas|esos|esas|dichos"
    r"|dichas|nuestros|nuestras|todos los|todas las)\s+)"
)
_CHAIN = re.compile(
    r"\s*(?:,|/|-|–|\by\b|\be\b|\bo\b|\bu\b|\ba(?: los| las)?\b|\bal\b"
    r"|\bhasta\b|,\s*y\b|\by hasta\b)\s*"
    r"(?:(?:de|a|hasta|más de|otros|otras|los|las|casi|unos|el|entre)\s+){0,2}\$?\s*$"
)
_BEHIND_NOUN = re.compile(r" y medi[ao]\b")
_RANGE = re.compile(
    r"\s*(?:\ba\b|\bal\b|-|–|\by\b|\bo\b|\bhasta\b|\be\b|\by los\b|\ba"
    r" los\b)\s*(?:las |los |el )?\$?\s*$"
)
_FROM = re.compile(
    r"\b(?P<from>de entre|entre|de|del|desde)(?: los| las| el)?\s*\$?\s*$", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:pas[óoa]\w*|increment\w+|aument\w+|creci\w+|crece\w*|sub[eií]\w*"
    r"|baj[óoa]\w*|disminu\w+|redu[cj]\w+|ampli\w+|elev\w+"
    r"|ascend\w+|descend\w+|cay\w+|duplic\w+|triplic\w+|llev\w+|salt\w+|transit\w+)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|[,;|(.–—-]\s*|\b(?:de|los|las|en|y)\s+)(?P<noun>[^\W\d_][\w"
    r" áéíóúñü/-]{2,60}?)\s*(?:\([^)]*\)\s*)?(?::|=|\.{2,}|…|\(|\s[-–—]\s"
    r"|\|)\s*\$?\s*$"
)
_TOTAL_OF = re.compile(
    (
        r"\b(?:n[úu]mero|cifra|total|cantidad|suma|cobertura|plantilla|promedio"
        r"|tasa)\s+(?:total\s+)?de\s+(?:los\s+|las\s+)?(?P<noun>[^\W\d_]\w+)"
    ),
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:los|las|sus|estos|estas)\s+(?P<noun>[^\W\d_]\w+s)\b")


def counts_in(text: str, *, carried: str | None = None, is_list: bool = True) -> list[Count]:
    """Return what the numbers of a sentence count, in order.

    Args:
        text: one sentence.
        carried: what was counted before, for items and adjectives that leave it out.
        is_list: whether the sentence is an item of a list, or goes on about what it counted.
    """
    masks = masked_spans(text)
    found = [Open(n, n.value) for n in numbers_in(text) if not _is_masked(n, masks)]
    for each in found:
        _read_beside(text, each)
    _add_halves(text, found)
    _read_ratios(text, found)
    _share_forward(text, found)
    _tie_ranges(text, found)
    _look_back(text, found, carried, is_list=is_list)
    drop_lone_ones(text, found)
    counts = [_count(each) for each in found if each.noun and not each.is_out]
    return sorted([*counts, *halves(text)], key=lambda count: count.start)


def _is_masked(number: Number, masks: Iterable[tuple[int, int]]) -> bool:
    return any(since < number.end and number.start < until for since, until in masks)


def _read_beside(text: str, each: Open) -> None:
    """Join a number to what stands right beside it: a percentage, money, a noun."""
    number = each.number
    if text[number.start - 1 : number.start].isalnum() or _sticks(text, number.end):
        each.is_out = True
        return
    money = _DOLLAR.search(text, max(0, number.start - 6), number.start)
    after = _MONEY.match(text, number.end)
    if percent := _PERCENT.match(text, number.end):
        each.noun = Noun(PERCENT, percent.start(), percent.end())
    elif part := _THIRD.match(text, number.end):
        each.value = (number.value * HUNDRED / _size_of_part(part[0])).quantize(Decimal("0.000001"))
        each.noun = Noun(PERCENT, part.start(), part.end())
    elif after or number.scale in MONEY_SCALES:
        end = after.end() if after else number.end
        each.noun = Noun(_currency(after[1] if after else number.scale), end, end)
    elif money:
        unit = "dólar" if money["us"] or money["usd"] == "USD" else PESO
        each.noun = Noun(unit, number.end, number.end)
    else:
        each.noun = _noun_after(text, number)


def _sticks(text: str, at: int) -> bool:
    """Whether a number goes on as something else: `19-A`, `3-2`."""
    return re.compile(r"-[A-Za-z]|[:/]\d|\.\d").match(text, at) is not None


def _currency(word: str) -> str:
    low = word.lower()
    if low == "mdd" or low.startswith("d"):
        return "dólar"
    return "euro" if low.startswith("eu") else PESO


def _size_of_part(words: str) -> int:
    stem = words.strip().lower()
    return next(size for name, size in _PARTS.items() if stem.startswith(name[:5]))


def _noun_after(text: str, number: Number) -> Noun | None:
    """Return the noun behind a number; None where it must be looked for elsewhere."""
    many = number.value != 1
    at = number.end
    if number.collective or number.scale.startswith(("mill", "bill")):
        at = _past(text, at, r"\s+de\s+(?:l[oa]s\s+)?")
        if (
            at == number.end
            and number.scale.startswith(("mill", "bill"))
            and _is_money(text, number)
        ):
            return Noun(PESO, at, at)
    if partitive := _PARTITIVE.match(text, at):
        if read_number(text, partitive.end()) is None:
            return read_noun(text, partitive.end())
        return None
    at = _past(text, at, r"\s*\([^()\d]{2,60}\)(?=\s+[a-z])|\s+(?:o|y) más(?=\s+[a-z])")
    if read_number(text, at + 1) is not None:
        return None
    noun = read_noun(text, at, many=many)
    if noun is None and many:
        noun = read_noun(text, past_copula(text, at)) if past_copula(text, at) > at + 1 else None
    return noun


def _is_money(text: str, number: Number) -> bool:
    """Whether millions of nothing are money: an investment, a budget is spoken of."""
    after = re.compile(r"\s*(?:[.,;)]|$|en|para|a|y|que|durante|con|anuales)\b|\s*[.,;)]").match(
        text, number.end
    )
    return bool(after or number.end >= len(text)) and bool(
        _MONEY_WORDS.search(text, 0, number.start)
    )


def _past(text: str, at: int, pattern: str) -> int:
    match = re.compile(pattern).match(text, at)
    return match.end() if match else at


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


def _share_forward(text: str, found: list[Open]) -> None:
    """Give numbers without a noun the noun of the list or partitive that they begin."""
    for first, second in reversed(list(itertools.pairwise(found))):
        if first.is_out or first.noun or second.noun is None:
            continue
        between = text[first.number.end : second.number.start]
        if (
            _CHAIN.fullmatch(between)
            or _PARTITIVE.fullmatch(between)
            or re.fullmatch(r" de (?:un total de )?", between)
        ):
            first.noun = second.noun
            _share_scale(text, first, second, between)


def _share_scale(text: str, first: Open, second: Open, between: str) -> None:
    """Read `de 3 a 5 millones` as three and five millions."""
    low, high = first.number, second.number
    if low.scale or not high.scale or high.collective or not _RANGE.fullmatch(between):
        return
    lead = read_number(text[high.start : high.end].split(maxsplit=1)[0])
    if lead and lead.value and low.value < 1000 and _FROM.search(text, 0, low.start):  # noqa: PLR2004
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
            _CHANGE.search(text[max(0, first.number.start - 90) : first.number.start])
            and not is_between
        ):
            continue
        if first.value < second.value:
            first.bound, second.bound = Bound.AT_LEAST, Bound.AT_MOST


def _look_back(text: str, found: list[Open], carried: str | None, *, is_list: bool) -> None:
    """Give numbers still without a noun the one said before; drop participles posing as nouns."""
    last: Open | None = None
    for each in found:
        if each.is_out:
            continue
        is_elided_here = _is_elided(text, each, last) or _says_of(text, each, last, carried)
        if is_elided_here:
            each.noun = None
        if each.noun is None:
            _inherit(text, each, last, carried if is_list or is_elided_here else None)
            last = last or (each if each.noun else None)
        elif last is None or each.noun.unit not in DURATION:
            last = each


def _says_of(text: str, each: Open, last: Open | None, carried: str | None) -> bool:
    """Whether an adjective says of what the sentence before counted: `Los 131 restantes`."""
    if last or not carried or not each.noun or each.noun.start < each.number.end:
        return False
    word = text[each.noun.start : each.noun.end].split()[:1]
    return bool(word) and is_adjective(word[0])


def _is_elided(text: str, each: Open, last: Open | None) -> bool:
    noun = each.noun
    if noun is None or last is None or last.noun is None or noun.start < each.number.end:
        return False
    word = text[noun.start : noun.end].split(maxsplit=1)[0] if noun.end > noun.start else ""
    return (
        bool(word)
        and is_elided(word)
        and agrees(word, last.noun.unit)
        and not is_measure(last.noun.unit)
    )


def _inherit(text: str, each: Open, last: Open | None, carried: str | None) -> None:
    if each.number.is_one and not each.number.scale and not _is_pronoun(text, each.number):
        return
    labelled = _labelled(text, each.number)
    if labelled:
        each.noun, each.since = labelled, labelled.start
        return
    if last and last.noun and _may_inherit(text, each, last):
        if last.noun.unit == PESO and not each.number.scale:
            each.value *= _size_of(last.number.scale)
        since = last.number.start if last.since < 0 else last.since
        each.noun, each.since = Noun(last.noun.unit, each.number.end, each.number.end), since
        return
    if noun := _spoken_of(text, each.number):
        each.noun, each.since = noun, noun.start
    elif (
        carried
        and last is None
        and re.fullmatch(r"[^\d]{0,60}", text[: each.number.start])
        and not is_measure(carried)
    ):
        each.noun = Noun(carried, each.number.end, each.number.end)


def _is_pronoun(text: str, number: Number) -> bool:
    """Whether `uno`, `una` stands for what was counted: `nueve a favor y uno en contra`."""
    return text[number.start : number.end].lower() in {"uno", "una"}


def _size_of(scale: str) -> int:
    """Return what a bare number stands for in a list of money: `mil 120 mdp: 700 para obra`."""
    return {"mmdp": 10**9, "mdp": 10**6, "millones": 10**6}.get(scale, 1)


def _may_inherit(text: str, each: Open, last: Open) -> bool:
    """Whether a number takes the noun before: of a list with it, or a change from it."""
    unit = last.noun.unit if last.noun else ""
    between = text[last.number.end : each.number.start]
    if unit == PESO and each.number.scale.startswith("mill"):
        return True
    if unit == PESO and last.number.scale in {"mdp", "millones"} and len(between) < FAR:
        return re.match(r"\s+(?:para|en|a|al|son|de|del)\b", text[each.number.end :]) is not None
    if is_measure(unit):
        return (
            bool(re.search(r"\b(?:a|al|hasta|y)\s+(?:los |las )?\$?$", between))
            and len(between) < NEAR
        )
    return (
        len(between) < FAR
        and re.search(r"[,;:(]|\by\b|\ba\b|\be\b|\bde\b|\bhasta\b|\bcontra\b|\bfrente\b", between)
        is not None
    )


def _labelled(text: str, number: Number) -> Noun | None:
    """Return the noun of a label right before a number: `Camas: 120`, `consultorios (45)`."""
    found = _LABEL.search(text, max(0, number.start - 90), number.start)
    if found is None:
        return None
    noun = read_noun(text, found.start("noun"))
    return None if noun and is_elided(found["noun"].split()[0]) else noun


def _spoken_of(text: str, number: Number) -> Noun | None:
    """Return what the sentence spoke of before a number: `el número de camas pasó de 120`."""
    for pattern in (_TOTAL_OF, _SUBJECT):
        named = list(pattern.finditer(text, 0, number.start))
        for found in reversed(named):
            if noun := read_noun(text, found.start("noun")):
                return noun if pattern is _TOTAL_OF or _is_told(text, noun, number) else None
    return None


def _is_told(text: str, noun: Noun, number: Number) -> bool:
    """Whether what is said between a subject and a number is a change or a sum of it."""
    between = text[noun.end : number.start]
    return bool(
        _CHANGE.search(between)
        or re.search(r"\b(?:suma\w*|son|fueron|ser[áa]n|llega\w*|alcanz\w+|total\w*)\b", between)
        or re.fullmatch(r"[\w\s]{0,40},\s*", between)
    )


def _count(each: Open) -> Count:
    noun, number = each.noun, each.number
    if noun is None:
        raise ValueError("a number without a noun counts nothing")
    until = max(noun.end, number.end) if each.since < 0 else number.end
    return Count(each.value, noun.unit, number.start, number.end, until, each.since, each.bound)
