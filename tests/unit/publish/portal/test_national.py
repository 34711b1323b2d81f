"""The pages on the real files: what the country's own numbers look like."""

import json
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = [pytest.mark.national, pytest.mark.django_db]


def page_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return unescape(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def features(client, url):
    return json.loads(client.get(url).content)["features"]


def test_the_country_counts_its_units_and_people(client):
    page = page_of(client, "/")
    for shown in ("10,366", "9,460", "588", "66,801,265", "de 10,573 claves"):
        assert shown in page
    assert "23 estados firmaron" in page
    assert "Datos de muestra" not in page


def test_the_board_of_estado_de_mexico(client):
    page = page_of(client, "/estados/15/")
    for shown in ("1,246", "de 1,248 claves; 2 fuera de operación", "1,158", "72", "9,187,942"):
        assert shown in page
    for shown in ("1,280", "1,203", "77", "9,161,742", "4,226", "4,297"):
        assert f"<b>{shown}</b>" in page
    assert "7 unidades a más de 2 km fuera de su municipio" in page
    assert "1 a 25 de 125" in page


def test_its_basis_may_be_psinder_alone(client):
    assert "5,672,574" in page_of(client, "/estados/15/?base=psinder")


def test_january_2024_is_answered_by_june_2026_and_says_so(client):
    page = page_of(client, "/estados/15/?al=2024-01-15")
    assert "Usted preguntó por el 15 ene 2024" in page
    assert "es del 30 jun 2026, a 897 días" in page
    assert "1,246" in page


def test_a_state_that_did_not_join_has_unknown_units_not_zero(client):
    page = page_of(client, "/estados/14/")
    assert "No firmó la entrega a IMSS-Bienestar" in page
    assert page.count('class="v none"') == 3
    assert "3,683,344" in page


def test_a_municipality_younger_than_the_census(client):
    page = page_of(client, "/municipios/04013/")
    assert "más joven que el censo" in page
    assert page.count('class="v none"') == 5


def test_the_hospital_of_reyes_mantecon_is_found_and_its_beds_are_unknown(client):
    found = page_of(client, "/unidades/?q=reyes+mantecon+hospital+mujer")
    assert "/unidades/OCIMB009631/" in found
    page = page_of(client, "/unidades/OCIMB009631/")
    assert "Hospital General de la Mujer y la Niñez Oaxaqueña" in page
    assert "16.912372, −96.722317" in page
    assert "el archivo visto no lo dice; no es cero" in page
    assert "Sin el día en que empezó a operar." in page


def test_an_old_key_of_tlaxcala_still_answers(client):
    from tequio.register.units.models import HealthUnit

    row = HealthUnit.objects.filter(state="29", former_clues__isnull=False).first()
    page = page_of(client, f"/unidades/{row.former_clues}/")
    assert f"La clave {row.former_clues} cambió" in page
    assert f'href="/unidades/{row.clues}/"' in page


def test_the_map_of_the_country_loses_no_unit_at_any_zoom(client):
    for zoom in (4, 5, 7, 9):
        cells = features(client, f"/mapa/unidades.json?z={zoom}")
        assert sum(cell["properties"].get("count", 1) for cell in cells) == 10_573
    assert len(features(client, "/mapa/unidades.json?estado=15")) == 1_248
    assert len(features(client, "/mapa/contornos.json?estado=15")) == 125


def test_pages_keep_their_budgets_of_queries_and_bytes_at_national_size(client):
    budgets = {
        "/": (5, 60_000),
        "/estados/15/": (5, 20_000),
        "/estados/20/": (5, 20_000),
        "/municipios/20067/": (10, 20_000),
        "/unidades/": (9, 20_000),
        "/unidades/OCIMB009631/": (14, 20_000),
        "/mapa/?estado=20": (4, 10_000),
    }
    client.cookies["sessionid"] = "nobody"  # so that no page comes from the shelf of visitors
    for url, (most, weight) in budgets.items():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(url, headers={"Accept-Encoding": "gzip"})
        assert len(captured) <= most, url
        assert len(answer.content) <= weight, url
