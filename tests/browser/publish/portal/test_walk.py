"""A visitor finds their way, on a wide screen, on a phone, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.publish.portal.conftest import PLACES, UNIT

pytestmark = pytest.mark.browser


def open_place(page, site, place):
    page.goto(site + PLACES[place])
    if place == "map":
        expect(page.locator("[data-map]")).to_have_attribute("data-ready", "yes")


def test_a_visitor_walks_from_the_country_to_a_receipt(page, site):
    page.goto(site)
    page.get_by_role("region", name="Los estados", exact=True).get_by_role(
        "link", name="Estado de México", exact=True
    ).last.click()
    expect(page.get_by_role("heading", name="Estado de México", level=1)).to_be_visible()
    page.get_by_role("link", name="Municipio de muestra 01").click()
    expect(page.get_by_role("heading", name="Municipio de muestra 01", level=1)).to_be_visible()
    page.get_by_role("link", name="Centro de Salud de Muestra 001").click()
    expect(page.get_by_role("heading", name="Identidad")).to_be_visible()
    expect(page.get_by_text(UNIT).first).to_be_visible()
    page.get_by_role("navigation", name="Dónde está").get_by_role(
        "link", name="Estado de México"
    ).click()
    page.get_by_role("link", name="Recibo: unidades en operación").click()
    expect(page).to_have_url(re.compile(r"/cifras/units\.in_operation/15/"))
    expect(page.get_by_role("main")).to_contain_text("327")


def test_a_search_from_the_start_finds_a_unit_by_a_few_words(page, site):
    page.goto(site)
    page.get_by_role("searchbox", name="Unidad, municipio o clave CLUES").fill("hospital 022")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Hospital General de Muestra 022").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hospital General de Muestra 022")


def test_a_past_day_is_asked_for_and_answered_with_its_distance(page, site):
    page.goto(site + PLACES["state"])
    page.get_by_label("Cierto al").fill("2024-01-15")
    page.get_by_role("button", name="Ver", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("a 897 días")
    expect(page.get_by_label("Cierto al")).to_have_value("2024-01-15")


def test_a_list_is_narrowed_and_sorted_and_its_address_says_so(page, site):
    page.goto(site + "/unidades/")
    page.get_by_role("combobox", name="Estado").select_option("Hidalgo")
    page.get_by_role("combobox", name="Estatus").select_option("Fuera de operación")
    page.get_by_role("button", name="Filtrar").click()
    expect(page).to_have_url(re.compile(r"estado=13.*estatus=fuera-de-operacion"))
    page.get_by_role("columnheader", name="Unidad").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"estatus=fuera-de-operacion.*orden=nombre"))
    expect(page.get_by_role("row")).to_have_count(3)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_sticks_out_on_a_phone(phone, site, place):
    open_place(phone, site, place)
    wide = phone.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360, place


def test_on_a_phone_the_rooms_are_in_the_menu(phone, site):
    phone.goto(site)
    phone.get_by_text("Menú").click()
    phone.get_by_role("navigation", name="Menú").get_by_role("link", name="Unidades").click()
    expect(phone.get_by_role("heading", name="Unidades de salud")).to_be_visible()


def test_the_keyboard_reaches_the_content_the_scope_and_a_receipt(page, site):
    page.goto(site + PLACES["state"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Saltar al contenido")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    scope = page.locator("details.scope summary")
    scope.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Hidalgo 13")).to_be_visible()
    page.keyboard.press("Escape")
    expect(scope).to_be_focused()
    page.get_by_role("link", name="Recibo: unidades en operación").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cifras/units\.in_operation/15/"))


def test_without_scripts_every_page_reads_and_every_form_is_sent(new_page, site):
    page = new_page(java_script_enabled=False)
    for place in PLACES:
        page.goto(site + PLACES[place])
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Ver las mismas unidades como lista").first.click()
    page.get_by_label("Buscar", exact=True).fill("hospital")
    page.get_by_role("button", name="Filtrar").click()
    expect(page.get_by_role("link", name="Hospital General de Muestra 022")).to_be_visible()


def test_the_map_of_a_state_leads_to_a_unit(page, site):
    open_place(page, site, "map")
    page.get_by_text("Unidades a la vista").click()
    page.locator("[data-map-list]").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Identidad")).to_be_visible()


def test_the_map_of_the_country_counts_units_by_cell(page, site):
    page.goto(site + "/mapa/")
    box = page.locator("[data-map]")
    expect(box).to_have_attribute("data-ready", "yes")
    expect(page.locator("[data-map-list] [data-count]")).to_have_text("463")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1280, 360])
def test_a_machine_finds_no_barrier(new_page, site, violations, scheme, wide):
    page = new_page(viewport={"width": wide, "height": 900}, color_scheme=scheme)
    found = {}
    for place in PLACES:
        open_place(page, site, place)
        found[place] = violations(page)
    assert found == {place: [] for place in PLACES}
