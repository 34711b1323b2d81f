"""What a sentence speaks of before a number: a label, a subject, the one thing it names."""

import re

from tequio.publish.bulletins.rules.nouns import Noun, is_elided, read_noun
from tequio.publish.bulletins.rules.numerals import Number

NEAR, FAR = 40, 160  # characters between members of a list
_LABEL = re.compile(
    r"(?:^|[,;|(.–—-]\s*|\b(?:de|los|las|en|y)\s+)(?P<noun>[^\W\d_][\w"
    r" áéíóúñü/-]{2,60}?)\s*(?:\([^)]*\)\s*)?(?::|=|\.{2,}|…|\(|\s[-–—]\s"
    r"|\|)\s*\$?\s*$"
)
_TOTAL_OF = re.compile(
    (
        r"\b(?:n[úu]mero|cifra|total|cantidad|suma|cobertura|plantilla|promedio"
        r"|tasa|reporte|registro|conteo|acumulado|padr[óo]n|lista)\s+(?:total\s+)?de\s+"
        r"(?:(?:cifras|datos)\s+(?:de|por)\s+)?(?:los\s+|las\s+)?(?P<noun>[^\W\d_]\w+)"
    ),
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:los|las|sus|estos|estas)\s+(?P<noun>[^\W\d_]\w+s)\b", re.IGNORECASE)
PARTICLE = (
    r"(?:ya|apenas|s[óo]lo|solamente|[úu]nicamente|un[oa]s|otr[oa]s|l[oa]s|a|de|en|m[áa]s|menos"
    r"|cerca|casi"
    r"|alrededor|arriba|abajo|encima|del?|por|debajo|hasta|al|como|sus|hoy|ahora|aproximadamente"
    r"|total|unos"
    r"|menos|el|la|s[íi]|pendientes|disponibles|faltantes|list[oa]s|inscrit[oa]s|con)"
)
_BECOMES = (
    r"\b(?:son|somos|era|eran|es|fue|fueron|ser[áa]n?|sean?|rebas\w+|super[aóe]\w*|sobrepas\w+"
    r"|alcanz\w+"
    r"|lleg\w+|pas[óoa]\w*|baj[óoa]\w*|sub[eií]\w*|creci\w+|aument\w+|disminuy\w+|redu[cj]\w+"
    r"|cay\w+"
    r"|descend\w+|ascend\w+|and\w+|estamos|est[áa]n?|estaba\w*|qued\w+|cerr\w+|autoriz\w+"
    r"|ejerc\w+|cost\w+"
    r"|arriba|abajo|encima|debajo)"
)
_VERB = (
    r"\b(?:son|somos|eran|fueron|fuimos|sean|[ée]ramos|hay|hubo|habr[áa]|van|va|fue|es|ser[áa]"
    r"|tenemos|tienen?"
    r"|ten[íi]an?|qued[aó]|falt[aó]|rest[aó]|sobr[aó]|llegan?|lleg[óo]|atiend[eao]\w*|suma|dan|dio"
    r"|cuenta|opera|funciona|existen?|trabajan?|labora|estamos|eran"
    r"|(?!(?:tambi[ée]n|orden|imagen|examen|reci[ée]n|seg[úu]n|bien|plan|gran|san|tan|quien"
    r"|ning[úu]n|virgen"
    r"|origen|margen|volumen|joven|sin|con|un)\b)[a-záéíóúñ]{3,}(?:aron|eron|aban|[íi]an"
    r"|ar[áa]n?|er[áa]n?|ir[áa]n?|amos|emos|imos|an|en|ó|ando|iendo|ado|ido|ados|idos|adas|idas))"
)
AFTER = rf"(?:\s+[“\"«]?{PARTICLE})*\s*[“\"«]?\$?\s*$"
UNTIL_BECOMES = re.compile(rf"(?:{_BECOMES}){AFTER}", re.IGNORECASE)
UNTIL_VERB = re.compile(rf"(?:{_VERB}){AFTER}", re.IGNORECASE)
_IN_ALL = re.compile(
    r"(?:^|[,;]\s+)en (?:l[oa]s )?(?P<noun>[a-záéíóúñ]+s)[^,\d]{0,40},\s+se (?=\w+(?:aron|ó|an"
    r"|arán)\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:los|las|a|sus|estos|estas|más|nuevos|nuevas)\s+(?P<noun>[a-záéíóúñ]{4,}s)\b"
)
_SAID_BEFORE = re.compile(r"\by (?:los|las)\s+(?P<noun>[a-záéíóúñ]{4,}s)\s+$")
_OF = re.compile(r"\bde\s+(?P<noun>[a-záéíóúñ]{4,}s)\b")
_TO_ANOTHER = re.compile(r"\s+a\s+(?:casi |más de |cerca de )?[\d\w]")
_FROM_ONE = re.compile(r"\bl[oa]s\s+(?P<noun>[^\W\d_]+s)(?:\s+[^\W\d,.;:]+){0,4}?,?\s+de\s+$")
_ONE_FROM = re.compile(
    r"\b(?:la|el)\s+(?P<noun>(?!n[úu]mero|cifra|total|cantidad"
    r"|suma)[^\W\d_]{4,})(?:\s+[^\W\d,.;:]+){0,4}?\s+"
    r"(?:creci|pas|baj|sub|aument|disminuy|cay|redujo|increment|descend)\w*\s+de\s+$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:la|una|el)\s+(?P<noun>raz[óo]n|tasa|incidencia|prevalencia|letalidad"
    r"|[íi]ndice)\b[^,;.]{0,60}?\s+"
    r"(?:fue|es|era|ser[áa]|cerr[óo]|se ubic[óa]|est[áa]|qued[óo])\s+(?:de|en)\s+$",
    re.IGNORECASE,
)
OLDEST = 110  # years
_AGED = re.compile(
    r"\b(?:menores|mayores|j[óo]venes|adultos|adolescentes|niños|niñas|hombres"
    r"|mujeres)(?: \w+)? de (?:entre )?"
    r"(?:\w+ (?:a|y) )?$"
)
_AND_OLDER = re.compile(r" (?:años )?y (?:más|mayores)(?=\W|$)(?! de)")
_FRONTED = re.compile(
    r"[\s“\"«—–-]*(?P<noun>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+s)(?= es lo que| son lo que|, (?:hay|tenemos"
    r"|son)\b)"
)
CHANGE = re.compile(
    r"\b(?:pas[óoa]\w*|increment\w+|aument\w+|creci\w+|crece\w*|sub[eií]\w*"
    r"|baj[óoa]\w*|disminu\w+|redu[cj]\w+|ampli\w+|elev\w+"
    r"|ascend\w+|descend\w+|cay\w+|duplic\w+|triplic\w+|llev\w+|salt\w+|transit\w+)\b",
    re.IGNORECASE,
)


