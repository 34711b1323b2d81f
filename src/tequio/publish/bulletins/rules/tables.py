"""Rows of tables: the noun stands in the heading of the column, or at the left of the row."""

import re
from decimal import Decimal

from tequio.publish.bulletins.rules.counting import PERCENT, PESO, Count
from tequio.publish.bulletins.rules.nouns import Noun, read_noun
from tequio.publish.bulletins.rules.numerals import read_number

LONGEST_HEADING = 60
_CELL = re.compile(r"[^|\t]+?(?=\s*\||\t|$| {3,})")
_SPLIT = re.compile(r"\s*\|\s*|\t+| {2,}|;(?=\S|$)")
_IN_BRACKETS = re.compile(r"\((?P<noun>[a-záéíóúñ]{3,}s)\)\s*$")
_SIZES = frozenset({"miles", "millones", "pesos"})
_RULE = re.compile(r"[\s|:=-]+")
_NUMBER = re.compile(
    r"\s*(?:[$~≈]\s*)?[\d][\d ,.']*(?:\s*(?:%|mdp|mil(?:lones)?(?: de pesos)?|pesos))?\s*[*†¹²]?\s*"
)
_NO_UNIT = re.compile(
    (
        r"\s*(?:total(?:es)?|cantidad|n[úu]mero|no\.|cifra|valor|avance|meta"
        r"|(?:19|20)\d\d|#|concepto|dato|resultado|programad\w+|realizad\w+"
        r"|antes|despu[ée]s|hoy)\b"
    ),
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|porcentaje|por ciento", re.IGNORECASE)
_MONEY = re.compile(r"\$|pesos|mdp|monto|inversi[óo]n|presupuesto|importe|costo", re.IGNORECASE)
_SCALES = (
    (re.compile(r"miles de millones|mmdp", re.IGNORECASE), 10**9),
    (re.compile(r"mdp|millones", re.IGNORECASE), 10**6),
    (re.compile(r"miles\b", re.IGNORECASE), 1000),
)


def table_counts(row: str, header: list[str]) -> tuple[list[Count] | None, list[str]]:
    """Return what the numbers of a row count, and the heading of the rows to come.

    None instead of counts where the line is no row of a table: it is read as prose.
    """
    if _RULE.fullmatch(row):
        return [], header
    cells = _cells(row)
    numbers = [(at, cell) for at, cell in cells if _NUMBER.fullmatch(cell)]
    if len(cells) < 2:  # noqa: PLR2004 - a label and a number
        return None, header
    if not numbers or all(re.fullmatch(r"(?:19|20)\d\d", cell.strip()) for _, cell in numbers):
        is_heading = all(len(cell) < LONGEST_HEADING for _, cell in cells) and not re.search(
            r"\d{3}", row.replace("20", "")
        )
        return ([], [cell for _, cell in cells]) if is_heading or numbers else (None, header)
    counts = []
    for place, (at, cell) in enumerate(cells):
        if not _NUMBER.fullmatch(cell):
            counts += _told_whole(row, at, cell)
            continue
        heading = header[place] if len(header) == len(cells) else ""
        if count := _count(row, at, cell, heading, cells[0]):
            counts.append(count)
    return counts, header


def _told_whole(row: str, at: int, cell: str) -> list[Count]:
    """Return the count of a cell that names what it counts: `6 hospitales rehabilitados`."""
    number = read_number(row, at)
    noun = read_noun(row, number.end) if number and cell[0].isdigit() else None
    if number is None or noun is None or noun.end > at + len(cell):
        return []
    return [Count(number.value, noun.unit, number.start, number.end, noun.end)]


def _cells(row: str) -> list[tuple[int, str]]:
    """Return the cells of a row with where each begins; the outer bars part nothing."""
    cells: list[tuple[int, str]] = []
    start = 0
    for found in [*_SPLIT.finditer(row), None]:
        end = found.start() if found else len(row)
        if row[start:end].strip() or (cells and found and "|" in found[0] and start < end):
            lead = len(row[start:end]) - len(row[start:end].lstrip())
            cells.append((start + lead, row[start:end].strip()))
        start = found.end() if found else end
    return cells


def _count(row: str, at: int, cell: str, heading: str, label: tuple[int, str]) -> Count | None:
    lead = len(cell) - len(cell.lstrip("$~≈ "))
    number = read_number(row, at + lead)
    if (
        number is None
        or at == label[0]
        or re.match(r"\s*(?:no\.?|n[úu]m\.?|#|año|clave|clues|folio)\s*$", heading, re.IGNORECASE)
    ):
        return None
    until = at + len(cell)
    said = f"{heading} {cell}"
    if _PERCENT.search(said):
        return Count(number.value, PERCENT, number.start, number.end, until, label[0])
    if _MONEY.search(said) or (
        _NO_UNIT.match(heading or "total") and _MONEY.search(label[1]) and not number.scale
    ):
        return Count(
            number.value * _scale(said if heading else f"{label[1]} {cell}", number.scale),
            PESO,
            number.start,
            number.end,
            until,
            label[0],
        )
    if _PERCENT.search(label[1]) and not heading.strip():
        return Count(number.value, PERCENT, number.start, number.end, until, label[0])
    noun = _noun(heading) or _noun(label[1])
    return (
        Count(number.value, noun.unit, number.start, number.end, until, label[0]) if noun else None
    )


def _scale(said: str, scale: str) -> Decimal:
    if scale:
        return Decimal(1)
    return Decimal(next((size for pattern, size in _SCALES if pattern.search(said)), 1))


def _noun(words: str) -> Noun | None:
    """Return the first noun of a heading or a label: `Total de camas`, `Médicos generales`."""
    words = re.sub(
        r"^\s*(?:total|n[úu]mero|cantidad|no\.)\s+(?:de\s+)?(?:l[oa]s\s+)?",
        "",
        words,
        flags=re.IGNORECASE,
    )
    if not words or _NO_UNIT.match(words):
        return None
    if (told := _IN_BRACKETS.search(words)) and told["noun"] not in _SIZES:
        words = told["noun"]  # `Paludismo (casos)`
    return read_noun(
        words.lower() if words.istitle() or (words.isupper() and " " in words) else words, 0
    ) or read_noun(words, 0, many=False)
