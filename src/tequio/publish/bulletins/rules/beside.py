"""What stands right beside a number: a percentage, money, a noun."""

import re
from decimal import Decimal

from tequio.publish.bulletins.rules.counting import HUNDRED, PERCENT, PESO, Open
from tequio.publish.bulletins.rules.nouns import Noun, past_copula, read_noun
from tequio.publish.bulletins.rules.numerals import MONEY_SCALES, Number, read_number

_PERCENT = re.compile(r"\s*(?:%|por ?ciento\b|por cien\b)", re.IGNORECASE)
_DOLLAR = re.compile(r"(?P<us>(?:US|USD) ?)?\$\s*$|\b(?P<usd>USD|MXN)\s*$")
_MONEY = re.compile(
    r"\s*(?:de\s+)?(pesos|d[óo]lares|euros|mdp|mdd|mmdp|M\.? ?N\.?)\b", re.IGNORECASE
)
_MONEY_WORDS = re.compile(
    r"\b(?:inversi[óo]n(?:es)?|presupuesto|recursos?|monto|costo|gasto"
    r"|erogaci[óo]n|adeudo|deuda|pasivos"
    r"|invirti\w+|invertir\w*|inviert\w+|bolsa|fondo|partida|ejerci\w+"
    r"|cost[oó]\w*|gast\w+|vale\w*|precio|financ\w+|subsidi\w+|donativo|multa|contrato|factura"
    r"|destin\w+|pag\w+|ahorro|cr[ée]dito|pesos)\b",
    re.IGNORECASE,
)
_PARTS = {
    "tercer": 3,
    "tercio": 3,
    "cuart": 4,
    "quint": 5,
    "sext": 6,
    "séptim": 7,
    "septim": 7,
    "octav": 8,
    "noven": 9,
    "décim": 10,
    "decim": 10,
}
_THIRD = re.compile(
    r"\s+tercios?\b|\s+(?:cuartos?|quintos?|quintas? partes?|terceras? partes?"
    r"|cuartas? partes?|d[ée]cimas? partes?|octavas? partes?|sextas?"
    r" partes?)\s+(?=de\b|del\b)"
)
DOZEN = 12
PARTITIVE = re.compile(
    r"\s+(?:de|entre)\s+(?:(?:los|las|sus|estos|estas|esos|esas|dichos"
    r"|dichas|nuestros|nuestras|todos los|todas las)\s+)"
)


def read_beside(text: str, each: Open) -> None:
    """Join a number to what stands right beside it: a percentage, money, a noun."""
    number = each.number
    is_broken = number.has_digits and re.match(r" \d", text[number.end :]) is not None
    if is_broken or text[number.start - 1 : number.start].isalnum() or _sticks(text, number.end):
        each.is_out = True
        return
    money = _DOLLAR.search(text, max(0, number.start - 6), number.start)
    after = _MONEY.match(text, number.end)
    if percent := _PERCENT.match(text, number.end):
        each.noun = Noun(PERCENT, percent.start(), percent.end())
    elif part := _THIRD.match(text, number.end):
        each.value = (number.value * HUNDRED / _size_of_part(part[0])).quantize(Decimal("0.000001"))
        each.noun = Noun(PERCENT, part.start(), part.end())
    elif after or number.scale in MONEY_SCALES:
        end = after.end() if after else number.end
        each.noun = Noun(_currency(after[1] if after else number.scale), end, end)
    elif money:
        unit = "dólar" if money["us"] or money["usd"] == "USD" else PESO
        each.noun = Noun(unit, number.end, number.end)
    elif text[number.start : number.end].lower() != "uno":  # which stands for a noun
        each.noun = _noun_after(text, number)
        if each.noun and each.noun.unit == "docena":
            each.value = number.value / DOZEN  # `30 docenas de pan`


def _sticks(text: str, at: int) -> bool:
    """Whether a number goes on as something else: `19-A`, `3-2`."""
    return re.compile(r"-[A-Za-z]|[:/]\d|\.\d").match(text, at) is not None


def _currency(word: str) -> str:
    low = word.lower()
    if low == "mdd" or low.startswith("d"):
        return "dólar"
    return "euro" if low.startswith("eu") else PESO


def _size_of_part(words: str) -> int:
    stem = words.strip().lower()
    return next(size for name, size in _PARTS.items() if stem.startswith(name[:5]))


def _noun_after(text: str, number: Number) -> Noun | None:
    """Return the noun behind a number; None where it must be looked for elsewhere."""
    many = number.value != 1
    at = number.end
    if number.collective or number.scale.startswith(("mill", "bill")):
        at = _past(text, at, r"\s+de\s+(?:l[oa]s\s+)?")
        if (
            at == number.end
            and number.scale.startswith(("mill", "bill"))
            and _is_money(text, number)
        ):
            return Noun(PESO, at, at)
    if number.collective and "docena" in number.scale and (mass := _MASS.match(text, number.end)):
        return Noun("docena", mass.start(), mass.end())
    if partitive := PARTITIVE.match(text, at):
        if read_number(text, partitive.end()) is None:
            return read_noun(text, partitive.end())
        return None
    at = _past(text, at, r"\s*\([^()\d]{2,60}\)(?=\s+[a-z])|\s+(?:o|y) más(?=\s+[a-z])")
    if read_number(text, at + 1) is not None:
        return None
    noun = read_noun(text, at, many=many)
    if noun is None and many:
        noun = read_noun(text, past_copula(text, at)) if past_copula(text, at) > at + 1 else None
    return noun


_MASS = re.compile(r"\s+de\s+(?!l[oa]s?\b)[a-záéíóúñ]+[^s\W\d_]\b")


def _is_money(text: str, number: Number) -> bool:
    """Whether millions of nothing are money: an investment, a budget is spoken of."""
    after = re.compile(
        r"\s*(?:[.,;)]|$|en|para|a|y|que|durante|con|sin|anuales)\b|\s*[.,;)]"
    ).match(text, number.end)
    return bool(after or number.end >= len(text)) and bool(
        _MONEY_WORDS.search(text, 0, number.start)
        or _MONEY_WORDS.search(text, number.end, min(len(text), number.end + 30))
    )


def _past(text: str, at: int, pattern: str) -> int:
    match = re.compile(pattern).match(text, at)
    return match.end() if match else at
