import pytest
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.timezone import now
from playwright.sync_api import expect

from tequio.base.jobs.models import Work

pytestmark = pytest.mark.browser

WORK = {
    "waiting": {},
    "running": {"done": 6204, "total": 10_573, "label": "Reading rows", "started_at": now()},
    "failed": {"failure": "El archivo cambió mientras se leía. Nada cambió.", "ended_at": now()},
    "cancelled": {"ended_at": now()},
}


@pytest.fixture(params=[1280, 360])
def window(request, new_page, live_server, client, ana):
    """Ana's window, wide and narrow."""
    client.force_login(ana)
    page = new_page(viewport={"width": request.param, "height": 900})
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])
    return page


def is_sound(page, violations):
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return fits and violations(page) == []


def test_the_account_says_what_ana_may_do_and_where(window, live_server, violations):
    window.goto(live_server.url + reverse("accounts:account"))
    expect(window.get_by_role("rowheader", name="administra")).to_be_visible()
    assert is_sound(window, violations)


@pytest.mark.parametrize("state", WORK)
def test_a_page_of_work_says_how_it_stands(window, live_server, violations, ana, state):
    work = Work.objects.create(kind="tests.long", by=ana, state=state, states=["20"], **WORK[state])
    window.goto(live_server.url + reverse("jobs:work", args=[work.pk]))
    words = {"waiting": "en espera", "failed": "no se hizo", "cancelled": "cancelado"}
    expect(window.locator(".chip")).to_contain_text(words.get(state, ""))
    assert is_sound(window, violations)


def test_logging_in_asks_in_words_and_keeps_the_address_typed(page, live_server, violations):
    page.goto(live_server.url + reverse("accounts:log_in"))
    assert is_sound(page, violations)
    page.get_by_label("Correo electrónico").fill("ana@tequio.example")
    page.get_by_label("Contraseña").fill("no es esta")
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Correo electrónico")).to_have_value("ana@tequio.example")
    assert is_sound(page, violations)


def test_a_link_to_set_a_password_works_and_a_used_one_says_so(
    phone, live_server, violations, beto
):
    key = urlsafe_base64_encode(force_bytes(beto.pk))
    link = reverse("accounts:set_password", args=[key, default_token_generator.make_token(beto)])
    phone.goto(live_server.url + link)
    expect(phone.get_by_role("heading", name="Establezca su contraseña")).to_be_visible()
    assert is_sound(phone, violations)
    phone.goto(live_server.url + reverse("accounts:set_password", args=[key, "x-y"]))
    expect(phone.get_by_role("heading", name="Este enlace ya no sirve.")).to_be_visible()
    assert is_sound(phone, violations)


def test_a_lost_visitor_is_told_and_can_go_to_the_start(phone, live_server, violations):
    phone.goto(live_server.url + "/no-hay/tal/pagina/")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("No encontramos esa página")
    expect(phone.get_by_role("link", name="Ir al inicio")).to_be_visible()
    assert is_sound(phone, violations)
