"""Units in lists, one by one, as a file and on maps."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tequio.publish.portal.exporters import csv_lines
from tequio.register.units.models import HealthUnit
from tequio.register.units.queries import all_units
from tequio.register.units.types import Filters
from tests.unit.intake.unit_files import clues, unit

pytestmark = pytest.mark.django_db


def page_of(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("&amp;", "&")


def csv_of(client, query=""):
    answer = client.get(f"/unidades.csv{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def geojson(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    return json.loads(answer.content)["features"]


def doubted(client):
    found = re.search(r"(\d+) unidad(es)? a más de 2 km", page_of(client, "/estados/15/"))
    return int(found[1]) if found else 0


def test_the_list_is_narrowed_ordered_and_paged_by_its_address(client, sample):
    whole = page_of(client, "/unidades/")
    assert "463 unidades del registro" in whole
    assert "1 a 50 de 463" in whole
    some = page_of(client, "/unidades/?estado=15&estatus=en-operacion&nivel=segundo&orden=-nombre")
    counted = HealthUnit.objects.filter(state="15", status="operating", level="second").count()
    assert f"{counted} unidades del registro" in some
    assert 'aria-sort="descending"' in some


def test_a_search_forgives_accents_and_capitals(client, load_units):
    load_units([unit(1, NOMBRE_DE_LA_UNIDAD="CLÍNICA ÑUMÍ"), unit(2)])
    page = page_of(client, "/unidades/?q=clinica numi")
    assert "1 unidad del registro" in page
    assert "Clínica Ñumí" in page


def test_a_search_finds_places_too(client, sample):
    page = page_of(client, "/unidades/?q=oaxaca")
    assert 'href="/estados/20/"' in page.split("<main")[1]
    page = page_of(client, "/unidades/?q=muestra 01")
    assert 'href="/municipios/15901/"' in page.split("<main")[1]


def test_a_whole_key_leads_to_its_unit_in_either_case(client, sample):
    assert client.get("/unidades/?q=mcimb900011").url == "/unidades/MCIMB900011/"
    assert client.get("/unidades/mcimb900011/").url == "/unidades/MCIMB900011/"


@pytest.mark.parametrize(
    "query", ["?estado=99", "?q=%00", "?q=%25_%5C", "?municipio=xx", "?nivel=otro", "?pagina=-1"]
)
def test_strange_filters_are_no_fault_of_the_server(client, sample, query):
    assert client.get(f"/unidades/{query}").status_code in {200, 400}


def test_the_whole_list_goes_out_as_csv(client, load_units):
    load_units([unit(1), unit(2), unit(3, "07")])
    assert [row["CLUES"] for row in csv_of(client, "?estado=20")] == [clues(1), clues(2)]
    assert len(csv_of(client)) == 3


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@suma", "\tCasa"])
def test_no_cell_of_the_csv_is_a_formula(client, load_units, name):
    load_units([unit(1)])
    (row,) = all_units(filters=Filters())
    _mark, _headings, line = csv_lines([replace(row, name=name)])
    assert next(csv.reader([line]))[1] == f"'{name}"


def test_a_list_as_of_a_past_day_shows_what_is_nearest_to_it(client, load_units):
    closed = "FUERA DE OPERACION"
    load_units([unit(1)], name="unidades_202501.csv")
    load_units([unit(1, ESTATUS_DE_OPERACION=closed)], name="unidades_202606.csv")
    assert "Fuera de operación</span>" in page_of(client, "/unidades/")
    assert "Fuera de operación</span>" not in page_of(client, "/unidades/?al=2025-02-01")


def test_a_units_file_says_who_says_so_and_what_changed(client, load_units):
    load_units([unit(1)], name="unidades_202501.csv")
    load_units([unit(1, ESTATUS_DE_OPERACION="FUERA DE OPERACION")], name="unidades_202606.csv")
    page = page_of(client, f"/unidades/{clues(1)}/")
    assert "Centro de Salud Inventado 1" in page
    assert "unidades_202501.csv" in page
    assert "unidades_202606.csv" in page
    assert "En operación → Fuera de operación" in page
    assert "primera observación" in page
    assert page.count("se ignora") >= 2


def test_a_past_day_of_a_unit_is_answered_with_its_distance(client, load_units):
    load_units([unit(1)])
    page = page_of(client, f"/unidades/{clues(1)}/?al=30/06/2025")
    assert "es del 30 jun 2026, a 365 días" in page


def test_a_former_key_still_answers_and_says_the_new_one(client, load_units):
    load_units([unit(1, CLUES_SSA_Y_SME="OCSSA000010")])
    page = page_of(client, "/unidades/OCSSA000010/")
    assert "La clave OCSSA000010 cambió; la anterior sigue respondiendo" in page
    assert f'href="/unidades/{clues(1)}/"' in page


@pytest.mark.parametrize("key", ["OCIMB999999", "NADA", "15"])
def test_a_key_that_nobody_has_is_not_found(client, sample, key):
    assert key in page_of(client, f"/unidades/{key}/", status=404)


def test_before_a_unit_was_known_it_is_not_found(client, load_units):
    load_units([unit(1)])
    assert client.get(f"/unidades/{clues(1)}/?conocido=2020-01-01").status_code == 404


def test_a_unit_far_from_its_municipality_says_how_far_and_its_state_doubts(
    client, sample, load_units
):
    before = doubted(client)
    far = unit(77, "15", CLAVE_DEL_MUNICIPIO="901", LATITUD="25.0", LONGITUD="-103.0")
    load_units([far], is_sample=True)
    page = page_of(client, f"/unidades/{clues(77, '15')}/")
    assert re.search(r"A \d{3}\.\d km fuera de su municipio\.", page)
    assert doubted(client) == before + 1


def test_no_list_asks_a_query_for_each_row(client, sample):
    budgets = {"/unidades/": 7, "/unidades/?estado=15&q=muestra": 9, "/unidades/MCIMB900011/": 14}
    for url, most in budgets.items():
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        assert len(captured) <= most, url


def test_every_located_unit_of_a_state_is_on_its_map(client, sample):
    units = geojson(client, "/mapa/unidades.json?estado=15")
    assert len(units) == HealthUnit.objects.filter(state="15", lat__isnull=False).count()
    first = units[0]["properties"]
    assert first["href"] == f"/unidades/{first['key']}/"
    assert {each["properties"]["big"] for each in units} == {True, False}


def test_far_away_units_are_counted_by_cell_and_none_is_lost(client, sample):
    cells = geojson(client, "/mapa/unidades.json?z=5")
    assert sum(each["properties"].get("count", 1) for each in cells) == 463
    assert len(cells) < 30
    some = geojson(client, "/mapa/unidades.json?z=7&caja=-100.4,18.9,-100,19.3")
    assert 0 < sum(each["properties"].get("count", 1) for each in some) < 463
    near = geojson(client, "/mapa/unidades.json?z=12&caja=-100.4,18.9,-100,19.3")
    assert all("key" in each["properties"] for each in near)


@pytest.mark.parametrize(
    "query", ["z=99", "caja=1,2", "caja=1234", "caja=1,2,3,4,", "caja=a,b,c,d", "estado=1", "z=%00"]
)
def test_a_map_that_asks_for_what_is_not_there_is_refused(client, sample, query):
    assert client.get(f"/mapa/unidades.json?{query}").status_code == 400


def test_outlines_lead_to_their_pages_with_their_units(client, sample):
    states = geojson(client, "/mapa/contornos.json")
    assert {each["properties"]["href"] for each in states} >= {"/estados/15/"}
    inside = geojson(client, "/mapa/contornos.json?estado=15")
    note = next(
        each["properties"]["note"] for each in inside if each["properties"]["code"] == "15901"
    )
    assert "en operación" in note


def test_the_map_of_a_municipality_holds_it_alone(client, sample):
    (shape,) = geojson(client, "/mapa/contornos.json?estado=15&municipio=15901")
    assert shape["properties"]["href"] == "/municipios/15901/"
    units = geojson(client, "/mapa/unidades.json?estado=15&municipio=15901")
    assert len(units) == HealthUnit.objects.filter(municipality="15901").count()
    assert client.get("/mapa/contornos.json?municipio=1590").status_code == 400


def test_a_map_is_kept_until_more_is_known(client, load_units):
    load_units([unit(1)], name="unidades_202605.csv")
    first = client.get("/mapa/unidades.json?z=5")
    again = client.get("/mapa/unidades.json?z=5", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    load_units([unit(1), unit(2)], name="unidades_202606.csv")
    fresh = client.get("/mapa/unidades.json?z=5", headers={"If-None-Match": first["ETag"]})
    assert fresh.status_code == 200
    assert fresh["ETag"] != first["ETag"]
