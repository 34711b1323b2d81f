"""How probable it is that a name means a unit: a comparison weighed, and held against the others.

A conditional logit with a way out (McFadden 1974, "Conditional logit analysis of qualitative
choice behavior"): every unit compared has a score, "none of them" has the score zero, and each is
as probable as its share of the exponentials. So two units that fit equally share what there is, and
a name that nothing fits means none. The weights were fitted, not chosen: see
docs/explanation/named-units.md; a benchmark fits them again and says how far these lie.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from tequio.register.units.rules.matching import Compared, asked, candidates, compared
from tequio.register.units.rules.register import Known, Lexicon
from tequio.register.units.types import (
    Agreement,
    NamedPlace,
    NamedUnit,
    Reason,
    Status,
    UnitCandidate,
)

WEIGHTS = {
    "always": -7.84,
    "in_name": 2.15,
    "in_place": -0.62,
    "told": 1.31,
    "bits": 1.71,
    "all_said": 2.46,
    "inexact": 0.92,
    "kind_same": 0.89,
    "kind_near": -0.16,
    "kind_differs": -5.06,
    "state_same": 0.58,
    "state_differs": -4.45,
    "place_same": 0.92,
    "place_differs": -2.37,
    "number_differs": -1.0,
    "all_told": 1.48,
    "only_one": 0.98,
    "only_by_place": 0.8,
}
MOST = 5  # candidates told
NEAR = 0.05  # a unit that is less probable than this where it stands alone does not lie near
WHOLE, WHOLE_INEXACT = 0.999, 0.94
RIVAL = 0.1  # others together this probable, beside a unit, are worth saying
FIELDS = {
    "kind": {
        Agreement.SAME: Reason.KIND_SAME,
        Agreement.NEAR: Reason.KIND_NEAR,
        Agreement.DIFFERS: Reason.KIND_DIFFERS,
    },
    "state": {
        Agreement.SAME: Reason.STATE_SAME,
        Agreement.DIFFERS: Reason.STATE_DIFFERS,
    },
    "place": {
        Agreement.SAME: Reason.PLACE_SAME,
        Agreement.DIFFERS: Reason.PLACE_DIFFERS,
    },
    "number": {
        Agreement.SAME: Reason.NUMBER_SAME,
        Agreement.DIFFERS: Reason.NUMBER_DIFFERS,
    },
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit, the comparison by that of its names which fits best, and its score."""

    known: Known
    seen: Compared
    score: float


def meant(named: NamedPlace, register: Lexicon) -> NamedUnit:
    """Return the units that a name may mean, the most probable first.

    Where two are equally probable, one in operation comes first, then the lesser key. About a
    millisecond, whatever the number of units: at most 64 are compared.
    """
    name = asked(named, register)
    found = [scored(register.units[at], compared(name, register.units[at], register))
             for at in candidates(name, register)]  # fmt: skip
    odds = [math.exp(each.score) for each in found]
    whole = 1 + math.fsum(odds)
    told = [
        _candidate(each, odd / whole, others=(whole - 1 - odd) / whole)
        for each, odd in zip(found, odds, strict=True)
        if odd / (1 + odd) >= NEAR
    ]
    return NamedUnit(named.name, tuple(sorted(told, key=_order)[:MOST]))


def scored(known: Known, by_each_name: Iterator[Compared]) -> Scored:
    """Weigh the comparisons of a name with a unit; the best of its names counts."""
    seen = max(by_each_name, key=score)
    return Scored(known, seen, score(seen))


def score(seen: Compared) -> float:
    """Return the logarithm of the odds that it is this unit rather than none, were it alone."""
    return math.fsum(
        value * weight for value, weight in zip(features(seen), WEIGHTS.values(), strict=True)
    )


def features(seen: Compared) -> tuple[float, ...]:
    """Return a comparison as numbers, in the order of WEIGHTS."""
    return (
        1.0,
        seen.in_name,
        seen.in_place,
        seen.told,
        seen.bits,
        float(_is_all_said(seen)),
        float(seen.inexact),
        *(float(seen.kind is each) for each in (Agreement.SAME, Agreement.NEAR, Agreement.DIFFERS)),
        *(float(seen.state is each) for each in (Agreement.SAME, Agreement.DIFFERS)),
        *(float(seen.place is each) for each in (Agreement.SAME, Agreement.DIFFERS)),
        float(seen.number is Agreement.DIFFERS),
        float(seen.told > WHOLE),
        float(seen.only_one),
        float(seen.only_one and seen.in_place > seen.in_name),
    )


def _is_all_said(seen: Compared) -> bool:
    return seen.in_name + seen.in_place > (WHOLE_INEXACT if seen.inexact else WHOLE)


def _candidate(each: Scored, probability: float, *, others: float) -> UnitCandidate:
    unit = each.known.unit
    rivals = [Reason.RIVALS] if others >= RIVAL * probability else []
    return UnitCandidate(
        clues=unit.clues,
        unit_name=unit.name,
        municipality_name=unit.municipality_name,
        state=unit.state,
        status=Status(unit.status),
        probability=probability,
        reasons=(*reasons(each.seen), *rivals),
    )


def reasons(seen: Compared) -> Iterator[Reason]:
    """Yield what a comparison found, field by field; what was not said gives no reason."""
    if _is_all_said(seen):
        yield Reason.WORDS_ALL
    else:
        yield Reason.WORDS_SOME if seen.bits else Reason.WORDS_NONE
    if seen.in_place > seen.in_name:
        yield Reason.WORDS_OF_PLACE
    if seen.told <= WHOLE:
        yield Reason.WORDS_MORE
    if seen.inexact:
        yield Reason.SPELT_OTHERWISE
    for field, codes in FIELDS.items():
        if (said := getattr(seen, field)) in codes:
            yield codes[said]
    if seen.only_one:
        yield Reason.ONLY_ONE_THERE


def _order(told: UnitCandidate) -> tuple[float, bool, str]:
    return -told.probability, told.status is not Status.OPERATING, told.clues
