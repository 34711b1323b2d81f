import pytest
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FAILURES = ("400", "403", "404", "500", "formulario", "rechazo")
FOCUSED = "() => document.activeElement.closest('[id], a, button, summary')?.textContent.trim()"


@pytest.fixture
def style(live_server):
    return live_server.url + reverse("ui:style")


def drawn(page, address):
    page.goto(address)
    expect(page.locator("[data-map][data-ready=yes]")).to_have_count(1)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1280, 360])
def test_a_machine_finds_no_barrier(new_page, style, violations, scheme, wide):
    page = new_page(viewport={"width": wide, "height": 900}, color_scheme=scheme)
    assert violations(drawn(page, style)) == []


@pytest.mark.parametrize("name", FAILURES)
def test_no_page_of_a_failure_has_a_barrier(page, live_server, violations, name):
    page.goto(live_server.url + reverse("ui:error_page", args=[name]))
    assert violations(page) == []


@pytest.mark.parametrize("wide", [320, 360, 768, 1000, 1280, 1600])
def test_nothing_makes_the_page_scroll_sideways(new_page, style, wide):
    page = drawn(new_page(viewport={"width": wide, "height": 900}), style)
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


@pytest.mark.parametrize("wide", [320, 360, 768, 1000, 1280])
def test_no_number_runs_into_the_next(new_page, style, wide):
    page = new_page(viewport={"width": wide, "height": 900})
    page.goto(style)
    over = """() => [...document.querySelectorAll('.figure')]
        .filter((figure) => figure.scrollWidth > figure.clientWidth)
        .map((figure) => figure.textContent)"""
    assert page.evaluate(over) == []


def test_the_keyboard_goes_from_the_skip_link_to_the_bar_or_to_the_content(page, style):
    page.goto(style)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Saltar al contenido")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tequio").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Como el equipo")).to_be_focused()


def test_what_has_the_focus_is_seen_to_have_it(page, style):
    page.goto(style)
    for _ in range(40):
        page.keyboard.press("Tab")
        ring = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
        assert ring != "none", page.evaluate(FOCUSED)


def test_the_focus_is_seen_where_the_machine_forces_its_own_colours(new_page, style):
    page = new_page(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page.goto(style)
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_scope_opens_by_keyboard_and_escape_brings_the_focus_back(page, style):
    page.goto(style)
    summary = page.locator("#barra .scope summary").first
    summary.focus()
    page.keyboard.press("Enter")
    search = page.get_by_role("searchbox", name="Ir a un estado, un municipio o una unidad")
    expect(search).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(search).to_be_hidden()
    expect(summary).to_be_focused()


@pytest.mark.parametrize("wide", [320, 360, 768, 1280])
@pytest.mark.parametrize("drop", [".scope", ".menu"])
def test_what_drops_from_the_bar_stays_on_the_screen(new_page, style, wide, drop):
    page = new_page(viewport={"width": wide, "height": 700})
    page.goto(style)
    summary = page.locator(f"#barra {drop} summary").first
    if not summary.is_visible():
        expect(page.locator("#barra .rooms").first).to_be_visible()
        return
    summary.click()
    box = page.locator(f"#barra {drop} .drop").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= wide
    assert box["height"] <= 700
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_a_listing_sorts_and_filters_and_the_address_holds_it(page, style):
    page.goto(style)
    rows = page.get_by_role("table", name="Unidades de muestra").get_by_role("rowheader")
    expect(rows.first).to_have_text("Agua Clara")
    page.get_by_role("link", name="Consultorios").click()
    page.get_by_role("link", name="Consultorios").click()
    expect(rows.first).to_contain_text("Centro Comunitario")
    page.get_by_role("searchbox", name="Nombre").fill("ñ")
    page.get_by_role("button", name="Filtrar").click()
    expect(rows).to_have_text(["Ñandú"])
    assert "orden=-consultorios" in page.url
    page.get_by_role("searchbox", name="Nombre").fill("nadie")
    page.get_by_role("button", name="Filtrar").click()
    expect(page.get_by_text("Ninguna unidad se llama así.")).to_be_visible()
    page.get_by_role("link", name="Quitar los filtros").click()
    expect(rows).to_have_count(6)


def test_on_a_phone_a_row_is_a_card_with_its_name_first(phone, style):
    phone.goto(style)
    row = phone.locator("#listado .t.cards tbody tr").first
    name, state = row.get_by_role("rowheader"), row.locator("td[data-l=Situación]")
    expect(name).to_be_visible()
    assert name.bounding_box()["y"] < state.bounding_box()["y"]
    expect(row.locator("td[data-l=Clave]")).to_be_hidden()


def test_a_notice_is_taken_away_by_its_button(page, style):
    page.goto(style)
    notice = page.get_by_text("Nada pide atención.")
    page.get_by_role("button", name="Cerrar").click()
    expect(notice).to_have_count(0)


def test_a_field_in_error_says_so_to_who_hears_it(page, style):
    page.goto(style)
    field = page.get_by_label("Fecha en que vence")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Por ejemplo, 15 oct 2026, o +30 para dentro de treinta días. "
        "«31 feb 2026» no existe. Febrero de 2026 termina el día 28."
    )
    expect(field).to_have_value("31 feb 2026")


