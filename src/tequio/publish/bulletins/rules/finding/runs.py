"""Runs of numbers in one breath, and the words that make one number the whole of others."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from tequio.publish.bulletins.rules.counting import PERCENT
from tequio.publish.bulletins.rules.finding.kinds import may_be_part, may_be_unknown_part
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence
from tequio.publish.bulletins.rules.nouns import agrees

_I = re.IGNORECASE
_LINK = re.compile(
    r"(?:[,;:(/+–—-]|\b(?:y|e|más|así como|además de|mientras que|en tanto que|junto con|con|pero))"
    r"\s*(?:[^\W\d]+[\s,]+){0,4}$",
    _I,
)
_BREAK = re.compile(
    r"\b(?:lo (?:que|cual)|en beneficio|a favor de|además|asimismo|donde|a l[oa]s que"
    r"|(?<!los )(?<!las )(?<!cuales )que (?:dan?|darán?|atienden?|atenderán?|brinda|beneficia"
    r"|cuentan? con|operan con|suman|tienen)|con un[ao]? (?:inversión|monto|costo|avance)"
    r"|durante|cada un[oa])\b|[.!?]\s",
    _I,
)
_ASIDE = re.compile(r"\([^()]*\)|“[^”]*”")
_OF_THEM = re.compile(r"\s+de (?:ell|est|es|ést)[oa]s\b", _I)
_WHICH = re.compile(
    r"\b(?:de|entre) (?P<of>l[oa]s) (?:cuales|que)\b"
    r"|\b(?:de|entre) (?P<them>(?:ell|est|es|ést)[oa]s)\b"
    r"|\bde l[oa]s mism(?P<same>[oa]s)\b",
    _I,
)
_OPENS = re.compile(
    r"[:(–—]\s*(?:[^\W\d]+\s+){0,3}$|\s-\s$"
    r"|\b(?:divid|distribu|repart|desglos|integr|compuest|conform|clasific)\w*"
    r"\b[^.;]{0,30}$|\b(?:es decir|esto es|o sea)\b[^.;]{0,12}$"
    r"|\b(?:que|como) (?:son|serán|fueron)\b[^.;]{0,12}$",
    _I,
)
_OF_ALL = re.compile(
    r"^[“\"«]?De $|\b(?:de|entre) (?:l[oa]s|un total de|est[oa]s|es[oa]s|dich[oa]s"
    r"|tod[oa]s l[oa]s)\s+(?:más de |casi |cerca de )?$",
    _I,
)
_TOTAL = re.compile(
    r"(?<!se )\b(?:en total|(?:un|para un|gran) total de|total(?:es)?"
    r"|sum(?:ar|a|ó|an|ando|aron|ará|arán)"
    r"|que suman?|totaliz\w+|en (?:su )?conjunto|en suma|lo que da|dan (?:un|como)"
    r"|hacen(?: un total)?|juntos|acumul\w+)\b[^.;]{0,40}$"
    r"|^[^.:;(]*:\s*$|=\s*$",
    _I,
)
_ADDS_TO = re.compile(r"\ba (?:l[oa]s|lo) (?:que|cual(?:es)?) se suman?\b|\bse suman?\b[^.;]*$", _I)
_TOTAL_BEHIND = re.compile(r"[^.;:,()]{0,60}?\ben total\b", _I)
_OPEN_END = re.compile(
    r"\bentre otr[oa]s|\bel resto\b|\bl[oa]s demás\b|\bl[oa]s restantes\b(?!\s+\d)|\botr[oa]s más\b"
    r"|\bprincipalmente\b|\bsobre todo\b|\bincluid|\bincluy|\betc|\btambién\b|\bademás\b"
    r"|\b(?:unos|unas) cuant|\balgun[oa]s\b",
    _I,
)
_FINITE = re.compile(
    r"\b(?!(?:son|eran|serán|fueron|están|corresponden|pertenecen)\b)"
    r"(?:\w{2,}(?:aron|ieron|ará|arán|erá|irá|irán|aban|ían)|tienen?|cuentan?|carecen?|está|tiene"
    r"|recib\w+|falta\w*|presentan?|requier\w+)\b",
    _I,
)
_CHANGE = re.compile(
    r"\b(?:pas(?:ó|aron|a|an|ará|arán|amos) (?:de|a)|increment\w+|aument\w+|creci\w+"
    r"|subi\w+|baj[óoa]\w*|redu[cj]\w+|llev\w+ (?:a|de)"
    r"|contra|frente a|comparad\w+|antes|ahora|anterior|año pasado|en (?:19|20)\d\d)\b",
    _I,
)


def run_after(
    sentence: Sentence, total: Mention, at: int, inner: AbstractSet[Mention], *, is_cued: bool
) -> list[Mention]:
    """Return the numbers from a place on that follow one another as parts of a total would."""
    fits = may_be_unknown_part if is_cued else may_be_part
    run: list[Mention] = []
    end = total.end if total in sentence.said else sentence.start
    for each in sentence.said[at:]:
        if each in inner or _is_aside(each, total):
            continue
        if run and not are_linked(sentence, run[-1], each):
            break
        if not run and _BREAK.search(sentence.between(end, each.start)) and not is_cued:
            break
        if not fits(each.unit, total.unit):
            if run:
                break
            continue
        run.append(each)
    return run


def run_before(
    sentence: Sentence, total: Mention, at: int, inner: AbstractSet[Mention], *, is_cued: bool
) -> list[Mention]:
    """Return the numbers before a place that follow one another as parts of a total would."""
    fits = may_be_unknown_part if is_cued else may_be_part
    run: list[Mention] = []
    for each in reversed(sentence.said[:at]):
        if each in inner or _is_aside(each, total):
            continue
        if run and not are_linked(sentence, each, run[0]):
            break
        if not fits(each.unit, total.unit):
            if run:
                break
            continue
        run.insert(0, each)
    return run


def are_linked(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Whether two numbers stand side by side in a list."""
    between = sentence.between(first.end, second.start)
    inside = _ASIDE.sub(" ", between)
    return _LINK.search(inside) is not None and _BREAK.search(inside) is None


