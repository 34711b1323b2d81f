"""What a figure of a text counts and where: all there is, a part, or what changes hands."""

from datetime import date

import pytest

from tequio.publish.bulletins.rules.finding.places import numbers_to_hold
from tequio.publish.bulletins.rules.reading import read

READ_ON = date(2026, 11, 25)
ALL_OF_THEM = [
    ("En Oaxaca operan 961 unidades médicas.", "units"),
    ("La red de Oaxaca cuenta con 38 hospitales.", "hospitals"),
    ("Oaxaca tiene 865 unidades de primer nivel.", "first_level_units"),
    ("En Oaxaca hay 865 centros de salud.", "health_centres"),
    ("Oaxaca dispone de 12 hospitales de segundo nivel.", "hospitals_second_level"),
    ("El abasto en los 38 hospitales que opera el organismo en Oaxaca es mayor.", "hospitals"),
    ("En Oaxaca hay 2 mil 900 camas censables.", "beds"),
    ("En Oaxaca viven 4 millones de habitantes.", "people"),
    ("En Oaxaca 3 millones de personas no tienen seguridad social.", "people_without"),
    ("Son 3 millones de oaxaqueñas y oaxaqueños sin seguridad social.", "people_without"),
]
SOME = [
    ("En Oaxaca se rehabilitaron 41 unidades médicas.", "units_of_kind"),
    ("Oaxaca entregó 41 unidades rehabilitadas en la sierra.", "units_of_kind"),
    ("En Oaxaca, 592 unidades médicas carecen de título.", "units_of_kind"),
    ("Se asignó equipo a 17 centros de salud de Oaxaca.", "units_of_kind"),
    ("De las 801 unidades de Oaxaca, 592 no tienen título.", "units_of_kind"),
    ("Oaxaca incorpora 50 unidades más al convenio.", "units_of_kind"),
    ("En Oaxaca se rescatarán 10 hospitales abandonados.", "hospitals_of_kind"),
    ("En Oaxaca se construyen tres nuevos hospitales.", "hospitals_of_kind"),
    ("El Hospital General de Juchitán, en Oaxaca, tiene 60 camas.", "one_unit"),
    ("En Oaxaca el hospital atiende a 160 mil habitantes de 6 municipios.", "people_of_kind"),
    ("La clínica de Oaxaca dará servicio a 1,200 habitantes de esa tenencia.", "people_of_kind"),
    ("Los hospitales de Oaxaca reservarán 24 camas cada uno.", "one_unit"),
    ("Oaxaca tiene 23 casas de salud.", "units_of_kind"),
    ("En Oaxaca hay un médico por cada mil habitantes.", "people_of_kind"),
]
HANDED_OVER = [
    ("Oaxaca entregó 801 unidades médicas al organismo.", "units_handed_over"),
    ("A la fecha Oaxaca ha transferido 801 unidades.", "units_handed_over"),
    ("Oaxaca: 6 hospitales y 74 centros de salud entregados.", "hospitals_handed_over"),
]


def held(text):
    return [found.recipe for found in numbers_to_hold(read(text), read_on=READ_ON)]


@pytest.mark.parametrize(("text", "quantity"), ALL_OF_THEM + SOME + HANDED_OVER)
def test_a_figure_counts_all_there_is_a_part_of_it_or_what_changes_hands(text, quantity):
    told = "people_without_social_security" if quantity == "people_without" else quantity
    assert told in {recipe.quantity for recipe in held(text)}


def test_words_beside_another_number_say_nothing_of_this_one():
    told = held("Son un millón 200 mil derechohabientes y 870 mil sonorenses sin seguridad social.")
    assert [each.quantity for each in told] == ["people_of_kind", "people_without_social_security"]


def test_what_is_planned_is_a_plan_and_its_parts_are_told_by_their_own_clause():
    told = held(
        "En Oaxaca se transferirán 900 unidades médicas, de las cuales 860 son centros de salud"
        " y 40 hospitales."
    )
    assert [(each.quantity, each.kind.value) for each in told] == [
        ("units", "goal"),
        ("health_centres", "progress"),
        ("hospitals", "progress"),
    ]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("El IMSS y el OPD cubren al 80 por ciento de la población.", "coverage"),
        ("El 80 por ciento de la población no tiene seguridad social.", "share_without"),
        ("El abasto de medicamentos es de 93 por ciento.", "share"),
        ("Se han sumado 23 estados al proceso de federalización.", "states"),
        ("Nueve estados decidieron no adherirse a la federalización.", "states_of_kind"),
        ("Hay 23 coordinadores estatales del OPD.", "state_coordinators"),
        ("Se sumaron 85 mil trabajadores.", "workers"),
        ("Se contrataron 102 especialistas.", "professionals"),
        ("Reciben su base 1,874 personas.", "workers"),
        ("Suscribieron 522 acuerdos.", "agreements"),
        ("Se trabajó durante 72 horas efectivas.", "meeting"),
        ("La obra costó 92.1 millones de pesos.", "money"),
        ("Se entregaron 500 mil piezas de medicamento.", "medicines"),
        ("Llegaron 25 ambulancias.", "equipment"),
        ("Se instalaron 5,400 luminarias.", None),
    ],
)
def test_a_noun_and_the_words_beside_it_say_the_quantity(text, quantity):
    assert quantity in {recipe.quantity for recipe in held(text)}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Se atenderá a 3 millones de mexiquenses sin seguridad social.", "15"),
        ("Se atenderá a 60 millones de mexicanos sin seguridad social.", "00"),
        ("En todo el país operan 9 mil hospitales.", "00"),
        ("En Hidalgo operan 16 hospitales.", "13"),
        ("Javier Guerrero García dijo que operan 16 hospitales.", None),
        ("En la región operan 76 hospitales.", None),
        ("Se abrirán 60 camas en Uruapan.", None),
        ("En el Estado de México operan 72 hospitales.", "15"),
    ],
)
def test_a_figure_is_of_the_place_its_words_name(text, area):
    assert held(text)[0].area == area


def test_where_its_sentence_is_silent_a_figure_is_of_what_the_text_is_of():
    text = "Avanza la federalización en Oaxaca\n\nEl secretario dijo que operan 38 hospitales."
    assert held(text)[-1].area == "20"


def test_the_day_is_that_of_the_text_and_else_the_day_it_is_read():
    dated = held("Oaxaca, lunes 2 de marzo de 2026\n\nOperan 38 hospitales.")
    assert {each.on for each in dated} == {date(2026, 3, 2)}
    assert {each.on for each in held("Operan 38 hospitales.")} == {READ_ON}


def test_each_figure_of_a_text_is_held_once(bulletin_folder):
    for path in sorted((bulletin_folder / "text").iterdir()):
        reading = read(path.read_text("utf-8"))
        found = numbers_to_hold(reading, read_on=READ_ON)
        assert [each.figures for each in found] == [
            (at,) for at in range(len(reading.bulletin.figures))
        ]


def test_a_row_of_a_table_that_is_of_no_state_tells_of_a_part():
    table = "Avance en Michoacán\n\n| Región | Hospitales |\n|---|---|\n| Bajío | 6 |\n"
    assert {each.quantity for each in held(table)} == {"hospitals_of_kind"}
