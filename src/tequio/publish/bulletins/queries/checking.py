"""Running checks: what was found in a text, held against itself, its series and the register."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tequio.publish.bulletins.queries.facilities import look_up
from tequio.publish.bulletins.queries.register import hold
from tequio.publish.bulletins.queries.words import judge_text
from tequio.publish.bulletins.rules.finding import find_checks
from tequio.publish.bulletins.rules.recipes import (
    SHOWN_OF_FINGERPRINT,
    fingerprint,
    kind_of,
    pairs_of,
)
from tequio.publish.bulletins.types import (
    Check,
    FacilityRecipe,
    Found,
    Judged,
    Reading,
    Recipe,
    RegisterRecipe,
)

CUTS, MARK = "cortes", "huella"
Judge = Callable[[Sequence[Any], tuple[int, ...] | None], list[Judged]]
JUDGES: dict[type, Judge] = {RegisterRecipe: hold, FacilityRecipe: look_up}


def checks_of(reading: Reading, *, read_on: date, others: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return every check of a text, run with all that is known now.

    A number of SQL queries that does not grow with the text: those of the figures asked, and of
    the units named.

    Args:
        reading: the text and what was read from it.
        read_on: the day that stands for today.
        others: other bulletins of the series, as `137/2024 2024-03-21`.
    """
    return checks_of_each([(reading, others)], read_on=read_on)[0]


def checks_of_each(
    texts: Sequence[tuple[Reading, Sequence[str]]], *, read_on: date
) -> list[tuple[Check, ...]]:
    """Return what `checks_of` does for many texts, each with the others of its series.

    As many SQL queries as for one, for each day on which they are dated.
    """
    found = [find_checks(reading, read_on=read_on, others=others) for reading, others in texts]
    judged = iter(run([each.recipe for of_text in found for each in of_text]))
    return [tuple(_check(each, next(judged)) for each in of_text) for of_text in found]


def run(recipes: Sequence[Recipe], cuts: tuple[int, ...] | None = None) -> list[Judged]:
    """Judge recipes, in order; on some cut-offs alone where they are given."""
    answers: dict[int, Judged] = {}
    for kind, judge in JUDGES.items():
        places = [at for at, recipe in enumerate(recipes) if type(recipe) is kind]
        told = judge([recipes[at] for at in places], cuts) if places else []
        answers.update(zip(places, told, strict=True))
    return [
        answers[at] if at in answers else judge_text(recipe) for at, recipe in enumerate(recipes)
    ]


def receipt_of(recipe: Recipe, judged: Judged) -> str:
    """Return the address that runs a check again, on the same cut-offs."""
    mark = fingerprint(recipe, judged.cuts, judged.verdict)[:SHOWN_OF_FINGERPRINT]
    # An answer that stands on nothing says so: run again later, it still stands on nothing.
    stands_on = [(CUTS, ",".join(map(str, sorted(judged.cuts))))] if type(recipe) in JUDGES else []
    query = urlencode([*pairs_of(recipe), *stands_on, (MARK, mark)], safe=",|")
    return f"{reverse('bulletins:receipt')}?{query}"


def _check(found: Found, judged: Judged) -> Check:
    return Check(
        kind=kind_of(found.recipe),
        figures=found.figures,
        verdict=judged.verdict,
        explanation=judged.explanation,
        receipt=receipt_of(found.recipe, judged),
        candidates=judged.candidates,
        recipe=found.recipe,
    )
