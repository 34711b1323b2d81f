"""Which line of a header is its title: the one that tells something, not who, where or what."""

import re
from dataclasses import dataclass

from tequio.publish.bulletins.rules.vocabulary import POST, is_institutional
from tequio.publish.bulletins.types import Block, Kind

LONGEST_TITLE = 300
SHORTEST_BODY = 200
SHORT_LINE = 60
FULL, SHORT = 5, 3  # words of a line that tells something; of a label
LEAST = 3
FULL_SCORE, LATER = 2, 1.1  # of a line that may well be the title; for each of them above
_I = re.IGNORECASE
TYPE = re.compile(
    r"\W*(?:bolet[íi]n|comunicado|nota|tarjeta|ficha|discurso|versi[óo]n"
    r"|mensaje|art[íi]culo|reporte|circular|oficio|informe|minuta|acta|aviso|bando|extracto|folleto"
    r"|reportaje|entrevista|editorial|columna|cr[óo]nica|opini[óo]n)\b"
    r"(?:\s+(?:de|del?|la|para|los|medios?|prensa|conjunto|oficial|informativ[oa]|urgente"
    r"|individual"
    r"|auditor[íi]a|estenogr[áa]fica|especial|externa|interna|p[úu]blic[oa]))*",
    _I,
)
_NUMBERED = re.compile(r"(?:\bn[úu]m(?:ero|\.)?|\bno\.|#|n[º°]\.?)\s*:?\s*[\w/-]*\d", _I)
_BARE_NUMBER = re.compile(r"\W*(?:[A-Z]{1,8}[-/])*[\d/-]+\W*")
_LABELLED = re.compile(r"^(?:t[íi]tulo|asunto|tema|encabezado|cabeza)\s*:\s*", _I)
_BYLINE = re.compile(
    r"\W*(?:por:?|redacci[óo]n|texto:?|corresponsal|reporter[oa]s?|de la redacci[óo]n"
    r"|staff|foto(?:s|graf[íi]as?)?:?|fuente:?|secci[óo]n:?|tema:?|asunto:?"
    r"|lugar:?|fecha:?|hora:?|para publicaci[óo]n|para su difusi[óo]n|publicado"
    r"|embargado|guion|guión|op|loc|agencia)\b",
    _I,
)
_BODY = re.compile(
    r"(?:H\.|HONORABLE|AYUNTAMIENTO|GOBIERNO|SECRETAR[IÍ]A|SUBSECRETAR[IÍ]A|DIRECCI[OÓ]N"
    r"|COORDINACI[OÓ]N"
    r"|DEPARTAMENTO|UNIDAD|COMIT[EÉ]|SINDICATO|SECCI[OÓ]N|INSTITUTO|JURISDICCI[OÓ]N|COMISI[OÓ]N"
    r"|CONGRESO"
    r"|UNIVERSIDAD|AUDITOR[IÍ]A|SERVICIOS|OFICINA|C[AÁ]MARA|SENADO|CONSEJO|COLEGIO|RADIO|DIARIO"
    r"|PERI[OÓ]DICO"
    r"|SUBDIRECCI[OÓ]N|DELEGACI[OÓ]N|REPRESENTACI[OÓ]N|FEDERACI[OÓ]N|SISTEMA|HOSPITAL|PARTIDO"
    r"|FRACCI[OÓ]N"
    r"|AGENCIA|RED|ASOCIACI[OÓ]N|MOVIMIENTO|PODER|REP[UÚ]BLICA|ESTADOS UNIDOS|PRESIDENCIA"
    r"|[OÓ]RGANO)\b",
    _I,
)
_GREETS = re.compile(
    r"\W*(?:amig[oa]s|compañer[oa]s|estimad[oa]s?|querid[oa]s?|buen[oa]s (?:d[íi]as|tardes"
    r"|noches)|hola|muy buen[oa]s)\b",
    _I,
)
_ADORNED = re.compile(r"^[^\w\s\"“”«»¿¡()\[\]'‘#*.…$–—-]+\s*|\s*[^\w\s\"“”«»?!()\[\]'’.…%–—-]+$")
_PICTURE = re.compile(r"\(?\b(?:foto(?:graf[íi]as?|s)?|cr[ée]dito|imagen|captura)\s*:", _I)
_ADDRESSED = re.compile(
    r"(?:A|AL) (?:LOS|LAS|LA|TOD[OA]S?|QUIEN|LA OPINI[OÓ]N|EL|DIRECTORES|JEF)|"
    r"AL (?:PRESIDENTE|DIRECTOR|PUEBLO|C\.|PERSONAL|GOBERNADOR|SECRETARIO|TITULAR|P[UÚ]BLICO)\b",
    _I,
)
_MINUTES = re.compile(r"\W*(?:minuta|acta|informe|proposici[óo]n)\b", _I)
_SUBHEAD = re.compile(
    r"(?:asistentes|participantes|presentes|responsables?|lugar|hora|resultado|antecedentes"
    r"|desarrollo|acuerdos?|cap[íi]tulo|anexo|resumen|orden del d[íi]a)\b",
    _I,
)


@dataclass(frozen=True)
class Line:
    """A block of the head, and whether it gives a day or place, or the number."""

    block: Block
    is_dated: bool
    is_numbered: bool


def is_body(line: Line) -> bool:
    """Whether a line is running text: the header is behind."""
    text = line.block.text.rstrip()
    return (
        line.block.kind is Kind.PARAGRAPH
        and not line.is_dated
        and not (text.isupper() and len(text) < LONGEST_TITLE)
        and len(text) > SHORTEST_BODY
        and (text[-1:] in '.”":' or len(text) > LONGEST_TITLE)
    )


