"""The country, a state, a municipality: real receipts, honest days, few queries."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tequio.base.figures.queries import figure
from tequio.base.figures.types import Area, Question
from tequio.base.shown import number
from tequio.kernel.dates import Moment
from tequio.measures.indicators.types import Board, OnlySaid
from tequio.publish.portal.tables import only_said
from tests.unit.intake.unit_files import unit
from tests.unit.measures.indicators.claims_and_figures import a_claim
from tests.unit.publish.portal.conftest import TODAY

pytestmark = pytest.mark.django_db

RECEIPT = re.compile(r'class="(?:nr|rc)" href="(/cifras/[^"]+)"')
IN_STATE = ("/estados/15/", "/municipios/15901/", "/unidades/?estado=15")
ROWS = re.compile(r'<th scope="row"><a href="/municipios/(\d{5})/">')


def page_of(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("&amp;", "&")


def queries_of(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def operating(area):
    asked = Question("units.in_operation", Area(area), Moment(TODAY), institution="IMB")
    return figure(asked)


@pytest.mark.parametrize("url", ["/", "/estados/", "/estados/15/", "/unidades/", "/mapa/"])
def test_with_nothing_loaded_a_page_says_so_and_shows_no_zero(client, url):
    page = page_of(client, url)
    assert "Datos de muestra" not in page
    assert '<span class="v">0' not in page


def test_the_country_shows_its_figures_and_every_number_opens_a_receipt(client, sample):
    page = page_of(client, "/")
    assert "Datos de muestra" in page
    assert f'<span class="v">{number(operating("00").value)}' in page
    receipts = set(RECEIPT.findall(page))
    assert len(receipts) > 15
    for address in sorted(receipts)[:5]:
        assert client.get(address).status_code == 200


def test_the_country_says_who_joined_and_by_which_source(client):
    page = page_of(client, "/")
    assert "23 estados firmaron" in page
    assert "9 no</h2>" in page
    assert "Acuerdo Nacional de Federalización" in page


def test_a_state_has_a_row_for_each_municipality_with_the_largest_first(client, sample):
    page = page_of(client, "/estados/15/")
    rows = ROWS.findall(page)
    counted = [operating(code).value for code in rows]
    assert len(rows) == 24
    assert counted == sorted(counted, reverse=True)


def test_the_order_of_municipalities_is_in_the_address(client, sample):
    by_name = ROWS.findall(page_of(client, "/estados/15/?orden=municipio"))
    assert by_name == sorted(by_name)


def test_what_was_announced_of_a_state_stands_beside_what_is_measured(client, sample):
    page = page_of(client, "/estados/15/")
    assert "Lo anunciado, junto a lo medido" in page
    assert "«mil 280 unidades médicas»" in page
    assert f"<b>{number(operating('15').value)}</b>" in page


def test_a_past_day_is_answered_by_the_nearest_observation_with_its_distance(client, sample):
    page = page_of(client, "/estados/15/?al=2024-01-15")
    assert "Usted preguntó por el 15 ene 2024" in page
    assert "es del 30 jun 2026, a 897 días" in page


def test_before_anything_was_known_nothing_is_shown_and_that_is_said(client, sample):
    page = page_of(client, "/estados/15/?conocido=2020-01-01")
    assert "Entonces no se sabía nada de unidades" in page
    assert number(operating("15").value) not in page.split("junto a lo medido")[0]


@pytest.mark.parametrize("day", ["31/02/2026", "mañana", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_no_day_gets_a_sentence_and_the_page_of_today(client, sample, day):
    page = page_of(client, f"/estados/15/?al={day}", status=400)
    assert "Escriba un día entre 1900 y 2099" in page
    assert number(operating("15").value) in page


@pytest.mark.parametrize(
    "url",
    ["/estados/33/", "/estados/00/", "/estados/abc/", "/municipios/99999/", "/municipios/15/"],
)
def test_a_place_that_is_not_there_is_not_found(client, sample, url):
    assert "404" not in page_of(client, url, status=404).split("<main")[0]


def test_another_basis_is_another_number_with_another_receipt(client, sample):
    third, first = (
        page_of(client, f"/estados/15/?base={basis}") for basis in ("psinder+segp+imssb", "psinder")
    )
    asked = Question(
        "population.without_social_security", Area("15"), Moment(TODAY), basis="psinder"
    )
    assert f'<span class="v">{number(figure(asked).value)}' in page_of(
        client, "/estados/15/?base=psinder"
    )
    assert "base=psinder&huella" in first
    assert first != third


def test_a_municipality_shows_its_units_and_its_people_by_every_basis(client, sample):
    page = page_of(client, "/municipios/15901/")
    assert "Municipio de muestra 01" in page
    assert page.count("Personas sin seguridad social</span>") == 3
    assert "/unidades/MCIMB900011/" in page
    assert "más joven que el censo" not in page


def test_a_municipality_younger_than_the_census_has_unknown_people_not_zero(
    client, sample, load, tmp_path
):
    catalogue = tmp_path / "municipios_202611.csv"
    catalogue.write_text(
        "cve_entidad,nom_entidad,cve_municipio,nom_municipio,cve_completa,cve_cabecera,nom_cabecera,"
        "poblacion_total,poblacion_masculina,poblacion_femenina,viviendas_habitadas\n"
        "15,México (muestra),999,Municipio joven,15999,0001,Joven,,,,\n",
        encoding="utf-8",
    )
    load(catalogue, is_sample=True)
    page = page_of(client, "/municipios/15999/")
    assert "más joven que el censo" in page
    assert page.count('class="v none"') == 5


def test_what_left_the_newest_file_is_doubted_and_keeps_its_status(client, load_units):
    load_units([unit(1), unit(2)], name="unidades_202605.csv")
    load_units([unit(1)], name="unidades_202606.csv")
    page = page_of(client, "/estados/20/")
    assert "1 unidad que ya no viene en el archivo más reciente" in page
    assert '<span class="v">2' in page


def test_no_page_asks_a_query_for_each_row_and_a_second_visit_asks_almost_none(client, sample):
    budgets = {"/": 30, "/estados/": 12, "/estados/15/": 30, "/municipios/15901/": 20}
    for url, most in budgets.items():
        assert queries_of(client, url) <= most, url
    for url in ("/", "/estados/", "/estados/15/"):
        assert queries_of(client, url) <= 3, url


def test_what_is_kept_is_forgotten_when_more_is_known(client, load_units):
    load_units([unit(1)], name="unidades_202605.csv")
    assert '<span class="v">1' in page_of(client, "/estados/20/")
    load_units([unit(1), unit(2)], name="unidades_202606.csv")
    assert '<span class="v">2' in page_of(client, "/estados/20/")


def test_the_scope_of_the_bar_is_where_the_page_lies(client, sample):
    for url in (*IN_STATE, "/mapa/?municipio=15901"):
        scope = page_of(client, url).split('<details class="scope"')[1].split("</summary>")[0]
        assert "Estado de México" in scope
    assert "32 estados" in page_of(client, "/").split("</summary>")[0]


def test_a_receipt_says_on_which_public_page_its_figure_is(client, sample):
    page = page_of(client, operating("15").receipt)
    assert f'href="{reverse("portal:state", args=["15"])}"' in page.split("<main")[1]


def test_a_visitors_page_is_written_once_and_a_browser_that_has_it_gets_nothing(client, sample):
    first = client.get("/estados/15/")
    with CaptureQueriesContext(connection) as captured:
        again = client.get("/estados/15/", headers={"Accept-Encoding": "gzip"})
    assert len(captured) == 1
    assert gzip.decompress(again.content) == first.content
    assert "Cookie" in again["Vary"]
    known = client.get("/estados/15/", headers={"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_whoever_logs_in_gets_a_page_of_their_own(client, sample, ana):
    before = client.get("/estados/15/").content.decode()
    client.force_login(ana)
    mine = client.get("/estados/15/")
    assert "Ana" in mine.content.decode()
    assert "ETag" not in mine
    client.logout()
    assert client.get("/estados/15/").content.decode() == before


def test_a_page_kept_for_one_name_of_the_site_is_not_shown_under_another(client, settings):
    settings.ALLOWED_HOSTS = ["uno.example", "dos.example"]
    for host in settings.ALLOWED_HOSTS:
        page = client.get("/estados/15/", headers={"Host": host}).content.decode()
        assert f"http://{host}/estados/15/" in page


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [("exact", "85,000"), ("about", "≈ 85,000"), ("at_least", "≥ 85,000"), ("at_most", "≤ 85,000")],
)
def test_an_announced_number_is_shown_with_the_word_it_was_said_with(qualifier, words):
    told = OnlySaid(a_claim(85_000, qualifier=qualifier), why="")
    board = Board(Area("20"), "Oaxaca", TODAY, None, (), (), (told,))
    (said,) = only_said(board)
    assert said.said_words == words
