"""Numbers whose noun stands elsewhere: said before in the sentence, or by the one before it."""

import re

from tequio.publish.bulletins.rules.counting import PESO, Open, is_measure
from tequio.publish.bulletins.rules.nouns import (
    DURATION,
    Noun,
    agrees,
    is_adjective,
    is_elided,
    past_copula,
    read_noun,
)
from tequio.publish.bulletins.rules.numerals import Number
from tequio.publish.bulletins.rules.topics import Topic
from tequio.publish.bulletins.rules.words import words

NEAR, FAR = 40, 160  # characters between members of a list
_LABEL = re.compile(
    r"(?:^|[,;|(.–—-]\s*|\b(?:de|los|las|en|y)\s+)(?P<noun>[^\W\d_][\w"
    r" áéíóúñü/-]{2,60}?)\s*(?:\([^)]*\)\s*)?(?::|=|\.{2,}|…|\(|\s[-–—]\s"
    r"|\|)\s*\$?\s*$"
)
_TOTAL_OF = re.compile(
    (
        r"\b(?:n[úu]mero|cifra|total|cantidad|suma|cobertura|plantilla|promedio"
        r"|tasa)\s+(?:total\s+)?de\s+(?:los\s+|las\s+)?(?P<noun>[^\W\d_]\w+)"
    ),
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:los|las|sus|estos|estas)\s+(?P<noun>[^\W\d_]\w+s)\b", re.IGNORECASE)
_PARTICLE = (
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
    r"|(?!tambi[ée]n|orden|imagen|examen|reci[ée]n|seg[úu]n|bien|plan|gran|san|tan|quien"
    r"|ning[úu]n|virgen"
    r"|origen|margen|volumen|joven|imagen|sin|con|un)[a-záéíóúñ]{3,}(?:aron|eron|aban|[íi]an"
    r"|ar[áa]n?|er[áa]n?|ir[áa]n?|amos|emos|imos|an|en|ó|ando|iendo|ado|ido|ados|idos|adas|idas))"
)
_OPENING = (
    r"[\s—–\-¿\"“«]*(?:y|pero|hoy|ahora|adem[áa]s|luego|despu[ée]s|otr[oa]s|l[oa]s|de ell[oa]s"
    r"|de es[ao]s"
    r"|el resto|ya|sólo|solo|apenas|pues|bueno|no|s[íi])?,?\s*"
)
_AFTER = rf"(?:\s+{_PARTICLE})*\s*\$?\s*$"
_UNTIL_BECOMES = re.compile(rf"(?:{_BECOMES}){_AFTER}", re.IGNORECASE)
_UNTIL_VERB = re.compile(rf"(?:{_VERB}){_AFTER}", re.IGNORECASE)
_UNTIL_COMMA = re.compile(rf",{_AFTER}", re.IGNORECASE)
_UNTIL_OPENING = re.compile(rf"{_OPENING}(?:\s*{_PARTICLE})*\s*", re.IGNORECASE)
_ENDS = re.compile(r"\s*[.;]|\s*$")
_ROLES = words(
    "especialistas generales pasantes residentes internos internistas cirujanos familiares"
)
_PEOPLE = words("médico doctor trabajador profesional elemento persona especialista")
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


def look_back(text: str, found: list[Open], topic: Topic, *, is_list: bool) -> None:
    """Give numbers still without a noun the one said before; drop participles posing as nouns."""
    last: Open | None = None  # of things, where one was counted
    nearest: Open | None = None
    carried = topic.unit
    for each in found:
        if each.is_out:
            continue
        is_elided_here = _is_elided(text, each, last, nearest) or _says_of(
            text, each, last, carried
        )
        if is_elided_here:
            each.noun = None
        if each.noun is None:
            each.noun = _behind(text, each, last)
        if each.noun is None:
            near = nearest if nearest and _compares(text, nearest, each) else None
            _inherit(text, each, near or last, topic, is_list=is_list or is_elided_here)
            last = last or (each if each.noun else None)
        elif _may_lead(text, each, last) and (last is None or each.noun.unit not in DURATION):
            last = each
        nearest = each if each.noun and not _is_lone(each) else nearest


