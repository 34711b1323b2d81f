"""What stands beside a paragraph: how a figure stands, what was found, what was promised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from tequio.base.shown import day, every_digit, number, signed, signed_percent
from tequio.base.ui.types import Finding, Link, Remark
from tequio.publish.bulletins.tables.receipts import BOUNDS, CHECKS, MARKS
from tequio.publish.bulletins.types import (
    Bound,
    BulletinFigure,
    Candidate,
    Check,
    Decision,
    FacilityRecipe,
    FigureRow,
    Outcome,
    Promise,
)

__all__ = ["MARKS"]
SHOWN_CANDIDATES = 3
PER_CENT = "porcentaje"
SHOWN_SENTENCES = 2  # of why; the others are there when asked for
_SENTENCE = re.compile(r"(?<=[.)])\s+(?=[A-ZÁÉÍÓÚÑ«¿])")


@dataclass(frozen=True)
class Addresses:
    """Where the figures of a text lead: to pages of their own, if the text is kept."""

    bulletin: int | None = None

    def figure(self, figure: BulletinFigure) -> str:
        """Return the page of a figure; empty where the text is not kept."""
        if self.bulletin is None:
            return ""
        span = figure.span
        return reverse("bulletins:figure", args=[self.bulletin, span.start, span.end])


@dataclass(frozen=True)
class PromiseShown:
    """A commitment as a page shows it. `decision` None: nobody decided yet."""

    place: int
    start: int
    end: int
    text: str
    who: str
    for_whom: str
    by_when: str
    decision: Decision | None

    @property
    def is_open(self) -> bool:
        """Whether it may still be confirmed."""
        return self.decision is None or not self.decision.is_confirmed

    @property
    def tone(self) -> str:
        """Return the class that tells how it stands."""
        if self.decision is None:
            return "going"
        return "done" if self.decision.is_confirmed else ""


def figure_finding(  # noqa: PLR0913 - each is a part of what is shown
    of: int,
    figure: BulletinFigure,
    check: Check | None,
    ratios: Sequence[Check],
    at: Addresses,
    *,
    row: FigureRow | None = None,
) -> Finding:
    """Return how a figure stands: what is said and measured, why, and who corrected it."""
    best = next(iter(check.candidates), None) if check else None
    shown, hidden = _plausible(ratios)
    why, more = _parted(check.explanation if check else "")
    return Finding(
        number=of + 1,
        anchor=f"v{of + 1}",
        said=said(figure),
        verdict=MARKS[check.verdict] if check else None,
        measured=best.value if best else None,
        decimals=best.decimals if best else 0,
        receipt=check.receipt if check else "",
        why=why,
        more=more,
        href=at.figure(figure),
        hints=(*shown, *_corrected(figure, row)),
        others=(*_other_ways(check), *hidden),
    )


def said(figure: BulletinFigure) -> str:
    """Return a number as it is said, with what ties it: about 85,000; at least 60,000,000."""
    value = every_digit(figure.value)
    shown = f"{value}\N{NO-BREAK SPACE}%" if figure.unit.startswith(PER_CENT) else value
    return shown if figure.bound is Bound.EXACT else f"{BOUNDS[figure.bound]} {shown}"


def remark_of(check: Check) -> Remark:
    """Return a check of the text itself, or of the whole text, as a remark."""
    lead = f"{CHECKS[check.kind]}."
    links = tuple(_candidate(each) for each in check.candidates[:SHOWN_CANDIDATES])
    return Remark(lead, check.explanation, MARKS[check.verdict], check.receipt, links)


def named_link(check: Check) -> str:
    """Return the page of a unit that a text names, where it is told with high probability."""
    best = next(iter(check.candidates), None)
    return best.receipt if best and check.verdict is Outcome.AGREES else ""


def unresolved(checks: Sequence[Check]) -> list[Remark]:
    """Return the units named that no single one of the register answers to, as one remark.

    Each leads to its receipt, which has the candidates.
    """
    open_ones = [check for check in checks if check.verdict is not Outcome.AGREES]
    if not open_ones:
        return []
    count = len(open_ones)
    lead = ngettext("%(n)s unit named.", "%(n)s units named.", count) % {"n": number(count)}
    words = ngettext(
        "It was looked for in the register and does not join by itself.",
        "They were looked for in the register and do not join by themselves.",
        count,
    )
    links = tuple(Link(_name_in(check), check.receipt, check.explanation) for check in open_ones)
    return [Remark(lead, words, links=links, summary=gettext("See which, with candidates"))]


def promise_shown(place: int, promise: Promise, decision: Decision | None) -> PromiseShown:
    """Return a commitment as a page shows it, with what a person said where they did."""
    said_by = decision.who if decision and decision.who else promise.said.who
    by_when = decision.by_when if decision and decision.by_when else promise.said.by_when
    return PromiseShown(
        place=place,
        start=promise.span.start,
        end=promise.span.end,
        text=promise.said.text,
        who=said_by or "",
        for_whom=promise.said.for_whom or "",
        by_when=by_when or "",
        decision=decision,
    )


def _parted(explanation: str) -> tuple[str, str]:
    """Return the first sentences of an explanation, and the others."""
    sentences = _SENTENCE.split(explanation)
    return " ".join(sentences[:SHOWN_SENTENCES]), " ".join(sentences[SHOWN_SENTENCES:])


def _candidate(each: Candidate) -> Link:
    shown = "" if each.value is None else number(each.value, each.decimals)
    return Link(f"{each.name} {shown}".strip(), each.receipt, each.sentence)


def _name_in(check: Check) -> str:
    return check.recipe.name if isinstance(check.recipe, FacilityRecipe) else ""


def _other_ways(check: Check | None) -> list[Link]:
    """Return the ways of counting behind the best one, each with its distance."""
    if check is None:
        return []
    told = []
    for each in check.candidates[1:]:
        if each.value is None:
            continue
        apart = ""
        if each.difference is not None:
            share = f", {signed_percent(each.share)}" if each.share is not None else ""
            apart = f" ({signed(each.difference, each.decimals)}{share})"
        value = number(each.value, each.decimals)
        told.append(Link(f"{each.name}: {value}{apart}", each.receipt, each.sentence))
    return told


def _plausible(checks: Sequence[Check]) -> tuple[list[Link], list[Link]]:
    """Return the ratios that are to be looked at, or the first plausible one; and the others."""
    odd = [each for each in checks if each.verdict is not Outcome.AGREES]
    shown = odd or list(checks[:1])
    rest = [each for each in checks if each not in shown]
    return _links(shown), _links(rest)


def _links(checks: Sequence[Check]) -> list[Link]:
    return [Link(each.explanation, each.receipt, gettext("Receipt")) for each in checks]


def _corrected(figure: BulletinFigure, row: FigureRow | None) -> list[Link]:
    """Return who corrected a figure as far as the reader of the page may know."""
    if figure.corrected is None:
        return []
    on = day(localdate(figure.corrected.at))
    if figure.corrected.value is None:
        words = gettext("Marked by a person on %(on)s: the reader had missed it.") % {"on": on}
    else:
        was = f"{every_digit(figure.corrected.value)} {figure.corrected.unit}"
        words = gettext("Corrected by a person on %(on)s: the reader said %(was)s.")
        words = words % {"on": on, "was": was}
    who = f"{row.by}: {row.reason}" if row and row.by else ""
    return [Link(f"{words} {who}".strip())]
