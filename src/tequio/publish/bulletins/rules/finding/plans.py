"""States that a text says will join: a plan, to hold against what became of it."""

import re
from calendar import monthrange
from datetime import date

from tequio.publish.bulletins.rules.areas import area_of_text, states_named
from tequio.publish.bulletins.rules.figures import sentences
from tequio.publish.bulletins.rules.tense import is_to_come
from tequio.publish.bulletins.rules.vocabulary import MONTHS
from tequio.publish.bulletins.types import Found, Kind, PlanRecipe, Reading

FEWEST = 2  # states; of one alone a text tells in too many ways
_JOINS = re.compile(
    r"\b(?:incorpor|implement|intervenci|integra|adhir|adher|sum(?:ar|en)|transfer|transfier"
    r"|federaliz|centraliz|entrar[áa]n)\w*",
    re.IGNORECASE,
)
_IT_TOO = re.compile(r"\b(?:la entidad|el estado) ser[áa]\b", re.IGNORECASE)
_ORDINALS = {"primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4}
_LONG = {"trimestre": 3, "semestre": 6, "bimestre": 2, "cuatrimestre": 4}
_PERIOD = re.compile(
    r"\b(?P<ordinal>primero?|segundo|tercero?|cuarto) (?P<long>tri|se|bi|cuatri)mestre"
    r"(?:(?: del?)? (?:este |presente |pr[óo]ximo )?a[ñn]o)?(?:(?: de| del)? (?P<year>20\d\d))?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b(?:en|para|durante|a m[áa]s tardar en|antes de|hacia) (?:finales de )?"
    rf"(?P<month>{'|'.join(MONTHS)})(?: (?:de|del) (?P<year>20\d\d))?\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:en|para|durante|a finales de|al cierre de) (?P<year>20\d\d)\b")


def plans_to_follow(reading: Reading) -> tuple[Found, ...]:
    """Return the plans of a text, each once: which states, and by when as it says."""
    found: dict[PlanRecipe, Found] = {}
    own = area_of_text(reading)
    year = reading.bulletin.header.date.year if reading.bulletin.header.date else None
    for block in reading.text.blocks:
        if block.kind is Kind.TABLE:
            continue
        for start, end in sentences(block.text):
            recipe = _plan(block.text[start:end], own, year)
            if recipe is not None:
                found.setdefault(recipe, Found(recipe))
    return tuple(found.values())


def _plan(sentence: str, own: str | None, year: int | None) -> PlanRecipe | None:
    if not (_JOINS.search(sentence) and is_to_come(sentence)):
        return None
    named = [code for code, _ in sorted(states_named(sentence), key=lambda each: each[1])]
    if own and _IT_TOO.search(sentence):
        named.insert(0, own)
    states = tuple(dict.fromkeys(named))
    if len(states) < FEWEST:
        return None
    by_when, until = _by_when(sentence, year)
    return PlanRecipe(states, by_when, until)


def _by_when(sentence: str, year: int | None) -> tuple[str | None, date | None]:
    """Return the period as written, and its last day; None where no year is known."""
    if period := _PERIOD.search(sentence):
        months = _LONG[f"{period['long'].lower()}mestre"] * _ORDINALS[period["ordinal"].lower()]
        return period[0].strip(), _end(period["year"], year, months)
    if month := _MONTH.search(sentence):
        return month[0], _end(month["year"], year, MONTHS[month["month"].lower()])
    if of_year := _YEAR.search(sentence):
        return of_year[0], _end(of_year["year"], year, 12)
    return None, None


def _end(written: str | None, year: int | None, month: int) -> date | None:
    of_year = int(written) if written else year
    if of_year is None or not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    return date(of_year, month, monthrange(of_year, month)[1])
