from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from tequio.base.ui import tables
from tequio.base.ui.types import Column, Row, text

COLUMNS = (Column("Unidad", "unidad"), Column("Camas", "camas"))
NAMES = st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["Ñu", "ñu", "Nube", "Álamo"]))


@given(st.text(max_size=60))
def test_no_address_asks_for_an_order_or_a_page_that_is_not_offered(address):
    at = tables.asked(QueryDict(address), COLUMNS, order="unidad")
    assert at.key in {"unidad", "camas"}
    assert 1 <= at.page <= tables.MOST_PAGES
    assert not {"orden", "pagina"} & {name for name, _ in at.query}


@given(st.text(), st.text())
def test_an_order_and_a_page_of_any_text_are_survived(order, page):
    given_ = QueryDict(mutable=True)
    given_["orden"], given_["pagina"] = order, page
    at = tables.asked(given_, COLUMNS)
    assert at.order in {"", "unidad", "-unidad", "camas", "-camas"}
    assert at.start >= 0


@given(st.lists(NAMES), st.sampled_from(["unidad", "-unidad"]))
def test_sorting_loses_nobody_and_puts_the_unknown_last(names, order):
    rows = [Row((text(name), text("x"))) for name in names]
    at = tables.asked(QueryDict(f"orden={order}"), COLUMNS)
    found = [row.cells[0].value for row in tables.ordered(rows, COLUMNS, at)]
    assert sorted(found, key=repr) == sorted(names, key=repr)
    known = [name for name in found if name is not None]
    assert found[: len(known)] == known


@given(st.lists(st.integers(), max_size=200), st.integers(1, 60))
def test_the_pages_together_are_the_whole_list(values, per_page):
    pages = -(-len(values) // per_page)
    seen = []
    for page in range(1, pages + 1):
        at = tables.asked(QueryDict(f"pagina={page}"), COLUMNS, per_page=per_page)
        seen += tables.in_page(values, at)
    assert seen == values
