"""The same thing said more than once: with one number, or with several."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, groupby

from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.rules.counting import is_measure
from tequio.publish.bulletins.rules.finding.kinds import head
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence, sentences_of
from tequio.publish.bulletins.rules.finding.runs import speaks_of_change
from tequio.publish.bulletins.rules.judging import NEAR
from tequio.publish.bulletins.rules.words import words
from tequio.publish.bulletins.types import Bound, Found, Kind, Reading, RepeatRecipe, SumRecipe

SMALLEST = 10  # smaller numbers are said of many things
ALIKE = 0.5  # of the words of two sentences, for them to say the same
FEWEST_WORDS = 2  # that a headline and its sentence share beside the noun
LEAD = 5  # letters by which words of one stem are told
LONGEST_TITLE = 300
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_JOINT = re.compile(r"^(?:de|son|eran|serán|fueron)\s+(?:(?:los|las)\s+)?")
_OTHERS = re.compile(r"\b(?:otr[oa]s|demás|restantes|(?:de|por|a) cada)\s*$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:más|adicionales|nuev[oa]s|restantes|pendientes|faltantes)\b")
_EMPTY = words(
    """
para como este esta estos estas entre desde hasta sobre donde además también cuales cual será serán
fueron está están tiene tienen más mil millones cerca unos unas total así asimismo dijo señaló
indicó informó parte dicha dicho
    """
)


def repeats_to_check(reading: Reading, sums: Sequence[Found] = ()) -> tuple[Found, ...]:
    """Return what is said several times, and what is said with numbers that contradict.

    Args:
        reading: the text and what was read from it.
        sums: the sums of the text; a number and its part do not contradict.
    """
    sentences = [each for each in sentences_of(reading) if each.kind is not Kind.TABLE]
    places = [(mention, sentence) for sentence in sentences for mention in sentence.said]
    return (*_again(places), *_apart(reading, places, _related(sums)))


def _related(sums: Sequence[Found]) -> frozenset[frozenset[int]]:
    of = [each.figures for each in sums if isinstance(each.recipe, SumRecipe)]
    return frozenset(frozenset(pair) for figures in of for pair in combinations(figures, 2))


def _again(places: Sequence[tuple[Mention, Sentence]]) -> Iterator[Found]:
    """Yield each figure said in several sentences."""
    ordered = sorted(places, key=lambda pair: pair[0].of)
    for of, group in groupby(ordered, key=lambda pair: pair[0].of):
        told = {sentence.number: (mention, sentence) for mention, sentence in group}
        pairs = list(told.values())
        if len(pairs) > 1 and _say_the_same(pairs):
            mention, sentence = pairs[0]
            values = (float(mention.value),) * len(pairs)
            yield Found(RepeatRecipe(noun_of(mention, sentence), values), (of,))


def _say_the_same(pairs: Sequence[tuple[Mention, Sentence]]) -> bool:
    if pairs[0][0].value >= SMALLEST and not is_measure(pairs[0][0].unit):
        return True
    first = _stems(pairs[0][1])
    return any(_likeness(first, _stems(other)) >= ALIKE for _, other in pairs[1:])


def _apart(
    reading: Reading, places: Sequence[tuple[Mention, Sentence]], related: frozenset[frozenset[int]]
) -> Iterator[Found]:
    """Yield numbers of one thing that contradict one another."""
    title = reading.bulletin.header.title or ""
    figures = reading.bulletin.figures
    told: set[frozenset[int]] = set()
    said = {(mention.unit, mention.value, _is_head(s, title)) for mention, s in places}
    for (one, at), (other, where) in _pairs(places, title):
        both = frozenset({one.of, other.of})
        if both in related or both in told or not _contradict(one, other, at, where):
            continue
        is_title = _is_head(at, title) != _is_head(where, title)
        kinds = {figures[one.of].kind, figures[other.of].kind}
        if kinds >= {ClaimKind.GOAL, ClaimKind.RESULT}:
            continue  # what will be is not what was
        if _are_of_one_saying(at, where, one, is_title=is_title) and not _is_settled(one, said):
            told.add(both)
            values = (float(one.value), float(other.value))
            yield Found(RepeatRecipe(noun_of(other, where), values), (one.of, other.of))


def _pairs(
    places: Sequence[tuple[Mention, Sentence]], title: str
) -> Iterator[tuple[tuple[Mention, Sentence], tuple[Mention, Sentence]]]:
    """Yield the pairs of numbers of one noun, what stands in a headline first."""
    by_noun: dict[str, list[tuple[Mention, Sentence]]] = {}
    for mention, sentence in places:
        if not (is_measure(mention.unit) or _is_more(mention, sentence)):
            by_noun.setdefault(mention.unit.lower(), []).append((mention, sentence))
    for same in by_noun.values():
        yield from combinations(sorted(same, key=lambda pair: not _is_head(pair[1], title)), 2)


def _is_settled(one: Mention, said: AbstractSet[tuple[str, object, bool]]) -> bool:
    """Whether the body says the headline's number too: then the other is another thing."""
    return (one.unit, one.value, False) in said and (one.unit, one.value, True) in said


