"""Recipes of checks as pairs of an address, back again, and the fingerprint of how one came out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from hashlib import sha256
from math import isfinite
from types import UnionType
from typing import Any, get_args, get_type_hints

from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.types import (
    Bound,
    CheckKind,
    FacilityRecipe,
    NamesRecipe,
    Outcome,
    PlanRecipe,
    RatioRecipe,
    Recipe,
    RegisterRecipe,
    RepeatRecipe,
    SequenceRecipe,
    SumRecipe,
)

KINDS: dict[type, CheckKind] = {
    SumRecipe: CheckKind.SUM,
    NamesRecipe: CheckKind.NAMES,
    RepeatRecipe: CheckKind.REPEAT,
    RatioRecipe: CheckKind.RATIO,
    SequenceRecipe: CheckKind.SEQUENCE,
    PlanRecipe: CheckKind.PLAN,
    FacilityRecipe: CheckKind.FACILITY,
    RegisterRecipe: CheckKind.REGISTER,
}
WORDS = {
    CheckKind.SUM: "suma",
    CheckKind.NAMES: "nombres",
    CheckKind.REPEAT: "repetida",
    CheckKind.RATIO: "razon",
    CheckKind.SEQUENCE: "serie",
    CheckKind.PLAN: "plan",
    CheckKind.FACILITY: "unidad",
    CheckKind.REGISTER: "registro",
}
KEYS = {
    "total": "total",
    "parts": "partes",
    "parts_bound": "atadura_partes",
    "slack": "redondeo",
    "said": "dicho",
    "unit": "cosa",
    "names": "nombrados",
    "is_whole": "completa",
    "values": "valores",
    "ratio": "razon",
    "above": "numerador",
    "below": "denominador",
    "number": "numero",
    "on": "dia",
    "weekday": "dia_escrito",
    "read_on": "leido",
    "others": "otros",
    "states": "estados",
    "by_when": "plazo",
    "until": "hasta",
    "name": "nombre",
    "state": "estado",
    "beside": "junto",
    "quantity": "cantidad",
    "area": "lugar",
    "value": "valor",
    "bound": "atadura",
    "kind": "clase",
}
KIND = "que"
BREAK = "|"
MOST_LETTERS = 4_000
MOST = 1e40  # no number of a text is larger
SHOWN_OF_FINGERPRINT = 16


def kind_of(recipe: Recipe) -> CheckKind:
    """Return which check a recipe is of."""
    return KINDS[type(recipe)]


def pairs_of(recipe: Recipe) -> list[tuple[str, str]]:
    """Return a recipe as pairs of an address; what is None is left out."""
    told = [(KIND, WORDS[kind_of(recipe)])]
    for each in fields(recipe):
        value = getattr(recipe, each.name)
        if value is not None:
            told.append((KEYS[each.name], _written(value)))
    return told


def recipe_of(pairs: Mapping[str, str]) -> Recipe:
    """Return the recipe that an address holds.

    Raises:
        ValueError: it holds none, or one that no check would write.
    """
    kinds = {word: kind for kind, word in WORDS.items()}
    made = {kind: of for of, kind in KINDS.items()}
    if sum(map(len, pairs.values())) > MOST_LETTERS or pairs.get(KIND) not in kinds:
        raise ValueError(pairs.get(KIND))
    made_of = made[kinds[pairs[KIND]]]
    hints = get_type_hints(made_of)
    given = {
        each.name: _read(hints[each.name], pairs[KEYS[each.name]])
        for each in fields(made_of)
        if KEYS[each.name] in pairs
    }
    try:
        recipe: Recipe = made_of(**{**_unsaid(hints), **given})
    except TypeError as lacking:
        raise ValueError(pairs) from lacking
    return recipe


def fingerprint(recipe: Recipe, cuts: Iterable[int], verdict: Outcome) -> str:
    """Return the hash of what was checked, on which cut-offs, and how it came out."""
    told = [f"{key}={value}" for key, value in sorted(pairs_of(recipe))]
    stands_on = ",".join(str(cut) for cut in sorted(cuts))
    return sha256("\n".join(["check 1", *told, stands_on, verdict]).encode()).hexdigest()


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return BREAK.join(_written(each) for each in value)
    if isinstance(value, bool):
        return "si" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value).replace(BREAK, "/")


def _number(text: str) -> float:
    value = float(text)
    if not isfinite(value) or abs(value) > MOST:
        raise ValueError(text)
    return value


def _truth(text: str) -> bool:
    return {"si": True, "no": False}.get(text, False)


READERS: dict[Any, Callable[[str], Any]] = {
    float: _number,
    str: str,
    bool: _truth,
    date: date.fromisoformat,
    Bound: Bound,
    ClaimKind: ClaimKind,
}


def _read(hint: Any, text: str) -> Any:
    args = get_args(hint)
    if isinstance(hint, UnionType):
        hint = next(each for each in args if each is not type(None))
    elif args:
        return tuple(map(partial(_read, args[0]), text.split(BREAK))) if text else ()
    return READERS[hint](text)


def _unsaid(hints: Mapping[str, Any]) -> dict[str, None]:
    """Return the fields that may be None, as None."""
    return {name: None for name, hint in hints.items() if isinstance(hint, UnionType)}