def _may_lead(text: str, each: Open, last: Open | None) -> bool:
    """Whether a count can be what the next one leaves out: `un` only where nothing else can."""
    if not _is_lone(each) or each.noun is None:
        return True
    behind = text[each.noun.end : each.noun.end + 30]
    return bool(re.match(r"\s+a\s", behind) or (last is None and re.match(r"\s+y\s", behind)))


def _behind(text: str, each: Open, last: Open | None) -> Noun | None:
    """Return a noun that stands behind its number at a distance: `reducir de 38 a 25 la razón`."""
    at = each.number.end
    if last and last.noun and past_copula(text, last.number.end) > last.number.end + 1:
        gap = re.compile(r",\s+(?=[a-záéíóúñ]+s\b)").match(text, at)
        noun = read_noun(text, gap.end()) if gap else None
        if noun and not is_elided(text[noun.start : noun.end].split(maxsplit=1)[0]):
            return noun
    article = re.compile(
        r"\s+(?:al |en )?(?:el|la|los|las)\s+(?:n[úu]mero de\s+|cifra de\s+)?"
    ).match(text, at)
    change = re.search(r"\bde\s+(?P<from>[\w ]{1,25}?)\s+a\s+$", text[: each.number.start])
    if article and change and CHANGE.search(text, max(0, change.start() - NEAR), change.start()):
        return read_noun(text, article.end()) or read_noun(text, article.end(), many=False)
    return None


def _is_lone(each: Open) -> bool:
    """Whether a number is a bare `un`, `una`: an article as a rule."""
    return each.number.is_one and not each.number.has_digits and not each.number.scale


def _compares(text: str, nearest: Open, each: Open) -> bool:
    """Whether a number tells what became of a measure: `45 días, ya rebasa los 120`."""
    unit = nearest.noun.unit if nearest.noun else ""
    between = text[nearest.number.end : each.number.start]
    return is_measure(unit) and len(between) < FAR and _UNTIL_BECOMES.search(between) is not None


def _says_of(text: str, each: Open, last: Open | None, carried: str | None) -> bool:
    """Whether an adjective says of what the sentence before counted: `Los 131 restantes`."""
    if last or not carried or not each.noun or each.noun.start < each.number.end:
        return False
    word = text[each.noun.start : each.noun.end].split()[:1]
    return bool(word) and is_adjective(word[0])


def _is_elided(text: str, each: Open, last: Open | None, nearest: Open | None) -> bool:
    noun = each.noun
    if noun is None or last is None or last.noun is None or noun.start < each.number.end:
        return False
    word = text[noun.start : noun.end].split(maxsplit=1)[0] if noun.end > noun.start else ""
    if nearest and nearest.since >= 0 and word.lower() in _ROLES:
        return last.noun.unit.split(maxsplit=1)[0] in _PEOPLE
    return (
        bool(word)
        and is_elided(word)
        and agrees(word, last.noun.unit)
        and not is_measure(last.noun.unit)
    )


def _inherit(text: str, each: Open, last: Open | None, topic: Topic, *, is_list: bool) -> None:
    if _is_lone(each) and not _is_pronoun(text, each.number):
        return
    labelled = _labelled(text, each.number)
    if labelled:
        each.noun, each.since = labelled, labelled.start
    elif last and last.noun and _may_inherit(text, each, last):
        if last.noun.unit == PESO and not each.number.scale:
            each.value *= _size_of(last.number.scale)
        since = last.number.start if last.since < 0 else last.since
        each.noun, each.since = _at_number(last.noun.unit, each), since
    elif noun := _spoken_of(text, each.number):
        each.noun, each.since = noun, noun.start
    elif unit := _carried(text, each, last, topic, is_list=is_list):
        each.noun = _at_number(unit, each)
        if unit == PESO and not each.number.scale:
            each.value *= _size_of(topic.scale)


def _at_number(unit: str, each: Open) -> Noun:
    return Noun(unit, each.number.end, each.number.end)


