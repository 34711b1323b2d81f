"""Why a number of a text agrees, differs, counts something else or cannot be told, in words."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from tequio.base.figures.queries import definition
from tequio.base.figures.types import ClaimRow, Figure
from tequio.base.shown import day, number, percent, signed, signed_percent
from tequio.measures.indicators import rules
from tequio.measures.indicators.queries.reference import quantities, ways
from tequio.measures.indicators.queries.words import AGREES, BORNE_OUT, DIFFERS, EQUAL
from tequio.measures.indicators.types import Announced, Candidate, Universe, Verdict
from tequio.register.directory.queries import institution_name


def way_name(answered: Sequence[Figure]) -> str:
    """Return what a figure counts, of which institution, on which basis; and among whom."""
    figure, *over = answered
    among = "".join(f" / {gettext(each.name)}" for each in over)
    of_whom = f", {_short(institution_name(figure.institution))}" if figure.institution else ""
    basis = f" ({gettext(figure.basis_name)})" if figure.basis_name else ""
    return f"{gettext(figure.name)}{of_whom}{basis}{among}"


def _short(name: str) -> str:
    """Return the name that an institution goes by: the one in brackets, where there is one."""
    return name.rpartition("(")[2].rstrip(")")


def ratio_name(above: ClaimRow, below: ClaimRow) -> str:
    """Return of what two announced numbers a ratio is."""
    words = gettext("Announced: %(above)s of %(below)s people without social security")
    return words % {"above": number(above.value), "below": number(below.value)}


def why_held(
    announced: Announced, verdict: Verdict, candidates: Sequence[Candidate], *, plan: str
) -> str:
    """Return why a verdict is what it is, and under which other ways it would be another.

    Args:
        announced: the number.
        verdict: as it came out.
        candidates: every way of counting it, the best first.
        plan: why a plan is another universe; empty where the number is of none.
    """
    known = [each for each in candidates if each.value is not None]
    if any(each.figure and each.figure.is_sample for each in known):
        return gettext("The measure is of the sample, which is made up: it proves nothing.")
    if verdict is Verdict.OTHER_UNIVERSE:
        told = _of_another(announced, known, plan)
    elif verdict is Verdict.CANNOT_TELL:
        told = _open(announced, candidates, known)
    else:
        told = _settled(announced, known)
    return " ".join(dict.fromkeys(filter(None, told)))


def _settled(announced: Announced, known: Sequence[Candidate]) -> Iterable[str]:
    best, *others = known
    yield _measured(best)
    pattern = BORNE_OUT.get(announced.qualifier, AGREES) if best.meets else DIFFERS
    yield gettext(pattern if best.difference else EQUAL) % _apart(announced, best)
    yield from _others(others, is_met=best.meets)
    yield _far(best)


def _others(others: Sequence[Candidate], *, is_met: bool) -> Iterable[str]:
    """Yield what the other ways would change; those by accident are said to be so."""
    same = [each for each in others if each.universe is Universe.SAME]
    for each in (each for each in same if each.meets):
        yield gettext("It agrees so too: %(value)s.") % {"value": _compared(each)}
    if not is_met:
        # Something else that is as large proves nothing where what counts the same agrees.
        yield from _accidents([each for each in others if each not in same])
    if far := [each for each in same if not each.meets]:
        words = gettext("Counted otherwise it does not agree: %(values)s.")
        yield words % {"values": "; ".join(_compared(each) for each in far)}


def _accidents(others: Sequence[Candidate]) -> Iterable[str]:
    for each in (each for each in others if each.meets):
        words = gettext("It would agree by accident with something else: %(value)s.")
        yield f"{words % {'value': _named(each)}} {each.sentence}".rstrip()


def _of_another(announced: Announced, known: Sequence[Candidate], plan: str) -> Iterable[str]:
    best, *others = known
    yield plan or best.sentence
    yield _measured(best)
    if best.difference:
        words = gettext("The difference, %(difference)s (%(share)s), proves no error.")
        yield words % _apart(announced, best)
    else:
        yield gettext("The same number proves nothing: it counts something else.")
    yield from _accidents(others)
    yield _far(best)


def _open(
    announced: Announced, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> Iterable[str]:
    if announced.quantity is None:
        words = gettext("No list of Tequio and no figure of the register counts «%(unit)s».")
        yield words % {"unit": announced.unit}
    elif known:
        yield from (e.sentence for e in known if e.universe is Universe.UNSAID and e.figure)
        words = gettext("Candidates, the best first: %(values)s.")
        yield words % {"values": "; ".join(_judged(each) for each in known)}
    elif announced.area is None and ways()[announced.quantity]:
        yield gettext(
            "The text does not say of which state or municipality, or whether of the whole country;"
            " neither a region nor one unit alone is an area of the register."
        )
    elif not candidates and ways()[announced.quantity]:
        yield gettext("The register measures this of the whole country alone.")
    else:
        yield from _unknown(candidates)
        yield quantities()[announced.quantity].missing


def _unknown(candidates: Sequence[Candidate]) -> Iterable[str]:
    for each in candidates:
        if each.figure and each.figure.sources:
            yield gettext("No loaded file says it.")
            yield gettext(definition(each.figure.id).caution)


def _measured(best: Candidate) -> str:
    return gettext("The register measures %(value)s.") % {"value": _named(best)}


def _named(each: Candidate) -> str:
    return f"{number(each.value, each.decimals)} ({each.name})"


def _compared(each: Candidate) -> str:
    """Write a candidate with how far it lies, as a share of what was announced."""
    return f"{_named(each)}, {signed_percent(each.share, 2)}"


def _judged(each: Candidate) -> str:
    """Write a candidate with whether it lies within the tolerance."""
    word = gettext("it agrees") if each.meets else gettext("it does not agree")
    return f"{_compared(each)}, {word}"


def _apart(announced: Announced, best: Candidate) -> dict[str, str]:
    return {
        "difference": signed(best.difference, best.decimals),
        "share": signed_percent(best.share, 2),
        "tolerance": percent(rules.TOLERANCES[announced.qualifier]),
    }


def _far(best: Candidate) -> str:
    """Say of which day the nearest observation is, where it is not that of the text."""
    figure = best.figure
    if figure is None or not figure.distance_days or not figure.observed_on:
        return ""
    words = gettext("The nearest observation is of %(day)s, %(days)s days away.")
    return words % {"day": day(figure.observed_on), "days": number(figure.distance_days)}
