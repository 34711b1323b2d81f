"""Halves and parts without a numeral: `mes y medio`, `media hora`, `la mitad de`."""

import re
from decimal import Decimal

from tequio.publish.bulletins.rules.counting import PERCENT, Count
from tequio.publish.bulletins.rules.numerals import read_number

_HALF_OF = re.compile(
    (
        r"\b(?P<p>la mitad|(?:la|una) tercera parte|(?:la|una) cuarta parte"
        r"|(?:la|una) quinta parte)(?= del?\b| no \w+| est[áa]n?\b| son\b)"
    ),
    re.IGNORECASE,
)

_AND_HALF = re.compile(
    r"\b(?:(?P<un>un|una) )?(?P<noun>mes|año|hora|día|semana|década|siglo|sexenio)s? y medi[ao]\b"
)

_HALF_NOUN = re.compile(
    r"\bmedi[ao] (?P<noun>hora|año|día|siglo|tonelada|hectárea|kilómetro|metro|litro|década)\b"
)


def halves(text: str) -> list[Count]:
    """Return `mes y medio`, `media hora` and `la mitad de`."""
    shares = {
        "mitad": Decimal(50),
        "tercera": Decimal("33.333333"),
        "cuarta": Decimal(25),
        "quinta": Decimal(20),
    }
    counts = []
    for found in _AND_HALF.finditer(text):
        before = text[: found.start()].rstrip().rpartition(" ")[2]
        if read_number(before) is None:
            counts.append(
                Count(Decimal("1.5"), found["noun"], found.start(), found.end(), found.end())
            )
    for found in _HALF_NOUN.finditer(text):
        if not re.search(r"\by $", text[: found.start()]):
            half = Count(Decimal("0.5"), found["noun"], found.start(), found.end(), found.end())
            counts.append(half)
    for found in _HALF_OF.finditer(text):
        word = next(word for word in shares if word in found["p"].lower())
        counts.append(Count(shares[word], PERCENT, found.start(), found.end(), found.end()))
    return counts
