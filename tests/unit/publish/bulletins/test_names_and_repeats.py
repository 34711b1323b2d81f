"""Numbers held against the names behind them, and numbers said again: by construction."""

from itertools import chain

import pytest

from tequio.publish.bulletins.rules.finding.names import names_to_check
from tequio.publish.bulletins.rules.finding.repeats import repeats_to_check
from tequio.publish.bulletins.rules.finding.sums import sums_to_check
from tequio.publish.bulletins.rules.reading import read


def counted(text):
    """Return what each check of names holds: said, names, whether the list is whole."""
    recipes = (each.recipe for each in names_to_check(read(text)))
    return [(each.said, each.names, each.is_whole) for each in recipes]


def repeated(text):
    reading = read(text)
    found = repeats_to_check(reading, sums_to_check(reading))
    return [each.recipe.values for each in found]


TOWNS = ("Jalpa", "Ameca", "Perote")
WHOLE = [
    ("Los trabajos se hacen en tres municipios: Jalpa, Ameca y Perote.", 3, TOWNS),
    ("Los trabajos se hacen en cuatro municipios: Jalpa, Ameca y Perote.", 4, TOWNS),
    ("La jornada llegó a dos municipios (Jalpa, Ameca y Perote).", 2, TOWNS),
    ("Son los tres grandes estados: Chiapas, Guerrero y Oaxaca.", 3, "Chiapas Guerrero Oaxaca"),
    ("Rindieron protesta tres directores: Ana Ruiz Soto y Luis Paz Mora.", 3, "ana luis"),
    ("Trabajan tres mesas: jurídica, de abasto y de personal.", 3, "jurídica abasto personal"),
]
NAMED = {
    "Chiapas Guerrero Oaxaca": ("Chiapas", "Guerrero", "Oaxaca"),
    "ana luis": ("Ana Ruiz Soto", "Luis Paz Mora"),
    "jurídica abasto personal": ("jurídica", "abasto", "personal"),
}


@pytest.mark.parametrize(("text", "said", "names"), WHOLE)
def test_a_list_behind_its_number_is_counted_whole(text, said, names):
    assert counted(text) == [(said, NAMED[names] if isinstance(names, str) else names, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Se atenderán diez municipios: Jalpa, Ameca y Perote, entre otros.",
        "Se atenderán diez municipios, entre ellos Jalpa, Ameca y Perote.",
        "Se atenderán diez municipios, como Jalpa, Ameca y Perote.",
        "Se atenderán diez municipios, incluyendo Jalpa, Ameca y Perote.",
    ],
)
def test_a_list_that_says_it_is_not_all_is_not_whole(text):
    assert counted(text) == [(10, TOWNS, False)]


def test_bullets_under_a_line_that_announces_a_number_are_its_names():
    text = "Se atenderán cuatro hospitales:\n\n- General de Jalpa\n- General de Ameca\n"
    assert counted(text) == [(4, ("General de Jalpa", "General de Ameca"), True)]


def test_the_two_parts_of_a_state_are_two_offices():
    text = (
        "Participaron cuatro representaciones.\n\nAsistieron los representantes del IMSS en"
        " Campeche, Veracruz Norte, Veracruz Sur y Yucatán."
    )
    assert counted(text) == [(4, ("Campeche", "Veracruz Norte", "Veracruz Sur", "Yucatán"), True)]


@pytest.mark.parametrize(
    "text",
    [
        "En Puebla, Oaxaca y Chiapas hay 8 hospitales y 3 clínicas.",
        "A las 10 horas: Ana Ruiz, Luis Paz y Eva Cruz tomaron la palabra.",
        "Son 20 años de historia en Jalpa, Ameca y Perote.",
        "Se revisaron 14 acuerdos: nueve cumplidos, cuatro en proceso y uno cancelado.",
        "Se entregaron 12 ambulancias a Jalpa, Ameca y Perote.",
        "Se recorrieron 20 hospitales. Estuvieron Ana Ruiz Soto y Luis Paz Mora.",
    ],
)
def test_where_nothing_is_listed_by_name_there_is_no_recipe(text):
    assert counted(text) == []


def test_a_unit_a_general_director_and_directors_of_other_bodies_are_no_directorate():
    text = (
        "Participaron dos direcciones normativas.\n\nAsistieron el director de Finanzas, Luis Paz"
        " Mora; la directora de Planeación, Ana Ruiz Soto; el titular de la Unidad de Evaluación,"
        " Raúl Gil Paz; el director general, Hugo Mar Díaz, y el director de la UMAE de Mérida."
    )
    assert counted(text) == [(2, ("Finanzas", "Planeación"), True)]


DIRECTORATES = {
    "Prestaciones Médicas",
    "Planeación para la Transformación Institucional",
    "Finanzas",
    "Prestaciones Económicas y Sociales",
    "Innovación y Desarrollo Tecnológico",
    "Administración",
    "Incorporación y Recaudación",
    "Operación y Evaluación",
}


@pytest.mark.data
def test_nine_directorates_are_said_and_eight_are_named(bulletin_folder):
    (path,) = (bulletin_folder / "text").glob("001_*.txt")
    told = {said: names for said, names, _ in counted(path.read_text("utf-8"))}
    assert set(told[9]) == DIRECTORATES
    assert len(told[9]) == len(DIRECTORATES)
    assert told[8][-3:] == ("Veracruz Norte", "Veracruz Sur", "Yucatán")
    assert told[2] == ("Mérida", "Veracruz")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("# Suman 522 acuerdos\n\nEn la reunión se suscribieron 522 acuerdos.", (522, 522)),
        (
            (
                "# Avanza la reunión\n\n- Se suscribieron 522 acuerdos en la reunión.\n\nEl"
                " director dijo que en la reunión se suscribieron 523 acuerdos."
            ),
            (522, 523),
        ),
    ],
)
def test_what_is_said_again_is_compared_with_what_was_said(text, values):
    assert repeated(text) == [values]


@pytest.mark.parametrize(
    "text",
    [
        "# Rehabilitan 34 hospitales\n\nEn Puebla hay 12 hospitales con quirófano.",
        "# Crece la red\n\nLa red pasó de 48 a 92 camas.",
        "En 2023 hubo 40 hospitales en operación. En 2024 hubo 52 hospitales en operación.",
        "En Puebla operan 40 hospitales. En Oaxaca operan 52 hospitales.",
        "# Entregan 80 unidades\n\nSe entregaron 80 unidades: 30 unidades rurales y 50 urbanas.",
        "# Suman 85 mil trabajadores\n\nAl servicio se sumaron 84 mil 732 trabajadores.",
    ],
)
def test_changes_parts_places_and_roundings_are_no_contradiction(text):
    apart = [values for values in repeated(text) if len(set(values)) > 1]
    assert list(chain(*apart)) == []
