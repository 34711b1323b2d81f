"""Of which state a figure tells, or whether of the whole country; None where the text is silent."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tequio.kernel.rows import fold
from tequio.publish.bulletins.rules.figures import sentences
from tequio.publish.bulletins.rules.people import name_spans
from tequio.publish.bulletins.types import Block, BulletinFigure, Kind, Reading, Span

NATION = "00"
SEVERAL = 3  # states named in one sentence, from which the nearest proves nothing
NEAR = 45  # letters behind a number in which its own place stands: «12 hospitales en Oaxaca»
FEWEST, MOST_SHARE = 2, 0.6  # mentions by which a whole text is of one state
# Short forms of datelines and mastheads; code, names, what its people are called.
_STATES = (
    ("01", "aguascalientes|ags[.]", "hidrocalid"),
    ("03", "baja california sur|b[.]c[.]s[.]|bcs", "sudcaliforniano"),
    ("02", "baja california(?! sur)|b[.]c[.](?!s)", "bajacaliforniano"),
    ("04", "campeche|camp[.]", "campechan"),
    ("07", "chiapas|chis[.]", "chiapanec"),
    ("08", "chihuahua|chih[.]", "chihuahuense"),
    ("09", "ciudad de mexico|cdmx|distrito federal", "capitalin"),
    ("05", "coahuila|coah[.]", "coahuilense"),
    ("06", "colima|col[.](?= )", "colimense|colimot"),
    ("10", "durango|dgo[.]", "duranguense"),
    ("15", "estado de mexico|edomex|edo[.] ?mex|edomex|entidad mexiquense", "mexiquense"),
    ("11", "guanajuato|gto[.]", "guanajuatense"),
    ("12", "guerrero|gro[.]", "guerrerense"),
    ("13", "hidalgo|hgo[.]", "hidalguense"),
    ("14", "jalisco|jal[.]", "jalisciense"),
    ("16", "michoacan|mich[.]", "michoacan[oa]"),
    ("17", "morelos|mor[.]", "morelense"),
    ("18", "nayarit|nay[.]", "nayarit"),
    ("19", "nuevo leon|n[.] ?l[.]", "neolones|nuevoleon"),
    ("20", "oaxaca(?! de juarez)|oax[.]", "oaxaquen"),
    ("21", "puebla|pue[.]", "poblan[oa]"),
    ("22", "queretaro|qro[.]", "queretan"),
    ("23", "quintana roo|q[.] ?roo", "quintanarroense"),
    ("24", "san luis potosi|slp|s[.]l[.]p[.]", "potosin"),
    ("25", "sinaloa|sin[.](?= )", "sinaloense"),
    ("26", "sonora|son[.](?= )", "sonorense"),
    ("27", "tabasco|tab[.]", "tabasquen"),
    ("28", "tamaulipas|tamps[.]", "tamaulipec"),
    ("29", "tlaxcala|tlax[.]", "tlaxcaltec"),
    ("30", "veracruz|ver[.](?= |$)", "veracruzan"),
    ("31", "yucatan|yuc[.]", "yucatec"),
    ("32", "zacatecas|zac[.]", "zacatecan"),
)
_NAMED = re.compile("|".join(rf"(?P<s{code}>\b(?:{names})(?!\w))" for code, names, _ in _STATES))
_PEOPLE = re.compile("|".join(rf"(?P<s{code}>\b(?:{people})\w*)" for code, _, people in _STATES))
_NATION = re.compile(
    r"\b(?:pais|nacional(?:es)?|mexican[oa]s|republica"
    r"|en (?:todo mexico|mexico(?= (?:hay|viven?|existen?|tenemos)))|de mexico(?= tienen?\b)"
    r"|territorio nacional|23 (?:estados|entidades|gobiernos|coordinador\w+)"
    r"|veintitres (?:estados|entidades))\b"
)
_NOT_THE_PLACE = re.compile(
    r"\b(?:gobierno|presidente|presidencia|presidenta|secretaria de salud|universidad"
    r"|bandera|diario oficial) (?:nacional|de mexico)\b|\binstituto mexicano\b"
)
_REGION = re.compile(
    r"\b(?:en|de) (?:la|esta|toda la) region\b|\breunion regional\b"
    r"|\bregion (?:sur|norte|sureste|centro|occidente)"
)
# Surnames and towns that are also states: only what stands in a place's position is the state.
_SURNAMES = re.compile(r"(?:guerrero|hidalgo|morelos|campeche|sonora|colima|tabasco)$")
_TOWN = re.compile(
    r"(?:de|del|en|para)(?: la| el| los| las)? (?P<name>[A-ZÁÉÍÓÚÑ]\w+(?: \w+){0,3})"
)
# What capitals also begin: bodies, levels of care, programmes, and the country.
_NO_TOWN = re.compile(
    r"IMSS|OPD|ISSSTE|SSA|Salud|Segundo|Tercer|Primer|Servicios|Secretar|Gobierno|Estado|Instituto"
    r"|M[ée]xico|Rep[úu]blica|Bienestar|Seguro|Seguridad|R[ée]gimen|Atenci[óo]n|Organismo|[ÓO]rgano"
    r"|Programa|Sistema|Modelo|Especialidad|Medicina|Alta|Nacional|Unidad"
)
LONGEST_LABEL = 60
_AS_PLACE = re.compile(r"(?:^|\b(?:de|en|del estado de|estado de|y|e|a|para|por)|[,;:(])\s*$")


def is_demonym(unit: str) -> bool:
    """Whether a noun is what people of a state, or of the country, are called."""
    return bool(re.match(rf"{_PEOPLE.pattern}|mexican[oa]s?$", _bare(unit)))


def area_of(
    figure: BulletinFigure, reading: Reading, of_text: Callable[[], str | None] | None = None
) -> str | None:
    """Return the code of the state that a figure tells of, `00` for the nation, or None.

    By its own noun, then by the place named nearest in its sentence, then by what the whole text
    is of: its title, its masthead and place, or the one state that it names again and again.

    Args:
        figure: as it was read.
        reading: the text and what was read from it.
        of_text: tells what the whole text is of, for those who ask of many figures.
    """
    sentence, at = sentence_of(reading, figure.span)
    by_noun = _state(_PEOPLE, _bare(figure.unit))
    if by_noun or re.match(r"mexican[oa]s?$", _bare(figure.unit)):
        return by_noun or NATION
    if is_elsewhere(figure):
        return None
    told = _told_in(sentence, at)
    if told is not None:
        return told or None
    return of_text() if of_text else area_of_text(reading)


def _told_in(sentence: str, at: int) -> str | None:
    """Return the state that a sentence gives a number, empty where it gives none; None: silent."""
    behind, before = _beside(sentence, at)
    if behind:
        return behind
    if before is None and len({code for code, _ in states_named(sentence)}) >= SEVERAL:
        return ""  # a list of states: whichever is nearest, it is not of that one alone
    near = _nearest(sentence, at)
    return "" if near is None and _REGION.search(_bare(sentence)) else near


def _beside(sentence: str, at: int) -> tuple[str | None, str | None]:
    """Return the states named right behind a number and right before it, up to a mark."""
    behind = re.split(r"[,;:.]", sentence[at : at + NEAR])[0]
    before = re.split(r"[,;:.]", sentence[max(0, at - NEAR) : at])[-1]
    first, last = (list(states_named(part)) for part in (behind, before))
    return first[0][0] if first else None, last[-1][0] if last else None


def is_elsewhere(figure: BulletinFigure) -> bool:
    """Whether a figure's own words name a place that is no state: «60 beds in Uruapan»."""
    told = _TOWN.match(figure.qualifier or "")
    return (
        told is not None
        and not any(states_named(told["name"]))
        and not _NO_TOWN.match(told["name"])
    )


