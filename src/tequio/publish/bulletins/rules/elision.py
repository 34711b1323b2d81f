"""Numbers whose noun stands elsewhere: said before in the sentence, or by the one before it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from tequio.publish.bulletins.rules.antecedents import (
    before_adjunct,
    goes_on_as,
    is_lone,
    may_inherit,
    may_lead,
    nearest_measure,
)
from tequio.publish.bulletins.rules.counting import PESO, Open, is_measure
from tequio.publish.bulletins.rules.nouns import (
    DURATION,
    Noun,
    agrees,
    is_adjective,
    is_elided,
    past_copula,
    read_noun,
)
from tequio.publish.bulletins.rules.numerals import Number
from tequio.publish.bulletins.rules.spoken import (
    AFTER,
    CHANGE,
    FAR,
    NEAR,
    PARTICLE,
    UNTIL_BECOMES,
    UNTIL_VERB,
    aged,
    changed,
    labelled_by,
    spoken_of,
)
from tequio.publish.bulletins.rules.topics import Topic
from tequio.publish.bulletins.rules.vocabulary import STATE
from tequio.publish.bulletins.rules.words import words

FEWEST = 2  # parts of a sum
_OPENING = (
    r"[\s—–\-¿\"“«]*(?:y|pero|hoy|ahora|adem[áa]s|luego|despu[ée]s|otr[oa]s|l[oa]s|de ell[oa]s"
    r"|de es[ao]s"
    r"|el resto|ya|sólo|solo|apenas|pues|bueno|no|s[íi])?,?\s*"
)
_UNTIL_COMMA = re.compile(rf",{AFTER}", re.IGNORECASE)
_UNTIL_OPENING = re.compile(rf"{_OPENING}(?:\s*{PARTICLE})*\s*", re.IGNORECASE)
_ENDS = re.compile(r"\s*[.;]|\s*$")
_UNTIL_STATE = re.compile(rf"(?:{STATE.pattern})\s+(?:con\s+|:\s*|\()?$")
_SPENT = re.compile(
    r"\b(?:gast|invirti|invert|ejerci|cost|autoriz|pag|destin)\w*\s+(?:otros |unos )?$"
)
_HAS = re.compile(
    r"\b(?:suman|son|fueron|eran|hay|llegan|llegaron|ascienden|quedan|faltan)(?: ya| a)*\s+$"
)
_ARE = re.compile(r"\s+(?:son|eran|fueron|ser[áa]n|est[áa]n|quedaron|siguen)\s+")
_ARE_OF = re.compile(r"\b(?:son|eran|fueron) de\s+$")
_ITEM = re.compile(r"[^\d]{0,60}")
_OF_THEM = re.compile(r" (?:de (?:ell|est|es)[oa]s|por cada)\b")
_ROLES = words(
    "especialistas generales pasantes residentes internos internistas cirujanos familiares"
)
_PEOPLE = words("médico doctor")


@dataclass(frozen=True)
class Said:
    """A sentence, and what was spoken of before it."""

    text: str
    topic: Topic
    is_list: bool


def look_back(
    text: str,
    found: list[Open],
    topic: Topic,
    *,
    is_list: bool,
    totals: Mapping[Decimal, str] = MappingProxyType({}),
) -> None:
    """Give numbers still without a noun the one said before; drop participles posing as nouns.

    Args:
        text: the sentence.
        found: its numbers, in order.
        topic: what was counted before it.
        is_list: whether the sentence is an item of a list, or goes on about what it counted.
        totals: what each number of the text counted so far.
    """
    said = Said(text, topic, is_list=is_list)
    last: Open | None = None  # of things, where one was counted
    nearest: Open | None = None
    for each in found:
        if each.is_out:
            continue
        thing = last if last is None or not _is_measured(last) else _last_thing(found, each) or last
        _read_elided(said, each, thing, nearest)
        if each.noun is None:
            _find(said, found, each, thing if each.is_item else last, nearest)
            if each.noun is None and thing is not last:
                _find(said, found, each, thing, nearest)  # past the percentage between
            last = last or (each if each.noun else None)
        elif may_lead(text, each, last) and (last is None or not _is_time(each.noun)):
            last = each
        nearest = each if each.noun and not is_lone(each) else nearest
    _sum_up(found, totals)


def _is_time(noun: Noun) -> bool:
    return noun.unit.split(maxsplit=1)[0] in DURATION


def _is_measured(each: Open) -> bool:
    return each.noun is not None and is_measure(each.noun.unit)


def _last_thing(found: list[Open], each: Open) -> Open | None:
    """Return the thing counted last before a number: what an adjective says of."""
    before = [one for one in found[: found.index(each)] if one.noun and not one.is_out]
    return next((one for one in reversed(before) if not (_is_measured(one) or is_lone(one))), None)


def _from_which(text: str, found: list[Open], each: Open) -> Open | None:
    """Return the number that this one ends a change from: `de 745 a mil 341`."""
    place = found.index(each)
    before = found[place - 1] if place else None
    if before is None or before.noun is None or before.is_out or before.since < 0:
        return None
    between = text[before.number.end : each.number.start]
    return before if re.fullmatch(r"\s+a\s+(?:casi |más de )?", between) else None


def _read_elided(said: Said, each: Open, last: Open | None, nearest: Open | None) -> None:
    """Take from a number the adjective or property that poses as its noun."""
    is_told = _says_of(said, each, last) or _is_said_of(said.text, each)
    if is_told or _is_elided(said.text, each, last, nearest):
        each.noun, each.is_item = None, True
    elif last and each.noun and _ARE_OF.search(said.text[each.number.end : each.noun.start]):
        each.noun = None  # `de las cuales 28 son de urgencias`
    if each.noun is None:
        each.noun = _behind(said.text, each, last)


def _is_said_of(text: str, each: Open) -> bool:
    """Whether a number is of something that was done, or is so: `10 fueron atendidas`."""
    if each.noun is None or not _ARE.fullmatch(text[each.number.end : each.noun.start]):
        return False
    return is_elided(text[each.noun.start : each.noun.end].split(maxsplit=1)[0])


def _find(
    said: Said, found: list[Open], each: Open, last: Open | None, nearest: Open | None
) -> None:
    """Find the noun of a number that has none beside it."""
    if noun := changed(said.text, each.number):
        each.noun, each.since = noun, noun.start
        return
    near = _from_which(said.text, found, each) or nearest_measure(said.text, found, each, nearest)
    if near and near.noun:
        _take(each, near)
        return
    before = goes_on_as(said.text, found, each, before_adjunct(said.text, found, each, last))
    _inherit(replace(said, is_list=said.is_list or each.is_item), each, before, nearest)


def _sum_up(found: list[Open], totals: Mapping[Decimal, str]) -> None:
    """Give numbers that nothing names what their sum counted before: `tres para …, dos para …`."""
    bare = [one for one in found if one.noun is None and not one.is_out and not is_lone(one)]
    unit = totals.get(sum((one.value for one in bare), Decimal(0)))
    if len(bare) >= FEWEST and unit:
        for one in bare:
            one.noun = _at_number(unit, one)


def _behind(text: str, each: Open, last: Open | None) -> Noun | None:
    """Return a noun that stands behind its number at a distance: `reducir de 38 a 25 la razón`."""
    at = each.number.end
    if last and last.noun and past_copula(text, last.number.end) > last.number.end + 1:
        gap = re.compile(r",\s+(?=[a-záéíóúñ]+s\b)").match(text, at)
        noun = read_noun(text, gap.end()) if gap else None
        if noun and not is_elided(text[noun.start : noun.end].split(maxsplit=1)[0]):
            return noun
    article = re.compile(
        r"\s+(?:al |en )?(?:el|la|los|las)\s+(?:n[úu]mero de\s+|cifra de\s+)?"
    ).match(text, at)
    if article and _HAS.search(text[max(0, each.number.start - NEAR) : each.number.start]):
        return read_noun(text, article.end())
    change = re.search(r"\bde\s+(?P<from>[\w ]{1,25}?)\s+a\s+$", text[: each.number.start])
    if article and change and CHANGE.search(text, max(0, change.start() - NEAR), change.start()):
        return read_noun(text, article.end()) or read_noun(text, article.end(), many=False)
    return None


def _says_of(said: Said, each: Open, last: Open | None) -> bool:
    """Whether an adjective says of what the sentence before counted: `Los 131 restantes`."""
    carried = None if said.topic.is_stale else said.topic.unit
    if last or not carried or not each.noun or each.noun.start < each.number.end:
        return False
    word = said.text[each.noun.start : each.noun.end].split()[:1]
    if not word or is_adjective(word[0]):
        return bool(word)
    return (
        said.is_list and is_elided(word[0]) and agrees(word[0], carried) and not is_measure(carried)
    )


def _is_elided(text: str, each: Open, last: Open | None, nearest: Open | None) -> bool:
    noun = each.noun
    if noun is None or last is None or last.noun is None or noun.start < each.number.end:
        return False
    word = text[noun.start : noun.end].split(maxsplit=1)[0] if noun.end > noun.start else ""
    if nearest and nearest.since >= 0 and word.lower() in _ROLES:
        return last.noun.unit.split(maxsplit=1)[0] in _PEOPLE
    return (
        bool(word)
        and is_elided(word)
        and agrees(word, last.noun.unit)
        and not is_measure(last.noun.unit)
    )


def _inherit(said: Said, each: Open, last: Open | None, nearest: Open | None) -> None:
    if is_lone(each) and not _is_pronoun(said.text, each.number):
        return
    if labelled := labelled_by(said.text, each.number):
        each.noun, each.since = labelled, labelled.start
    elif age := aged(said.text, each.number):
        each.noun = age
    elif last and last.noun and may_inherit(said.text, each, last, nearest):
        _take(each, last)
    elif noun := spoken_of(said.text, each.number):
        each.noun, each.since = noun, noun.start
    elif unit := _carried(said, each, last):
        each.noun = _at_number(unit, each)
        if unit == PESO and not each.number.scale:
            each.value *= _size_of(said.topic.scale)
    elif label := labelled_by(said.text, each.number, is_last=True):
        each.noun, each.since = label, label.start


def _take(each: Open, last: Open) -> None:
    """Give a number the noun of another; where that is money, its magnitude too."""
    unit = last.noun.unit if last.noun else ""
    if unit == PESO and not each.number.scale:
        each.value *= _size_of(last.number.scale)
    each.noun, each.since = (
        _at_number(unit, each),
        last.number.start if last.since < 0 else last.since,
    )


def _at_number(unit: str, each: Open) -> Noun:
    return Noun(unit, each.number.end, each.number.end)


def _carried(said: Said, each: Open, last: Open | None) -> str | None:
    """Return what the sentence before counted, where this one leaves it out."""
    text, topic = said.text, said.topic
    if last is not None or topic.unit is None or _is_in_order(text, each):
        return None
    if is_lone(each) and not topic.is_stale:
        return topic.thing if _OF_THEM.match(text, each.number.end) else None
    before = text[: each.number.start]
    if topic.is_stale:
        return topic.thing if _UNTIL_STATE.search(before[-NEAR:]) else None
    if topic.scale and (each.number.scale.startswith("mill") or _SPENT.search(before[-NEAR:])):
        return PESO
    is_item = said.is_list and _ITEM.fullmatch(before) is not None
    if not is_item and UNTIL_BECOMES.search(before[-FAR:]):
        return topic.last
    is_told = is_item or _leaves_out(text, before, each)
    return topic.unit if is_told and (topic.is_asked or not is_measure(topic.unit)) else None


def _leaves_out(text: str, before: str, each: Open) -> bool:
    """Whether a verb, a place or nothing stands where the noun would: `Somos 420`, `Colima 180`."""
    near = before[-FAR:]
    is_gap = _UNTIL_COMMA.search(near) and _ENDS.match(text, each.number.end)
    return bool(
        is_gap
        or UNTIL_VERB.search(near)
        or _UNTIL_STATE.search(near)
        or _UNTIL_OPENING.fullmatch(before)
    )


def _is_in_order(text: str, each: Open) -> bool:
    """Whether a number puts things in order: `Uno, …; dos, …`."""
    is_first = not text[: each.number.start].strip(' ¡¿"“«')
    return is_first and re.compile(r"\s*[.:)]\s|\s*,\s").match(text, each.number.end) is not None


def _is_pronoun(text: str, number: Number) -> bool:
    """Whether `uno`, `una` stands for what was counted: `nueve a favor y uno en contra`."""
    return text[number.start : number.end].lower() in {"uno", "una"}


def _size_of(scale: str) -> int:
    """Return what a bare number stands for in a list of money: `mil 120 mdp: 700 para obra`."""
    return {"mmdp": 10**9, "mdp": 10**6, "millones": 10**6}.get(scale, 1)
