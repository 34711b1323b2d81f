import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

UNITS = re.compile(r"/estilo/mapa/unidades\.json")
PIXELS = """(canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3]) sum += data[at] + data[at + 1] + data[at + 2];
    }
    return sum;
}"""


@pytest.fixture
def atlas(page, live_server):
    page.goto(live_server.url + reverse("ui:style"))
    box = page.locator("[data-map]")
    expect(box).to_have_attribute("data-asked", "1")
    return box


def test_the_map_is_drawn_on_canvas_and_named(atlas):
    expect(atlas.locator("canvas")).to_be_visible()
    expect(atlas).to_have_attribute("role", "region")
    expect(atlas).to_have_attribute("aria-label", "Unidades de un archipiélago que no existe")


def test_it_asks_again_as_it_comes_nearer_with_its_zoom_and_its_box(page, atlas):
    with page.expect_request(UNITS) as asked:
        atlas.get_by_role("button", name="Acercar").click()
        atlas.get_by_role("button", name="Acercar").click()
    assert re.search(r"\?z=\d+&caja=-?[\d.]+,-?[\d.]+,-?[\d.]+,-?[\d.]+$", asked.value.url)
    expect(atlas).not_to_have_attribute("data-asked", "1")


def test_the_list_says_what_the_map_shows_and_a_cluster_opens(page, atlas):
    figure = page.locator("figure", has=atlas)
    figure.get_by_text("Unidades a la vista").click()
    expect(figure.locator("[data-count]")).to_have_text("90")
    many = figure.get_by_role("button", name="Ver estas").first
    many.focus()
    page.keyboard.press("Enter")
    expect(atlas).not_to_have_attribute("data-asked", "1")
    expect(figure.locator("[data-count]")).not_to_have_text("90")


def test_an_entry_of_the_list_opens_its_popup_on_focus(page, atlas):
    figure = page.locator("figure", has=atlas)
    figure.get_by_text("Unidades a la vista").click()
    entry = figure.get_by_role("listitem").filter(has_text="ZZIMB").first.get_by_role("link")
    name = entry.text_content()
    entry.focus()
    popup = atlas.locator(".leaflet-popup")
    expect(popup.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(figure.get_by_role("link", name=name, exact=True).last).to_be_focused()


def test_arrows_and_signs_move_it_by_keyboard(page, atlas):
    atlas.focus()
    with page.expect_request(UNITS):
        page.keyboard.press("+")
        page.keyboard.press("+")


def test_it_is_painted_again_when_the_machine_turns_dark(page, atlas):
    canvas = atlas.locator("canvas")
    light = canvas.evaluate(PIXELS)
    page.emulate_media(color_scheme="dark")
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    assert canvas.evaluate(PIXELS) < light * 0.8


def test_when_units_do_not_come_it_says_so_and_keeps_the_areas(page, live_server):
    page.route(UNITS, lambda route: route.fulfill(status=404, body=""))
    page.goto(live_server.url + reverse("ui:style"))
    figure = page.locator("figure", has=page.locator("[data-map]"))
    expect(figure.get_by_role("alert")).to_contain_text("El mapa no se pudo cargar")
    expect(figure.locator("canvas")).to_be_visible()
    expect(figure.get_by_role("link", name="Ver las mismas unidades en una lista")).to_be_visible()


def test_when_nothing_comes_the_sentence_stands_in_its_place(page, live_server):
    page.route("**/areas.json", lambda route: route.fulfill(status=404, body=""))
    page.goto(live_server.url + reverse("ui:style"))
    box = page.locator("[data-map]")
    expect(box).to_have_attribute("data-ready", "failed")
    expect(box.get_by_role("alert")).to_contain_text("La lista tiene las mismas unidades")


def test_an_answer_that_comes_late_is_thrown_away(page, atlas):
    held = []
    page.route(UNITS, lambda route: held.append(route) if not held else route.continue_())
    atlas.focus()
    with page.expect_request(UNITS):
        page.keyboard.press("+")
        page.keyboard.press("+")
    with page.expect_response(UNITS):
        page.keyboard.press("+")
        page.keyboard.press("+")
    expect(atlas).to_have_attribute("data-asked", "2")
    figure = page.locator("figure", has=atlas)
    shown = figure.locator("[data-count]").text_content()
    held[0].fulfill(json={"type": "FeatureCollection", "features": []})
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    expect(atlas).to_have_attribute("data-asked", "2")
    expect(figure.locator("[data-count]")).to_have_text(shown)
