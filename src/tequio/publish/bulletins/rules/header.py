"""What a bulletin says of itself: number, date, place, title, issuers; None where it is silent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tequio.publish.bulletins.rules.masks import dates_in
from tequio.publish.bulletins.rules.titles import LONGEST_TITLE, TYPE, Line, is_body, pick_title
from tequio.publish.bulletins.rules.vocabulary import MONTH, STATE, WEEKDAY
from tequio.publish.bulletins.types import Header, Precision, Text

MOST_BLOCKS = 14  # in which a header ends
LONGEST_LINE = 160  # of a header
_I = re.IGNORECASE
_TYPED_INSIDE = re.compile(
    r"\b(?:[Cc]omunicado|[Bb]olet[íi]n)(?: [Nn](?:o|úm)\.)? (?P<n>\d{1,4}(?:/\d{2,4})?)\."
)
_SPACED_NUMBER = re.compile(r"\b[A-ZÍ](?: [A-ZÍ]){5,}\s+No\.?\s+(\d{1,4}\s*/\s*\d{4})")
_NUMBER = re.compile(
    (
        r"(?:\b(?:n[úu]mero|n[úu]m\.?|no\.?|b\.?p\.?|folio|n[º°o]\.?)|#|n[º°]\.?)\s*[:.\-–#]?\s"
        r"*(?P<n>(?:[A-Z]{1,8}[-/])*\d{1,5}(?:\s?[/-]\s?(?:[A-Z]{1,8}[-/])?\d{2,4})?(?:["
        r"/-][A-Z]+)*)\b"
    ),
    _I,
)
_TYPED_NUMBER = re.compile(
    TYPE.pattern
    + (
        r"\s*[:.\-–,#|]?\s*(?-i:[A-Z]{2,8}\s+)?(?P<n>(?:[A-Z]{1,8}[-/])*\d{1,5}(?:[/-](?:[A-Z]{1,8}[-/])?\d{"
        r"2,4})?)\b(?!\s+de\b)"
    ),
    _I,
)
_BARE_NUMBER = re.compile(
    r"\W*(?P<n>\d{1,4}/(?:19|20)\d\d|[A-Z]{1,6}(?:[-/][A-Z\d]{1,6}){1,3}(?<=\d))\W*"
)
_DAY_SHORT = r"(?:lun|mar|mi[ée]|jue|vie|s[áa]b|dom)\.?"
_CLOCK = re.compile(
    r"\s*[,|·-]?\s*(?:a las )?\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?\s?m\.?|h(?:rs?|oras)?\.?)?", _I
)
_DAY = re.compile(
    (
        rf"(?P<before>.*?)(?:[,;|]|\b)\s*(?:a\s+)?(?:(?:{WEEKDAY}"
        rf"|{_DAY_SHORT}),?\s+)?(?:a\s+)?(?P<date>\d"
        rf"{{1,2}}(?:º|°|ro\.?)?\s+(?:de\s+)?{MONTH}(?:,?\s+(?:de|del)?\s*(?:año\s+)?(?:1"
        rf"9|20)\d\d)?|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
        rf"|\d{{1,2}}[-/](?:{MONTH}|[a-z]{{3,4}})[-/](?:19|20)\d\d"
        rf"|\d{{1,2}} (?:ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)\.? (?:de )?(?:19"
        rf"|20)\d\d|{MONTH}"
        rf" \d{{1,2}},? (?:de |del )?(?:19|20)\d\d"
        rf"|(?:ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)[-/.]\d{{1,2}}[-/](?:19|20)\d\d"
        rf"|\w+ días del mes de {MONTH} (?:de|del año) (?:dos mil \w+(?: y \w+)?|(?:19|20)\d\d)"
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
    r"\s*\)?\s*(?:\.\s*(?=\())?(?:\([^)]{2,40}\)\s*)?(?:\.\s*[-–—]+|\.-|[-–—]{1,2}|[/|]|:"
    r"|\.(?=\s+[A-Z“\"]))\s*"
)
_PLACE_ONLY = re.compile(
    r"(?P<place>[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñü.]*(?:\s+(?:de|del|la|los"
    r"|las|el|[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñü.]*)){0,6}(?:,\s*[A-ZÁÉÍÓÚÑ][\wáéíóúñü]*\.?"
    r"(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ][\wáéíóúñü]*\.?){0,3})?)\s*(?:\([^)]{2,40}\)\s*)?(?:\."
    r"\s*[-–—]+|[-–—]{2}|\s[—–]\s|—|\.-)\s*(?=[\"“A-ZÁÉÍÓÚÑ])"
)
_IN_STATE = re.compile(
    r"(?P<place>[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñü]*(?:\s+(?:de|del|la|los|las|el"
    r"|[A-ZÁÉÍÓÚÑ][\wáéíóúñü]*)){0,6},\s*"
    rf"(?:{STATE.pattern}|(?:Oax|Ver|Chis|Gro|Mich|Hgo|Pue|Tab|Tamps|Jal|Son|Sin|Dgo|Zac|Nay|Qro"
    rf"|Gto|Mor|Tlax|Camp"
    r"|Yuc|Coah|Chih|Col|Ags|SLP|BCS?|NL|QRoo|Edomex|CDMX)\b))\.\s+(?=[A-ZÁÉÍÓÚÑ“\"])"
)
_NO_PLACE = re.compile(
    r"(?:por|redacci[óo]n|texto|fotos?|palacio|sal[óo]n|auditorio|teatro|sala|explanada|oficinas"
    r"|patio|hospital"
    r"|instalaciones|recinto|agencia)\b(?!,? \w+,? Oax)",
    _I,
)
_PUBLISHED = re.compile(
    r"(?:publicad[oa]|difundid[oa]|emitid[oa]|por|redacci[óo]n)\b[^.;]{3,90}?,\s+"
    r"(?=[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+(?: [A-ZÁÉÍÓÚÑ]\w+| de| del| la){0,4}"
    r"(?:, [A-ZÁÉÍÓÚÑ][\wáéíóúñ]+\.?)?,\s+(?:a )?\d)",
    _I,
)
_OTHER_LABEL = re.compile(
    r"^\W*(?:gui[óo]n|emisi[óo]n|edici[óo]n|publicad[oa]|actualizad[oa]|reuni[óo]n"
    r"|sesi[óo]n)\s*:\s*",
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
    head = text.blocks[:MOST_BLOCKS]
    number, dateline = None, None
    lines: list[Line] = []
    for block in head:
        found = _dateline(block.text)
        own = _number(block.text)
        dateline = _fuller(dateline, found)
        number = number or own
        lines.append(Line(block, is_dated=found is not None, is_numbered=own is not None))
        if is_body(lines[-1]) or (found and len(found.rest) > LONGEST_TITLE // 3):
            break  # the body begins here, behind its dateline
    told = dateline or _Dateline(None, None, None, None, "")
    title, until = pick_title(lines)
    header = Header(number, told.on, told.precision, told.text, told.place, title, _issuers(text))
    return header, until


def _fuller(held: _Dateline | None, found: _Dateline | None) -> _Dateline | None:
    """Return a dateline with what another says besides: a place alone, a day alone."""
    if held is None or found is None:
        return held or found
    if held.place is None and held.on and found.place and found.on in {None, held.on}:
        return replace(held, place=found.place)
    if held.on is None and held.precision is None and found.on:
        return replace(found, place=held.place or found.place)
    return held


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
        if found and not (found.start() <= 2 or TYPE.match(line) or _DAY.match(line)):  # noqa: PLR2004
            found = None
    return re.sub(r"\s", "", found["n"]).upper() if found else None


def _dateline(line: str) -> _Dateline | None:
    """Read `Oaxaca, Oax., a 3 de abril de 2023.- …`, or as much of it as a line gives."""
    line = _OTHER_LABEL.sub("", line)
    if (field := _FIELD.match(line)) and field["name"].lower().startswith(("fecha", "lugar")):
        line = re.sub(r"[.;|,]?\s*\bfecha\s*:\s*", ", ", field["value"], flags=_I)
    if published := _PUBLISHED.match(line):
        line = line[published.end() :]
    found = _DAY.match(line[:200])
    if found and _is_place(found["before"]):
        return _dated(found, line[found.end() :], Precision.DAY)
    found = _MONTH.match(line[:120])
    if found and _is_place(found["before"]):
        return _dated(found, "", Precision.MONTH)
    if only := _PLACE_ONLY.match(line) or _IN_STATE.match(line):
        return _Dateline(_place(only["place"]), None, None, None, line[only.end() :])
    if field and field["name"].lower() == "lugar":
        return _Dateline(_place(line), None, None, None, "")
    return None


def _dated(found: re.Match[str], rest: str, precision: Precision) -> _Dateline | None:
    rest = _CLOCK.sub("", rest, count=1) if _CLOCK.match(rest) else rest
    behind = _DATELINE_END.match(rest)
    if re.search(r"\w", rest) and behind is None and not _NUMBER.search(rest[:40]):
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
        re.sub(rf"^(?:{TYPE.pattern}|{_NUMBER.pattern})[\s|,.–-]*", "", words, flags=_I)
        if TYPE.match(words)
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
    words = TYPE.sub("", words, count=1) if TYPE.match(words) else words
    words = re.sub(_NUMBER.pattern, "", words, flags=_I).strip(" ,;:|/(-–—")
    words = re.sub(rf"[,\s]*\b(?:{WEEKDAY}|a)\s*$", "", words, flags=_I).strip(" ,;:|/(-–—")
    words = words.strip(" ·•*_")
    if "@" in words or "|" in words or _NO_PLACE.match(words):
        return _place(words.partition(",")[2]) if "," in words else None
    if words and not re.search(r"\b[A-Z][a-zé]{1,4}\.$", words):
        words = words.rstrip(".")
    return words or None


def _issuers(text: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_joined(text.letterhead)))


def _joined(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield bodies of a letterhead; `GOBIERNO DE` and `MÉXICO` on two lines are one."""
    held = ""
    for line in lines:
        if TYPE.match(line):
            continue
        if held and re.search(r"\b(?:DE|DEL|DE LA)$", held):
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line.strip()
    if held:
        yield held