def _is_head(sentence: Sentence, title: str) -> bool:
    text = sentence.text.strip()
    return sentence.kind in {Kind.HEADING, Kind.BULLET} or bool(title and text in title)


def _contradict(one: Mention, other: Mention, at: Sentence, where: Sentence) -> bool:
    """Whether two numbers of one noun cannot both be right."""
    if one.value == other.value or at.number == where.number or one.of == other.of:
        return False
    if None not in {one.place, other.place} and one.place != other.place:
        return False
    return not (_covers(one, other) or _covers(other, one))


def _is_more(each: Mention, sentence: Sentence) -> bool:
    """Whether a number is of others than those spoken of: `5 más`, `otras 8 unidades`."""
    around = (
        sentence.between(each.start - 12, each.start),
        sentence.between(each.end, each.until + 16),
    )
    return _OTHERS.search(around[0]) is not None or _MORE.search(around[1]) is not None


def _covers(one: Mention, other: Mention) -> bool:
    """Whether a hedged or rounded number may stand for the other."""
    gap = abs(one.value - other.value)
    if one.bound is Bound.AT_LEAST and other.value >= one.value:
        return True
    if one.bound is Bound.AT_MOST and other.value <= one.value:
        return True
    if one.bound is Bound.ABOUT and gap <= one.value * NEAR:
        return True
    return gap <= one.step or (one.value % 1000 == 0 and gap < 1000)  # noqa: PLR2004 - `85 mil`


def _are_of_one_saying(at: Sentence, where: Sentence, one: Mention, *, is_title: bool) -> bool:
    """Whether two sentences say the same: nearly all words, or what a headline needs."""
    if speaks_of_change(at.text) or speaks_of_change(where.text):
        return False
    first, second = _stems(at), _stems(where)
    shared = (first & second) - {head(one.unit)[:LEAD]}
    if not is_title:
        return len(shared) > FEWEST_WORDS and _likeness(first, second) >= ALIKE + 0.2
    return len(shared) >= FEWEST_WORDS and len(shared) >= len(first - {head(one.unit)[:LEAD]}) * 0.3


def _likeness(first: AbstractSet[str], second: AbstractSet[str]) -> float:
    either = first | second
    return len(first & second) / len(either) if either else 0.0


def _stems(sentence: Sentence) -> frozenset[str]:
    found = (word.lower() for word in _CONTENT.findall(sentence.text))
    return frozenset(word[:LEAD] for word in found if word not in _EMPTY)


def noun_of(mention: Mention, sentence: Sentence) -> str:
    """Return the noun as the text has it, in its own number; else that of the reader, in plural."""
    said = " ".join(sentence.between(mention.end, mention.until).split()).strip(" .,;:()|")
    told = _JOINT.sub("", said) or mention.unit
    return told if said or mention.value == 1 else plural(told)


def plural(phrase: str) -> str:
    """Return a noun phrase in the plural: `unidad médica`, `cama`; what follows `de` stays."""
    own, joint, rest = phrase.partition(" de ")
    return " ".join(map(_plural, own.split())) + joint + rest


def _plural(word: str) -> str:
    if word.isupper() or word.endswith("s"):
        return word
    if word.endswith("ión"):
        return f"{word[:-3]}iones"
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    return f"{word}s" if word[-1] in "aeiouáéó" else f"{word}es"
