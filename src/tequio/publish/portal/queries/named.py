"""The places that a word may name."""

from collections.abc import Iterable
from functools import lru_cache

from django.urls import reverse

from tequio.base.files.types import CutRow
from tequio.base.keeping import version_of
from tequio.kernel.rows import fold
from tequio.publish.portal.types import Place
from tequio.register.geography.queries import municipalities, reference_states, state_names

MOST_PLACES = 12


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
