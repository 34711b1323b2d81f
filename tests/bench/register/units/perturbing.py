"""Names of real units as press, lists and typists write them, and the units they are meant for."""

import random
import re
from dataclasses import dataclass

from tequio.kernel.rows import fold
from tequio.register.units.rules.kinds import parted
from tequio.register.units.types import NamedPlace, UnitKind

GONE = 0.4  # of the names are of units that the register lacks, as in the five bulletins
SAID_AS = {
    UnitKind.GENERAL_HOSPITAL: [
        "Hospital General de", "Hospital General", "HG", "H.G.", "Hospital",
    ],
    UnitKind.COMMUNITY_HOSPITAL: [
        "Hospital Comunitario de", "Hospital Básico Comunitario de", "HBC", "HC", "H.C.",
        "Hospital Integral de", "Hospital Municipal de", "Hospital de", "Hospital General de",
    ],
    UnitKind.SPECIALTY_HOSPITAL: ["Hospital", "Hospital de Especialidades", "HE", "Hospital"],
    UnitKind.REGIONAL_SPECIALTY_HOSPITAL: ["HRAE", "Hospital Regional de Alta Especialidad de"],
    UnitKind.HOSPITAL: ["Hospital", "hospital de", "H."],
    UnitKind.HEALTH_CENTER: [
        "centro de salud de", "Centro de Salud", "C.S.", "CS", "CSR", "unidad médica de", "",
    ],
    UnitKind.EXTENDED_HEALTH_CENTER: [
        "CESSA", "Centro de Salud con Servicios Ampliados de", "centro de salud",
    ],
    UnitKind.ADVANCED_PRIMARY_CENTER: ["CAAPS", "CEAPS", "centro de salud de", "CAAPS de"],
    UnitKind.MOBILE_UNIT: ["UMÓVIL", "unidad móvil", "Caravana", "U.M.", "UMM"],
    UnitKind.SPECIALTY_AMBULATORY_UNIT: ["UNEME", "Unidad de Especialidades Médicas"],
    UnitKind.CLINIC: ["clínica", "Clínica de Especialidades", ""],
}  # fmt: skip
SHORT = {
    "SANTA": "STA.", "SANTO": "STO.", "FRANCISCO": "FCO.", "GUADALUPE": "GPE.", "NUEVO": "NVO.",
    "MARIA": "MA.", "HIDALGO": "HGO.", "COLONIA": "COL.", "SAN": "S.",
}  # fmt: skip
HEARD = [("Z", "S"), ("S", "Z"), ("V", "B"), ("B", "V"), ("X", "J"), ("LL", "Y"), ("M", "N")]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVXYZ"
PERSON = re.compile(r"\b(?:DR|DRA|LIC|ENF|PROF|GRAL)\b.*|[\"“(].*")


@dataclass(frozen=True)
class Case:
    """A name, and the key of the unit that is meant; None where the register lacks it."""

    named: NamedPlace
    meant: str | None


def split(units, seed, share=0.1):
    """Return the units of a register, and a share of them that it is to lack."""
    lacking = set(_chance(seed).sample(range(len(units)), round(len(units) * share)))
    kept = [unit for at, unit in enumerate(units) if at not in lacking]
    return kept, [units[at] for at in sorted(lacking)]


def cases(kept, lacking, count, seed, hospitals=0.5):
    """Return names of units kept and lacking; half are of hospitals, which are in the news."""
    chance = _chance(seed)
    kept_pools, lacking_pools = _pools(kept), _pools(lacking)
    told = []
    for _ in range(count):
        gone = chance.random() < GONE
        pools = lacking_pools if gone else kept_pools
        unit = chance.choice(pools[chance.random() < hospitals] or pools[False])
        told.append(Case(perturbed(unit, kept, chance), None if gone else unit.clues))
    return told


def _chance(seed):
    return random.Random(seed)  # noqa: S311 - the same names in every run


def _pools(units):
    return {True: [unit for unit in units if unit.typology in set("MNOY")], False: units}


def perturbed(unit, register, chance):
    """Return a unit's name as someone might write it."""
    kinds, rest = parted(unit.name)
    words = _own(unit, rest, chance)
    if chance.random() < 0.15 and len(words) > 1:
        words.pop(chance.randrange(len(words)))
    words = [_slip(word, chance) if chance.random() < 0.06 else word for word in words]
    words = [SHORT.get(word, word) if chance.random() < 0.3 else word for word in words]
    name = " ".join(filter(None, [_kind(unit, kinds, chance), " ".join(words)])) or unit.name
    state = unit.state if chance.random() < 0.75 else None
    return NamedPlace(_cased(name, chance), state, _beside(unit, register, chance))


def _own(unit, rest, chance):
    place = fold(chance.choice([unit.municipality_name, unit.locality_name]) or "")
    bare = PERSON.sub("", fold(rest)).split()
    drawn = chance.random()
    if drawn < 0.12 and place and unit.typology in set("MN"):
        return _short_place(place).split()  # named by where it stands, as the press does
    if drawn < 0.4 and bare:
        return bare
    words = fold(rest).split()
    return [*words, "DE", *_short_place(place).split()] if drawn > 0.9 else words


def _kind(unit, kinds, chance):
    known = [kind for kind in kinds if kind in SAID_AS] or _typology(unit)
    if not known or chance.random() < 0.1:
        return ""
    return chance.choice(SAID_AS[min(known)])


def _typology(unit):
    kinds = {"M": UnitKind.GENERAL_HOSPITAL, "N": UnitKind.COMMUNITY_HOSPITAL}
    kinds |= {"O": UnitKind.SPECIALTY_HOSPITAL, "P": UnitKind.MOBILE_UNIT}
    kinds |= dict.fromkeys("ABCDEFGHIJKLQRS", UnitKind.HEALTH_CENTER)
    return [kinds[unit.typology]] if unit.typology in kinds else []


def _slip(word, chance):
    heard = [pair for pair in HEARD if pair[0] in word]
    if heard and chance.random() < 0.5:
        return word.replace(*chance.choice(heard), 1)
    if len(word) < 5:
        return word
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice(LETTERS)
    turned = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    changed = word[:at] + letter + word[at + 1 :]
    return chance.choice([word[:at] + word[at + 1 :], changed, turned])


def _beside(unit, register, chance):
    drawn = chance.random()
    if drawn < 0.45:
        return _cased(_short_place(fold(unit.municipality_name or "")), chance)
    if drawn < 0.52:  # another place of the state is spoken of
        return _cased(fold(chance.choice(register).municipality_name or ""), chance)
    return chance.choice(["", "", "", "en el estado", "que beneficiará a miles de personas"])


def _short_place(place):
    bare = re.sub(r"^(?:HEROICA )?(?:CIUDAD|VILLA) DE ", "", place).partition(" (")[0]
    head = re.split(r" DE | DEL ", bare)[0]
    return head if len(head) >= 6 else bare


def _cased(text, chance):
    return chance.choice([str.title, str.lower, str.upper, str.title])(text)
