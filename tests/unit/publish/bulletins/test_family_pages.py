"""Pages of families and of plans, as a visitor sees them."""

import csv
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db
UNITS = "/boletines/cantidades/units/15/"


def seen(client, address, status=200, **given):
    answer = client.get(address, given)
    assert answer.status_code == status, answer.content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_the_list_leads_to_each_family(client):
    answer = client.get("/boletines/cantidades/")
    assert UNITS in answer.content.decode()
    assert "Trabajadores de la salud" in seen(client, "/boletines/cantidades/")


def test_a_family_tells_each_number_what_changed_and_its_list(client):
    page = seen(client, UNITS)
    assert "1,280" in page
    assert (
        "Una lista legal posterior: reemplaza al número anterior, y se conservan los dos." in page
    )
    assert "−114 (−8.9 %), de la misma cuenta." in page
    assert "El texto no publica la lista: se ignora cuáles son." in page


def test_people_of_a_structure_and_workers_are_told_as_another_definition(client):
    page = seen(client, "/boletines/cantidades/workers/00/")
    assert "≈ 85,000" in page
    assert "Otra definición: antes contaba «Personas contratadas por la nueva institución" in page
    assert page.count("No cuentan lo mismo: no es aumento ni baja.") == 2
    assert "de la misma cuenta" not in page


def test_a_text_that_names_some_of_its_total_tells_how_many_are_missing(client, ana, keep):
    keep(
        ana,
        "Toluca, Estado de México, viernes 12 de enero de 2024\nNo. 015/2024\n\nAvanzan las obras\n"
        "\nSe rescatarán 10 hospitales abandonados en la entidad mexiquense, entre ellos el"
        " Hospital Oncológico de Ecatepec.\n",
    )
    page = seen(client, "/boletines/cantidades/hospitals_of_kind/15/")
    assert "El texto nombra 1 de 10; faltan 9 nombres." in page
    assert "Hospital Oncológico de Ecatepec" in page


def test_a_family_comes_as_csv_and_as_json(client):
    answer = client.get(UNITS, {"formato": "csv"})
    lines = list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert [line[2] for line in lines if line[6] == "units"] == ["1280", "1166"]
    told = json.loads(client.get(UNITS, {"formato": "json"}).content)
    units = [each for each in told["entries"] if each["quantity"] == "units"]
    assert [(each["value"], each["difference"]) for each in units] == [(1280, None), (1166, -114)]
    assert units[1]["changes"] == ["list"]


def test_what_nobody_said_is_not_found_with_a_sentence(client):
    page = seen(client, "/boletines/cantidades/beds/31/", status=404)
    assert "Nada de lo que aquí se conserva dice un número" in page


def test_plans_tell_that_durango_did_not_join_and_the_others_did(client):
    page = seen(client, "/boletines/planes/")
    of_plan = page[page.index("Boletín conjunto 158/2023") :]
    assert of_plan.count("se incorporó; se ignora el día") == 7
    assert re.search(r"Durango .{0,80}no se incorporó", of_plan)


def test_pages_keep_their_query_budgets(client):
    for address, most in ((UNITS, 12), ("/boletines/cantidades/", 6), ("/boletines/planes/", 8)):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= most, [each["sql"][:90] for each in asked]


def test_a_long_family_comes_in_pages_the_latest_numbers_first(client, ana, keep):
    for number in range(60):
        day, value = number % 28 + 1, 300 + number
        keep(
            ana,
            f"Toluca, Estado de México, a {day} de marzo de 2025\nNo. {number + 1}/2025\n\nAvanzan"
            f"\n\nEn el Estado de México operan mil {value} unidades médicas.\n",
        )
    first, older = seen(client, UNITS), seen(client, UNITS, pagina=2)
    assert "Anteriores" in first
    assert ("1,166" in older, "1,280" in older) == (True, True)
    assert "1,280" not in first.partition("Lo que se dijo")[2].partition("Lo que el registro")[0]
    assert client.get(UNITS, {"pagina": 9}).status_code == 302
