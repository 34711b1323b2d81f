"""What is kept written: as much as there is room for, under names that never come twice."""

from datetime import date
from io import BytesIO

import pytest

from tequio.base.accounts.services import operator
from tequio.base.files.services import open_cut, store, withdraw_cut
from tequio.base.files.types import Dated
from tequio.base.keeping import Shelf, known_cuts, version


@pytest.fixture
def cuts(db):
    """Two cut-offs of made-up documents."""
    return [
        open_cut(
            document=store(BytesIO(name.encode()), name=name, actor=operator()),
            source="prueba",
            on=date(2026, 6, 30),
            how_dated=Dated.BY_NAME,
            rows=1,
            is_sample=False,
        )
        for name in ("uno.csv", "dos.csv")
    ]


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


def test_what_is_undone_does_not_bring_an_old_name_back(cuts, rf):
    """Who writes a page while a batch comes in has its rows; undone, they must not be shown."""
    before = version(rf.get("/"))
    withdraw_cut(cut_id=cuts[1].pk)
    undone = version(rf.get("/"))
    assert undone != before
    withdraw_cut(cut_id=cuts[0].pk)
    assert version(rf.get("/")) not in {before, undone}


def test_what_is_known_is_asked_once_for_a_whole_page(cuts, rf, django_assert_num_queries):
    request = rf.get("/")
    with django_assert_num_queries(1):
        assert known_cuts(request) == known_cuts(request)
