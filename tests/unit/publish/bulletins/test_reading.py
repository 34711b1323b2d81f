"""Headers, people, places of care, sayings and commitments, in texts of our own."""

from datetime import date

import pytest

from tequio.publish.bulletins.rules.reading import read_bulletin
from tequio.publish.bulletins.rules.text import read_text
from tequio.publish.bulletins.types import Precision

TEXT = """GOBIERNO DE
MÉXICO

SECRETARÍA DE SALUD

## BOLETÍN CONJUNTO

Tlaxcala de Xicohténcatl, Tlaxcala, lunes 3 de junio de 2024
No. 045/2024

### [bookmark: _x]Avanza la entrega de hospitales en Tlaxcala

- **Se entregan 12 hospitales.**

El secretario de Salud, doctor Rigoberto Zamora Meneses, y Lilia Paz Ortega, directora del OPD, \
revisaron los avances, como es la salud,

GOBIERNO DE
MÉXICO

SECRETARÍA DE SALUD

por lo que se rehabilitará el Hospital General de Huamantla antes del 15 de julio en beneficio de \
las familias. “Vamos a terminar cada obra que encontramos abandonada”, afirmó Zamora Meneses.

---o0o---

LINK FOTOS
<https://ejemplo.mx/a1>
"""


def test_the_header_is_read():
    header = read_bulletin(TEXT).header
    assert (header.number, header.date) == ("045/2024", date(2024, 6, 3))
    assert header.place == "Tlaxcala de Xicohténcatl, Tlaxcala"
    assert header.title == "Avanza la entrega de hospitales en Tlaxcala"
    assert header.issuers == ("GOBIERNO DE MÉXICO", "SECRETARÍA DE SALUD")


def test_what_a_header_does_not_say_is_unknown():
    header = read_bulletin("Avanza la entrega de hospitales\n\nEl director habló de salud.").header
    assert (header.number, header.date, header.date_precision, header.place) == (None,) * 4


def test_a_month_alone_is_no_day():
    header = read_bulletin("Oaxaca, marzo de 2024\n\nAvanza la entrega\n").header
    assert (header.date, header.date_precision) == (None, Precision.MONTH)


def test_a_sentence_is_stitched_over_a_letterhead():
    read = read_bulletin(TEXT)
    assert any(
        "como es la salud, por lo que se rehabilitará el Hospital" in block.text
        for block in read_text(TEXT).blocks
    )
    assert read.header.title is not None


def test_people_keep_their_posts_and_their_short_forms():
    people = {each.name: each for each in read_bulletin(TEXT).people}
    assert set(people) == {"Rigoberto Zamora Meneses", "Lilia Paz Ortega"}
    assert people["Rigoberto Zamora Meneses"].post == "secretario de Salud"
    read = read_bulletin("Habló Lilia Paz Ortega. Siguió Lilia Paz, breve.")
    assert [(each.name, each.variants) for each in read.people] == [
        ("Lilia Paz Ortega", ("Lilia Paz",))
    ]
    assert people["Lilia Paz Ortega"].post == "directora del OPD"


def test_names_that_only_resemble_are_never_merged():
    read = read_bulletin("Habló Lidia Velasco Hernández. Siguió Alma Lilia Velasco Hernández.")
    assert [each.name for each in read.people] == [
        "Lidia Velasco Hernández",
        "Alma Lilia Velasco Hernández",
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "LA SALA DE ESPERA\n\nDanesa o la que usted guste\n\nPor Ana Ruiz",
            "Danesa o la que usted guste",
        ),
        (
            "“Sin papeles”: entrevista con Ana Ruiz\n\nHace balance de su año\n\n3 de mayo de 2025",
            "“Sin papeles”: entrevista con Ana Ruiz",
        ),
        (
            "SECCIÓN 35\n\nA LOS MEDIOS\n\nBASIFICACIÓN SIN TRAMPAS: NI UNO AFUERA",
            "BASIFICACIÓN SIN TRAMPAS: NI UNO AFUERA",
        ),
        (
            "CIRCULAR No. 093\n\nASUNTO: PLAN DE CONTINGENCIA\n\nA LOS DIRECTORES:",
            "PLAN DE CONTINGENCIA",
        ),
    ],
)
def test_the_title_is_the_line_that_tells_something(text, title):
    assert read_bulletin(text).header.title == title


