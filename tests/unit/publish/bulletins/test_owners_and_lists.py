"""Whose units a text counts, and where, when it names other bodies or many states."""

from datetime import date

import pytest

from tequio.publish.bulletins.queries.plans import judge_plan
from tequio.publish.bulletins.rules.finding.places import numbers_to_hold
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import Outcome, PlanRecipe

TODAY = date(2026, 11, 25)


def held(text):
    return [
        (found.recipe.quantity, found.recipe.area)
        for found in numbers_to_hold(read(text), read_on=TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("El ISSSTE opera 12 hospitales en Oaxaca.", "hospitals_of_kind"),
        ("El IMSS ordinario tiene 20 unidades médicas en Oaxaca.", "units_of_kind"),
        ("El IMSS-Bienestar opera 38 hospitales en Oaxaca.", "hospitals"),
        ("La Secretaría de Salud y el ISSSTE tienen 38 hospitales en Oaxaca.", "hospitals"),
    ],
)
def test_units_of_another_body_are_not_held_to_those_of_the_opd(text, quantity):
    assert held(text) == [(quantity, "20")]


def test_a_number_after_a_list_of_states_is_of_none_of_them_alone():
    text = (
        "Oaxaca, Chiapas, Puebla y Estado de México son los estados en que opera una red de 707"
        " hospitales."
    )
    assert ("hospitals", None) in held(text)


def test_a_number_with_its_own_place_in_a_list_keeps_it():
    text = "Hay 38 hospitales en Oaxaca, 48 hospitales en Chiapas y 30 hospitales en Tabasco."
    assert [area for _, area in held(text)] == ["20", "07", "27"]


def test_medicines_are_no_doctors_and_mexico_is_the_nation():
    assert held("En México hay 66.8 millones de personas sin seguridad social.") == [
        ("people_without_social_security", "00")
    ]
    assert held("En Oaxaca se entregaron 13 millones de medicamentos.") == [("medicines", "20")]


def test_what_was_announced_for_after_the_sources_end_is_not_denied_by_them(db):
    later = judge_plan(PlanRecipe(("31", "10"), "enero de 2026", date(2026, 1, 31)))
    then = judge_plan(PlanRecipe(("31", "10"), "junio de 2023", date(2023, 6, 30)))
    assert (later.verdict, then.verdict) == (Outcome.CANNOT_TELL, Outcome.DIFFERS)
