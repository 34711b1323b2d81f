from pathlib import Path

import pytest
from django.urls import reverse

from tequio.base.ui.views import ERRORS

TEMPLATES = Path("src/tequio/base/ui/templates")

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client):
    return client.get(reverse("ui:style"))


def test_every_component_appears_on_the_living_page(shown):
    components = {f"ui/{path.name}" for path in (TEMPLATES / "ui").glob("_*.html")}
    assert components - {template.name for template in shown.templates} == set()


def test_the_page_says_that_its_values_are_made_up(shown):
    page = shown.content.decode()
    assert "Todo valor de esta página es inventado" in page
    assert "datos de muestra" in page
