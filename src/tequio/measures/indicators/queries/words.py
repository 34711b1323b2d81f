"""Verdicts in words: one or a few sentences, with the numbers they rest on."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext

from tequio.base.figures.queries import definition
from tequio.base.figures.types import ClaimRow, Figure
from tequio.base.shown import number, percent, signed, signed_percent
from tequio.kernel.errors import noop
from tequio.measures.indicators import rules
from tequio.measures.indicators.types import Comparison, Judgement, Universe, Verdict

NOT_LESS = noop("It is no less than what was announced: %(difference)s (%(share)s).")
NOT_MORE = noop("It is no more than what was announced: %(difference)s (%(share)s).")
EQUAL = noop("It is the same number.")
AGREES = noop(
    "The difference, %(difference)s (%(share)s), is within the tolerance of %(tolerance)s."
)
DIFFERS = noop(
    "The difference, %(difference)s (%(share)s), is beyond the tolerance of %(tolerance)s."
)
BY_ACCIDENT = noop("Another basis agrees by accident, for it counts something else: %(value)s.")
SETTLED = {
    Verdict.AGREES: noop("It agrees on another basis too: %(value)s."),
    Verdict.DIFFERS: noop("It would agree on another basis: %(value)s."),
}
BORNE_OUT = {"at_least": NOT_LESS, "at_most": NOT_MORE}


def why(
    claim: ClaimRow,
    comparison: Comparison,
    judged: tuple[Figure, Judgement],
    others: Sequence[Figure],
    said: Mapping[str, ClaimRow],
) -> str:
    """Return why a verdict is what it is, on which bases it would be another, and the text's sum.

    Args:
        claim: what was announced.
        comparison: how it is held against its figure.
        judged: the measure and its judgement.
        others: the same figure on its other bases.
        said: what else was announced of the area, by code.
    """
    held, judgement = judged
    sentences = (
        *_verdict(claim, comparison, held, judgement),
        *_bases(comparison, judgement, held, others),
        _sum(claim, comparison, said),
    )
    return " ".join(filter(None, sentences))


def alone(claim: ClaimRow, comparison: Comparison | None, said: Mapping[str, ClaimRow]) -> str:
    """Return why a number that no figure measures cannot be told, and the text's sum."""
    apart = gettext("No figure of the register measures it.")
    added = _sum(claim, comparison, said) if comparison else ""
    return f"{apart} {added}".rstrip()


def _verdict(
    claim: ClaimRow, comparison: Comparison, held: Figure, judgement: Judgement
) -> Iterable[str]:
    apart = {
        "difference": signed(judgement.difference, held.decimals),
        "share": signed_percent(judgement.share, 2),
        "tolerance": percent(rules.TOLERANCES[claim.qualifier]),
    }
    if held.value is None:
        yield gettext("No loaded file says it.")
        caution = definition(held.id).caution
        yield gettext(caution) if caution and held.sources else ""
    elif held.is_sample:
        yield gettext("The measure is of the sample, which is made up: it proves nothing.")
    elif comparison.universe is not Universe.SAME:
        yield comparison.sentence
        if judgement.verdict is Verdict.OTHER_UNIVERSE:
            yield gettext("The difference, %(difference)s (%(share)s), proves no error.") % apart
    elif judgement.verdict is Verdict.AGREES:
        borne_out = BORNE_OUT.get(claim.qualifier, AGREES)
        yield gettext(borne_out if judgement.difference else EQUAL) % apart
    else:
        yield gettext(DIFFERS) % apart


def _bases(
    comparison: Comparison, judgement: Judgement, held: Figure, others: Sequence[Figure]
) -> Iterable[str]:
    """Yield what the other bases change; nothing where there is none or no measure."""
    if held.value is None or held.is_sample or not others:
        return
    if comparison.universe is Universe.UNSAID:
        listed = "; ".join(_named(figure) for figure in (held, *others))
        yield gettext("Candidates of the register: %(values)s.") % {"values": listed}
    elif judgement.verdict in SETTLED:
        for figure in judgement.agreeing:
            yield gettext(SETTLED[judgement.verdict]) % {"value": _named(figure)}
        for figure in judgement.accidental:
            yield gettext(BY_ACCIDENT) % {"value": _named(figure)}
        near = (*judgement.agreeing, *judgement.accidental)
        far = [_named(each) for each in others if each not in near and each.value is not None]
        if far:
            yield gettext("On other bases it does not agree: %(values)s.") % {
                "values": "; ".join(far)
            }


def _named(figure: Figure) -> str:
    shown = f"{number(figure.value, figure.decimals)} {gettext(figure.unit)}"
    return f"{shown} ({gettext(figure.basis_name)})"


def _sum(claim: ClaimRow, comparison: Comparison, said: Mapping[str, ClaimRow]) -> str:
    """Say whether the terms that the text gives add up; empty where it gives none."""
    total = rules.sum_of_terms(comparison, said)
    if total is None:
        return ""
    terms = " + ".join(number(said[code].value) for code in comparison.terms)
    if total == claim.value:
        return gettext("The sum that the text gives is right: %(terms)s.") % {"terms": terms}
    details = {"terms": terms, "total": number(total)}
    return gettext("The sum that the text gives is wrong: %(terms)s is %(total)s.") % details
