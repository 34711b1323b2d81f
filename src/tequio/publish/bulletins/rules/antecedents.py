"""Which of the counts before a number is the one whose noun it leaves out."""

import re
from typing import TypeGuard

from tequio.publish.bulletins.rules.counting import HUNDRED, PERCENT, PESO, Open, is_measure
from tequio.publish.bulletins.rules.spoken import CHANGE, FAR, NEAR, UNTIL_BECOMES, UNTIL_VERB

MILLION = 10**6
FURTHEST = 400  # characters between items that semicolons part
_ADJUNCT = re.compile(
    r"\b(?:con|tras|durante|después de|gracias a|mediante)\s+(?:l[oa]s\s+|sus\s+)?$", re.IGNORECASE
)
_OTHERS = re.compile(r"\botr[oa]s\s+$")
_WITHIN = re.compile(r"\ben (?:l[oa]s|otr[oa]s)\s+$")
_HOW = re.compile(r"\s+(en|para)\b")
_JOINS = re.compile(r"[,;:(—–]|\by\b|\ba\b|\be\b|\bde\b|\bhasta\b|\bcontra\b|\bfrente\b|\bcomo\b")
_FOR = re.compile(r"\s+(?:más\s+)?(?:para|en|a|al|son|de|del)\b")
_TO = re.compile(r"\b(?:a|al|hasta|y)\s+(?:los |las )?\$?$")


def nearest_measure(text: str, found: list[Open], each: Open, nearest: Open | None) -> Open | None:
    """Return the measure a number is of: `45 días, ya rebasa los 120`, `14% y 1% menos de`."""
    if nearest is None or is_lone(each):
        return None
    between = text[nearest.number.end : each.number.start]
    if re.search(r"\b(?:somos|[ée]ramos|fuimos)\b", between):
        return None  # people
    is_share = nearest.noun is not None and nearest.noun.unit == PERCENT
    if is_share and re.fullmatch(r"\s*(?:%|por ciento) (?:tiene )?(?:menos|más) de ", between):
        before = [one for one in found[: found.index(nearest)] if one.noun and not one.is_out]
        return next(
            (one for one in reversed(before) if one.noun and one.noun.unit != PERCENT), None
        )
    if is_share and each.value > HUNDRED and nearest.value < HUNDRED:
        return None
    return nearest if _compares(text, nearest, each) else None


def may_lead(text: str, each: Open, last: Open | None) -> bool:
    """Whether a count can be what the next one leaves out: `un` only where nothing else can."""
    if not is_lone(each) or each.noun is None:
        return True
    behind = text[each.noun.end : each.noun.end + 30]
    return bool(re.match(r"\s+a\s", behind) or (last is None and re.match(r"\s+y\s", behind)))


def is_lone(each: Open) -> bool:
    """Whether a number is a bare `un`, `una`: an article as a rule."""
    return each.number.is_one and not each.number.has_digits and not each.number.scale


def _compares(text: str, nearest: Open, each: Open) -> bool:
    """Whether a number tells what became of a measure: `45 días, ya rebasa los 120`."""
    unit = nearest.noun.unit if nearest.noun else ""
    between = text[nearest.number.end : each.number.start]
    return is_measure(unit) and len(between) < FAR and UNTIL_BECOMES.search(between) is not None


def goes_on_as(text: str, found: list[Open], each: Open, last: Open | None) -> Open | None:
    """Return the count that goes on as this one: `26 personas en A, 13 médicos, 25 en B`."""
    how = _HOW.match(text, each.number.end)
    if how is None or last is None or last.noun is None or how[1] == _after(text, last):
        return last
    before = [
        one
        for one in found[: found.index(last)]
        if one.noun and one.since < 0 and not one.is_out and not is_measure(one.noun.unit)
    ]
    alike = [one for one in before if _after(text, one) == how[1]]
    return alike[-1] if alike and each.number.start - alike[-1].number.end < FAR else last


def _after(text: str, one: Open) -> str | None:
    how = _HOW.match(text, one.noun.end) if one.noun else None
    return how[1] if how else None


def before_adjunct(text: str, found: list[Open], each: Open, last: Open | None) -> Open | None:
    """Return what changed, past what changed it: `mil personas; con tres jornadas bajó a 61`."""
    if last is None:
        return None
    is_other = _OTHERS.search(text, 0, each.number.start) is not None
    governs = text[: last.number.start][-NEAR:]
    if not (is_other and _WITHIN.search(governs)) and not (
        _ADJUNCT.search(governs) and CHANGE.search(text, last.number.end, each.number.start)
    ):
        return last
    before = [one for one in found[: found.index(last)] if one.noun and not one.is_out]
    things = [one for one in before if one.noun and (is_other or not is_measure(one.noun.unit))]
    return things[-1] if things else last


def _is_of(nearest: Open | None, last: Open) -> TypeGuard[Open]:
    """Whether the number before took its noun from the one that this one would take it from."""
    return (
        nearest is not None
        and nearest.since >= 0
        and nearest.since in {last.since, last.number.start}
    )


def may_inherit(text: str, each: Open, last: Open, nearest: Open | None) -> bool:
    """Whether a number takes the noun before: of a list with it, or a change from it."""
    unit = last.noun.unit if last.noun else ""
    if (unit == PERCENT and each.value > HUNDRED > last.value) or (
        is_lone(each) and is_measure(unit)
    ):
        return False
    if unit == PESO and (each.number.scale.startswith("mill") or each.value >= MILLION):
        return True
    between = text[(nearest if _is_of(nearest, last) else last).number.end : each.number.start]
    if is_measure(unit):
        return _compares(text, last, each) or _is_measured(text, each, last, between)
    is_near = len(between) < (FURTHEST if ";" in between else FAR)
    is_told = len(between) < FAR and UNTIL_VERB.search(between) is not None
    return is_told or (is_near and _JOINS.search(between) is not None)


def _is_measured(text: str, each: Open, last: Open, between: str) -> bool:
    """Whether a number is of the measure before it: `120 mdp: 700 para obra`, `de 3 a 5 años`."""
    is_money = last.noun is not None and last.noun.unit == PESO
    if is_money and last.number.scale in {"mdp", "millones"} and _OTHERS.search(between):
        return len(between) < FAR
    if is_money and last.number.scale in {"mdp", "millones"} and len(between) < FAR:
        return _FOR.match(text, each.number.end) is not None
    how = _HOW.match(text, each.number.end)
    if last.noun and last.noun.unit == PERCENT and how and how[1] == _after(text, last):
        return len(between) < NEAR and re.search(r"[,;]|\by\b", between) is not None
    return len(between) < NEAR and _TO.search(between) is not None
