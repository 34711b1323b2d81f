"""Which pages and maps are kept written, and when they are not."""

import pytest

from tequio.base import keeping
from tequio.base.accounts.services import operator
from tequio.base.keeping import Shelf
from tequio.intake.batches.models import Batch
from tequio.intake.batches.services import withdraw_batch


@pytest.fixture
def maps(monkeypatch):
    """An empty shelf for maps."""
    shelf = Shelf(room=1 << 20)
    monkeypatch.setattr(keeping, "MAPS", shelf)
    return shelf


@pytest.mark.parametrize("url", ["/estados/15/", "/mapa/unidades.json?z=5"])
def test_a_page_in_whose_making_something_was_undone_is_shown_and_not_kept(
    sample, client, monkeypatch, maps, url
):
    pages = Shelf(room=1 << 20)
    monkeypatch.setattr(keeping, "PAGES", pages)
    still = keeping.is_still_known

    def undone(request):
        withdraw_batch(batch_id=Batch.objects.last().pk, reason="prueba", actor=operator())
        return still(request)

    monkeypatch.setattr(keeping, "is_still_known", undone)
    name = client.get(url)["ETag"].strip('"')
    assert pages.get(name) is None
    assert maps.get(name) is None


def test_a_map_is_kept_once_whatever_else_its_address_says(sample, client, maps):
    tags = {
        client.get(f"/mapa/unidades.json?{query}")["ETag"]
        for query in ("z=5", "z=5&otra=1", "otra=2&z=5")
    }
    assert len(tags) == 1
    assert client.get("/mapa/unidades.json?z=6")["ETag"] not in tags