def test_a_place_that_opens_the_body_is_the_place():
    text = "Boletín 15\n3 de mayo de 2025\n\nAbre casa\n\nJerez, Zacatecas.- Con 12 camas abrió."
    header = read_bulletin(text).header
    assert (header.place, header.date) == ("Jerez, Zacatecas", date(2025, 5, 3))


def test_lines_with_blanks_between_are_one_paragraph():
    line = (
        "El instituto que atiende a los trabajadores del estado, a cargo del director general Martí"
    )
    text = "\n\n".join(
        [line, "Batres Guadarrama, dijo que los hospitales tienen ya todo lo que"] * 5
    )
    assert [each.name for each in read_bulletin(text).people] == ["Martí Batres Guadarrama"]


def test_towns_and_streets_called_after_people_are_no_one():
    text = (
        "Llega ambulancia a Crescencio Morales. La tenencia de Crescencio Morales la pidió en "
        "Donaciano Ojeda, en la calle Manuel Doblado, junto al "
        "Hospital “Dr. Javier Buenfil Osorio”."
    )
    assert read_bulletin(text).people == ()


def test_those_who_attend_are_read_line_by_line():
    text = (
        "Asistieron:\n\nMtra. Noemí Paz Flores, Secretaria de Salud\nIng. Paula Conde Ruiz, "
        "Directora de la Consejería Jurídica\nC. Vicenta Nava Pluma, Secretaria\n"
        "L.A.E. Baltazar Cerda Ruiz"
    )
    assert [each.name for each in read_bulletin(text).people] == [
        "Noemí Paz Flores",
        "Paula Conde Ruiz",
        "Vicenta Nava Pluma",
        "Baltazar Cerda Ruiz",
    ]


def test_places_of_care_keep_their_towns_numbers_and_saints():
    text = (
        "En el Hospital General de Especialidades, el Centro de Salud de la colonia El Fitzhi, la "
        "UMF 32 de Puerto Escondido, el Hospital del ISSSTE en Tampico, el HR “1° de Octubre” y "
        "los Hospitales Generales de Navojoa, Guaymas y Obregón se atiende; en otros, no."
    )
    assert read_bulletin(text).facilities == (
        "Hospital General de Especialidades",
        "Centro de Salud de la colonia El Fitzhi",
        "UMF 32 de Puerto Escondido",
        "Hospital del ISSSTE en Tampico",
        "HR “1° de Octubre”",
        "Hospitales Generales de Navojoa, Guaymas y Obregón",
    )


def test_only_named_places_of_care_are_told():
    text = "Los 790 Centros de Salud, un hospital en Tuxtepec y el Hospital General de Huamantla."
    assert read_bulletin(text).facilities == ("Hospital General de Huamantla",)


def test_a_commitment_says_for_whom_and_by_when():
    (one,) = [a for a in read_bulletin(TEXT).agreements if "Huamantla" in a.text]
    assert one.for_whom == "las familias"
    assert one.by_when is not None
    assert "15 de julio" in one.by_when


def test_a_quotation_has_its_speaker_and_links_are_kept():
    read = read_bulletin(TEXT)
    assert len(read.quotations) == 1
    assert read.links == ("https://ejemplo.mx/a1",)


def test_nothing_is_lost_behind_a_link_in_the_middle():
    read = read_bulletin(
        "Avanza\n\nhttps://ejemplo.mx\n\nSALUD PARA TODOS\n\nSe entregan 12 camas."
    )
    assert [figure.value for figure in read.figures] == [12]
