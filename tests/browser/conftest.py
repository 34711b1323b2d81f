"""A real browser, in Spanish, with the console watched."""

import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's own loop runs beside the ORM
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """The Chromium that TEQUIO_CHROMIUM names."""
    named = os.environ.get("TEQUIO_CHROMIUM")
    if not named:
        pytest.fail("las pruebas con navegador necesitan TEQUIO_CHROMIUM; use ./tequio test")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium):
    """Make pages in contexts of their own; at the end none may have complained in the console."""
    contexts, complaints = [], []

    def make(**options):
        context = chromium.new_context(**{"locale": "es-MX", **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: told.type == "error" and complaints.append(told.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    expected = re.compile(r"status of 4\d\d")  # a refusal is an answer, which the test looks at
    assert [text for text in complaints if not expected.search(text)] == []


@pytest.fixture
def page(new_page):
    """A page on an ordinary screen."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(new_page):
    """A page as wide as a phone."""
    return new_page(viewport={"width": 360, "height": 740}, has_touch=True)


@pytest.fixture
def violations():
    """Say what a page does against WCAG 2.2 AA and good practice, as far as a machine can tell."""

    def found(page, within=None):
        told = Axe().run(page, context=within).response["violations"]
        return [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in told]

    return found
