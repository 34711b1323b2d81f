"""Words that are spelt otherwise: the same sound, or one slip of the hand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tequio.register.units.rules.words import is_number

SAME_SOUND, ONE_SLIP = 0.95, 0.85  # how much of its word's weight each is worth
LONG_ENOUGH = 5  # in a shorter word one slip makes another word
# As Spanish and the names of its towns are heard in Mexico: Xalapa, Jalapa; Tamazulapam, -pan.
_SOUNDS = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("CH", "1"), ("TZ|Z|C(?=[EI])", "S"), ("QU(?=[EI])|C|Q", "K"), ("GU(?=[EI])", "2"),
        ("G(?=[EI])|X", "J"), ("2", "G"), ("W", "U"), ("H", ""), ("V", "B"), ("LL", "Y"),
        ("M(?=[BP]|$)", "N"), ("Y(?![AEIOU])", "I"), (r"(.)\1", r"\1"),
    )
]  # fmt: skip


def sound(word: str) -> str:
    """Return how a word sounds, whatever letters it is written with."""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


class Spelling:
    """The words of the register, found by what someone wrote."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._known: dict[str, str] = {}
        self._sounding: Mapping[str, list[str]] = defaultdict(list)
        self._shortened: Mapping[str, set[str]] = defaultdict(set)
        for word in sorted(vocabulary):
            heard = word if is_number(word) else sound(word)
            self._known[word] = heard
            self._sounding[heard].append(word)
        for heard in self._sounding:
            for short in _shortenings(heard):
                self._shortened[short].add(heard)

    def near(self, word: str) -> dict[str, float]:
        """Return the known words that may be meant, and how much of the word each is worth.

        A word that the register knows is not taken for a slip of another, only for its sound.
        """
        if is_number(word):
            return {word: 1.0} if word in self._known else {}
        heard = sound(word)
        found = dict.fromkeys(self._sounding.get(heard, ()), SAME_SOUND)
        if word in self._known:
            return found | {word: 1.0}
        for other in self._slips(heard):
            found |= {each: ONE_SLIP for each in self._sounding[other] if each not in found}
        return found

    def _slips(self, heard: str) -> Iterator[str]:
        close = {each for short in _shortenings(heard) for each in self._shortened.get(short, ())}
        return (each for each in sorted(close) if is_slip(heard, each))


def _shortenings(heard: str) -> Iterator[str]:
    if len(heard) >= LONG_ENOUGH and not is_number(heard):
        yield heard
        yield from (heard[:at] + heard[at + 1 :] for at in range(len(heard)))


def is_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two turned about, is all that parts two words."""
    start, most = 0, min(len(one), len(other))
    while start < most and one[start] == other[start]:
        start += 1
    end = 0
    while end < most - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    turned = len(left) == 2 and left == right[::-1]  # noqa: PLR2004 - two letters turned about
    return turned or (len(left) <= 1 and len(right) <= 1)
