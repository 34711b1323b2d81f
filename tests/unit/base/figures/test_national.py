"""Receipts of the whole country, on the real files."""

from collections import defaultdict
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tequio.base.figures import queries
from tequio.base.figures.types import NATION, Area, Question
from tequio.kernel.dates import Moment
from tequio.register.geography.queries import municipalities

pytestmark = [pytest.mark.django_db, pytest.mark.national]
ON = date(2026, 11, 25)
THEN = date(2024, 1, 31)
SUMS = [
    "units.keys",
    "units.in_operation",
    "units.first_level",
    "units.hospitals",
    "population.total",
]
WITHOUT = "population.without_social_security"


def value(figure, area, basis=None, on=ON):
    return queries.figure(Question(figure, Area(area), Moment(on), basis=basis)).value


def test_every_figure_of_every_state_opens_its_receipt_and_holds(client):
    for figure in queries.figures(queries.every_question(Moment(ON))):
        opens_and_holds(client, figure)


def test_receipts_of_a_day_long_before_any_observation_hold_and_say_how_far_it_is(client):
    areas = [Area(code) for code in (NATION, "15", "20", "15033")]
    for figure in queries.figures(queries.questions(areas, Moment(THEN))):
        page = opens_and_holds(client, figure)
        if figure.distance_days:
            assert f"a {figure.distance_days:,} días" in page


def opens_and_holds(client, figure):
    answer = client.get(figure.receipt)
    page = answer.content.decode()
    assert (answer.status_code, "La huella corresponde." in page) == (200, True), figure.receipt
    return page


def test_the_figures_are_those_of_the_files():
    told = {
        ("units.keys", NATION, None): 10_573,
        ("units.in_operation", NATION, None): 10_366,
        ("population.total", NATION, None): 126_014_024,
        (WITHOUT, NATION, "psinder"): 32_999_713,
        ("units.keys", "15", None): 1_248,
        ("units.in_operation", "15", None): 1_246,
        ("units.first_level", "15", None): 1_158,
        ("units.hospitals", "15", "typology"): 72,
        ("units.hospitals", "15", "levels_2_3"): 86,
        ("units.hospitals", "15", "level_2"): 77,
        ("units.rooms", "15", None): None,
        ("units.beds", "15", None): None,
        (WITHOUT, "15", "psinder"): 5_672_574,
        (WITHOUT, "15", "psinder+segp"): 9_121_911,
        (WITHOUT, "15", "psinder+segp+imssb"): 9_187_942,
    }
    assert {key: value(key[0], key[1], key[2]) for key in told} == told


def test_the_nation_is_the_sum_of_its_states():
    asked = queries.every_question(Moment(ON))
    told = queries.figures([q for q in asked if q.figure in {*SUMS, WITHOUT}])
    of_states, of_nation = defaultdict(list), {}
    for figure in told:
        key = (figure.id, figure.basis)
        if figure.area.code == NATION:
            of_nation[key] = figure.value
        elif figure.value is not None:
            of_states[key].append(figure.value)
    assert {key: sum(values) for key, values in of_states.items()} == of_nation


@pytest.mark.parametrize(
    ("figure", "basis"),
    [("units.in_operation", None), ("units.hospitals", "typology"), (WITHOUT, "psinder+segp")],
)
def test_a_state_is_the_sum_of_its_municipalities(figure, basis):
    codes = ["20", *(each.code for each in municipalities("20"))]
    whole, *within = queries.figures(
        [Question(figure, Area(code), Moment(ON), basis=basis) for code in codes]
    )
    assert len(within) == 570
    assert sum(each.value for each in within) == whole.value


def test_the_rows_behind_the_nation_are_all_told_once():
    question = Question("units.in_operation", Area(NATION), Moment(ON))
    keys = [row[0] for page in queries.every_row(question) for row in page.rows]
    assert len(keys) == len(set(keys)) == value("units.in_operation", NATION)


def test_every_figure_of_every_state_is_a_handful_of_queries():
    with CaptureQueriesContext(connection) as asked:
        told = queries.figures(queries.every_question(Moment(ON)))
    assert len(told) > 300
    assert len(asked) <= 15


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/cifras/", 2),
        ("/cifras/units.in_operation/", 4),
        ("/cifras/population.without_social_security/?area=20", 6),
        ("/cifras/instantaneas/", 3),
    ],
)
def test_pages_keep_their_query_budget_at_national_size(client, address, most):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= most, [each["sql"][:80] for each in asked]


@pytest.mark.parametrize("figure", ["units.in_operation", "population.total"])
def test_a_receipt_of_the_nation_keeps_its_query_budget(client, figure):
    address = queries.figure(Question(figure, Area(NATION), Moment(THEN))).receipt
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= 9, [each["sql"][:80] for each in asked]


def told_apart(one, other):
    """The difference of two (figure, basis) of Estado de México."""
    return queries.difference(
        *(Question(figure, Area("15"), Moment(ON), basis=basis) for figure, basis in (one, other))
    )


def test_the_two_keys_of_edomex_that_do_not_operate_are_told_by_name_with_their_status():
    told = told_apart(("units.keys", None), ("units.in_operation", None))
    assert (len(told.only_one), told.both, len(told.only_other)) == (2, 1_246, 0)
    assert {told.headings[at] for each in told.only_one for at in each.because} == {"Status"}


def test_hospitals_of_edomex_by_typology_and_by_level_are_told_apart_by_name():
    told = told_apart(("units.hospitals", "typology"), ("units.hospitals", "levels_2_3"))
    assert (len(told.only_one), told.both, len(told.only_other)) == (0, 72, 14)
    assert {told.headings[at] for each in told.only_other for at in each.because} == {"Typology"}


def test_a_difference_of_the_nation_keeps_its_query_budget():
    one, other = (
        Question(figure, Area(NATION), Moment(ON)) for figure in ("units.keys", "units.first_level")
    )
    with CaptureQueriesContext(connection) as asked:
        told = queries.difference(one, other)
    assert told.both == value("units.first_level", NATION)
    assert len(asked) == 8  # two figures, their documents, three pages of rows and two