def _is_aside(each: Mention, total: Mention) -> bool:
    """Whether a percentage only says again what stands beside it."""
    return each.unit == PERCENT and total.unit != PERCENT


def opening(sentence: Sentence, at: int) -> int | None:
    """Return where the parts of a number begin, by words that say so; None where none do."""
    total = sentence.said[at]
    if _OF_ALL.search(sentence.between(sentence.start, total.start)):
        return at + 1
    for place in range(at + 1, len(sentence.said)):
        before, each = sentence.said[place - 1], sentence.said[place]
        gap = sentence.between(before.end, each.start)
        if found := _WHICH.search(gap):
            word = next(word for word in found.groups() if word)
            return place if _owner(sentence.said[:place], word) == total else None
        if place == at + 1 and (_OPENS.search(gap) or _is_of_them(sentence, total, each)):
            return place
    return None


def _is_of_them(sentence: Sentence, total: Mention, each: Mention) -> bool:
    """Whether a number is said to be of the one before it: `645 unidades, 45 de ellas …`."""
    behind = sentence.between(each.end, sentence.end)
    return are_linked(sentence, total, each) and _OF_THEM.match(behind) is not None


def _owner(said: Sequence[Mention], word: str) -> Mention | None:
    """Return which number `de las cuales` is said of: the nearest whose noun has that gender."""
    fit = [each for each in said if agrees(word.lower(), each.unit) and each.unit != PERCENT]
    return fit[-1] if fit else None


def is_elided_list(sentence: Sentence, total: Mention, run: Sequence[Mention]) -> bool:
    """Whether numbers without a noun follow one that has it: `102 especialistas, 50 de …, 38`."""
    if len(run) < 2 or total.until <= total.end:  # noqa: PLR2004 - a list
        return False
    if any(each.unit != total.unit or each.until > each.end for each in run):
        return False
    before = sentence.between(total.end, run[0].start)
    return re.search(r"[,:;(–—-]\s*$", before) is not None and not _CHANGE.search(
        sentence.between(total.end, run[-1].start)
    )


def is_total_after(sentence: Sentence, at: int) -> bool:
    """Whether words before or behind a number say that it is a total."""
    total = sentence.said[at]
    since = sentence.said[at - 1].end if at else sentence.start
    gap = sentence.between(since, total.start)
    if _ADDS_TO.search(gap):
        return False
    behind = sentence.between(total.end, sentence.end)
    return bool(_TOTAL.search(gap) or _TOTAL_BEHIND.match(behind))


def is_whole(sentence: Sentence, run: Sequence[Mention]) -> bool:
    """Whether a run claims to name every part: it is closed, and no rest is spoken of."""
    words = sentence.between(run[0].start, sentence.end)
    if _OPEN_END.search(words):
        return False
    last = sentence.between(run[-2].end, run[-1].start)
    return (
        re.search(r"\b(?:y|e|más|mientras que|en tanto que|así como)\b|[;:+]|^[^.]*\)", last)
        is not None
    )


def has_verbs(sentence: Sentence, run: Sequence[Mention]) -> bool:
    """Whether what is said of the parts may overlap: `300 son mujeres y 450 tienen base`."""
    pairs = [*pairwise(run)]
    gaps = [sentence.between(first.end, second.start) for first, second in pairs]
    gaps.append(sentence.between(run[-1].end, sentence.end)[:40])
    return any(_FINITE.search(gap) for gap in gaps)


def is_range(sentence: Sentence, run: Sequence[Mention]) -> bool:
    """Whether two numbers are the ends of one: `entre 30 y 70 médicos`."""
    before = sentence.between(sentence.start, run[0].start)
    return len(run) == 2 and re.search(r"\bentre (?:l[oa]s )?$", before, _I) is not None  # noqa: PLR2004


def speaks_of_change(text: str) -> bool:
    """Whether words tell of one number becoming another."""
    return _CHANGE.search(text) is not None
