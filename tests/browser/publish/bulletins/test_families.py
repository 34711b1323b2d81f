"""From a figure of a bulletin to all that was said of it, and on to the names of two lists."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tequio.base.accounts.services import operator
from tequio.base.jobs.types import NullBar
from tequio.intake.batches.services import load_files
from tequio.publish.bulletins.services import keep_bulletin
from tequio.site.launch.serving import SAMPLE

pytestmark = pytest.mark.browser
TEXT = """Toluca, Estado de México, viernes 12 de enero de 2024
No. 015/2024

Analizan el proyecto de federalización del Estado de México

En este proceso se transferirán mil 280 unidades médicas en el Estado de México.
"""


@pytest.fixture
def bulletin(live_server):
    """The address of a kept bulletin, on a site that shows the sample."""
    given = {"actor": operator(), "reason": "prueba"}
    load_files([SAMPLE], on=date(2026, 11, 25), bar=NullBar(), is_sample=True, **given)
    number = keep_bulletin(content=TEXT.encode(), name="b.txt", state="15", **given)
    return live_server.url + reverse("bulletins:bulletin", args=[number])


@pytest.mark.parametrize("on", ["page", "phone"])
def test_a_visitor_goes_from_a_figure_to_its_family_and_to_the_names_of_two_lists(
    request, bulletin, violations, on
):
    page = request.getfixturevalue(on)
    page.goto(bulletin)
    page.get_by_role("link", name="Todo sobre la cifra 1", exact=True).click()
    page.get_by_role("link", name="La misma cantidad en otros textos").click()
    expect(page.get_by_role("heading", name="Unidades médicas, Estado de México")).to_be_visible()
    said = page.get_by_role("region", name="Lo que se dijo")
    expect(said.get_by_text("1,280", exact=True)).to_be_visible()
    expect(said.get_by_text("se ignora cuáles son").first).to_be_visible()
    assert violations(page) == []

    page.get_by_role("link", name="cuáles están en una lista y no en la otra").first.click()
    expect(page.get_by_role("heading", name="Lo que solo tiene una de dos listas")).to_be_visible()
    names = page.get_by_role("region", name="Lo que solo cuenta una de ellas")
    expect(names.get_by_text("Estatus:").first).to_be_visible()
    assert violations(page) == []

    page.get_by_label("Solo en").select_option(label="solo la segunda")
    page.get_by_role("button", name="Filtrar").click()
    expect(names.get_by_role("row").nth(1)).to_contain_text("solo la segunda")
    expect(names.get_by_text("solo la primera")).to_have_count(0)


@pytest.mark.parametrize("on", ["page", "phone"])
def test_a_visitor_sees_which_states_of_a_plan_did_not_join(request, bulletin, violations, on):
    page = request.getfixturevalue(on)
    page.goto(bulletin)
    page.goto(page.url.split("/boletines/")[0] + reverse("bulletins:list"))
    page.get_by_role("link", name="Planes frente a lo que resultó").click()
    row = page.get_by_role("row").filter(has_text="Durango")
    expect(row.get_by_text("no se incorporó")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