def test_without_scripts_everything_is_read_and_every_form_can_be_sent(new_page, style):
    page = new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page.goto(f"{style}?nombre=nube")
    expect(page.get_by_role("rowheader", name="Nube Alta")).to_be_visible()
    expect(page.locator(".atlas").get_by_role("link")).to_have_text(
        "Ver las mismas unidades en una lista"
    )
    expect(page.locator("[data-map-list]")).to_be_hidden()
    page.get_by_role("searchbox", name="Nombre").fill("oyamel")
    page.get_by_role("button", name="Filtrar").click()
    expect(page.get_by_role("rowheader", name="Oyamel")).to_be_visible()


def test_on_paper_marks_are_numbers_and_the_annex_lists_them_with_whole_addresses(page, style):
    drawn(page, style)
    page.emulate_media(media="print")
    for gone in (".bar .rooms", ".filters", ".pager", ".tabs", ".btn", ".skip"):
        expect(page.locator(gone).first).to_be_hidden()
    number = "(mark) => getComputedStyle(mark, '::after').content"
    assert page.locator(".rc").first.evaluate(number) == '"[1]"'
    expect(page.locator(".rc").first).to_have_attribute("data-r", "1")
    annex = page.locator(".annex li")
    expect(annex).to_have_count(2)
    expect(annex.first).to_contain_text("#recibo")
    expect(page.locator(".foot .paper")).to_have_text(style)


def test_what_is_folded_is_printed_open_and_folds_again(page, style):
    drawn(page, style)
    table = page.locator("#mapas").get_by_role("table", name="Personas a 30 minutos o menos")
    expect(table).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(table).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(table).to_be_hidden()


def test_on_paper_no_table_runs_off_the_sheet(new_page, style):
    page = new_page(viewport={"width": 688, "height": 900})  # letter, less its margins
    drawn(page, style)
    page.emulate_media(media="print")
    wide = """() => [...document.querySelectorAll('table')]
        .filter((table) => table.getBoundingClientRect().right > innerWidth).length"""
    assert page.evaluate(wide) == 0


def test_on_paper_ink_is_black_on_white_even_from_a_dark_machine(new_page, style):
    page = new_page(viewport={"width": 800, "height": 900}, color_scheme="dark")
    page.goto(style)
    page.emulate_media(media="print", color_scheme="dark")
    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"{body}.color") == "rgb(0, 0, 0)"
    assert page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"


def test_nothing_moves_for_who_asks_for_less(new_page, style):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    drawn(page, style)
    moving = """() => [...document.querySelectorAll('*')].filter((one) => {
        const style = getComputedStyle(one);
        return [style.transitionDuration, style.animationDuration]
            .some((times) => times.split(',').some((time) => parseFloat(time) > 0));
    }).map((one) => one.className)"""
    assert page.evaluate(moving) == []


def test_a_theme_overrules_the_machine(new_page, style):
    page = new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page.goto(style)
    page.get_by_role("link", name="Oscuro").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