def is_of_other_row(figure: BulletinFigure, reading: Reading) -> bool:
    """Whether a figure stands in a row of a table that is of no state: a region, a unit, a sum."""
    for block in reading.text.blocks:
        if (
            block.kind is Kind.TABLE
            and block.at
            and block.at[0] <= figure.span.start < block.at[-1]
        ):
            return not any(states_named(block.text[:LONGEST_LABEL]))
    return False


def sentence_of(reading: Reading, span: Span) -> tuple[str, int]:
    """Return the sentence that a span of the source begins in, and where in it that is."""
    for block in reading.text.blocks:
        if block.at and block.at[0] <= span.start < block.at[-1]:
            at = _local(block, span.start)
            for start, end in sentences(block.text):
                if start <= at < end:
                    return block.text[start:end], at - start
            return block.text, at
    return reading.text.raw[span.start : span.end], 0


def sentence_places(reading: Reading) -> list[int]:
    """Return in which sentence of the whole text each figure stands, counted from 0. O(n)."""
    starts: list[int] = []
    for block in reading.text.blocks:
        starts += [block.at[start] for start, _ in sentences(block.text)]
    return [bisect_right(starts, each.span.start) - 1 for each in reading.bulletin.figures]


def area_of_text(reading: Reading) -> str | None:
    """Return the state that a whole text is of; None where it is of none, or of several."""
    header = reading.bulletin.header
    titled = {code for code, _ in states_named(header.title or "")}
    if titled:
        return titled.pop() if len(titled) == 1 else None
    issued = {code for line in header.issuers for code, _ in states_named(line)}
    if len(issued) == 1:
        return issued.pop()
    told = Counter(code for block in reading.text.blocks for code, _ in states_named(block.text))
    if not told:
        return None
    code, times = told.most_common(1)[0]
    return code if times >= FEWEST and times >= MOST_SHARE * told.total() else None


def _local(block: Block, place: int) -> int:
    """Return where a place of the source stands in a block. O(log n)."""
    low, high = 0, len(block.at) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if block.at[middle] < place else (low, middle)
    return low


def _nearest(sentence: str, at: int) -> str | None:
    found = [(abs(place - at), code) for code, place in states_named(sentence)]
    bare = _flat(sentence)
    covered = [(one.start(), one.end()) for one in _NOT_THE_PLACE.finditer(bare)]
    found += [
        (abs(one.start() - at), NATION)
        for one in _NATION.finditer(bare)
        if not any(start <= one.start() < end for start, end in covered)
    ]
    return min(found)[1] if found else None


def states_named(text: str) -> Iterator[tuple[str, int]]:
    """Yield the codes of states that a text names, or whose people it names, and where."""
    bare = _flat(text)
    persons: Sequence[tuple[int, int]] | None = None
    for pattern in (_NAMED, _PEOPLE):
        for one in pattern.finditer(bare):
            if _SURNAMES.match(one[0]) and not _AS_PLACE.search(bare, 0, one.start()):
                continue
            persons = list(name_spans(text)) if persons is None else persons
            if not any(start <= one.start() < end for start, end in persons):
                yield str(one.lastgroup)[1:], one.start()


def _state(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.match(text)
    return str(found.lastgroup)[1:] if found else None


def _flat(text: str) -> str:
    """Return a text without accents and capitals, each letter where it was."""
    plain = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN")
    return text.translate(plain).lower() if len(text.lower()) == len(text) else text.lower()


def _bare(text: str) -> str:
    return fold(text).lower()
