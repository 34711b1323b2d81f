"""Which unit a name means: candidates by shared words, compared field by field, weighed."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tequio.register.units.rules.kinds import FAMILIES, agreement, parted
from tequio.register.units.rules.register import Known, Lexicon
from tequio.register.units.rules.words import is_number, stems
from tequio.register.units.types import Agreement, NamedPlace, UnitKind

COMPARED = 64  # units whose every field is compared with a name
BITS = 12.0  # shared weight that is as good as any more
IN_STATE, OF_KIND, BESIDE = 4.0, 3.0, 0.5  # for choosing whom to compare, never for deciding


@dataclass(frozen=True, slots=True)
class Asked:
    """A name taken apart, and what each of its words may mean in the register."""

    kinds: frozenset[UnitKind]
    words: dict[str, dict[str, float]]
    weights: dict[str, float]
    numbers: frozenset[str]
    state: str | None
    beside: frozenset[str]
    municipalities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A name beside one unit, field by field; shares are of rarity-weighted words, 0 to 1.

    `in_name`: of the name's own words, those in the unit's name. `in_place`: those that only its
    municipality or locality has. `told`: of the unit's own words, those that the name or the words
    beside it have. `bits`: how much the shared words tell at all.
    """

    in_name: float
    in_place: float
    told: float
    bits: float
    inexact: bool
    kind: Agreement
    state: Agreement
    place: Agreement
    number: Agreement
    only_one: bool


def asked(named: NamedPlace, register: Lexicon) -> Asked:
    """Take a name apart."""
    kinds, rest = parted(named.name)
    state = named.state or None
    words = {word: register.spelling.near(word) for word in stems(rest)}
    beside = frozenset(stems(named.beside))
    return Asked(
        kinds,
        words,
        {word: _weight(word, near, register) for word, near in words.items()},
        frozenset(filter(is_number, words)),
        state,
        beside,
        register.municipalities(beside, state),
    )


def _weight(word: str, near: dict[str, float], register: Lexicon) -> float:
    """Return a word's weight, that of the commonest word that may be meant where it is unknown."""
    if word in register.weights or not near:
        return register.weight(word)
    return min(register.weight(each) for each in near)


def candidates(name: Asked, register: Lexicon) -> Sequence[int]:
    """Return the units worth comparing with a name: those that share the most of it, by key."""
    if not register.units:
        return []
    shared = np.zeros(len(register.units))
    for word in name.words:
        for meant, worth in name.words[word].items():
            shared[register.holders[meant]] += worth * name.weights[word]
    for word in sorted(name.beside & register.holders.keys()):
        shared[register.holders[word]] += BESIDE * register.weight(word)
    found = np.flatnonzero(shared)
    if len(found) > COMPARED:
        likely = shared[found] + _leaning(name, register)[found]
        found = found[np.argsort(-likely, kind="stable")[:COMPARED]]
    return sorted(found.tolist())


def _leaning(name: Asked, register: Lexicon) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    lean = np.zeros(len(register.units))
    if name.state in register.of_state:
        lean[register.of_state[name.state]] += IN_STATE
    of_kind = np.zeros(len(register.units), dtype=np.bool_)
    for kind in _kinds_meant(name) & register.of_kind.keys():
        of_kind |= register.of_kind[kind]
    lean[of_kind] += OF_KIND
    return lean


def compared(name: Asked, unit: Known, register: Lexicon) -> Iterator[Compared]:
    """Compare a name with a unit, once by each of the unit's names."""
    kind = agreement(name.kinds, unit.kinds)
    state = _same(name.state, unit.unit.state)
    place = _place(name, unit)
    only_one = kind is Agreement.SAME and _only_one(name, unit, register)
    for naming in unit.namings:
        in_name, in_place, inexact, used = _shares(name, naming, unit.place)
        whole = sum(name.weights.values())
        yield Compared(
            in_name / whole if whole else 0.0,
            in_place / whole if whole else 0.0,
            _told(naming, used | name.beside, register),
            min(1.0, (in_name + in_place) / BITS),
            inexact,
            kind,
            state,
            place,
            _number(name.numbers, naming),
            only_one,
        )


def _shares(
    name: Asked, naming: frozenset[str], place: frozenset[str]
) -> tuple[float, float, bool, set[str]]:
    in_name = in_place = 0.0
    inexact, used = False, set()
    for word, near in name.words.items():
        worth, meant = max(((near[each], each) for each in near if each in naming), default=(0, ""))
        if worth:
            in_name += worth * name.weights[word]
        else:
            there = ((near[each], each) for each in near if each in place)
            worth, meant = max(there, default=(0, ""))
            in_place += worth * name.weights[word]
        inexact |= 0 < worth < 1
        used.add(meant)
    return in_name, in_place, inexact, used


def _told(naming: frozenset[str], told: set[str], register: Lexicon) -> float:
    whole = math.fsum(map(register.weight, naming))  # the same in whatever order a set comes
    return math.fsum(map(register.weight, naming & told)) / whole if whole else 0.0


def _same(said: str | None, of_unit: str) -> Agreement:
    if said is None:
        return Agreement.UNSAID
    return Agreement.SAME if said == of_unit else Agreement.DIFFERS


def _place(name: Asked, unit: Known) -> Agreement:
    if unit.unit.municipality in name.municipalities:
        return Agreement.SAME
    if unit.locality and unit.locality <= name.beside:
        return Agreement.SAME
    return Agreement.DIFFERS if name.municipalities else Agreement.UNSAID


def _only_one(name: Asked, unit: Known, register: Lexicon) -> bool:
    """Whether the municipality has no other unit of a kind that the name says."""
    wanted = _kinds_meant(name) & unit.kinds
    return any(register.there[unit.unit.municipality, kind] == 1 for kind in wanted)


def _kinds_meant(name: Asked) -> set[UnitKind]:
    general = UnitKind.HOSPITAL in name.kinds
    return set(name.kinds) | (FAMILIES[0] if general else frozenset())


def _number(said: frozenset[str], naming: frozenset[str]) -> Agreement:
    numbers = frozenset(filter(is_number, naming))
    if not said or not numbers:
        return Agreement.DIFFERS if said else Agreement.UNSAID
    return Agreement.SAME if said & numbers else Agreement.DIFFERS
