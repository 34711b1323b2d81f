"""Pairs of numbers of one place, said together, whose ratio has a plausible range."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from tequio.publish.bulletins.rules.counting import PESO
from tequio.publish.bulletins.rules.finding.kinds import head, is_broad
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence, sentences_of
from tequio.publish.bulletins.rules.plausible import RATIOS, Ratio, Thing
from tequio.publish.bulletins.types import Bound, Found, Kind, RatioRecipe, Reading

_HEADS = {
    Thing.UNITS: "unidad inmueble establecimiento",
    Thing.HOSPITALS: "hospital",
    Thing.ROOMS: "consultorio",
    Thing.THEATRES: "quirófano",
    Thing.BEDS: "cama",
    Thing.AGREEMENTS: "acuerdo",
    Thing.HOURS: "hora",
    Thing.VEHICLES: "ambulancia camioneta vehículo",
    Thing.CONSULTATIONS: "consulta",
    Thing.DOCTORS: "médico médica",
    Thing.NURSES: "enfermera enfermero",
    Thing.STAFF: "trabajador trabajadora empleado",
}
_OF_HEAD = {word: thing for thing, words in _HEADS.items() for word in words.split()}
_COVERED = re.compile(
    r"\b(?:sin seguridad social|habitantes?|derechohabientes|población|en beneficio de"
    r"|que atiende[nr]?|atención a|benefici\w+|cobertura|afiliad\w+)\b",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:atendi\w+|consultas?|vacun\w+|curs\w+|capacit\w+|marcha|asisti\w+)\b", re.IGNORECASE
)
_PART_OF_UNIT = re.compile(
    r"\s*(?:móvil|de (?:sangre|cuidados|terapia|urgencias|transporte))", re.IGNORECASE
)
_MEETS = re.compile(
    r"\b(?:reuni[óo]n|mesas?|sesi[óo]n|efectivas|jornada de trabajo|plenaria)\b", re.IGNORECASE
)
_SPENT = re.compile(
    r"\b(?:inver\w+|costo|cuesta\w*|destin\w+|monto|erog\w+|presupuesto)\b", re.IGNORECASE
)
_OF_ALL, _KINDS = {Thing.PEOPLE, Thing.STAFF}, {Thing.CENTRES, Thing.HOSPITALS}
_EACH = re.compile(r"\b(?:(?:por|de|a|en) cada(?: un[oa] de)?)[^,.;]{0,30}$", re.IGNORECASE)
_NEW = re.compile(r"\b(?:nuev[oa]s|adicional(?:es)?|más)\b", re.IGNORECASE)


def ratios_to_check(reading: Reading, sums: Sequence[Found] = ()) -> tuple[Found, ...]:
    """Return the pairs to weigh: each number with the nearest of what it is a ratio to.

    Args:
        reading: the text and what was read from it.
        sums: the sums of the text: where a whole is said, a part of it stands in no ratio.
    """
    sentences = [each for each in sentences_of(reading) if each.kind is not Kind.TABLE]
    wholes = _wholes(sums)
    found = [
        pair
        for place in range(len(sentences))
        for pair in _pairs(sentences[place : place + 2], wholes)
    ]
    kept: dict[tuple[str, int], _Pair] = {}
    for pair in sorted(found, key=lambda pair: pair.gap):
        ends = [(pair.code, pair.above.of), (pair.code, pair.below.of)]
        if all(kept.get(end, pair).key == pair.key for end in ends):
            kept.update(dict.fromkeys(ends, pair))
    ordered = sorted({id(pair): pair for pair in kept.values()}.values(), key=lambda p: p.key)
    return tuple(pair.found for pair in ordered)


@dataclass(frozen=True)
class _Pair:
    code: str
    above: Mention
    below: Mention

    @property
    def gap(self) -> tuple[int, int, int]:
        """How far apart its numbers stand: sentences, then letters."""
        one, other = self.above, self.below
        return (abs(one.sentence - other.sentence), abs(one.start - other.start), one.sentence)

    @property
    def key(self) -> tuple[int, int, str]:
        """By which pairs are told apart and ordered."""
        return (self.above.of, self.below.of, self.code)

    @property
    def found(self) -> Found:
        """What there is to check."""
        recipe = RatioRecipe(self.code, float(self.above.value), float(self.below.value))
        return Found(recipe, (self.above.of, self.below.of))


def _wholes(sums: Sequence[Found]) -> dict[int, int]:
    """Return the whole of each figure that is a part of one."""
    return {part: each.figures[0] for each in sums for part in each.figures[1:]}


def _pairs(near: Sequence[Sentence], wholes: Mapping[int, int]) -> Iterator[_Pair]:
    said = [(thing_of(m, s), m, s) for s in near for m in s.said if m.value > 0]
    has_units = any(thing is Thing.UNITS for thing, _, _ in said)
    for row in RATIOS.values():
        if has_units and row.above in _OF_ALL and row.below in _KINDS:
            continue  # people and staff are of all the units, not of one kind of them
        uppers = [(m, s) for thing, m, s in said if thing is row.above]
        lowers = [(m, s) for thing, m, s in said if thing is row.below]
        for (above, one), (below, other) in product(uppers, lowers):
            is_part = above.of in wholes or (below.of in wholes and row.above is not Thing.BEDS)
            if not is_part and _go_together(above, below, row, one, other):
                yield _Pair(row.code, above, below)


def thing_of(mention: Mention, sentence: Sentence) -> Thing | None:
    """Return what a number counts, as far as ratios ask; None: nothing that they ask of."""
    if _EACH.search(sentence.between(sentence.start, mention.start)):
        return None  # of each: a standard, no amount
    if mention.unit == PESO:
        return Thing.MONEY
    if mention.unit.lower().startswith("centro de salud"):
        return Thing.CENTRES
    if is_broad(mention.unit):
        behind = sentence.between(mention.end, mention.until + 60)
        return _people(mention, sentence, behind)
    thing = _OF_HEAD.get(head(mention.unit))
    return thing if thing and _is_meant(thing, mention, sentence) else None


def _is_meant(thing: Thing, mention: Mention, sentence: Sentence) -> bool:
    """Whether the noun counts what ratios ask of: no mobile unit, no new bed, no office hour."""
    if thing is Thing.UNITS:
        return not _PART_OF_UNIT.match(sentence.between(mention.until, sentence.end))
    if thing in {Thing.BEDS, Thing.HOSPITALS}:
        return not _NEW.search(sentence.between(mention.end, mention.until + len(" más")))
    return thing is not Thing.HOURS or _MEETS.search(sentence.text) is not None


def _people(mention: Mention, sentence: Sentence, behind: str) -> Thing | None:
    """Tell people who are covered from staff, and both from people who were only seen."""
    if head(mention.unit) in _OF_HEAD:
        return Thing.STAFF
    before = sentence.between(max(sentence.start, mention.start - 60), mention.start)
    if _SEEN.search(before):
        return None
    return Thing.PEOPLE if _COVERED.search(before + behind) else None


def _go_together(
    above: Mention, below: Mention, row: Ratio, one: Sentence, other: Sentence
) -> bool:
    """Whether a ratio of two numbers is of one thing: same place, both exact enough, not apart."""
    if None not in {above.place, below.place} and above.place != below.place:
        return False
    if above.bound is Bound.AT_MOST or below.bound is Bound.AT_MOST:
        return False
    if one is not other and row.above in _OF_ALL and row.below in _KINDS:
        return False
    if row.above is Thing.MONEY:
        return one is other and below.of != above.of and _SPENT.search(one.text) is not None
    return above.of != below.of
