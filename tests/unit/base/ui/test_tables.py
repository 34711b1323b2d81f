import pytest
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from tequio.base.ui import tables
from tequio.base.ui.types import Column, Filter, Kind, Row, number, text

COLUMNS = (Column("Unidad", "unidad"), Column("Camas", "camas", Kind.NUMBER), Column("Nota"))


def asked(address, **given):
    return tables.asked(QueryDict(address), COLUMNS, **given)


def rows(*pairs):
    return [Row((text(name), number(beds), text(""))) for name, beds in pairs]


def names(found):
    return [row.cells[0].value for row in found]


@pytest.mark.parametrize(
    ("address", "order", "page"),
    [
        ("", "unidad", 1),
        ("orden=camas&pagina=3", "camas", 3),
        ("orden=-camas", "-camas", 1),
        ("orden=--camas", "unidad", 1),
        ("orden=nota", "unidad", 1),
        ("orden=id;drop table", "unidad", 1),
        ("orden=", "unidad", 1),
        ("pagina=0", "unidad", 1),
        ("pagina=-1", "unidad", 1),
        ("pagina=1e9", "unidad", 1),
        ("pagina=%C2%B2", "unidad", 1),
        ("pagina=" + "9" * 5000, "unidad", 1),
        ("pagina=999999", "unidad", tables.MOST_PAGES),
        ("pagina=2&pagina=5", "unidad", 5),
        ("orden=%00%FF&pagina=%00", "unidad", 1),
    ],
)
def test_what_no_column_offers_falls_back_to_the_stated_order(address, order, page):
    at = asked(address, order="unidad")
    assert (at.order, at.page) == (order, page)


def test_filters_stay_in_the_address_and_empty_ones_leave_it():
    assert asked("estado=20&nombre=&orden=camas&pagina=2").query == (("estado", "20"),)


def test_headings_turn_the_order_round_and_begin_again_at_the_first_page():
    at = asked("orden=camas&pagina=3&estado=20")
    heads = tables.listing("Unidades", COLUMNS, [], total=500, at=at).heads
    assert [(head.href, head.sort) for head in heads] == [
        ("?estado=20&orden=unidad", ""),
        ("?estado=20&orden=-camas", "ascending"),
        ("", ""),
    ]


def test_the_pager_says_which_rows_and_leads_to_the_others():
    at = asked("pagina=2&estado=20", order="unidad", per_page=50)
    pager = tables.listing("Unidades", COLUMNS, [], total=120, at=at).pager
    assert (pager.first, pager.last, pager.total) == (51, 100, 120)
    assert pager.previous == "?estado=20&orden=unidad"
    assert pager.following == "?estado=20&orden=unidad&pagina=3"


def test_a_listing_of_nothing_has_no_other_pages():
    pager = tables.listing("Unidades", COLUMNS, [], total=0, at=asked("")).pager
    assert (pager.first, pager.last, pager.previous, pager.following) == (0, 0, "", "")


def test_what_an_address_holds_cannot_break_out_of_a_link():
    at = asked('nombre="><script>&orden=camas')
    links = [head.href for head in tables.listing("U", COLUMNS, [], total=1, at=at).heads]
    assert all("<" not in link and '"' not in link for link in links)


def test_words_sort_without_accents_and_n_with_tilde_after_n():
    found = rows(*((name, 1) for name in ("Oyamel", "Ñandú", "Nube", "Álamo", "Nopal", "Agua")))
    ordered = tables.ordered(found, COLUMNS, asked("orden=unidad"))
    assert names(ordered) == ["Agua", "Álamo", "Nopal", "Nube", "Ñandú", "Oyamel"]


def test_a_decomposed_n_with_tilde_sorts_as_a_composed_one():
    found = rows(("N\u0303andu", 1), ("Nube", 1), ("Oyamel", 1))
    ordered = tables.ordered(found, COLUMNS, asked("orden=unidad"))
    assert names(ordered) == ["Nube", "N\u0303andu", "Oyamel"]


def test_translated_words_sort_as_words():
    found = rows((gettext_lazy("yes"), 1), (gettext_lazy("no"), 1))
    ordered = tables.ordered(found, COLUMNS, asked("orden=unidad"))
    assert [str(name) for name in names(ordered)] == ["no", "sí"]


@pytest.mark.parametrize("order", ["camas", "-camas"])
def test_the_unknown_come_last_either_way_and_totals_after_them(order):
    total = Row((text("Todas"), number(9), text("")), is_total=True)
    found = [total, *rows(("x", None), ("a", 2), ("b", 7))]
    ordered = names(tables.ordered(found, COLUMNS, asked(f"orden={order}")))
    assert ordered[2:] == ["x", "Todas"]
    assert ordered[:2] == (["a", "b"] if order == "camas" else ["b", "a"])


def test_a_page_is_cut_out_of_rows_in_memory():
    found = rows(*((str(n), n) for n in range(120)))
    assert names(tables.in_page(found, asked("pagina=3", per_page=50))) == [
        str(n) for n in range(100, 120)
    ]
    assert tables.in_page(found, asked("pagina=999", per_page=50)) == []


def test_filters_keep_the_order_and_can_be_removed():
    at = asked("estado=20&nombre=agua&orden=camas&pagina=4")
    filters = tables.filters("Filtrar", [Filter("nombre", "Nombre", "agua")], at)
    assert filters.kept == (("estado", "20"), ("orden", "camas"))
    assert filters.clear == "?estado=20&orden=camas"


def test_filters_that_are_not_set_need_no_removing():
    filters = tables.filters("Filtrar", [Filter("nombre", "Nombre")], asked(""))
    assert filters.clear == ""
