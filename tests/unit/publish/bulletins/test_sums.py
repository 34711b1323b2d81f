"""Which numbers of a text are the parts of which, by what its words say."""

from pathlib import Path

import pytest

from tequio.publish.bulletins.rules.finding.sums import sums_to_check
from tequio.publish.bulletins.rules.judging import add
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import Bound

OTHER_VOICES = Path(__file__).parent / "texts" / "text"


def sums(text):
    """Return the verdict, the number and the parts of each sum of a text."""
    recipes = [each.recipe for each in sums_to_check(read(text))]
    return [(add(each).verdict.value, each.total, each.parts) for each in recipes]


MADE = [
    (
        "Operan 1,203 centros de salud y 77 hospitales, es decir, 1,280 unidades médicas.",
        (1280, (1203, 77)),
    ),
    (
        (
            "Se recibieron mil doscientos tres centros de salud y setenta y siete hospitales: en"
            " total, mil doscientas ochenta unidades."
        ),
        (1280, (1203, 77)),
    ),
    (
        "Se invertirán 300 millones de pesos, 120 para infraestructura y 180 para equipamiento.",
        (300_000_000, (120_000_000, 180_000_000)),
    ),
    (
        "De 300 millones de pesos, 120 millones son para obra y 180 millones para equipo.",
        (300_000_000, (120_000_000, 180_000_000)),
    ),
    ("Asistieron 320 personas, 200 mujeres y 120 hombres.", (320, (200, 120))),
    (
        "Laboran 240 enfermeras: 90 en el turno matutino, 80 en el vespertino y 70 en el nocturno.",
        (240, (90, 80, 70)),
    ),
    ("Se tienen 645 unidades, sumando 45 hospitales y 600 centros de salud.", (645, (45, 600))),
    ("Con 45 hospitales y 600 centros de salud, la entidad suma 645 unidades.", (645, (45, 600))),
    (
        "La red tiene 645 unidades – 45 hospitales y 600 centros de salud – en la sierra.",
        (645, (45, 600)),
    ),
    (
        "Son 645 unidades médicas integradas por 45 hospitales, 590 clínicas y 10 módulos.",
        (645, (45, 590, 10)),
    ),
    (
        (
            "Se basificó a 2,500 trabajadores. Del total, 1,000 son médicos, 1,200 enfermeras y"
            " 300 administrativos."
        ),
        (2500, (1000, 1200, 300)),
    ),
    (
        "Las 120 obras se distribuyen en Puebla (50), Oaxaca (40) y Chiapas (30).",
        (120, (50, 40, 30)),
    ),
    ("Se entregaron 60 ambulancias: Puebla 20, Oaxaca 25 y Chiapas 15.", (60, (20, 25, 15))),
    (
        (
            "Se entregaron 60 ambulancias. La distribución será la siguiente: 20 para Puebla, 25"
            " para Oaxaca y 15 para Chiapas."
        ),
        (60, (20, 25, 15)),
    ),
    (
        "El 45 por ciento son médicos, el 35 por ciento enfermeras y el 20 por ciento químicos.",
        (100, (45, 35, 20)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), MADE)
def test_parts_that_make_a_number_are_found_however_they_are_said(text, expected):
    assert sums(text) == [("agrees", *expected)]


MADE += [
    (
        "La entidad tiene un total de 645 unidades, 45 de ellas hospitales y 600 clínicas.",
        (645, (45, 600)),
    ),
    ("Abrirán 60 camas, con lo que el hospital pasará de 180 a 240 camas.", (240, (180, 60))),
    (
        (
            "RECIBEN 16 AMBULANCIAS\n\n- Una de ellas es de terapia intensiva; 12 se asignarán a"
            " hospitales y 4 a la base"
        ),
        (16, (12, 4)),
    ),
    (
        (
            "Se entregaron 60 camas. La distribución será la siguiente: 20 para el Hospital “Lic."
            " Juan Ruiz”, 25 para el Infantil y 15 para el General."
        ),
        (60, (20, 25, 15)),
    ),
]


BROKEN = [
    ("De 120 obras, 80 están concluidas, 30 en proceso y 11 por iniciar.", (120, (80, 30, 11))),
    (
        (
            "Laboran 240 enfermeras, de las cuales 90 están en el turno matutino, 80 en el"
            " vespertino y 71 en el nocturno."
        ),
        (240, (90, 80, 71)),
    ),
    (
        (
            "Se basificó a 2,500 trabajadores. De estos, 1,000 son médicos, 1,200 enfermeras y 310"
            " administrativos."
        ),
        (2500, (1000, 1200, 310)),
    ),
    (
        "Se entregaron 60 camas:\n\n- 20 camas a Puebla\n- 25 camas a Oaxaca\n- 16 camas a Hidalgo",
        (60, (20, 25, 16)),
    ),
    (
        "| Municipio | Camas |\n|---|---|\n| Jalpa | 20 |\n| Ameca | 25 |\n| Total | 44 |\n",
        (44, (20, 25)),
    ),
]

BROKEN += [
    ("Abrirán 60 camas, con lo que el hospital pasará de 180 a 250 camas.", (250, (180, 60))),
    (
        "El gasto se reparte así: 50% para personal, 30% para medicamentos y 25% para obra.",
        (100, (50, 30, 25)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_parts_that_the_words_claim_are_found_though_they_do_not_make_it(text, expected):
    assert sums(text) == [("differs", *expected)]


NONE = [
    "De los 500 trabajadores, 50 son médicos.",
    "La red tiene 45 hospitales, entre ellos 12 comunitarios y 20 generales.",
    "La red tiene 45 hospitales, incluye 12 comunitarios y 20 generales.",
    "De los 500 trabajadores, 200 son médicos y 150 enfermeras, entre otros.",
    "Más de la mitad de los 500 trabajadores, 260, son mujeres y 300 tienen base.",
    "Se aplicaron 100 vacunas en 40 escuelas y 60 hospitales.",
    "Se destinaron 100 millones de pesos para 60 hospitales y 40 centros de salud.",
    "En enero hubo 100 casos, en febrero 60 y en marzo 40.",
    "El hospital tiene 100 camas, 60 consultorios y 40 quirófanos.",
    "Llegaron 100 médicos. Se construyeron 40 hospitales y se atendió a 60 pacientes.",
    (
        "En 2023 se contrató a 60 médicos y en 2024 a 40 médicos. En 2025 se contratará a 100"
        " médicos."
    ),
    "El avance físico es de 60 por ciento y el financiero de 45 por ciento.",
    "Se atendieron 90 partos, 60 consultas y 30 cirugías.",
    "Se destinaron 300 millones de pesos, 100 más que en 2023 y 200 más que en 2022.",
]

NONE += [
    "En 2023 llegaron 60 médicos y en 2024, 40 médicos. En 2025 llegarán 100 médicos.",
    "El abasto es de 60 por ciento en hospitales y de 40 por ciento en centros de salud.",
    "Entre 30 y 70 médicos atenderán a 100 pacientes.",
    "Los 30 médicos y 70 enfermeras atendieron a 100 pacientes.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_the_words_do_not_make_a_whole_is_no_sum_even_where_it_would_come_out(text):
    assert sums(text) == []


def test_a_sum_of_sums_is_found_at_each_level():
    text = (
        "Se transferirán 1,280 unidades: 1,203 centros de salud, de los cuales 1,000 son rurales y"
        " 203 urbanos; y 77 hospitales, 60 de segundo nivel y 17 de tercer nivel."
    )
    assert {(total, parts) for _, total, parts in sums(text)} == {
        (1280, (1203, 77)),
        (1203, (1000, 203)),
        (77, (60, 17)),
    }


def test_what_is_left_has_parts_of_its_own():
    text = (
        "De las 184 unidades se han formalizado 171; restan trece, nueve por falta de escritura y"
        " cuatro por litigio."
    )
    assert {total: parts for _, total, parts in sums(text)} == {184: (171, 13), 13: (9, 4)}


def test_the_number_stands_first_among_the_figures_even_where_the_text_says_it_last():
    reading = read("Operan 1,203 centros de salud y 77 hospitales, es decir, 1,280 unidades.")
    (found,) = sums_to_check(reading)
    assert [reading.bulletin.figures[at].value for at in found.figures] == [1280, 1203, 77]


def test_parts_without_a_noun_are_of_the_number_whose_noun_they_inherit():
    reading = read("Llegaron 102 especialistas, 50 del Seguro, 38 del organismo y 14 del programa.")
    (found,) = sums_to_check(reading)
    total, *parts = [reading.bulletin.figures[at] for at in found.figures]
    assert {part.span.start for part in parts} == {total.span.start}
    assert {part.unit for part in parts} == {total.unit}


def test_only_rounded_digits_leave_slack():
    rounded = "Se invirtieron 12.9 millones de pesos: 8.5 millones para obra y 4.3 para equipo."
    (recipe,) = [each.recipe for each in sums_to_check(read(rounded))]
    assert recipe.slack is not None
    assert 100_000 <= recipe.slack < 200_000
    whole = "Se firmaron 60 acuerdos: 20 de obra, 25 de personal y 16 de abasto."
    (recipe,) = [each.recipe for each in sums_to_check(read(whole))]
    assert recipe.slack is None


def test_two_ways_of_writing_one_amount_are_one_number():
    text = (
        "El presupuesto de 37 mil 500 millones de pesos se divide en 19.8 mil millones para"
        " personal y 17.7 mil millones para obra."
    )
    assert sums(text) == [("agrees", 37.5e9, (19.8e9, 17.7e9))]


def test_a_hedge_goes_with_the_number_or_with_its_parts():
    text = "Operan más de 1,200 unidades: 1,203 centros de salud y cerca de 77 hospitales."
    (found,) = sums_to_check(read(text))
    assert (found.recipe.bound, found.recipe.parts_bound) == (Bound.AT_LEAST, Bound.ABOUT)


OF_OTHER_VOICES = {
    "007_tabla_columnas.txt": {233: (71, 64, 98), 13: (4, 6, 3), 740: (210, 388, 142)},
    "018_hidalgo_viñetas.txt": {518: (16, 480, 22)},
    "059_columna_satira.txt": {540: (310, 180, 60)},
    "069_hidalgo_hospital_sierra.txt": {161: (38, 96, 27), 264: (161, 103)},
}


@pytest.mark.parametrize("name", sorted(OF_OTHER_VOICES))
def test_whole_texts_give_their_sums_and_no_others(name):
    text = (OTHER_VOICES / name).read_text(encoding="utf-8")
    assert {total: parts for _, total, parts in sums(text)} == OF_OTHER_VOICES[name]
