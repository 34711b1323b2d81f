"""What there is to look for in the register: every figure of a text, and every unit it names."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache, partial

from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.rules.areas import (
    area_of,
    area_of_text,
    is_demonym,
    is_of_other_row,
    sentence_of,
)
from tequio.publish.bulletins.rules.facilities import facility_spans
from tequio.publish.bulletins.rules.quantities import quantity_of
from tequio.publish.bulletins.rules.scopes import Scope, asked_for, is_anothers, scope_of
from tequio.publish.bulletins.types import (
    BulletinFigure,
    FacilityRecipe,
    Found,
    Reading,
    RegisterRecipe,
)

NATION = "00"
OF_STATES = frozenset({"states", "state_coordinators"})  # the register counts them of the nation
OF_THE_NATION = frozenset({"coverage", "people_of_joined_states"})
LETTERS_BESIDE = 60
_TOWN = re.compile(r",? (?:en |de )?((?:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+ ?){1,4})")
_CARE = re.compile(r"(?:Hospital|Cl[íi]nica|Centro|Unidad|Instituto|UMAE|UMF|H[A-Z]+)\b")
_PLURAL = re.compile(r"^(?:UMAE|[Hh]ospitales|[Cc]l[íi]nicas|[Cc]entros)\b.* y (?=[A-ZÁÉÍÓÚÑ])")


def numbers_to_hold(reading: Reading, *, read_on: date) -> tuple[Found, ...]:
    """Return one recipe for each figure: what it counts, where, how it was said and when.

    Args:
        reading: the text and what was read from it.
        read_on: stands for the day of a text that gives none.
    """
    on = reading.bulletin.header.date or read_on
    of_text = cache(partial(area_of_text, reading))
    return tuple(
        Found(_recipe(figure, reading, on, of_text), (at,))
        for at, figure in enumerate(reading.bulletin.figures)
    )


def _recipe(
    figure: BulletinFigure, reading: Reading, on: date, of_text: Callable[[], str | None]
) -> RegisterRecipe:
    sentence, at = sentence_of(reading, figure.span)
    quantity = quantity_of(figure, sentence, at, is_demonym=is_demonym(figure.unit))
    area = NATION if quantity in OF_STATES else area_of(figure, reading, of_text)
    if quantity is not None:
        scope = scope_of(quantity, figure, sentence, at)
        if is_of_other_row(figure, reading) or is_anothers(sentence):
            scope = Scope.PART
        # What is planned is held as such, whatever is to be done with it.
        is_plan = scope is Scope.HANDED_OVER and figure.kind is ClaimKind.GOAL
        quantity = quantity if is_plan else asked_for(quantity, scope)
    if quantity in OF_THE_NATION and area is None:
        area = NATION
    return RegisterRecipe(
        quantity=quantity,
        unit=figure.unit,
        area=area,
        value=float(figure.value),
        bound=figure.bound,
        kind=figure.kind,
        on=on,
    )


def facilities_to_find(reading: Reading, *, read_on: date) -> tuple[Found, ...]:
    """Return one recipe for each unit that a text names, with the words beside its first mention.

    Args:
        reading: the text and what was read from it.
        read_on: the day of the register: units are known by the names that they go by now.
    """
    state = area_of_text(reading)
    return tuple(
        Found(FacilityRecipe(name, state, _beside(reading, name), read_on))
        for name in reading.bulletin.facilities
        if not _PLURAL.match(name)  # two units under one name: none of them is it
    )


def _beside(reading: Reading, name: str) -> str:
    """Return what follows a name after a comma: the town it lies in, where the text says it."""
    for block in reading.text.blocks:
        for start, end in facility_spans(block.text):
            if " ".join(block.text[start:end].split()) == name:
                behind = block.text[end : end + LETTERS_BESIDE]
                town = _TOWN.match(behind)
                return town[1].strip() if town and not _CARE.match(town[1]) else ""
    return ""
