import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD, give_password

pytestmark = pytest.mark.browser


def test_ana_logs_in_sees_her_roles_and_leaves(page, live_server, ana):
    give_password(ana)
    page.goto(f"{live_server.url}/cuenta/")
    page.get_by_label("Correo electrónico").fill(ana.email)
    page.get_by_label("Contraseña").fill("no es esta")
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("alert")).to_contain_text("no es correcto")

    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("heading", name="Mi cuenta")).to_be_visible()
    expect(page.get_by_role("rowheader", name="administra")).to_be_visible()

    page.get_by_role("main").get_by_role("button", name="Salir").click()
    page.goto(f"{live_server.url}/cuenta/")
    expect(page.get_by_role("heading", name="Entrar")).to_be_visible()