def pick_title(lines: list[Line]) -> tuple[str | None, int]:
    """Return the title and how many blocks of the head reach down to it; None where none is one."""
    best: tuple[float, int] | None = None
    told = 0  # lines above that could be one
    bullets = [n for n, line in enumerate(lines) if line.block.kind is Kind.BULLET]
    until = bullets[0] if bullets else len(lines)
    for place, line in enumerate(lines[:until]):
        if line.is_dated or not _may_be_title(line):
            continue
        own = _score(lines, place)
        score, told = own - told * LATER, told + (own >= FULL_SCORE)
        if best is None or score > best[0]:
            best = score, place
    if best is None or best[0] < -LEAST:
        return _of_kind(lines)
    return _title(lines[best[1]].block.text), best[1] + 1


def _of_kind(lines: list[Line]) -> tuple[str | None, int]:
    """Return what a document calls itself, where it has no other title: `MINUTA DE TRABAJO 7`."""
    for place, line in enumerate(lines):
        if _MINUTES.match(line.block.text) and len(line.block.text) < SHORTEST_BODY:
            return _title(line.block.text), place + 1
    return None, 0


def _score(lines: list[Line], place: int) -> float:
    """Weigh what speaks for a line and against it."""
    line = lines[place]
    text = line.block.text.strip()
    size = len(re.findall(r"[^\W\d_]+", text))
    is_to = bool(_ADDRESSED.match(text) or _GREETS.match(text) or text.endswith((":", ",")))
    told = -3.0 * (size == 1) + 2.0 * (size >= FULL and not is_to) - 1.5 * (size <= SHORT)
    told += 3 * (line.block.kind is Kind.HEADING) + 6 * bool(_LABELLED.match(text))
    told -= 3 * is_to
    told -= 3 * bool(_BODY.match(text) and ":" not in text and not _has_verb(text))
    told -= (
        6 * bool(text.endswith(".") and not (text.endswith("..") or text.isupper()))
        + 3 * line.is_numbered
    )
    told -= 2 * (text.istitle() or _is_menu(text))
    told -= 2 * bool(_SUBHEAD.match(text)) + 3 * bool(POST.match(text) and not _VERB.search(text))
    told -= 3 * any(_is_told(each.block) for each in lines[:place])
    if is_to:
        return told
    told += any(each.is_dated or each.is_numbered for each in lines[max(0, place - 1) : place])
    following = lines[place + 1 : place + 2]
    told += any(_BYLINE.match(each.block.text) or each.is_dated for each in following)
    return told


def _is_told(block: Block) -> bool:
    """Whether a block is a paragraph, however short: a title stands above."""
    text = block.text.rstrip()
    return block.kind is Kind.PARAGRAPH and len(text) > SHORTEST_BODY / 2 and text.endswith(".")


def _is_menu(text: str) -> bool:
    """Whether a line is the menu of a site: names of sections, each with its capital."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) >= FULL and not text.isupper() and all(word[0].isupper() for word in long)


_VERB = re.compile(r"\b[a-záéíóúñ]+(?:an|en|ó|aron|ieron|rá|rán)\b")


def _has_verb(text: str) -> bool:
    """Whether a line tells that someone does something: `Hospital de Jerez estrena quirófano`."""
    return bool(_VERB.search(text)) or len(re.findall(r"\b[a-záéíóúñ]{3,}\b", text)) > FULL


def _may_be_title(line: Line) -> bool:
    """Whether a block can be the title: no type, date, number, byline, bullet or paragraph."""
    return _reads_as_title(line.block) and _is_no_label(line.block.text) and not is_body(line)


def _reads_as_title(block: Block) -> bool:
    line = block.text
    if (plain := _ADORNED.sub("", line)) != line and plain.isupper():
        line = plain  # a shout between signs
    if _LABELLED.match(line):
        return True
    if "@" in line or _PICTURE.search(line):
        return False  # an account, an address; what a picture shows
    if (
        re.search(r"[.!?][\"”»]?\s+[A-ZÁÉÍÓÚÑ¿¡]\w+\s+\w", line)
        and not line.isupper()
        and line.rstrip()[-1:] in ".!?"
    ):
        return False  # several sentences: a paragraph
    if re.match(r"\(|\d+[/.)]|[A-ZÁÉÍÓÚÑ]{4,}: |[^\w\s\"“”«»¿¡()\[\]'‘#*.…$–—-]", line):
        return False  # a stage direction, someone speaking, a post
    is_line = block.kind not in {Kind.BULLET, Kind.TABLE} and len(line) <= LONGEST_TITLE
    return is_line and re.search(r"[^\W\d_]{3}", line) is not None


def _is_no_label(line: str) -> bool:
    """Whether a line is no body's name, number, byline or type of document."""
    if _LABELLED.match(line):
        return True
    if is_institutional(line) or _BARE_NUMBER.fullmatch(line):
        return False
    if _BYLINE.match(line) and len(line) < SHORT_LINE:
        return False
    kind = TYPE.match(line)
    if kind:
        rest = _NUMBERED.sub("", line[kind.end() :]).strip(" :.-–,|/0123456789")
        return (
            bool(rest)
            and not is_institutional(rest)
            and not re.fullmatch(r"\W*(?:para|conjunto)?.{0,12}", rest)
        )
    return True


def _title(line: str) -> str:
    return _ADORNED.sub("", _LABELLED.sub("", line)).strip(" *#")
