"""A visitor checks a text; Ana keeps one, corrects a figure, confirms a promise; Beto reads."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tequio.publish.bulletins.models import Bulletin
from tequio.publish.bulletins.services import keep_bulletin
from tests.cast import PASSWORD, give_password
from tests.unit.publish.bulletins.conftest import TEXT

pytestmark = pytest.mark.browser
WHY = "Se comparó con el original."


def log_in(page, live_server, person):
    give_password(person)
    page.goto(live_server.url + reverse("accounts:account"))
    page.get_by_label("Correo electrónico").fill(person.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("heading", name="Mi cuenta")).to_be_visible()


@pytest.fixture
def kept(ana):
    given = {"name": "boletin.txt", "state": "20", "actor": ana, "reason": WHY}
    return Bulletin.objects.get(pk=keep_bulletin(content=TEXT.encode(), **given))


def open_bulletin(page, live_server, kept):
    page.goto(live_server.url + reverse("bulletins:bulletin", args=[kept.pk]))


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_visitor_pastes_a_text_and_sees_each_figure_with_its_verdict(
    new_page, live_server, db, violations, with_scripts
):
    page = new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=with_scripts)
    page.goto(live_server.url)
    page.get_by_role("link", name="Boletines").first.click()
    page.get_by_role("link", name="Verificar un texto").first.click()
    page.get_by_label("Texto del boletín").fill(TEXT)
    page.get_by_role("button", name="Verificar el texto").click()
    expect(page.get_by_role("article").get_by_text("mil 280 unidades médicas")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="cifra 1", exact=True).click()
    expect(page).to_have_url(re.compile("#v1$"))
    expect(page.locator("#v1")).to_contain_text("1,280")
    assert page.get_by_role("button", name="Conservar este boletín").count() == 0
    assert not Bulletin.objects.exists()
    if with_scripts:
        assert violations(page) == []


def test_ana_keeps_a_text_corrects_a_figure_and_confirms_a_promise(
    page, live_server, ana, violations
):
    log_in(page, live_server, ana)
    page.goto(live_server.url + reverse("bulletins:verify"))
    page.get_by_label("Texto del boletín").fill(TEXT)
    page.get_by_role("button", name="Verificar el texto").click()
    page.get_by_label("Motivo").fill("Lo publicó la secretaría")
    page.get_by_role("button", name="Conservar este boletín").click()
    expect(page.get_by_role("heading", name="Boletín 031/2026")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("link", name="Todo sobre la cifra 1", exact=True).click()
    page.get_by_label("Valor").fill("mil 281")
    page.get_by_label("Motivo").fill(WHY)
    page.get_by_role("button", name="Corregir esta cifra").click()
    expect(page.get_by_text(f"Ana: {WHY}")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Boletín 031/2026").first.click()
    expect(page.locator("#v1")).to_contain_text("el lector dijo 1,280 unidad médica")

    promise = page.locator(".deal").filter(has_text="34 hospitales")
    promise.get_by_text("Confirmar o descartar").click()
    promise.get_by_label("Motivo").fill("La directora lo dijo")
    promise.get_by_role("button", name="Confirmar el compromiso").click()
    expect(page.get_by_text("Compromiso confirmado")).to_be_visible()
    expect(page.get_by_text("La directora lo dijo")).to_be_visible()


def test_beto_reads_what_ana_corrected_and_changes_nothing(page, live_server, kept, beto):
    log_in(page, live_server, beto)
    open_bulletin(page, live_server, kept)
    expect(page.get_by_role("heading", name="Boletín 031/2026")).to_be_visible()
    assert page.get_by_text("Confirmar o descartar").count() == 0
    assert page.get_by_role("link", name="Corregir el encabezado").count() == 0
    answer = page.goto(live_server.url + reverse("bulletins:header", args=[kept.pk]))
    assert answer.status == 403


def test_a_missed_figure_is_marked_by_its_words(page, live_server, kept, ana):
    log_in(page, live_server, ana)
    open_bulletin(page, live_server, kept)
    page.get_by_role("link", name="Marcar una cifra que el lector no vio").click()
    page.get_by_label("Palabras del texto").fill("la brigada que no está")
    page.get_by_label("Valor").fill("una")
    page.get_by_label("De qué").fill("brigada")
    page.get_by_label("Motivo").fill(WHY)
    page.get_by_role("button", name="Marcar la cifra").click()
    expect(page.get_by_role("alert")).to_contain_text("El texto no dice")
    page.get_by_label("Palabras del texto").fill("La brigada visitará")
    page.get_by_role("button", name="Marcar la cifra").click()
    expect(page.get_by_role("heading", name="«La brigada visitará»")).to_be_visible()


def test_a_bulletin_is_read_and_corrected_with_the_keyboard_alone(page, live_server, kept, ana):
    log_in(page, live_server, ana)
    open_bulletin(page, live_server, kept)
    number = page.get_by_role("article").get_by_role("link", name="cifra 1", exact=True)
    tab_to(page, number)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#v1$"))
    tab_to(page, page.get_by_role("link", name="Todo sobre la cifra 1", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="«mil 280 unidades médicas»")).to_be_visible()
    tab_to(page, page.get_by_label("Valor"))
    page.keyboard.press("Control+A")
    page.keyboard.type("1,281")
    tab_to(page, page.get_by_label("Motivo"))
    page.keyboard.type(WHY)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1,281 unidad médica").first).to_be_visible()


def test_on_a_phone_each_verdict_stands_below_its_paragraph(phone, live_server, kept, violations):
    open_bulletin(phone, live_server, kept)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    words = phone.get_by_text("mil 280 unidades médicas").bounding_box()
    verdict, later = (phone.locator(place).bounding_box() for place in ("#v1", "#v4"))
    assert words["y"] < verdict["y"] < later["y"]
    behind = phone.get_by_text("Vamos a terminar lo que se prometió").first.bounding_box()
    assert verdict["y"] < behind["y"]
    assert violations(phone) == []


def tab_to(page, target, most=120):
    """Press the tabulator until a thing has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")
