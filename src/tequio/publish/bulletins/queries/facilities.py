"""Units that a text names, looked for in the register of its day."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.files.queries import live_cuts
from tequio.base.shown import percent
from tequio.kernel.dates import Moment
from tequio.publish.bulletins.types import Candidate, FacilityRecipe, Judged, Outcome
from tequio.register.units.queries import units_named
from tequio.register.units.types import REASON_NAMES, NamedPlace, NamedUnit, UnitCandidate

SURE, LIKELY = 0.9, 0.5  # how probable a unit must be to be told as the one, or as the likely one


def look_up(recipes: Sequence[FacilityRecipe], cuts: tuple[int, ...] | None = None) -> list[Judged]:
    """Look units up by the names of a text, in order; in some cut-offs alone where they are given.

    Three SQL queries for all names of one day; four more where what is known has changed.
    """
    live = live_cuts()
    stands_on = tuple(cut.number for cut in live) if cuts is None else cuts
    made_up = any(cut.is_sample for cut in live if cut.number in set(stands_on))
    by_day = {recipe.on: None for recipe in recipes}
    found = {on: _found([r for r in recipes if r.on == on], Moment(on, cuts=cuts)) for on in by_day}
    return [_judged(found[each.on][each], stands_on, made_up=made_up) for each in recipes]


def _found(recipes: Sequence[FacilityRecipe], at: Moment) -> dict[FacilityRecipe, NamedUnit]:
    names = [NamedPlace(each.name, each.state, each.beside) for each in recipes]
    return dict(zip(recipes, units_named(names, at=at), strict=True))


def _judged(named: NamedUnit, cuts: tuple[int, ...], *, made_up: bool) -> Judged:
    candidates = tuple(_candidate(each) for each in named.candidates)
    best = named.candidates[0] if named.candidates else None
    is_sure = best is not None and best.probability >= SURE and not made_up
    verdict = Outcome.AGREES if is_sure else Outcome.CANNOT_TELL
    words = f"«{named.name}»: {_words(best, made_up=made_up)}"
    return Judged(verdict, words, candidates, cuts)


def _words(best: UnitCandidate | None, *, made_up: bool) -> str:
    if made_up:
        return gettext("the units are of the sample, which is made up: nobody is found in it.")
    if best is None:
        return gettext(
            "no unit of the register goes by that name: it may be a work, of another institution,"
            " or known by another name."
        )
    details = {"unit": _named(best), "probability": percent(best.probability, 0)}
    if best.probability >= SURE:
        return gettext("it is %(unit)s, with a probability of %(probability)s.") % details
    if best.probability >= LIKELY:
        words = gettext("it is likely to be %(unit)s (%(probability)s); a person confirms it.")
        return words % details
    words = gettext("several could be it; the nearest is %(unit)s (%(probability)s).")
    return words % details


def _named(unit: UnitCandidate) -> str:
    where = ", ".join(filter(None, (unit.clues, unit.municipality_name)))
    return f"{unit.unit_name} ({where})"


def _candidate(unit: UnitCandidate) -> Candidate:
    return Candidate(
        name=_named(unit),
        value=unit.probability,
        decimals=2,
        meets=unit.probability >= SURE,
        is_same=True,
        difference=None,
        share=None,
        sentence="; ".join(gettext(REASON_NAMES[reason]) for reason in unit.reasons),
        receipt=reverse("portal:unit", args=[unit.clues]),
    )
