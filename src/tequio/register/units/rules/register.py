"""The register's units, by their words: what a name is looked up in. Pure; no database."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tequio.register.units.rules.kinds import kinds_of, parted
from tequio.register.units.rules.spelling import Spelling
from tequio.register.units.rules.words import stems, without_person
from tequio.register.units.types import Status, UnitKind

K = TypeVar("K")
COMMON = 16_384  # units with a word at which it would say nothing; more than there are
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Listed:
    """What a unit is looked up by."""

    clues: str
    name: str
    trade_name: str | None
    state: str
    municipality: str
    municipality_name: str | None
    locality_name: str | None
    status: Status
    typology: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A unit as it is compared: the words of its names, of its place, its kinds."""

    unit: Listed
    namings: tuple[frozenset[str], ...]
    place: frozenset[str]
    locality: frozenset[str]
    kinds: frozenset[UnitKind]


@lru_cache(maxsize=16_384)
def _words(text: str | None) -> frozenset[str]:
    return frozenset(stems(text or ""))


def _known(unit: Listed) -> Known:
    names = [unit.name, *([unit.trade_name] if unit.trade_name else [])]
    own = [parted(name)[1] for name in names]
    namings = {frozenset(stems(each)): None for each in (*own, *map(without_person, own))}
    locality = _words(unit.locality_name)
    kinds = [kinds_of(name, unit.typology) for name in names]
    return Known(
        unit,
        tuple(each for each in namings if each) or (frozenset(),),
        _words(unit.municipality_name) | locality,
        locality,
        frozenset().union(*kinds),
    )


@dataclass(frozen=True)
class Lexicon:
    """All units known at a moment, by word; `weight` says how much a word tells.

    A word's weight depends on how many units have it and on nothing else, so that a unit that
    shares no word with a name changes nothing of what the name means.
    """

    units: Sequence[Known]
    weights: dict[str, float]
    holders: dict[str, NDArray[np.int32]]
    spelling: Spelling
    of_state: dict[str, NDArray[np.bool_]]
    of_kind: dict[UnitKind, NDArray[np.bool_]]
    there: Counter[tuple[str, UnitKind]]
    named_by: dict[str, list[tuple[str, str]]]

    def weight(self, word: str) -> float:
        """Return how much a word tells: the rarer, the more."""
        return self.weights.get(word, math.log(COMMON))

    def municipalities(self, words: Iterable[str], state: str | None) -> frozenset[str]:
        """Return the municipalities that some words name, each by the rarest of its own."""
        named = (place for word in words for place in self.named_by.get(word, ()))
        return frozenset(code for code, of in named if state in (None, of))


def lexicon(units: Iterable[Listed]) -> Lexicon:
    """Return the units by word. About 0.5 s for the country."""
    known = [_known(unit) for unit in units]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(known):
        for word in each.place.union(*each.namings):
            holders[word].append(at)
    return Lexicon(
        known,
        {word: max(LEAST, math.log(COMMON / len(at))) for word, at in holders.items()},
        {word: np.array(at, dtype=np.int32) for word, at in holders.items()},
        Spelling(holders),
        _masks(known, lambda each: (each.unit.state,)),
        _masks(known, lambda each: each.kinds),
        Counter((each.unit.municipality, kind) for each in known for kind in each.kinds),
        _named_by(known),
    )


def _masks(
    known: Sequence[Known], of: Callable[[Known], Iterable[K]]
) -> dict[K, NDArray[np.bool_]]:
    masks: dict[K, NDArray[np.bool_]] = defaultdict(lambda: np.zeros(len(known), dtype=np.bool_))
    for at, each in enumerate(known):
        for key in of(each):
            masks[key][at] = True
    return dict(masks)


def _named_by(known: Iterable[Known]) -> dict[str, list[tuple[str, str]]]:
    """Return the municipalities by the rarest word of each: Ecatepec, of Ecatepec de Morelos."""
    places = {each.unit.municipality: each.unit for each in known}
    words = {code: stems(unit.municipality_name or "") for code, unit in sorted(places.items())}
    held = Counter(word for each in words.values() for word in set(each))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, each in words.items():
        if each:
            found[min(each, key=lambda word: held[word])].append((code, places[code].state))
    return dict(found)
