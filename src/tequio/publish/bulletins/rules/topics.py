"""What a text is speaking of: what the number before counted, or what a question asks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tequio.publish.bulletins.rules.counting import PESO, Count, is_measure
from tequio.publish.bulletins.rules.nouns import DURATION, read_noun

_HOW_MANY = re.compile(r"\bcu[áa]nt[oa]s (?P<noun>[^\W\d_]+)", re.IGNORECASE)
_HOW_MUCH = re.compile(
    r"\bcu[áa]nto (?:dinero|cuesta|cost[óo]|se (?:invirti|invertir|gast|deb|necesit|ejerc)\w+"
    r"|recurso)"
    r"|\b(?:de cu[áa]nto|cu[áa]l) (?:es|ser[áa]|fue) (?:el|la) (?:presupuesto|inversi[óo]n|monto"
    r"|costo)"
    r"|\by (?:el|la) (?:presupuesto|inversi[óo]n|dinero)\s*\?",
    re.IGNORECASE,
)
_AND = re.compile(r"¿\s*Y (?:(?:las|los|en|de) )?(?P<noun>[^\W\d_]+s)\b[^?]{0,20}\?", re.IGNORECASE)
_TOTAL_OF = re.compile(
    r"\b(?:n[úu]mero|cifra|total|cantidad)\s+(?:total\s+)?de\s+(?:los\s+"
    r"|las\s+)?(?P<noun>[^\W\d_]\w+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Topic:
    """What was counted last, things apart from measures; `scale`: in millions, of money."""

    thing: str | None = None
    last: str | None = None
    scale: str = ""
    is_asked: bool = False
    is_stale: bool = False  # of another paragraph

    @property
    def unit(self) -> str | None:
        """What an item that leaves its noun out counts."""
        return self.thing or self.last


def topic_after(sentence: str, counts: Iterable[Count], before: Topic) -> Topic:
    """Return what is spoken of behind a sentence."""
    asked = _asked(sentence)
    if asked:
        return asked
    last = thing = None
    scale = before.scale
    for count in counts:
        if count.value == 1:
            continue
        last = count.unit
        thing = thing if is_measure(count.unit) else count.unit
        scale = count.scale if count.unit == PESO else scale
    if last is None:
        return before
    is_asked = "?" in sentence or (before.is_asked and not before.is_stale)
    if thing is None and last in DURATION and before.thing:
        return Topic(before.thing, last, scale, is_asked)
    return Topic(thing or (before.thing if last in DURATION else None), last, scale, is_asked)


def _asked(sentence: str) -> Topic | None:
    """Return what a question, or a talk of its number, asks for; None where nothing is."""
    if _HOW_MUCH.search(sentence):
        return Topic(None, PESO, "millones", is_asked=True)
    patterns = (_HOW_MANY, _AND) if "?" in sentence else ()
    for pattern in (*patterns, _TOTAL_OF):
        if re.search(r"\d", sentence):
            break
        found = pattern.search(sentence)
        if found and (noun := read_noun(sentence, found.start("noun"))):
            return Topic(noun.unit, noun.unit, is_asked=True)
    return None
