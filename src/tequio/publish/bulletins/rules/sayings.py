"""What people are quoted saying, and what is said that someone will do."""

import itertools
import re
from collections.abc import Iterator

from tequio.publish.bulletins.rules.figures import sentences
from tequio.publish.bulletins.rules.masks import DATE
from tequio.publish.bulletins.rules.people import name_spans
from tequio.publish.bulletins.rules.vocabulary import MONTH
from tequio.publish.bulletins.types import Block, Commitment, Kind, Quotation, Text

FEWEST_WORDS = 4
_QUOTED = re.compile(r"“([^”\n]{10,1500})”|«([^»\n]{10,1500})»|\"([^\"\n]{10,1500})\"")
_PROMISE = re.compile(
    r"\b(?:(?:se\s+(?:les\s+|le\s+)?)?[a-záéíóúñ]{2,}(?:ar|er|ir|dr|rr"
    r"|br)(?:á|án|emos)|se compromet\w+|compromiso\w*|acord\w+ (?:que"
    r"|a|la|el)?"
    r"|se acord\w+|va a|van a|vamos a|deber[áa]n?)\b"
)
_NO_PROMISE = re.compile(
    r"\b(?:será|serán|estará|podrán?|tendrán?|habrá|detrás|además|atrás|jamás|quizá)\b"
)
_CONNECTIVES = re.compile(
    (
        r"^(?:asimismo|además|también|por (?:ello|eso|lo que)|en este sentido"
        r"|de igual (?:forma|manera)|y|que)\b,?\s*"
    ),
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r";\s+|,\s+(?=(?:también|además|asimismo|así como)\b)|\b(?:que|de"
    r" que)\s+(?=(?:se|en|a|los|las|el|la)\b)"
)
_FOR = re.compile(
    r"\b(?:en beneficio de|a favor de|para (?:las|los|la|el) (?=famil"
    r"|poblaci|habitant|pacient|mujer|niñ|comunid|person|derechoh|trabajad"
    r"|ciudadan))(?P<whom>[^,;.]{3,80})"
)
_BY = re.compile(
    (
        rf"\b(?:a más tardar|antes de(?:l)?|para|en|al cierre de|al|durante"
        rf"|hacia|a partir de)\s+(?:el|la|finales de|fin de|los próximos|este)?\s*(?:{DATE.pattern}"
        rf"|{MONTH}(?: de (?:19|20)\d\d)?|(?:19|20)\d\d|(?:primer|segundo"
        rf"|tercer|cuarto) (?:trimestre|semestre|bimestre)[^,;.]{{0,25}}|próxim[oa]s?"
        rf" [^,;.]{{3,20}}|\d+ (?:días|meses|semanas|años))"
    ),
    re.IGNORECASE,
)


def read_quotations(text: Text) -> tuple[Quotation, ...]:
    """Return the quotations of some length, with who is named nearest as saying it."""
    found: dict[str, Quotation] = {}
    speaker: str | None = None
    for block in text.blocks:
        spans = list(name_spans(block.text))
        for match in _QUOTED.finditer(block.text):
            said = next(group for group in match.groups() if group)
            if len(said.split()) >= FEWEST_WORDS:
                who = _speaker(block.text, spans, match.start(), match.end()) or speaker
                found.setdefault(said, Quotation(said, who))
        outside = [span for span in spans if not _is_quoted(block.text, span[0])]
        speaker = block.text[slice(*outside[-1])] if outside else speaker
    return tuple(found.values())


def _speaker(text: str, spans: list[tuple[int, int]], start: int, end: int) -> str | None:
    behind = re.compile(r"[,.]?\s*\w+(?:ó|o)\b").match(text, end)
    near = [span for span in spans if end <= span[0] <= end + 120] if behind else []
    if near and not re.search(r"[.;]\s", text[end + 2 : near[0][0]]):
        return text[slice(*near[0])]
    before = [span for span in spans if span[1] <= start and not _is_quoted(text, span[0])]
    return text[slice(*before[0])] if before else None


def _is_quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)


def read_commitments(text: Text) -> tuple[Commitment, ...]:
    """Return what is said that will be done: the clause, who, for whom and by when."""
    found: dict[str, Commitment] = {}
    for block in text.blocks:
        if block.kind in {Kind.HEADING, Kind.TABLE}:
            continue
        for start, end in sentences(block.text):
            for clause in _promises(block.text[start:end]):
                found.setdefault(clause, _commitment(block, start, clause))
    return tuple(found.values())


def _promises(sentence: str) -> Iterator[str]:
    """Yield the clauses that promise."""
    bounds = [0, *(match.end() for match in _CLAUSE.finditer(sentence)), len(sentence)]
    for start, end in itertools.pairwise(bounds):
        clause = sentence[start:end].strip(' ,;:.“”"')
        promise = _PROMISE.search(clause)
        if promise and not _NO_PROMISE.fullmatch(promise[0]):
            yield _CONNECTIVES.sub("", clause)


def _commitment(block: Block, start: int, clause: str) -> Commitment:
    at = block.text.find(clause, start)
    before = [span for span in name_spans(block.text) if span[0] <= max(at, 0) + len(clause) // 3]
    whom, by = _FOR.search(clause), _BY.search(clause)
    return Commitment(
        text=clause,
        who=block.text[slice(*before[-1])] if before else None,
        for_whom=whom["whom"].strip() if whom else None,
        by_when=by[0].strip() if by else None,
    )
