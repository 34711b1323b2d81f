"""Figures of a bulletin: each number with what it counts, how it is tied, where and when."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial

from tequio.publish.bulletins.rules.counting import Count
from tequio.publish.bulletins.rules.counts import counts_in
from tequio.publish.bulletins.rules.masks import dates_in
from tequio.publish.bulletins.rules.people import name_spans
from tequio.publish.bulletins.rules.tables import table_counts
from tequio.publish.bulletins.rules.tense import kind_at
from tequio.publish.bulletins.rules.topics import Topic, topic_after
from tequio.publish.bulletins.rules.vocabulary import STATE
from tequio.publish.bulletins.types import Block, Bound, BulletinFigure, Kind, Span, Text

Spans = Callable[[int, int], Span]

LONGEST_QUALIFIER = 80
LONGEST_SENTENCE = 2_000
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»)]?\s+(?=[\"“«¿¡(]?[A-ZÁÉÍÓÚÑ\d])")
_GOES_ON = re.compile(r"[“\"«]?(?:De|Entre) (?:es|est|ell|dich|l)[oa]s\b|L[oa]s \w+ restantes")
_SHORT_WORD = re.compile(
    r"(?:\b(?:[A-ZÁÉÍÓÚÑ]|[Dd]ra?|[Ll]ic|[Mm]tr[oa]|[Ii]ng|[Nn]o|[Nn]úm"
    r"|[Ss]ra?|[Aa]v|[Cc]ol|[Aa]rt|[Tt]el|Oax|Ver|Méx"
    r"|Jal|Gro|Pue|Chis|Mich|aprox|hrs|[Ee]xt|[Gg]ral|[Cc]\.P|[Pp]rofra?|Sto|Sta)|^\s*\d{1,2})\.$"
)
_BEFORE = (
    (
        Bound.AT_MOST,
        (
            r"(?:hasta(?: por| en)?|menos de|no más de|a lo (?:más|sumo)|(?:como"
            r" |un )?máximo(?: de)?|(?:por )?debajo de|inferior(?:es)? a|menor(?:es)?"
            r" (?:a|de)|no (?:mayor|superior)(?:es)? (?:a|de)|tope de)"
        ),
    ),
    (
        Bound.AT_LEAST,
        (
            r"(?:más de|por lo menos|al menos|cuando menos|(?:como |un )?mínimo(?:"
            r" de)?|poco más de|superior(?:es)? a|mayor(?:es)? (?:a|de)|arriba"
            r" de|por encima de|supera(?:n|ron|do)?|supera(?:n|ron)? los|rebas[aó](?:n"
            r"|ron)?|sobrepasa(?:n|ron)?|a partir de|no menos de|excede(?:n)?"
            r"|de más de|mayor de)"
        ),
    ),
    (
        Bound.ABOUT,
        (
            r"(?:alrededor de|cerca de|casi|unos|unas|aproximadamente|aprox\.?"
            r"|en torno a|próximos? a|cercan[oa]s? a|del orden de|prácticamente"
            r"|aproximad[oa]s? (?:de|a)|cosa de|como unos|a?proximadamente unos"
            r"|poco menos de|un estimado de|un aproximado de|estimad[oa]s? en)"
        ),
    ),
)
BEFORE = tuple(
    (bound, re.compile(rf"\b{words}(?: (?:los|las|el|la|un|unos|unas))?\s*\$?\s*$", re.IGNORECASE))
    for bound, words in _BEFORE
)
AFTER = (
    (Bound.AT_LEAST, re.compile(r"\s*(?:o más|y más|en adelante|o superior|como mínimo)\b")),
    (Bound.AT_MOST, re.compile(r"\s*(?:o menos|como máximo|a lo mucho)\b")),
    (Bound.ABOUT, re.compile(r"\s*,?\s*(?:aproximadamente|aprox\b|más o menos)")),
)


def read_figures(text: Text, *, year: int | None = None) -> tuple[BulletinFigure, ...]:
    """Return the figures of a text, in reading order; the same value of the same thing once.

    Args:
        text: the bulletin, as blocks.
        year: of the bulletin; days without one are of it.
    """
    found: dict[tuple[Decimal, str], BulletinFigure] = {}
    spans: dict[tuple[Decimal, str], dict[Span, None]] = {}
    for figure, value in _all(text, year):
        key = value, figure.unit.split()[0].lower()
        found.setdefault(key, figure)
        spans.setdefault(key, {})[figure.span] = None
    return tuple(replace(each, repeats=tuple(spans[key])[1:]) for key, each in found.items())


def _all(text: Text, year: int | None) -> Iterator[tuple[BulletinFigure, Decimal]]:
    topic = Topic()
    totals: dict[Decimal, str] = {}
    header: list[str] = []
    for block in text.blocks:
        if block.kind is Kind.TABLE:
            counts, header = table_counts(block.text, header)
            if counts is not None:
                spans = partial(_span, block)
                yield from (
                    (_figure(text, block.text, each, spans, year), each.value) for each in counts
                )
                continue
        else:
            header = []
        is_list = block.kind is Kind.BULLET
        if not (is_list or topic.is_asked):
            topic = replace(topic, is_stale=True)
        for start, end in sentences(block.text):
            sentence = block.text[start:end]
            goes_on = is_list or _GOES_ON.match(sentence) is not None
            counts = counts_in(
                sentence.lower() if sentence.isupper() else sentence,
                topic=topic,
                is_list=goes_on,
                totals=totals,
            )
            spans = partial(_span, block, offset=start)
            for each in counts:
                yield _figure(text, sentence, each, spans, year), each.value
                totals.setdefault(each.value, each.unit)
            topic = topic_after(sentence, counts, topic)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends; a short form's point ends none.

    Nobody says a sentence of LONGEST_SENTENCE letters: a text without points is cut between words,
    so that reading it stays linear.
    """
    start = 0
    for found in _SENTENCE.finditer(text):
        if _SHORT_WORD.search(text[start : found.start()]):
            continue
        yield from _cut(text, start, found.start())
        start = found.end()
    if start < len(text):
        yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        until = blank if blank > 0 else start + LONGEST_SENTENCE
        yield start, until
        start = until
    yield start, end


