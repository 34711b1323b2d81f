"""The words of the catalogue, as the pages say them."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext

from tequio.base.files.types import DATED_WORDS
from tequio.base.ui.types import Shape
from tequio.base.ui.types import Status as Shown
from tequio.register.units.queries import fact_names
from tequio.register.units.types import (
    LEVEL_NAMES,
    STATUS_NAMES,
    STRATUM_NAMES,
    Level,
    Status,
    Stratum,
)

NOT_LETTERS = re.compile(r"([^A-ZÁÉÍÓÚÜÑ]+)")
SHAPES = {
    Status.OPERATING: Shape.DONE,
    Status.CLOSED: Shape.NONE,
    Status.BUILDING: Shape.HALF,
    Status.PENDING: Shape.LOW,
}
DATED = {how: gettext_lazy(word) for how, word in DATED_WORDS.items()}


def status_shown(status: str) -> Shown:
    """Return an operating status as word and shape."""
    return Shown(SHAPES[Status(status)], status_word(status))


def status_word(status: str) -> str:
    """Return an operating status in words."""
    return _begun(STATUS_NAMES[Status(status)])


def level_word(level: str | None) -> str | None:
    """Return a level of care in words; None is unknown."""
    return _begun(LEVEL_NAMES[Level(level)]) if level else None


def stratum_word(stratum: str | None) -> str | None:
    """Return a stratum in words; None is unknown."""
    return _begun(STRATUM_NAMES[Stratum(stratum)]) if stratum else None


def _begun(word: str) -> str:
    """Return one of the register's words as a line begins with it."""
    return str(capfirst(gettext(word)))


ACRONYMS = frozenset(
    (
        *("CAAPS", "CAPA", "CAPASITS", "CEAPS", "CECOSAMA", "CESSA", "CISAME", "CS", "CSU", "DIF"),
        *("EC", "FAM", "PFAM", "UM"),
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
    return fact_names()[fact]
