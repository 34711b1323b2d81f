import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def failing(settings):
    settings.ROOT_URLCONF = "tests.unit.base.ui.failing_urls"


def is_framed(answer):
    page = answer.content.decode()
    return 'class="bar"' in page and "Ir al inicio" in page and 'lang="es-MX"' in page


def is_strict(answer):
    policy = answer.headers.get("Content-Security-Policy", "")
    return "default-src 'none'" in policy and "unsafe" not in policy


def test_an_address_that_leads_nowhere_says_so_in_the_frame_of_the_site(client):
    answer = client.get("/no-hay/tal/pagina/")
    assert answer.status_code == 404
    assert "No encontramos esa página, o no pertenece a su ámbito." in answer.content.decode()
    assert is_framed(answer)
    assert is_strict(answer)


def test_a_failure_of_ours_says_what_is_safe_and_needs_no_database():
    answer = Client(raise_request_exception=False).get("/se-rompe/")
    assert answer.status_code == 500
    assert "Lo guardado antes está a salvo." in answer.content.decode()
    assert is_framed(answer)
    assert is_strict(answer)


def test_a_failure_of_ours_does_not_ask_who_is_logged_in_to_log_in(ana):
    client = Client(raise_request_exception=False)
    client.force_login(ana)
    page = client.get("/se-rompe/").content.decode()
    assert "/cuenta/entrar/" not in page


def test_a_form_from_another_site_is_not_sent_and_says_what_to_do(client):
    answer = Client(enforce_csrf_checks=True).post("/cuenta/entrar/", {"email": "x"})
    assert answer.status_code == 403
    assert "Regrese, vuelva a cargar la página y envíelo otra vez." in answer.content.decode()
    assert is_framed(answer)
    assert is_strict(answer)


def test_a_request_for_another_site_is_not_understood(client):
    answer = client.get("/", headers={"host": "otro.example"})
    assert answer.status_code == 400
    assert "El sitio no pudo leer lo que envió el navegador." in answer.content.decode()
    assert is_framed(answer)
