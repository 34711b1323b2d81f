"""The words of the catalogue, as the pages say them."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext

from tequio.base.files.types import Dated
from tequio.base.ui.types import Shape
from tequio.base.ui.types import Status as Shown
from tequio.register.units.types import Level, Status, Stratum

NOT_LETTERS = re.compile(r"([^A-ZÁÉÍÓÚÜÑ]+)")
STATUSES: dict[Status, tuple[Shape, str | Promise]] = {
    Status.OPERATING: (Shape.DONE, gettext_lazy("In operation")),
    Status.CLOSED: (Shape.NONE, gettext_lazy("Out of operation")),
    Status.BUILDING: (Shape.HALF, gettext_lazy("Being built")),
    Status.PENDING: (Shape.LOW, gettext_lazy("About to start operating")),
}
LEVELS: dict[Level, str | Promise] = {
    Level.FIRST: gettext_lazy("First level"),
    Level.SECOND: gettext_lazy("Second level"),
    Level.THIRD: gettext_lazy("Third level"),
    Level.NONE: gettext_lazy("No level of care"),
}
STRATA: dict[Stratum, str | Promise] = {
    Stratum.RURAL: gettext_lazy("Rural"),
    Stratum.URBAN: gettext_lazy("Urban"),
}
DATED: dict[Dated, str | Promise] = {
    Dated.BY_FILE: gettext_lazy("the file itself says its day"),
    Dated.BY_PERSON: gettext_lazy("whoever loaded it said its day"),
    Dated.BY_PUBLISHER: gettext_lazy("the publisher states its day"),
    Dated.BY_NAME: gettext_lazy("day inferred from the file's name"),
    Dated.BY_RECEPTION: gettext_lazy("it says no day: the day it was received"),
}
FACTS: dict[str, str | Promise] = {
    "state": gettext_lazy("State"),
    "municipality": gettext_lazy("Municipality code"),
    "municipality_name": gettext_lazy("Municipality"),
    "locality": gettext_lazy("Locality code"),
    "locality_name": gettext_lazy("Locality"),
    "institution": gettext_lazy("Institution"),
    "name": gettext_lazy("Name"),
    "trade_name": gettext_lazy("Commercial name"),
    "status": gettext_lazy("Status"),
    "level": gettext_lazy("Level"),
    "typology": gettext_lazy("Typology code"),
    "typology_name": gettext_lazy("Typology"),
    "subtypology": gettext_lazy("Subtypology code"),
    "subtypology_name": gettext_lazy("Subtypology"),
    "stratum": gettext_lazy("Stratum"),
    "region": gettext_lazy("Operating region code"),
    "region_name": gettext_lazy("Operating region"),
    "category": gettext_lazy("Managerial category"),
    "lat": gettext_lazy("Latitude"),
    "lon": gettext_lazy("Longitude"),
    "started_on": gettext_lazy("In operation since"),
    "former_clues": gettext_lazy("Former key"),
    "rooms": gettext_lazy("Consulting rooms"),
    "beds": gettext_lazy("Beds"),
}


def status_shown(status: str) -> Shown:
    """Return an operating status as word and shape."""
    shape, word = STATUSES[Status(status)]
    return Shown(shape, str(word))


def status_word(status: str) -> str:
    """Return an operating status in words."""
    return str(STATUSES[Status(status)][1])


def level_word(level: str | None) -> str | None:
    """Return a level of care in words; None is unknown."""
    return str(LEVELS[Level(level)]) if level else None


def stratum_word(stratum: str | None) -> str | None:
    """Return a stratum in words; None is unknown."""
    return str(STRATA[Stratum(stratum)]) if stratum else None


ACRONYMS = frozenset(
    (
        *("CAAPS", "CAPA", "CAPASITS", "CEAPS", "CECOSAMA", "CESSA", "CISAME", "CS", "DIF", "EC"),
        *("HC", "HG", "HGZ", "HRAE", "IMSS", "ISEM", "ISSSTE", "NB", "SA", "SORID", "SSA", "UMF"),
        *("UMM", "UNEME", "UNEMES", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"),
    )
)
SMALL_WORDS = frozenset(
    ("a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "los", "para", "por", "sin", "y")
)
VOWELS = frozenset("AEIOUÁÉÍÓÚÜY")


def proper(text: str | None) -> str | None:
    """Return a name of the catalogue, which shouts, as a name is written; acronyms stay.

    Only for the eye: what is kept, searched and exported is the name as it came.
    """
    if text is None or not text.isupper():
        return text
    return "".join(
        word if at % 2 else _named(word, is_first=at == 0)
        for at, word in enumerate(NOT_LETTERS.split(text))
    )


def _named(word: str, *, is_first: bool) -> str:
    if word in ACRONYMS or not VOWELS & set(word):
        return word
    if word.lower() in SMALL_WORDS and not is_first:
        return word.lower()
    return word.capitalize()


def sentence_case(text: str | None) -> str | None:
    """Return a word of the catalogue, which shouts, as a sentence writes it; acronyms stay."""
    if text is None or not text.isupper():
        return text
    lowered = text.lower()
    for acronym in ("caaps", "uneme", "unemes"):
        lowered = lowered.replace(f"({acronym})", f"({acronym.upper()})")
    return lowered[:1].upper() + lowered[1:]


def fact_word(fact: str, value: object) -> object:
    """Return a fact's value in words, where it is one of our own; None is unknown."""
    if value is None:
        return pgettext("value", "unknown")
    by_fact = {"status": status_word, "level": level_word, "stratum": stratum_word}
    return by_fact[fact](str(value)) if fact in by_fact else value


def fact_name(fact: str) -> str:
    """Return what a fact is called."""
    return str(FACTS[fact]) if fact in FACTS else gettext("Fact")
