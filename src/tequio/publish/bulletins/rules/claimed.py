"""Which quantity an announced number of the table counts, and what its text names of a total."""

import re
from functools import lru_cache

from tequio.base.figures.types import ClaimRow
from tequio.publish.bulletins.rules.facilities import read_facilities
from tequio.publish.bulletins.rules.nouns import singular_phrase
from tequio.publish.bulletins.rules.quantities import quantity_of
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.rules.text import read_text
from tequio.publish.bulletins.types import Bound, BulletinFigure, Span

OF_PLACES = re.compile(r"hospital|cl[ií]nica|unidad|centro de salud|obra|proyecto", re.IGNORECASE)
# What comes before a list: «entre ellos», «como son:», «a saber».
LEADS = re.compile(
    r"\bentre (?:ell[oa]s|l[oa]s que|est[oa]s)\b|\bcomo son\b|\btales como\b|\ba saber\b"
    r"|\bl[oa]s siguientes\b|\bque son\b|:\s",
    re.IGNORECASE,
)
ENDS = re.compile(r"\.(?=\s+[A-ZÁÉÍÓÚÑ¿“\"«]|\s*$)|\n\s*\n|[”»\"]")
SHORT = re.compile(r"(?:\b(?:Dra?|Lic|Gral|Sta|Sto|Ing|Mtro|No|Núm)|\b[A-ZÁÉÍÓÚÑ])$")


@lru_cache(maxsize=2_000)
def quantity_of_claim(claim: ClaimRow) -> str | None:
    """Return the code of what an announced number counts; None where no list of ours has it.

    Its quote says it as a bulletin does, so the reader reads it; where that gives no such number,
    the noun of the table says it.
    """
    read_in_it = read(claim.quote).bulletin.figures if claim.quote else ()
    figure = next((each for each in read_in_it if each.value == claim.value), None)
    found = quantity_of(figure, claim.definition) if figure else None
    return found or quantity_of(_as_figure(claim), claim.definition)


def names_in(words: str, unit: str) -> tuple[str, ...]:
    """Return the places of care that a text names right behind their number, in its order.

    Args:
        words: from the number on.
        unit: what is counted; only places of care and works have such names.
    """
    if not OF_PLACES.match(unit):
        return ()
    sentence = " ".join(_sentence(words).split())
    lead = LEADS.search(sentence)
    return read_facilities(read_text(sentence[lead.end() :])) if lead else ()


def _sentence(words: str) -> str:
    """Return a text up to the end of its sentence; «Dr.» and initials end none."""
    for end in ENDS.finditer(words):
        if not SHORT.search(words[: end.start()]):
            return words[: end.start()]
    return words


def _as_figure(claim: ClaimRow) -> BulletinFigure:
    return BulletinFigure(
        value=claim.value,
        unit=singular_phrase(claim.unit) if claim.unit.strip() else "",
        qualifier=None,
        bound=Bound(claim.qualifier),
        place=None,
        when=None,
        quote=claim.quote,
        kind=claim.kind,
        span=Span(0, len(claim.quote)),
    )