def _span(block: Block, start: int, end: int, *, offset: int = 0) -> Span:
    return Span(*block.source_span(start + offset, end + offset))


def _figure(
    text: Text, sentence: str, count: Count, spans: Spans, year: int | None
) -> BulletinFigure:
    bound, start = _bound(sentence, count)
    since = min(start, count.since) if count.since >= 0 else start
    span = spans(since, max(count.until, count.end))
    return BulletinFigure(
        value=plain(count.value),
        unit=count.unit,
        qualifier=_qualifier(sentence, count.until),
        bound=count.bound or bound,
        place=_place(sentence, count.start),
        when=_when(sentence, count.start, year),
        quote=text.raw[span.start : span.end],
        kind=kind_at(sentence, count.start, count.end),
        span=span,
    )


def plain(value: Decimal) -> int | float:
    """Return a number as JSON writes it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _bound(sentence: str, count: Count) -> tuple[Bound, int]:
    """Return how the number is tied, and where the words that tie it begin."""
    before = sentence[max(0, count.start - 40) : count.start]
    for bound, pattern in BEFORE:
        if found := pattern.search(before):
            return bound, count.start - len(before) + found.start()
    after = sentence[count.end : count.end + 30], sentence[count.until : count.until + 30]
    for bound, pattern in AFTER:
        if any(pattern.match(each) for each in after):
            return bound, count.start
    return Bound.EXACT, count.start


def _qualifier(sentence: str, at: int) -> str | None:
    words = re.split(r"[,;:.()|]| y \d", sentence[at : at + LONGEST_QUALIFIER], maxsplit=1)[
        0
    ].strip()
    return words or None


def _place(sentence: str, at: int) -> str | None:
    """Return the state that the sentence names nearest the number."""
    named = [(abs(start - at), name) for start, name in _states(sentence)]
    return min(named)[1] if named else None


def _when(sentence: str, at: int, year: int | None) -> str | None:
    days = [(abs(since - at), iso) for since, iso in _days(sentence, year)]
    return min(days)[1] if days else None


@lru_cache(maxsize=32)
def _states(sentence: str) -> tuple[tuple[int, str], ...]:
    """Return the states named, and where; people called Guerrero or Hidalgo are no states."""
    named = [(found.start(), found[0]) for found in STATE.finditer(sentence)]
    people = list(name_spans(sentence)) if named else []
    return tuple(
        (at, name) for at, name in named if not any(start <= at < end for start, end in people)
    )


@lru_cache(maxsize=32)
def _days(sentence: str, year: int | None) -> tuple[tuple[int, str], ...]:
    return tuple((since, iso) for since, _, iso in dates_in(sentence, year=year))
