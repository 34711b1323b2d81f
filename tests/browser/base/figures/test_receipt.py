from datetime import date

import pytest
from playwright.sync_api import expect

from tests.unit.base.figures.wells import plug_wells

pytestmark = pytest.mark.browser


@pytest.fixture
def wells(monkeypatch, live_server):
    """A register that shows 120 municipalities of Estado de México."""
    wells = plug_wells(monkeypatch)
    wells.show(date(2026, 6, 30), {f"15{n:03}": (n, 1) for n in range(1, 121)})
    return wells


@pytest.fixture
def page(new_page):
    return new_page(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )


def test_a_visitor_opens_a_receipt_pages_through_its_rows_and_copies_its_citation(
    page, live_server, wells
):
    page.goto(f"{live_server.url}/cifras/")
    page.get_by_role("main").get_by_role("link", name="Wells").click()
    page.get_by_role("combobox", name="Área").select_option(label="Estado de México")
    page.get_by_role("combobox", name="Base").select_option("deep+shallow")
    page.get_by_role("button", name="Ver").click()
    expect(page.get_by_role("heading", name="Wells, Estado de México")).to_be_visible()

    page.get_by_role("link", name="Recibo:").first.click()
    expect(page.get_by_role("heading", name="Recibo de una cifra")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("La huella corresponde.")
    slip = page.get_by_role("article")
    expect(slip).to_contain_text("7,380")

    behind = page.get_by_role("region", name="Las filas")
    expect(behind.get_by_role("row")).to_have_count(51)
    expect(page.get_by_text("1 a 50 de 120")).to_be_visible()
    page.get_by_role("link", name="Siguientes").click()
    expect(page.get_by_text("51 a 100 de 120")).to_be_visible()
    expect(behind.get_by_role("cell", name="15051").first).to_be_visible()

    page.get_by_role("button", name="Copiar la cita").click()
    expect(page.get_by_role("button", name="Copiada")).to_be_visible()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert "7,380 wells" in cited
    page.goto(cited[cited.index("http") :])
    expect(page.get_by_role("status")).to_contain_text("La huella corresponde.")


def test_a_receipt_fits_a_phone_and_says_what_is_wrong_with_a_changed_address(
    phone, live_server, wells, violations
):
    phone.goto(f"{live_server.url}/cifras/wells.number/?area=15")
    phone.get_by_role("link", name="Recibo:").first.click()
    expect(phone.get_by_role("heading", name="Recibo de una cifra")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert violations(phone) == []
    phone.goto(phone.url.replace("huella=", "huella=f"))
    expect(phone.get_by_role("alert")).to_contain_text("La huella no corresponde.")


def test_the_pages_of_figures_fit_a_phone_and_break_no_rule_of_access(
    phone, live_server, wells, violations
):
    for address in ("/cifras/", "/cifras/wells.number/", "/cifras/instantaneas/"):
        phone.goto(f"{live_server.url}{address}")
        assert phone.evaluate("document.documentElement.scrollWidth") == 360, address
        assert violations(phone) == [], address
