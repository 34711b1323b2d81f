"""What is known now: its cut-offs, and the places that a word may name."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from django.http import HttpRequest
from django.urls import reverse

from tequio.base.files.queries import live_cuts, withdrawn_cuts
from tequio.base.files.types import CutRow
from tequio.kernel.rows import fold
from tequio.publish.portal.types import Place
from tequio.register.geography.queries import municipalities, reference_states, state_names

MOST_PLACES = 12
DRAWN = "1"  # how maps are written; to change it makes every kept map a new one


def known_cuts(request: HttpRequest) -> tuple[CutRow, ...]:
    """Return the cut-offs now known; one SQL query for all that a page asks."""
    held = getattr(request, "known_cuts", None)
    if held is None:
        held = tuple(live_cuts())
        request.known_cuts = held  # type: ignore[attr-defined]  # lives as long as the request
    return held


def is_still_known(request: HttpRequest) -> bool:
    """Whether what was known when a page was begun still is all that is known. One SQL query.

    What came or went meanwhile may be in one half of the page and not in the other.
    """
    return known_cuts(request) == tuple(live_cuts())


def withdrawn(request: HttpRequest) -> int:
    """Return how many cut-offs are no longer known; one SQL query for all that a page asks."""
    held = getattr(request, "withdrawn_cuts", None)
    if held is None:
        held = withdrawn_cuts()
        request.withdrawn_cuts = held  # type: ignore[attr-defined]  # lives as long as the request
    return int(held)


def version_of(cuts: Iterable[CutRow], *asked: str) -> str:
    """Return what names a state of knowledge: equal cut-offs give equal answers."""
    parts = (DRAWN, *(str(cut.number) for cut in cuts), *asked)
    return sha256("|".join(parts).encode()).hexdigest()[:32]


def places(text: str, cuts: Iterable[CutRow]) -> list[Place]:
    """Return states and municipalities whose name holds the text; one SQL query once a version."""
    wanted = fold(text)
    if not wanted:
        return []
    named = state_names()
    found = [
        Place(row.name, "", reverse("portal:state", args=[row.code]))
        for row in reference_states()
        if wanted in fold(row.name) or wanted == fold(row.short_name)
    ]
    found += [
        Place(name, named.get(code[:2], ""), reverse("portal:municipality", args=[code]))
        for code, name, folded in _municipalities(version_of(cuts))
        if wanted in folded
    ]
    return found[:MOST_PLACES]


@lru_cache(maxsize=2)
def _municipalities(version: str) -> tuple[tuple[str, str, str], ...]:
    del version
    return tuple((row.code, row.name, fold(row.name)) for row in municipalities())
