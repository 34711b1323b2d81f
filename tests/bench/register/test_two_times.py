"""The price of two times: the present against a plain table, a past moment against the present."""

from datetime import date

import pytest
from django.db import connection
from django.utils.timezone import localdate, now
from psycopg import sql

from tequio.base.db.twotime import EVERYWHERE, IN_STATE, parameters, relation
from tequio.base.figures.queries import figures, questions
from tequio.base.figures.types import Area
from tequio.kernel.dates import Moment
from tequio.register.units.models import UNITS
from tests.bench.conftest import load

pytestmark = [pytest.mark.django_db, pytest.mark.data, pytest.mark.usefixtures("territory")]
COUNTED = sql.SQL("""
    SELECT r.state, r.municipality, r.level, r.typology, count(*)
    FROM {there} r WHERE r.status = 'operating' {and_} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
""")
EVERY_STATE = sql.SQL("")
AND_STATE = sql.SQL("AND r.state = %(state)s")
PAST = date(2024, 1, 15)


@pytest.fixture
def units(db, units_parquet):
    """The national list, loaded, and a plain table of the same facts beside it."""
    load([units_parquet])
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE units_healthunit SET (autovacuum_enabled = off)")
        cursor.execute(
            "CREATE TABLE bench_plain (LIKE units_healthunit INCLUDING ALL);"
            "INSERT INTO bench_plain SELECT * FROM units_healthunit;"
            "ANALYZE bench_plain; ANALYZE units_healthunit; ANALYZE units_unitversion;"
            "ANALYZE units_unitsighting; ANALYZE files_cut"
        )


def counted(there, and_=EVERY_STATE, **given):
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(there=there, and_=and_), given)
        return cursor.fetchall()


def the_present(**given):
    return counted(relation(UNITS, None), **given)


def a_plain_table(**given):
    return counted(sql.Identifier("bench_plain"), **given)


def a_past_day(*, near=EVERYWHERE, **given):
    moment = Moment(PAST, known_at=now())
    return counted(relation(UNITS, moment, near=near), **given, **parameters(moment))


@pytest.mark.usefixtures("units")
def test_the_present_of_the_country_costs_what_a_plain_table_does(race):
    present, plain = race.over(rounds=15, rows=10_573)(the_present, a_plain_table)
    assert present.answer == plain.answer
    assert sum(row[-1] for row in present.answer) == 10_366
    assert present.seconds < 1.25 * plain.seconds


@pytest.mark.usefixtures("units")
def test_the_present_of_a_state_costs_what_a_plain_table_does(race):
    present, plain = race.over(rounds=25)(the_present, a_plain_table, and_=AND_STATE, state="15")
    assert present.answer == plain.answer
    assert sum(row[-1] for row in present.answer) == 1_246
    assert present.seconds < 1.5 * plain.seconds


@pytest.mark.usefixtures("units")
def test_a_past_day_of_a_state_costs_a_few_times_the_present(race):
    past, present = race.over(rounds=15)(a_past_state, the_present, and_=AND_STATE, state="15")
    assert past.answer == present.answer
    assert past.seconds < 10 * present.seconds


def a_past_state(**given):
    return a_past_day(near=IN_STATE, **given)


@pytest.mark.usefixtures("units")
def test_a_past_day_of_the_country_costs_a_few_times_the_present(race):
    past, present = race.over(rounds=9, rows=10_573)(a_past_day, the_present)
    assert past.answer == present.answer
    assert past.seconds < 5 * present.seconds


def all_figures(moment):
    return [figure.value for figure in figures(questions([Area("15")], moment))]


def figures_then():
    return all_figures(Moment(PAST, known_at=now()))


def figures_now():
    return all_figures(Moment(localdate()))


@pytest.mark.usefixtures("units")
def test_all_figures_of_a_state_on_a_past_day_cost_a_few_times_those_of_today(race):
    past, present = race.over(rounds=9)(figures_then, figures_now)
    assert past.answer == present.answer
    assert 1_246 in present.answer
    assert past.seconds < 10 * present.seconds
