"""A number, what was said of it, and the rest: `80 de 211 … Las 131 restantes`, `Faltan 12`."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from tequio.publish.bulletins.rules.finding.additions import Addition
from tequio.publish.bulletins.rules.finding.kinds import is_broad, is_same_kind
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence
from tequio.publish.bulletins.rules.finding.runs import opening

_LEFT = re.compile(r"\b(?:restan|quedan|faltan)(?: pendientes| por \w+)?\s+$", re.IGNORECASE)
_REMAINING = re.compile(r"[^,.;:]{0,30}?\b(?:restantes|faltantes|que faltan)\b")


def in_rests(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Addition]:
    """Yield each rest with the number that it and another make, said here or right before."""
    for rest in sentence.said:
        if not _is_rest(rest, sentence):
            continue
        near = [*before, sentence]
        said = [m for one in near for m in one.said if m != rest and _is_like(m, rest)]
        sums = (Addition(total, (part, rest)) for total, part in permutations(said, 2))
        made = next((each for each in sums if each.closes), None) or _claimed(near, rest)
        if made:
            yield made


def is_left(sentence: Sentence, at: int) -> bool:
    """Whether a number is what is left: `restan trece`, whose own parts may follow."""
    rest = sentence.said[at]
    return _LEFT.search(sentence.between(sentence.start, rest.start)) is not None


def _is_rest(rest: Mention, sentence: Sentence) -> bool:
    if _LEFT.search(sentence.between(sentence.start, rest.start)):
        return True
    return _REMAINING.match(sentence.between(rest.end, sentence.end)) is not None


def _is_like(each: Mention, rest: Mention) -> bool:
    """Whether two numbers count one thing; people are people by any of their nouns."""
    return is_same_kind(each.unit, rest.unit) or (is_broad(each.unit) and is_broad(rest.unit))


def _claimed(near: Sequence[Sentence], rest: Mention) -> Addition | None:
    """Return what `de los 184, 171 …; restan 12` claims, though it does not come out."""
    for sentence in near:
        for at, total in enumerate(sentence.said[:-1]):
            part = sentence.said[at + 1]
            if opening(sentence, at) != at + 1 or rest in {total, part}:
                continue
            whole = Addition(total, (part, rest))
            if _is_like(total, rest) and _is_like(part, rest) and whole.is_within("0.9", "1.1"):
                return whole
    return None