def _carried(
    text: str, each: Open, last: Open | None, topic: Topic, *, is_list: bool
) -> str | None:
    """Return what the sentence before counted, where this one leaves it out."""
    if last is not None or topic.unit is None or _is_lone(each) or _is_in_order(text, each):
        return None
    if topic.last == PESO and topic.is_asked and each.number.scale.startswith("mill"):
        return PESO
    before = text[: each.number.start]
    is_item = is_list and re.fullmatch(r"[^\d]{0,60}", before) is not None
    if not is_item and _UNTIL_BECOMES.search(before[-FAR:]):
        return topic.last
    is_told = _UNTIL_VERB.search(before[-FAR:]) or _UNTIL_OPENING.fullmatch(before)
    is_gap = _UNTIL_COMMA.search(before[-FAR:]) and _ENDS.match(text, each.number.end)
    if not (is_item or is_told or is_gap) or (is_measure(topic.unit) and not topic.is_asked):
        return None
    return topic.unit


def _is_in_order(text: str, each: Open) -> bool:
    """Whether a number puts things in order: `Uno, …; dos, …`."""
    is_first = not text[: each.number.start].strip(' ¡¿"“«')
    return is_first and re.compile(r"\s*[.:)]\s|\s*,\s").match(text, each.number.end) is not None


def _is_pronoun(text: str, number: Number) -> bool:
    """Whether `uno`, `una` stands for what was counted: `nueve a favor y uno en contra`."""
    return text[number.start : number.end].lower() in {"uno", "una"}


def _size_of(scale: str) -> int:
    """Return what a bare number stands for in a list of money: `mil 120 mdp: 700 para obra`."""
    return {"mmdp": 10**9, "mdp": 10**6, "millones": 10**6}.get(scale, 1)


def _may_inherit(text: str, each: Open, last: Open) -> bool:
    """Whether a number takes the noun before: of a list with it, or a change from it."""
    unit = last.noun.unit if last.noun else ""
    between = text[last.number.end : each.number.start]
    if unit == PESO and each.number.scale.startswith("mill"):
        return True
    if is_measure(unit) and _compares(text, last, each):
        return True
    if not is_measure(unit) and len(between) < FAR and _UNTIL_VERB.search(between):
        return True
    if unit == PESO and last.number.scale in {"mdp", "millones"} and len(between) < FAR:
        return re.match(r"\s+(?:para|en|a|al|son|de|del)\b", text[each.number.end :]) is not None
    if is_measure(unit):
        return (
            bool(re.search(r"\b(?:a|al|hasta|y)\s+(?:los |las )?\$?$", between))
            and len(between) < NEAR
        )
    return (
        len(between) < FAR
        and re.search(r"[,;:(]|\by\b|\ba\b|\be\b|\bde\b|\bhasta\b|\bcontra\b|\bfrente\b", between)
        is not None
    )


def _labelled(text: str, number: Number) -> Noun | None:
    """Return the noun of a label right before a number: `Camas: 120`, `consultorios (45)`."""
    found = _LABEL.search(text, max(0, number.start - 90), number.start)
    if found is None:
        return None
    noun = read_noun(text, found.start("noun"))
    return None if noun and is_elided(found["noun"].split()[0]) else noun


def _spoken_of(text: str, number: Number) -> Noun | None:
    """Return what the sentence spoke of before a number: `el número de camas pasó de 120`."""
    fronted = _FRONTED.match(text)
    if (
        fronted
        and fronted.end() < number.start
        and (noun := read_noun(text.lower(), fronted.start("noun")))
    ):
        return noun
    for pattern in (_TOTAL_OF, _SUBJECT):
        named = list(pattern.finditer(text, 0, number.start))
        for found in reversed(named):
            if noun := read_noun(text, found.start("noun")):
                return noun if pattern is _TOTAL_OF or _is_told(text, noun, number) else None
    return None


def _is_told(text: str, noun: Noun, number: Number) -> bool:
    """Whether what is said between a subject and a number is a change or a sum of it."""
    between = text[noun.end : number.start]
    return bool(
        CHANGE.search(between)
        or re.search(r"\b(?:suma\w*|son|fueron|ser[áa]n|llega\w*|alcanz\w+|total\w*)\b", between)
        or re.fullmatch(r"[\w\s]{0,40},\s*", between)
    )
