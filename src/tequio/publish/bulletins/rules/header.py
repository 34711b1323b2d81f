"""What a bulletin says of itself: number, date, place, title, issuers; None where it is silent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tequio.publish.bulletins.rules.masks import dates_in
from tequio.publish.bulletins.rules.vocabulary import MONTH, WEEKDAY, is_institutional
from tequio.publish.bulletins.types import Block, Header, Kind, Precision, Text

MOST_BLOCKS = 14  # in which a header ends
LONGEST_TITLE = 300
SHORTEST_BODY = 200
LONGEST_LINE = 160  # of a header
_TYPED_INSIDE = re.compile(
    r"\b(?:[Cc]omunicado|[Bb]olet[íi]n)(?: [Nn](?:o|úm)\.)? (?P<n>\d{1,4}(?:/\d{2,4})?)\."
)
_SPACED_NUMBER = re.compile(r"\b[A-ZÍ](?: [A-ZÍ]){5,}\s+No\.?\s+(\d{1,4}\s*/\s*\d{4})")
_I = re.IGNORECASE
_TYPE = re.compile(
    r"\W*(?:bolet[íi]n|comunicado|nota|tarjeta|ficha|discurso|versi[óo]n"
    r"|mensaje|art[íi]culo|reporte)\b"
    r"(?:\s+(?:de|del?|la|para|los|medios?|prensa|conjunto|oficial|informativ[oa]"
    r"|estenogr[áa]fica|especial))*",
    _I,
)
_NUMBER = re.compile(
    (
        r"(?:\b(?:n[úu]mero|n[úu]m\.?|no\.?|bp|folio|n[º°o]\.?)|#|n[º°]\.?)\s*[:.\-–#]?\s"
        r"*(?P<n>(?:[A-Z]{1,8}[-/])*\d{1,5}(?:\s?[/-]\s?(?:[A-Z]{1,8}[-/])?\d{2,4})?(?:["
        r"/-][A-Z]+)*)\b"
    ),
    _I,
)
_TYPED_NUMBER = re.compile(
    _TYPE.pattern
    + (
        r"\s*[:.\-–,#|]?\s*(?P<n>(?:[A-Z]{1,8}[-/])*\d{1,5}(?:[/-](?:[A-Z]{1,8}[-/])?\d{"
        r"2,4})?)\b(?!\s+de\b)"
    ),
    _I,
)
_BARE_NUMBER = re.compile(
    r"\W*(?P<n>\d{1,4}/(?:19|20)\d\d|[A-Z]{1,6}(?:[-/][A-Z\d]{1,6}){1,3}(?<=\d))\W*"
)
_DAY = re.compile(
    (
        rf"(?P<before>.*?)(?:[,;|]|\b)\s*(?:a\s+)?(?:{WEEKDAY},?\s+)?(?:a\s+)?(?P<date>\d"
        rf"{{1,2}}(?:º|°|ro\.?)?\s+(?:de\s+)?{MONTH}(?:,?\s+(?:de|del)?\s*(?:año\s+)?(?:1"
        rf"9|20)\d\d)?|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
        rf"|\d{{1,2}}[-/](?:{MONTH}|[a-z]{{3,4}})[-/](?:19|20)\d\d|{MONTH}"
        rf" \d{{1,2}},? (?:de |del )?(?:19|20)\d\d"
        rf"|\w+ días del mes de {MONTH} (?:de|del año) dos mil \w+(?: y \w+)?"
        rf"|(?:primero|uno) de {MONTH}"
        rf" (?:de|del) (?:19|20)\d\d)\s*"
    ),
    _I,
)
_MONTH = re.compile(
    (
        rf"(?P<before>.*?)(?:,|\b)\s*(?:a\s+)?(?P<date>{MONTH}(?:,?\s+(?:de"
        rf"|del)\s+|\s+)(?:19|20)\d\d)\W*$"
    ),
    _I,
)
_DATELINE_END = re.compile(
    r"\s*\)?\s*(?:\.\s*(?=\())?(?:\([^)]{2,40}\)\s*)?(?:\.\s*[-–—]+|\.-|[-–—]{1,2}|[/|]|:|\.(?=\s+[A-Z“\"]))\s*"
)
_PLACE_ONLY = re.compile(
    r"(?P<place>[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñü.]*(?:\s+(?:de|del|la|los"
    r"|las|el|[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñü.]*)){0,6}(?:,\s*[A-ZÁÉÍÓÚÑ][\wáéíóúñü]*\.?"
    r"(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ][\wáéíóúñü]*\.?){0,3})?)\s*(?:\([^)]{2,40}\)\s*)?(?:\."
    r"\s*[-–—]+|[-–—]{2}|\s[—–]\s|—|\.-)\s*(?=[\"“A-ZÁÉÍÓÚÑ])"
)
_BYLINE = re.compile(
    (
        r"\W*(?:por:?|redacci[óo]n|texto:?|corresponsal|reportero|de la redacci[óo]n"
        r"|staff|foto(?:s|graf[íi]as?)?:?|fuente:?|secci[óo]n:?|tema:?|asunto:?"
        r"|lugar:?|fecha:?|hora:?|para publicaci[óo]n|para su difusi[óo]n"
        r"|embargado)\b(?P<rest>.*)"
    ),
    _I,
)
_FIELD = re.compile(
    (
        r"\W*(?P<name>fecha(?: de \w+)?|lugar|lugar y fecha|n[úu]mero|t[íi]tulo"
        r"|asunto)\s*:\s*(?P<value>.+)"
    ),
    _I,
)


@dataclass(frozen=True)
class _Dateline:
    place: str | None
    text: str | None
    on: date | None
    precision: Precision | None
    rest: str


def read_header(text: Text) -> tuple[Header, int]:
    """Return the header, and how many blocks belong to it: title and what stands above."""
    head = _head(text.blocks)
    number, dateline, title, until = None, None, None, 0
    is_late = False  # a line in capitals stood above the date: the title may come below
    for place, block in enumerate(head):
        number = number or _number(block.text)
        found = _dateline(block.text)
        if found and dateline is None:
            dateline = found
        is_slogan = title is not None and until < place + 1 and is_late and title.isupper()
        if (
            (title is None or is_slogan)
            and _may_be_title(block, found)
            and not (title and block.text.rstrip().endswith("."))
        ):
            title, until = _title(block.text), place + 1
            is_late = False
        is_late = is_late or bool(title and (found or _number(block.text)))
        if found and found.rest and len(found.rest) > LONGEST_TITLE // 3:
            break  # the body begins behind its dateline
        if len(block.text) > LONGEST_TITLE or (title is None and _is_body(block)):
            break
    dateline = dateline or _Dateline(None, None, None, None, "")
    return (
        Header(
            number,
            dateline.on,
            dateline.precision,
            dateline.text,
            dateline.place,
            title,
            _issuers(text),
        ),
        until,
    )


def _head(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks[:MOST_BLOCKS])


def _number(line: str) -> str | None:
    if len(line) > LONGEST_LINE:
        within = _TYPED_INSIDE.search(line, 0, LONGEST_LINE)
        return within["n"] if within and _DAY.match(line) else None
    if spaced := _SPACED_NUMBER.search(line):
        return re.sub(r"\s", "", spaced[1])
    bare = _BARE_NUMBER.fullmatch(line)
    typed = _TYPED_NUMBER.match(line)
    found = bare or typed
    if found is None:
        found = _NUMBER.search(line)
        if found and not (found.start() <= 2 or _TYPE.match(line) or _DAY.match(line)):  # noqa: PLR2004
            found = None
    return re.sub(r"\s", "", found["n"]).upper() if found else None


def _dateline(line: str) -> _Dateline | None:
    """Read `Oaxaca, Oax., a 3 de abril de 2023.- …`, or as much of it as a line gives."""
    if (field := _FIELD.match(line)) and field["name"].lower().startswith(("fecha", "lugar")):
        line = re.sub(r"[.;|,]?\s*\bfecha\s*:\s*", ", ", field["value"], flags=_I)
    found = _DAY.match(line[:200])
    if found and _is_place(found["before"]):
        return _dated(found, line[found.end() :], Precision.DAY)
    found = _MONTH.match(line[:120])
    if found and _is_place(found["before"]):
        return _dated(found, "", Precision.MONTH)
    if only := _PLACE_ONLY.match(line):
        return _Dateline(_place(only["place"]), None, None, None, line[only.end() :])
    if field and field["name"].lower() == "lugar":
        return _Dateline(_place(line), None, None, None, "")
    return None


def _dated(found: re.Match[str], rest: str, precision: Precision) -> _Dateline | None:
    behind = _DATELINE_END.match(rest)
    if rest.strip(" .,;|") and behind is None and not _NUMBER.search(rest[:40]):
        return None  # a sentence that begins with a day
    days = list(dates_in(found["date"]))
    on = date.fromisoformat(days[0][2]) if days and precision is Precision.DAY else None
    told = precision if on or precision is Precision.MONTH else None
    place = _place(found["before"])
    return _Dateline(place, found["date"], on, told, rest[behind.end() :] if behind else "")


def _is_place(before: str) -> bool:
    """Whether what stands before a date is a place, or nothing: no sentence."""
    words = _TYPED_NUMBER.sub("", before.strip(" ,.;:|/(-–—"), count=1).strip(" /|,")
    words = re.sub(rf"(?:^|,)\s*(?:a|{WEEKDAY}|lugar y fecha:?)\s*$", "", words, flags=_I)
    words = (
        re.sub(rf"^(?:{_TYPE.pattern}|{_NUMBER.pattern})[\s|,.–-]*", "", words, flags=_I)
        if _TYPE.match(words)
        else words
    )
    if len(words) > 70:  # noqa: PLR2004 - no place is longer
        return False
    return all(
        w[:1].isupper() or w.lower() in {"de", "del", "la", "los", "las", "el", "y", "a"}
        for w in re.findall(r"[^\W\d]+", words)
    )


def _place(words: str) -> str | None:
    words = re.sub(
        rf"[,\s]*(?:\ba los|\ba|\b{WEEKDAY}|\bel|\bdía)\s*$",
        "",
        words.strip(" ,;:|/(-–—\t"),
        flags=_I,
    )
    words = _TYPED_NUMBER.sub("", words, count=1)
    words = _TYPE.sub("", words, count=1) if _TYPE.match(words) else words
    words = re.sub(_NUMBER.pattern, "", words, flags=_I).strip(" ,;:|/(-–—")
    words = re.sub(rf"[,\s]*\b(?:{WEEKDAY}|a)\s*$", "", words, flags=_I).strip(" ,;:|/(-–—")
    if words and not re.search(r"\b[A-Z][a-zé]{1,4}\.$", words):
        words = words.rstrip(".")
    return words or None


def _is_body(block: Block) -> bool:
    """Whether a block is running text: the header is behind."""
    return (
        block.kind is Kind.PARAGRAPH
        and len(block.text) > SHORTEST_BODY
        and block.text.rstrip()[-1:] in '.”"'
    )


def _may_be_title(block: Block, dateline: _Dateline | None) -> bool:
    """Whether a block can be the title: no type, date, number, byline, bullet or paragraph."""
    return not dateline and _reads_as_title(block) and _is_no_label(block.text)


def _reads_as_title(block: Block) -> bool:
    line = block.text
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
    if (
        is_institutional(line)
        or _BARE_NUMBER.fullmatch(line)
        or re.fullmatch(_NUMBER.pattern + r"\W*", line, _I)
    ):
        return False
    if (byline := _BYLINE.match(line)) and len(line) < 60:  # noqa: PLR2004
        return byline is None
    kind = _TYPE.match(line)
    if kind:
        rest = _NUMBER.sub("", line[kind.end() :]).strip(" :.-–,|/0123456789")
        return (
            bool(rest)
            and not is_institutional(rest)
            and not re.fullmatch(r"\W*(?:para|conjunto)?.{0,12}", rest)
        )
    return True


def _title(line: str) -> str:
    return re.sub(r"^(?:t[íi]tulo|asunto)\s*:\s*", "", line, flags=_I).strip(" *#")


def _issuers(text: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_joined(text.letterhead)))


def _joined(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield bodies of a letterhead; `GOBIERNO DE` and `MÉXICO` on two lines are one."""
    held = ""
    for line in lines:
        if _TYPE.match(line):
            continue
        if held and re.search(r"\b(?:DE|DEL|DE LA)$", held):
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line.strip()
    if held:
        yield held
