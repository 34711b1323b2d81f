"""Two totals as lists of names: what only one of them counts, and why."""

import csv
import json
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tequio.base.figures import queries
from tequio.base.figures.errors import OtherRowsError, UnknownSetError
from tests.unit.base.figures.sets import BLUE, RED, ask, define, keep_document, plug

pytestmark = pytest.mark.django_db
PIN = ("K1", "Pin", "Ecatepec", RED, "small")
NAIL = ("K2", "Nail", "Neza", RED, "large")
ROD = ("K3", "Rod", "Toluca", BLUE, "large")


@pytest.fixture
def things(monkeypatch):
    """Red things are the pin and the nail; large ones are the nail and the rod."""
    cut = keep_document()
    red, large = (PIN, NAIL), (NAIL, ROD)
    plug(
        monkeypatch,
        define("red", red, cuts=(cut,)),
        define("large", large, cuts=(cut,)),
        define("lost", None, cuts=(cut,)),
        define("ways", None, cuts=(cut,), bases={"colour": red, "size": large}),
        define("towns", [("15", "Town")], cuts=(cut,), headings=("Code", "Town")),
    )
    return cut


def test_what_only_one_figure_counts_is_told_by_name_and_why_it_is_not_in_the_other(things):
    told = queries.difference(ask("red"), ask("large"))
    assert [(each.row, each.because) for each in told.only_one] == [(PIN, (4,))]
    assert [(each.row, each.because) for each in told.only_other] == [(ROD, (3,))]
    assert (told.both, told.one.value, told.other.value) == (1, 2, 2)


def test_two_bases_of_one_figure_are_two_lists(things):
    told = queries.difference(ask("ways", basis="colour"), ask("ways", basis="size"))
    assert [each.row[0] for each in (*told.only_one, *told.only_other)] == ["K1", "K3"]


def test_a_figure_taken_from_itself_leaves_nothing(things):
    told = queries.difference(ask("red"), ask("red"))
    assert (told.only_one, told.only_other, told.both) == ((), (), 2)


def test_a_town_or_a_name_is_no_reason(monkeypatch, things):
    other = ("K9", "Bolt", "Tuxtepec", RED, "small")
    plug(monkeypatch, define("one", [PIN]), define("other", [other]))
    told = queries.difference(ask("one"), ask("other"))
    assert [each.because for each in (*told.only_one, *told.only_other)] == [(), ()]


def test_an_unknown_value_is_no_set(things):
    with pytest.raises(UnknownSetError):
        queries.difference(ask("red"), ask("lost"))


def test_things_are_not_taken_from_towns(things):
    with pytest.raises(OtherRowsError):
        queries.difference(ask("red"), ask("towns"))


def test_a_key_that_stands_twice_is_a_fault_of_the_definition(monkeypatch, things):
    plug(monkeypatch, define("twice", [PIN, PIN]), define("red", [PIN]))
    with pytest.raises(ValueError, match="K1"):
        queries.difference(ask("twice"), ask("red"))


def test_figures_of_the_same_things_can_be_told_apart_and_no_others(things):
    found = [(each.figure, each.basis) for each in queries.comparable(ask("red"))]
    assert found == [("large", None), ("lost", None), ("ways", "colour"), ("ways", "size")]
    assert queries.comparable(ask("towns")) == []


def test_the_rows_are_those_of_the_cut_offs_that_the_figures_stand_on(things):
    question = queries.pinned(ask("red"), queries.figure(ask("red")))
    assert (question.moment.cuts, question.moment.known_at) == ((things,), None)


def test_a_difference_is_one_query_for_documents_however_many_rows(monkeypatch, things):
    many = [(f"K{n:05}", "Pin", "Neza", RED, "small") for n in range(12_000)]
    plug(monkeypatch, define("many", many, cuts=(things,)), define("red", [PIN], cuts=(things,)))
    with CaptureQueriesContext(connection) as asked:
        told = queries.difference(ask("many"), ask("red"))
    assert (len(told.only_one), told.both, len(asked)) == (12_000, 0, 1)


@pytest.fixture
def address(things):
    return queries.difference_address(ask("red"), ask("large"))


def seen(client, address, **given):
    answer = client.get(address, given, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_address_without_documents_leads_to_the_one_that_stands_on_them(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert "cortes=" in answer.url
    assert "con_cortes=" in answer.url
    assert client.get(answer.url).status_code == 200


def test_the_page_names_what_each_list_has_alone_and_why(client, address):
    page = seen(client, address)
    assert "Pin" in page
    assert "Rod" in page
    assert "Nail" not in page
    assert "Size: small" in page
    assert "Colour: blue" in page


def test_the_page_shows_one_side_where_asked(client, address):
    page = seen(client, f"{address}&solo=otra")
    assert ("Pin" in page, "Rod" in page) == (False, True)


def test_all_the_names_come_as_csv_and_as_json(client, address):
    settled = client.get(address).url
    answer = client.get(f"{settled}&formato=csv")
    lines = list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert [line[1:4] for line in lines[1:]] == [
        ["Size: small", "K1", "Pin"], ["Colour: blue", "K3", "Rod"],
    ]  # fmt: skip
    told = json.loads(client.get(f"{settled}&formato=json").content)
    assert [each["row"][:2] for each in told["only_one"]] == [["K1", "Pin"]]
    assert told["only_other"][0]["because"] == ["Colour"]
    assert (told["both"], told["one"]["value"]) == (1, 2)


def test_what_cannot_be_compared_is_refused_with_its_sentence(client, things):
    for other, status in (("lost", 422), ("towns", 422), ("nothing", 404), ("", 404)):
        path = urlsplit(queries.difference_address(ask("red"), ask("large"))).path
        answer = client.get(path, {"con": other}, follow=True)
        assert answer.status_code == status, other


def test_a_page_past_the_last_leads_to_the_first(client, address):
    settled = client.get(address).url
    assert client.get(f"{settled}&pagina=9").status_code == 302


def test_a_receipt_leads_to_the_lists_that_can_be_told_apart_from_its_own(client, things):
    page = seen(client, queries.figure(ask("red")).receipt)
    assert "diferencia/?" in page
    assert "con=large" in page
    assert "con=towns" not in page


def test_the_page_asks_four_queries_beyond_those_of_the_figures(client, address):
    settled = client.get(address).url
    client.get(settled)
    with CaptureQueriesContext(connection) as asked:
        client.get(settled)
    assert len(asked) <= 2, [each["sql"][:90] for each in asked]


def test_the_same_lists_on_the_same_cut_offs_are_taken_apart_once(monkeypatch, things):
    first = queries.difference(ask("red"), ask("large"))
    plug(monkeypatch, define("red", (), cuts=(things,)), define("large", (), cuts=(things,)))
    again = queries.difference(ask("red"), ask("large"))
    assert (again.only_one, again.only_other) == (first.only_one, first.only_other)
