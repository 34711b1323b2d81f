"""What is kept written: as much as there is room for, under names that never come twice."""

from datetime import date

import pytest

from tequio.base.accounts.services import operator
from tequio.intake.batches.models import Batch
from tequio.intake.batches.services import withdraw_batch
from tequio.publish.portal.views import keeping
from tequio.publish.portal.views.keeping import Shelf, version

TODAY = date(2026, 11, 25)


@pytest.fixture
def maps(monkeypatch):
    """An empty shelf for maps."""
    shelf = Shelf(room=1 << 20)
    monkeypatch.setattr(keeping, "MAPS", shelf)
    return shelf


def test_a_shelf_holds_as_many_bytes_as_it_has_room_for_and_lets_go_the_least_asked_for():
    shelf = Shelf(room=100)
    for name in "abcdefghij":
        shelf.put(name, b"0123456789")
    assert shelf.get("a")
    shelf.put("k", b"0123456789")
    assert shelf.get("b") is None
    assert shelf.get("a")
    shelf.put("a", b"01234")
    shelf.put("l", b"01234")
    assert shelf.get("c")


def test_no_single_page_takes_the_room_of_all_others():
    shelf = Shelf(room=100)
    shelf.put("a", b"0123456789")
    shelf.put("larga", b"x" * 13)
    assert shelf.get("larga") is None
    assert shelf.get("a")


def test_what_is_undone_does_not_bring_an_old_name_back(sample, load, rf, tmp_path):
    """Who writes a page while a batch comes in has its rows; undone, they must not be shown."""
    before = version(rf.get("/"))
    withdraw_batch(batch_id=Batch.objects.last().pk, reason="prueba", actor=operator())
    undone = version(rf.get("/"))
    assert undone != before
    withdraw_batch(batch_id=Batch.objects.first().pk, reason="prueba", actor=operator())
    assert version(rf.get("/")) not in {before, undone}


@pytest.mark.parametrize("url", ["/estados/15/", "/mapa/unidades.json?z=5"])
def test_a_page_in_whose_making_something_was_undone_is_shown_and_not_kept(
    sample, client, monkeypatch, maps, url
):
    pages = Shelf(room=1 << 20)
    monkeypatch.setattr(keeping, "PAGES", pages)
    still = keeping.queries.is_still_known

    def undone(request):
        withdraw_batch(batch_id=Batch.objects.last().pk, reason="prueba", actor=operator())
        return still(request)

    monkeypatch.setattr(keeping.queries, "is_still_known", undone)
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
