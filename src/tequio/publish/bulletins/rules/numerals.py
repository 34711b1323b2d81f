"""Spanish numerals, as officials write them, from letters and digits to numbers.

`mil 280`, `9 millones 161 mil 742`, `37 mil 500 millones`, `ocho mil 871`, `53.2 millones`,
`20, 121 millones`, `13 966`, `2mil 100`, `millón y medio`, `dos docenas`, `15 (quince)`.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from tequio.publish.bulletins.rules.words import words_in_order

HALF = Decimal("0.5")
THOUSAND = 1000
_UNITS = words_in_order(
    """
cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco
veintiséis veintisiete veintiocho veintinueve
    """
)
_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_HUNDREDS = words_in_order(
    """
ciento doscient trescient cuatrocient quinient seiscient setecient ochocient novecient
    """
)
_COLLECTIVES = {
    "docena": 12, "docenas": 12, "decena": 10, "centena": 100, "centenar": 100, "millar": 1000,
    "millares": 1000, "par": 2, "veintena": 20, "treintena": 30, "centenares": 100,
    "cuarentena": 40, "cincuentena": 50,
}  # fmt: skip
_SCALES = {
    "millón": 10**6, "millones": 10**6, "millon": 10**6, "billón": 10**12, "billones": 10**12,
    "billon": 10**12, "mdp": 10**6, "mdd": 10**6, "mmdp": 10**9,
}  # fmt: skip
MONEY_SCALES = {"mdp": "peso", "mmdp": "peso", "mdd": "dólar"}


def _bare(word: str) -> str:
    return word.lower().translate(str.maketrans("áéíóú", "aeiou"))


def _words() -> dict[str, int]:
    known = {_bare(word): number for number, word in enumerate(_UNITS)}
    known |= {"uno": 1, "una": 1, "veintiuno": 21, "veintiuna": 21}
    known |= {word: 30 + 10 * number for number, word in enumerate(_TENS)}
    for number, stem in enumerate(_HUNDREDS, start=1):
        endings = ("",) if number == 1 else ("os", "as")
        known |= {stem + ending: 100 * number for ending in endings}
    return known | {"cien": 100}


WORDS = _words()
_DIGITS = re.compile(
    r"\d{1,3}(?:'\d{3})(?:,\d{3})+(?:\.\d+)?"  # 1'234,567
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d])"
    r"|\d{1,3}(?: \d{3})+(?:\.\d+)?(?![\d,]\d|\d|[ ]\d{3}\b)"
    r"|\d+(?:\.\d+)?"
    r"|\d+"
)
_WIDE_COMMA = re.compile(r"(\d{1,3}), (\d{3})(?= mill(?:ones|ón)\b)")
_LOW_COMMA = re.compile(r"(\d+),(\d{1,2})(?![\d,])")
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"[ \n]+")
_AND = re.compile(r"[ ]+[yY][ ]+")
_AND_HALF = re.compile(r"[ ]+y[ ]+medi[oa]\b", re.IGNORECASE)
_PER = re.compile(r"\bpor\s+$", re.IGNORECASE)
_GLOSS = re.compile(r"[ ]*\(([^()]{2,200})\)")


@dataclass(frozen=True)
class Number:
    """A numeral in a text: where it stands, what it says, and how it was written."""

    start: int
    end: int
    value: Decimal
    has_digits: bool
    scale: str = ""  # the last word of magnitude: `mil`, `millones`, `mdp`
    collective: bool = False  # a dozen, a pair: `de` follows
    is_one: bool = False  # a bare `un`, `una`, `uno`


def read_number(text: str, at: int = 0) -> Number | None:
    """Return the longest numeral that begins at a place of the text; None where none does."""
    found = _part_of(text, at) or _long(text, at)
    if found is None:
        return None
    if (half := _AND_HALF.match(text, found.end)) and found.scale not in {"", "mil"}:
        step = Decimal(_SCALES.get(found.scale, 1))
        found = replace(found, end=half.end(), value=found.value + step * HALF)
    return _past_gloss(text, found)


def numbers_in(text: str) -> list[Number]:
    """Return the numerals of a text, in order, none inside another."""
    found: list[Number] = []
    at = 0
    for match in re.finditer(r"\d+|[^\W\d_]+", text):
        if match.start() < at or (match.start() and text[match.start() - 1].isalpha()):
            continue
        if match[0].lower() == "ciento" and _PER.search(text, 0, match.start()):
            continue  # of `90 por ciento`
        number = read_number(text, match.start())
        if number is not None:
            found.append(number)
            at = number.end
    return found


def _past_gloss(text: str, found: Number) -> Number:
    """Return a numeral together with itself said again: `15 (quince)`."""
    gloss = _GLOSS.match(text, found.end)
    if gloss is None:
        return found
    again = _long(gloss[1].lstrip("$ "), 0)
    return replace(found, end=gloss.end()) if again and again.value == found.value else found


def _part_of(text: str, at: int) -> Number | None:
    """Read `medio millón`, `medio centenar`, `un cuarto de millón`."""
    if quarter := re.compile(r"un cuarto de mill[óo]n\b", re.IGNORECASE).match(text, at):
        return Number(at, quarter.end(), Decimal(250_000), has_digits=False, scale="millón")
    match = re.compile(r"medi[oa] (mill[óo]n|centenar|millar|docena)\b", re.IGNORECASE).match(
        text, at
    )
    if match is None:
        return None
    scale = match[1].lower()
    size = _SCALES.get(scale) or _COLLECTIVES[scale]
    is_many = scale in _COLLECTIVES
    return Number(at, match.end(), size * HALF, has_digits=False, scale=scale, collective=is_many)


def _long(text: str, at: int) -> Number | None:
    """Read groups of falling magnitude: billions, millions, thousands, units."""
    total, end, ceiling = Decimal(0), at, Decimal("Infinity")
    scale, digits, any_group, is_one = "", False, False, False
    while (group := _below_million(text, end if not any_group else _gap(text, end))) is not None:
        size, after, word = _magnitude(text, group.end)
        if (any_group and group.value * size >= ceiling) or (any_group and not size and not scale):
            break
        total += group.value * size
        digits, is_one = digits or group.has_digits, not any_group and group.is_one and size == 1
        any_group, end, ceiling = True, after, Decimal(size)
        scale = word or group.scale or scale
        if size == 1 or group.value != int(group.value):
            break
    if not any_group:
        return None
    found = Number(at, end, total, digits, scale, is_one=is_one)
    return _collective_after(text, found) or found


def _gap(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else len(text) + 1


def _magnitude(text: str, at: int) -> tuple[int, int, str]:
    """Return the size that a word of magnitude gives, where it ends, and the word."""
    start = match.end() if (match := _SPACE.match(text, at)) else at
    word = _WORD.match(text, start)
    if word and (size := _SCALES.get(word[0].lower())):
        return size, word.end(), word[0].lower()
    if (
        word
        and word[0].lower() == "miles"
        and (more := re.compile(r"miles de millones\b").match(text, start))
    ):
        return 10**9, more.end(), "millones"
    return 1, at, ""


def _below_million(text: str, at: int) -> Number | None:
    """Read `[n] mil [m]`, with digits or words in either place."""
    if at > len(text):
        return None
    first = _below_thousand(text, at)
    after = at if first is None else _thousand_at(text, first.end)
    mil = _mil(text, after)
    if mil is None:
        return first
    many = first.value if first else Decimal(1)
    base = Number(at, mil, many * THOUSAND, bool(first and first.has_digits), "mil")
    rest = _below_thousand(text, _gap(text, mil))
    if rest is None or rest.value >= THOUSAND or many != int(many) or not rest.value:
        return base
    return Number(at, rest.end, base.value + rest.value, base.has_digits or rest.has_digits, "")


def _thousand_at(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _mil(text: str, at: int) -> int | None:
    match = re.compile(r"mil\b", re.IGNORECASE).match(text, at)
    return match.end() if match else None


def _below_thousand(text: str, at: int) -> Number | None:
    if at > len(text):
        return None
    return _digits(text, at) or _spoken(text, at)


def _digits(text: str, at: int) -> Number | None:
    if match := _WIDE_COMMA.match(text, at):
        return Number(at, match.end(), Decimal(match[1] + match[2]), has_digits=True)
    if match := _LOW_COMMA.match(text, at):
        return Number(at, match.end(), Decimal(f"{match[1]}.{match[2]}"), has_digits=True)
    match = _DIGITS.match(text, at)
    if match is None:
        return None
    written = match[0].replace(",", "").replace(" ", "").replace("'", "")
    if written.count(".") > 1 or _is_dotted_thousand(text, match):
        written = written.replace(".", "")
    return Number(at, match.end(), Decimal(written), has_digits=True)


def _is_dotted_thousand(text: str, match: re.Match[str]) -> bool:
    """Whether a point parts thousands: `1.280 unidades`, never `1.280 millones` or `1.280 km`."""
    if not re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", match[0]):
        return False
    return re.compile(r" [a-záéíóúñ]{4,}s\b(?<!millones)").match(text, match.end()) is not None


def _spoken(text: str, at: int) -> Number | None:
    """Read a numeral of words below a thousand."""
    total, end, floor = 0, at, THOUSAND
    start, first = at, True
    while (word := _WORD.match(text, start)) and (value := WORDS.get(_bare(word[0]))) is not None:
        if value >= floor or (not first and value == 0):
            break
        total, end, first = total + value, word.end(), False
        floor = _floor(value)
        joint = _AND.match(text, end) if value in range(30, 100, 10) else _SPACE.match(text, end)
        if floor <= 1 or joint is None:
            break
        start = joint.end()
        if value in range(30, 100, 10) and not _is_unit(text, start):
            break
    if first:
        return None
    return Number(at, end, Decimal(total), has_digits=False, is_one=total == 1)


@cache
def _floor(value: int) -> int:
    """Return the size that what follows stays below: after hundreds, tens; after tens, units."""
    if value >= 100:  # noqa: PLR2004 - hundreds
        return 100
    return 10 if value in range(30, 100, 10) else 1


def _is_unit(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    return bool(word and 0 < WORDS.get(_bare(word[0]), 0) < 10)  # noqa: PLR2004 - units


def _collective_after(text: str, found: Number) -> Number | None:
    """Read `una docena`, `dos docenas`, `un par`, `un centenar`."""
    word = _WORD.match(text, _gap(text, found.end)) if found.end < len(text) else None
    size = _COLLECTIVES.get(word[0].lower()) if word else None
    if size is None or word is None or not re.compile(r"\s+de\b").match(text, word.end()):
        return None
    value = found.value * size
    return Number(
        found.start, word.end(), value, found.has_digits, word[0].lower(), collective=True
    )