def aged(text: str, number: Number) -> Noun | None:
    """Return years for an age that leaves them out: `menores de 12 a 14`, `para 18 y más`."""
    before, end = text[max(0, number.start - NEAR) : number.start], number.end
    if number.value > OLDEST or not (_AGED.search(before) or _AND_OLDER.match(text, end)):
        return None
    return Noun("año", end, end)


def changed(text: str, number: Number) -> Noun | None:
    """Return what went from one number to another: `las cirugías de 745 a mil 341`."""
    offset = max(0, number.start - FAR)
    before = text[offset : number.start]
    rate = _RATE.search(before)
    if rate is None and not _TO_ANOTHER.match(text, number.end):
        return None
    if found := _FROM_ONE.search(before):
        return read_noun(text, offset + found.start("noun"))
    one = rate or _ONE_FROM.search(before)
    return read_noun(text, offset + one.start("noun"), many=False) if one else None


def labelled_by(text: str, number: Number, *, is_last: bool = False) -> Noun | None:
    """Return the noun of a label right before a number: `Camas: 120`, `consultorios (45)`."""
    if beside := _SAID_BEFORE.search(text, max(0, number.start - NEAR), number.start):
        return read_noun(text, beside.start("noun"))
    found = _LABEL.search(text, max(0, number.start - 90), number.start)
    if found is None:
        return None
    verb = re.match(r".*\b(?:fueron|son|eran|hay|hubo)\s+", found["noun"])
    start = found.start("noun") + (verb.end() if verb else 0)
    noun = read_noun(text, start)
    if noun and text[noun.start].isupper() and text[: noun.start].rstrip()[-1:] in {",", ")"}:
        return None  # `Oaxaca (4), Chiapas (7)`: a list of places
    if is_last:
        return noun
    return None if noun and is_elided(text[noun.start : noun.end].split(maxsplit=1)[0]) else noun


def spoken_of(text: str, number: Number) -> Noun | None:
    """Return what the sentence spoke of before a number: `el número de camas pasó de 120`."""
    fronted = _FRONTED.match(text)
    if (
        fronted
        and fronted.end() < number.start
        and (noun := read_noun(text.lower(), fronted.start("noun")))
    ):
        return noun
    for pattern in (_IN_ALL, _TOTAL_OF, _SUBJECT):
        named = list(pattern.finditer(text, 0, number.start))
        for found in reversed(named):
            if noun := read_noun(text, found.start("noun")):
                return noun if pattern is not _SUBJECT or _is_told(text, noun, number) else None
    return _object_of(text, number)


def _object_of(text: str, number: Number) -> Noun | None:
    """Return the one thing that a sentence speaks of: `reclutar a médicos; ha contratado a 21`."""
    if not UNTIL_VERB.search(text[max(0, number.start - FAR) : number.start]):
        return None
    named = [
        read_noun(text, found.start("noun")) for found in _OBJECT.finditer(text, 0, number.start)
    ]
    heads = {noun.unit: noun for noun in named if noun}
    if len(heads) == 1:
        return heads.popitem()[1]
    told = [read_noun(text, found.start("noun")) for found in _OF.finditer(text, 0, number.start)]
    things = [noun for noun in told if noun]
    return things[-1] if things and not heads else None


def _is_told(text: str, noun: Noun, number: Number) -> bool:
    """Whether what is said between a subject and a number is a change or a sum of it."""
    between = text[noun.end : number.start]
    return bool(
        CHANGE.search(between)
        or re.search(r"\b(?:suma\w*|son|fueron|ser[áa]n|llega\w*|alcanz\w+|total\w*)\b", between)
        or re.fullmatch(r"[\w\s]{0,40},\s*", between)
    )
