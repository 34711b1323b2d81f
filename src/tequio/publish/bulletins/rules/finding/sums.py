"""Sums that a text makes without saying so: a number, and the numbers that are its parts."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tequio.publish.bulletins.rules.counting import PERCENT
from tequio.publish.bulletins.rules.finding.additions import (
    FEWEST,
    Addition,
    longest_that_closes,
)
from tequio.publish.bulletins.rules.finding.columns import in_tables
from tequio.publish.bulletins.rules.finding.growth import in_growth
from tequio.publish.bulletins.rules.finding.kinds import is_same_kind, is_wider, may_be_part
from tequio.publish.bulletins.rules.finding.listed import in_lists
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence, sentences_of
from tequio.publish.bulletins.rules.finding.rests import in_rests, is_left
from tequio.publish.bulletins.rules.finding.runs import (
    are_linked,
    has_verbs,
    is_elided_list,
    is_range,
    is_total_after,
    is_whole,
    opening,
    run_after,
    run_before,
    speaks_of_change,
)
from tequio.publish.bulletins.rules.finding.shares import in_shares
from tequio.publish.bulletins.types import Found, Kind, Reading

SMALLEST = 10  # of a total that nothing but arithmetic finds: smaller ones meet by chance
_GOES_ON = re.compile(
    r"[“\"«]?(?:De (?:ell|es|est|dich)[oa]s|De (?:este|ese|dicho) total|Se trata de|Son|Serán"
    r"|Fueron"
    r"|Se (?:divid|desglos|distribuy|compon|integr)\w+|Corresponden|Est[oa]s|Incluyen)\b",
    re.IGNORECASE,
)
_ENDS_ALL = re.compile(
    r"[“\"«]?(?:En (?:total|suma|conjunto)|Con (?:ello|esto)|Así|Sumad[oa]s?|Juntos"
    r"|El total|Total)\b",
    re.IGNORECASE,
)


def sums_to_check(reading: Reading) -> tuple[Found, ...]:
    """Return each number that the text gives with its parts, once.

    A sum that the words make is returned whether it comes out or not; one that only arithmetic
    finds must be among numbers of a kind, near one another, and come out.
    """
    sentences = sentences_of(reading)
    found: dict[tuple[object, ...], Addition] = {}
    for each in _all(sentences):
        key = each.total.value, tuple(sorted(part.value for part in each.parts))
        held = found.setdefault(key, each)
        if held.total.bound != each.total.bound and each.closes:
            found[key] = each
    tables = {each.number for each in sentences if each.kind is Kind.TABLE}
    return tuple(each.found for each in _without_doubles(list(found.values()), tables))


def _all(sentences: Sequence[Sentence]) -> Iterator[Addition]:
    yield from in_tables(sentences)
    yield from in_lists(sentences)
    for sentence in sentences:
        if sentence.kind is not Kind.TABLE and sentence.said:
            yield from _inside(sentence)
            yield from in_shares(sentence)
            yield from in_growth(sentence)
    yield from _across(sentences)


def _without_doubles(found: list[Addition], tables: set[int]) -> Iterator[Addition]:
    """Yield what is left where one number was given parts twice: those that come out.

    Cells of a table are parts of their row and of their column.
    """
    closed = {id(part) for each in found if each.closes for part in each.parts}
    settled = {each.total for each in found if each.closes}
    for each in found:
        if each.closes:
            yield each
        elif each.total in settled:
            continue
        elif each.total.sentence in tables or not all(id(part) in closed for part in each.parts):
            yield each


def _inside(sentence: Sentence) -> Iterator[Addition]:
    """Yield the sums inside a sentence: first those that come out, inner before outer ones.

    Parts of an inner sum are no parts of an outer one.
    """
    inner: set[Mention] = set()
    settled: set[Mention] = set()
    for is_open in (False, True):
        for at in reversed(range(len(sentence.said))):
            total = sentence.said[at]
            if total in settled or (is_open and total in inner):
                continue
            addition = _forward(sentence, at, inner, is_open=is_open) or _backward(
                sentence, at, inner, is_open=is_open
            )
            if addition:
                inner.update(addition.parts)
                settled.add(total)
                yield addition


def _forward(sentence: Sentence, at: int, inner: set[Mention], *, is_open: bool) -> Addition | None:
    """Return a number with the parts that follow it; `is_open`: though they do not make it."""
    total = sentence.said[at]
    place = opening(sentence, at)
    run = run_after(sentence, total, place or at + 1, inner, is_cued=place is not None)
    is_cued = place is not None or is_elided_list(sentence, total, run) or is_left(sentence, at)
    return _made(sentence, total, run, is_cued=is_cued, is_open=is_open)


def _backward(
    sentence: Sentence, at: int, inner: set[Mention], *, is_open: bool
) -> Addition | None:
    """Return a number with the parts before it."""
    total = sentence.said[at]
    is_cued = is_total_after(sentence, at)
    run = run_before(sentence, total, at, inner, is_cued=is_cued)
    return _made(sentence, total, run, is_cued=is_cued, is_open=is_open)


def _made(
    sentence: Sentence, total: Mention, run: list[Mention], *, is_cued: bool, is_open: bool
) -> Addition | None:
    if len(run) < FEWEST or not (is_cued or not is_open):
        return None
    whole = Addition(total, tuple(run))
    if is_open:
        return whole if _claims(sentence, whole) else None
    closing = longest_that_closes(total, run, from_end=run[0].start < total.start)
    return closing if closing and (is_cued or _is_sure(sentence, closing, run)) else None


def _claims(sentence: Sentence, whole: Addition) -> bool:
    """Whether the words say that these are all the parts, though they do not make the number."""
    run, total = whole.parts, whole.total
    if not is_whole(sentence, run) or _is_change(sentence, whole):
        return False
    are_known = all(may_be_part(part.unit, total.unit) for part in run)
    if are_known and not has_verbs(sentence, run):
        return whole.is_within("0.5", "2")
    return whole.is_within("0.9", "1.1")


def _is_change(sentence: Sentence, whole: Addition) -> bool:
    said = sorted((whole.total, *whole.parts), key=lambda each: each.start)
    return speaks_of_change(sentence.between(said[0].end, said[-1].start))


def _is_sure(sentence: Sentence, closing: Addition, run: Sequence[Mention]) -> bool:
    """Whether a sum that no word makes is none by chance: a whole list of kinds of one thing."""
    total, parts = closing.total, closing.parts
    if total.value < SMALLEST or len(parts) < len(run) or is_range(sentence, parts):
        return False
    if _is_change(sentence, closing):
        return False
    if not _are_of_one_place(total, parts):
        return False
    others = [part for part in parts if not is_same_kind(part.unit, total.unit)]
    if not others or not all(is_wider(total.unit, part.unit) for part in others):
        return False
    first, last = (total, parts[0]) if total.start < parts[0].start else (parts[-1], total)
    return len(others) == len(parts) or not are_linked(sentence, first, last)


def _are_of_one_place(total: Mention, parts: Iterable[Mention]) -> bool:
    return all(None in {total.place, part.place} or part.place == total.place for part in parts)


def _across(sentences: Sequence[Sentence]) -> Iterator[Addition]:
    """Yield the sums whose number stands in another sentence than its parts."""
    heads = [each for each in sentences if each.kind in {Kind.HEADING, Kind.BULLET} and each.said]
    for place, sentence in enumerate(sentences):
        yield from in_rests(sentences[max(0, place - 1) : place], sentence)
        if sentence.kind is Kind.TABLE or len(sentence.said) < FEWEST:
            continue
        before = sentences[max(0, place - 2) : place]
        after = sentences[place + 1 : place + 2]
        goes_on = _GOES_ON.match(sentence.text) is not None
        if goes_on and (told := _continued(before, sentence)):
            yield told
            continue
        near = [*reversed(before), *after, *(h for h in heads if h not in before)]
        yield from _summed_up(sentence, after)
        yield from _by_chance_or_not(near, sentence)


def _continued(before: Sequence[Sentence], sentence: Sentence) -> Addition | None:
    """Return a number with the parts that the next sentence names: `De ellas, 30 … y 12 …`."""
    totals = [each for one in reversed(before) for each in reversed(one.said)]
    runs = [(total, run_after(sentence, total, 0, frozenset(), is_cued=False)) for total in totals]
    fit = [(total, run) for total, run in runs if len(run) >= FEWEST and run[0] != total]
    for total, run in fit:
        if closing := longest_that_closes(total, run):
            return closing
    for total, run in fit[:1]:
        whole = Addition(total, tuple(run))
        if _claims(sentence, whole) and whole.is_within("0.8", "1.25"):
            return whole
    return None


def _summed_up(sentence: Sentence, after: Sequence[Sentence]) -> Iterator[Addition]:
    """Yield the number that the next sentence gives as the total: `En total, 1,280 unidades`."""
    for other in after:
        if not (other.said and _ENDS_ALL.match(other.text)):
            continue
        total = other.said[0]
        run = run_after(sentence, total, 0, frozenset(), is_cued=False)
        whole = Addition(total, tuple(run))
        if len(run) >= FEWEST and (whole.closes or _claims(sentence, whole)):
            yield whole


def _by_chance_or_not(near: Iterable[Sentence], sentence: Sentence) -> Iterator[Addition]:
    for other in near:
        for total in other.said:
            run = run_after(sentence, total, 0, frozenset(), is_cued=False)
            for parts in _clauses(sentence, run):
                whole = Addition(total, parts)
                told = sentence.between(parts[0].start - 40, parts[-1].start)
                if whole.closes and _is_sure_across(whole) and not speaks_of_change(told):
                    yield whole
                    return


def _clauses(sentence: Sentence, run: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield a run, and what of it stands behind each semicolon: `una es nueva; 12 van a …`."""
    for place in range(len(run) - FEWEST + 1):
        if not place or ";" in sentence.between(run[place - 1].end, run[place].start):
            yield tuple(run[place:])


def _is_sure_across(whole: Addition) -> bool:
    total = whole.total
    values = {part.value for part in whole.parts}
    if total.value < SMALLEST or total.value in values:
        return False
    return total.unit != PERCENT and _are_of_one_place(total, whole.parts)
