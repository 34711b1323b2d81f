"""The receipt of a check: run again from its address alone, on the cut-offs that it stood on."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tequio.base.figures.errors import UnknownCutsError
from tequio.base.figures.ports import cut_links
from tequio.base.figures.rules import read_cuts
from tequio.base.figures.tables.receipts import documents
from tequio.base.files.queries import cut_rows
from tequio.base.files.types import CutRow
from tequio.base.refusals import public
from tequio.base.ui.types import Link, Notice, Tone
from tequio.publish.bulletins import tables
from tequio.publish.bulletins.errors import BadCheckError
from tequio.publish.bulletins.queries.checking import CUTS, MARK, receipt_of, run
from tequio.publish.bulletins.rules.recipes import SHOWN_OF_FINGERPRINT, fingerprint, recipe_of
from tequio.publish.bulletins.types import Recipe
from tequio.publish.bulletins.views.parts import crumbs


@public
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Run a check again, twice: on the cut-offs it names, and with all that is known now."""
    recipe, cuts = _recipe(request), _cuts(request)
    sources = _known(cuts or ())
    try:
        (judged,), (fresh,) = run([recipe], cuts), run([recipe])
    except ValueError:
        raise BadCheckError from None
    found = fingerprint(recipe, judged.cuts, judged.verdict)
    told = request.GET.get(MARK, "")
    again = receipt_of(recipe, fresh)
    page = {
        "judged": judged,
        "verdict": tables.MARKS[judged.verdict],
        "slip": tables.slip(recipe, found),
        "notice": _notice(told, found),
        "candidates": tables.candidates(judged.candidates),
        "fresh": fresh,
        "fresh_verdict": tables.MARKS[fresh.verdict],
        "fresh_receipt": again,
        "is_fresh": again == receipt_of(recipe, judged),
        "documents": documents(sources, cut_links(cuts or ()), withdrawn=_withdrawn(sources)),
        "crumbs": crumbs(Link(gettext("Receipt of a check"))),
    }
    return render(request, "bulletins/receipt.html", page)


def _recipe(request: HttpRequest) -> Recipe:
    pairs = {key: str(value) for key, value in request.GET.items() if key not in {CUTS, MARK}}
    try:
        return recipe_of(pairs)
    except ValueError:
        raise BadCheckError from None


def _cuts(request: HttpRequest) -> tuple[int, ...] | None:
    """Return the cut-offs that an address names; None where it stands on none."""
    text = request.GET.get(CUTS)
    try:
        return None if text is None else read_cuts(text)
    except ValueError:
        raise UnknownCutsError(cuts=str(text)[:100]) from None


def _known(cuts: Iterable[int]) -> list[CutRow]:
    named = set(cuts)
    sources = cut_rows(named) if named else []
    if lost := named - {cut.number for cut in sources}:
        raise UnknownCutsError(cuts=", ".join(map(str, sorted(lost))))
    return sources


def _withdrawn(sources: Iterable[CutRow]) -> frozenset[int]:
    return frozenset(cut.number for cut in sources if cut.known_until is not None)


def _notice(told: str, found: str) -> Notice:
    shown = found[:SHOWN_OF_FINGERPRINT]
    if told == shown:
        lead = gettext("The fingerprint holds.")
        words = gettext("It was checked again just now, from the same documents: the same verdict.")
        return Notice(lead, words, Tone.GOOD)
    if not told:
        lead = gettext("This address brings no fingerprint.")
        words = gettext("The one below is that of the check as run just now.")
        return Notice(lead, words, Tone.WARN)
    lead = gettext("The fingerprint does not hold.")
    words = gettext(
        "The address says %(told)s and what was found just now is %(found)s: the address was"
        " changed, or the verdict was never this one. Do not cite it."
    )
    return Notice(lead, words % {"told": told[:64], "found": shown}, Tone.BAD)
