"""States that a text says will join the model, and by when."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tequio.publish.bulletins.rules.areas import area_of_text
from tequio.publish.bulletins.rules.finding.kinds import head
from tequio.publish.bulletins.rules.finding.mentions import sentences_of
from tequio.publish.bulletins.rules.masks import dates_in
from tequio.publish.bulletins.rules.vocabulary import MONTH, MONTHS, STATE
from tequio.publish.bulletins.types import Found, Kind, PlanRecipe, Reading

FEWEST = 2  # states of a plan
_I = re.IGNORECASE
_CODES = {
    "Aguascalientes": "01", "Baja California": "02", "Baja California Sur": "03", "Campeche": "04",
    "Coahuila": "05", "Colima": "06", "Chiapas": "07", "Chihuahua": "08", "Ciudad de México": "09",
    "Durango": "10", "Guanajuato": "11", "Guerrero": "12", "Hidalgo": "13", "Jalisco": "14",
    "Estado de México": "15", "Michoacán": "16", "Morelos": "17", "Nayarit": "18",
    "Nuevo León": "19", "Oaxaca": "20", "Puebla": "21", "Querétaro": "22", "Quintana Roo": "23",
    "San Luis Potosí": "24", "Sinaloa": "25", "Sonora": "26", "Tabasco": "27", "Tamaulipas": "28",
    "Tlaxcala": "29", "Veracruz": "30", "Yucatán": "31", "Zacatecas": "32",
}  # fmt: skip
_LIST = re.compile(
    rf"{STATE.pattern}(?:(?:,\s*(?:y\s+|e\s+|además de\s+)?|\s+y\s+|\s+e\s+)(?:en\s+|el\s+|de\s+)?"
    rf"{STATE.pattern})+"
)
_JOIN = (
    r"(?:incorpor(?:ar\w*|aci[oó]n\w*|en)|implement(?:ar\w*|aci[oó]n)|interven\w+|intervendr\w+"
    r"|integr(?:ar(?:á|án|se)|aci[oó]n|en)\w*|adherir\w*|adhesi[oó]n|adhieran?|se sumar\w+|sumarse"
    r"|se sumen|transf(?:erir\w*|erencia)|federaliz(?:ar\w*|aci[oó]n)|ingresar\w*|unirse)"
)
_JOINS = re.compile(rf"\b{_JOIN}\b", _I)
_TO_COME = re.compile(
    r"\b(?!detrás|atrás|jamás)\w{1,}r(?:á|án)\b|\b(?:va|van|vamos) a \w+r(?:se)?\b|\bpróxim\w+"
    r"|\b(?:prevé|prevén|está previst\w+|planea\w*|contempla\w*|proyecta\w*|se espera"
    r"|faltan? por)\b",
    _I,
)
_NOT = re.compile(
    r"\bno (?:se |ha |han )*\w*$|\bsin \w*$"
    r"|\b(?:decid|rechaz|neg)\w+ (?:a )?no \w*$",
    _I,
)
_ENTITY = re.compile(rf"\b(?:la|esta|dicha) entidad\b[^.;]{{0,60}}?\b{_JOIN}\b", _I)
_SUBJECT = re.compile(
    rf"(?P<state>{STATE.pattern})[^.;]{{0,40}}?\b(?:ser[áa]|se) [^.;]{{0,60}}?\b{_JOIN}\b"
)
_NTH = {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4, "quinto": 5, "sexto": 6}
_LONG = {"bimestre": 2, "trimestre": 3, "semestre": 6}
_PERIOD = re.compile(
    rf"\b(?P<nth>{'|'.join(_NTH)})o? (?P<long>{'|'.join(_LONG)})"
    r"(?: del? (?:(?:este |presente )?año\b(?: (?P<a>20\d\d))?|(?P<b>20\d\d)))?",
    _I,
)
_MONTH = re.compile(
    rf"\b(?:en|para|antes de|durante|hacia|a partir de)(?: el mes de)? (?P<month>{MONTH})"
    r"(?: de(?:l año)? (?P<year>20\d\d))?",
    _I,
)
_DAY = re.compile(r"\b(?:antes del?|a más tardar el|para el|el|al) $", _I)
_YEAR = re.compile(
    r"\b(?:en|para|durante|antes de(?: concluir)?|al cierre de|a finales de|fin(?:ales)? de)"
    r" (?:el )?(?:año )?(?P<year>20\d\d)\b|\b(?:este|al cierre del|a finales del?|fin de) año\b",
    _I,
)


def plans_to_check(reading: Reading) -> tuple[Found, ...]:
    """Return the plans of a text: two states or more that are said to join, and by when."""
    found: dict[tuple[str, ...], Found] = {}
    day = reading.bulletin.header.date
    for sentence in sentences_of(reading):
        if sentence.kind is Kind.TABLE:
            continue
        states = tuple(dict.fromkeys(_states(sentence.text, reading)))
        if len(states) >= FEWEST:
            by_when, until = _period(sentence.text, day.year if day else None)
            about = tuple(m.of for m in sentence.said if head(m.unit) in {"estado", "entidad"})
            found.setdefault(
                tuple(sorted(states)), Found(PlanRecipe(states, by_when, until), about)
            )
    return tuple(found.values())


def _states(text: str, reading: Reading) -> Iterator[str]:
    """Yield the codes of the states that a sentence says will join, in its order."""
    lists = [each for each in _LIST.finditer(text) if _is_to_join(text, each)]
    if not lists:
        return
    before = text[: lists[0].start()]
    if subject := _SUBJECT.search(before):
        yield _CODES[subject["state"]]
    elif entity := _ENTITY.search(before):
        yield from _entity(text[: entity.start()], reading)
    for each in lists:
        for state in STATE.finditer(each[0]):
            yield _CODES[state[0]]


def _entity(before: str, reading: Reading) -> Iterator[str]:
    """Yield the state that `la entidad` stands for: the last one named, or that of the text."""
    named = [found[0] for found in STATE.finditer(before)]
    code = _CODES[named[-1]] if named else area_of_text(reading)
    if code:
        yield code


def _is_to_join(text: str, states: re.Match[str]) -> bool:
    """Whether states are said to be going to join, and not to have joined or not to."""
    clause = max(text.rfind(";", 0, states.start()), 0)
    before = text[max(clause, states.start() - 140) : states.start()]
    verbs = list(_JOINS.finditer(before))
    if verbs:
        verb = verbs[-1]
        between = before[verb.end() :]
        is_near = len(between) <= 60 and not re.search(r"\d|[.;:]", between)  # noqa: PLR2004
        return is_near and _TO_COME.search(before) is not None and not _is_denied(before, verb)
    after = text[states.end() : states.end() + 60]
    verb_after = _JOINS.search(after)
    if verb_after is None or re.search(r"[.;]", after[: verb_after.start()]):
        return False
    said = after[: verb_after.end()]
    return _TO_COME.search(said) is not None and not _is_denied(after, verb_after)


def _is_denied(text: str, verb: re.Match[str]) -> bool:
    return _NOT.search(text[: verb.start()]) is not None


def _period(text: str, year: int | None) -> tuple[str | None, date | None]:
    """Return by when, in the words of the text, and its last day where a year is known."""
    if found := _PERIOD.search(text):
        of = int(found["a"] or found["b"] or year or 0)
        month = _NTH[found["nth"].lower()] * _LONG[found["long"].lower()]
        return found[0], _end(of, month)
    for start, end, iso in dates_in(text, year=year):
        if _DAY.search(text[:start]):
            return text[start:end], date.fromisoformat(iso)
    if found := _MONTH.search(text):
        month = MONTHS[found["month"].lower().replace("setiembre", "septiembre")]
        return found[0], _end(int(found["year"] or year or 0), month - _is_before(found[0]))
    if found := _YEAR.search(text):
        of = int(found["year"] or year or 0)
        return found[0], _end(of - _is_before(found[0]), 12)
    return None, None


def _is_before(words: str) -> bool:
    return words.lower().startswith("antes de") and "concluir" not in words


def _end(year: int, month: int) -> date | None:
    if month == 0:
        year, month = year - 1, 12
    if year < 1 or not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    return date(year, month, monthrange(year, month)[1])
