from pathlib import Path

import pytest
from django.urls import reverse

from tequio.base.ui import charts, types
from tequio.base.ui.views import ERRORS

TEMPLATES = Path("src/tequio/base/ui/templates")
REFERENCE = Path("docs/reference/components.md").read_text("utf-8")
COMPONENTS = sorted(f"ui/{path.name}" for path in (TEMPLATES / "ui").glob("_*.html"))

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client):
    return client.get(reverse("ui:style"))


def test_every_component_appears_on_the_living_page(shown):
    assert set(COMPONENTS) - {template.name for template in shown.templates} == set()


@pytest.mark.parametrize("component", [*COMPONENTS, "ui/page.html"])
def test_every_component_is_in_the_reference(component):
    assert component in REFERENCE


def test_every_class_that_feeds_a_component_is_in_the_reference():
    fed = {name for name in types.__all__ if name[0].isupper()} - {"NUMERIC", "Number", "Words"}
    fed |= {name for name, kind in vars(charts).items() if hasattr(kind, "__dataclass_fields__")}
    assert {name for name in fed if f"`{name}`" not in REFERENCE} == set()


@pytest.mark.parametrize("name", ERRORS)
def test_every_page_of_a_failure_can_be_seen_without_failing(client, name):
    page = client.get(reverse("ui:error_page", args=[name]))
    assert page.status_code == 200
    assert "Ir al inicio" in page.content.decode()


def test_the_sample_listing_sorts_and_filters_by_its_address(client):
    found = client.get(reverse("ui:style"), {"orden": "-consultorios", "nombre": "n"})
    rooms = [row.cells[3].value for row in found.context["listing"].rows]
    assert rooms == [1234, 12, 7, 2, 0, None]


def test_a_theme_overrules_the_machine_only_when_it_is_one(client):
    assert 'data-theme="dark"' in client.get("/estilo/?tema=oscuro").content.decode()
    assert "data-theme" not in client.get('/estilo/?tema="><script>').content.decode()


def test_the_sample_map_answers_clusters_far_away_and_units_near(client):
    far = client.get(reverse("ui:sample_units"), {"z": "4"}).json()["features"]
    near = client.get(reverse("ui:sample_units"), {"z": "12"}).json()["features"]
    assert sum(feature["properties"].get("count", 1) for feature in far) == len(near) == 90
    assert max(feature["properties"].get("count", 1) for feature in far) > 1
    assert not any("count" in feature["properties"] for feature in near)


@pytest.mark.parametrize("zoom", ["", "x", "²", "-3", "9" * 5000])
def test_a_zoom_that_is_none_is_read_as_the_nearest(client, zoom):
    answer = client.get(reverse("ui:sample_units"), {"z": zoom})
    assert len(answer.json()["features"]) == 90


def test_the_page_says_that_its_values_are_made_up(shown):
    page = shown.content.decode()
    assert "Todo valor de esta página es inventado" in page
    assert "datos de muestra" in page
