"""Counting units: by area, class and institution, at any moment, with what it stands on."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from tequio.base.figures.queries import figure, figures, rows_behind
from tequio.base.figures.types import Area, Question
from tequio.base.files.services import withdraw_cut
from tequio.kernel.dates import Moment
from tests.unit.register.telling import tell

pytestmark = pytest.mark.django_db
A, B, C, OF_CHIAPAS = "OCIMB000012", "OCIMB000024", "OCIMB000036", "CSIMB000010"
OF_SSA = "OCSSA000010"
JUNE, OCTOBER = date(2026, 6, 30), date(2026, 10, 31)
GENERAL = {"level": "second", "typology": "M"}
UNEME = {"level": "second", "typology": "UNE"}


def ask(figure_id="units.in_operation", area="20", basis=None, institution=None, moment=None):
    moment = moment or Moment(localdate())
    return Question(figure_id, Area(area), moment, institution=institution, basis=basis)


def value(*args, **kwargs):
    return figure(ask(*args, **kwargs)).value


def test_only_what_operates_is_in_operation_and_the_rest_is_told_by_status():
    tell(JUNE, **{A: {}, B: {"status": "closed"}, C: {"status": "building"}})
    told = figure(ask())
    assert (told.value, value("units.keys")) == (1, 3)
    assert {part.label: part.value for part in told.parts} == {
        "in operation": 1,
        "out of operation": 1,
        "being built": 1,
        "about to start": 0,
    }


def test_a_hospital_is_told_by_its_typology_or_by_its_level_and_the_basis_says_which():
    tell(JUNE, **{A: GENERAL, B: UNEME, C: GENERAL | {"status": "closed"}})
    by_basis = {
        basis: value("units.hospitals", basis=basis)
        for basis in ("typology", "levels_2_3", "level_2")
    }
    assert by_basis == {"typology": 1, "levels_2_3": 2, "level_2": 2}


def test_of_a_place_whose_state_is_known_none_is_zero_and_of_an_unknown_state_unknown():
    tell(JUNE, **{A: {}})
    assert value(area="20001") == 1
    assert value(area="20002") == 0
    assert value(area="07") is None
    assert value(area="07001") is None
    assert value(area="00") == 1


def test_rooms_and_beds_that_no_list_tells_are_unknown_and_not_zero():
    tell(JUNE, **{A: {}, B: {}})
    assert value("units.beds") is None
    tell(OCTOBER, **{A: {"beds": 0}})
    assert value("units.beds") == 0
    tell(OCTOBER, file="otra.csv", **{B: {"beds": 12}})
    assert value("units.beds") == 12


def test_units_are_counted_by_institution():
    tell(JUNE, **{A: {}, B: {}, OF_SSA: {}})
    assert value(institution="IMB") == 2
    assert value(institution="SSA") == 1
    assert value() == 3


def test_a_unit_gone_from_a_later_list_goes_on_being_counted():
    tell(JUNE, **{A: {}, B: {}})
    tell(OCTOBER, **{A: {}})
    told = figure(ask())
    assert told.value == 2
    assert {cut.observed_on for cut in told.sources} == {JUNE, OCTOBER}


def test_the_count_follows_a_status_and_its_undoing():
    tell(JUNE, **{A: {}, B: {}})
    second = tell(OCTOBER, **{A: {"status": "closed"}, B: {}})
    assert value() == 1
    assert value(moment=Moment(date(2024, 1, 15))) == 2
    assert value(moment=Moment(localdate(), known_at=second.known_during.lower)) == 1
    withdraw_cut(cut_id=second.pk)
    assert value() == 2
    assert value(moment=Moment(localdate(), known_at=second.known_during.lower)) == 1


def test_the_rows_behind_a_count_are_as_many_as_it_says():
    tell(JUNE, **{A: GENERAL, B: UNEME, C: {}, OF_CHIAPAS: {}})
    for asked in (
        ask(),
        ask("units.keys"),
        ask("units.first_level"),
        ask("units.hospitals", basis="typology"),
        ask("units.hospitals", basis="levels_2_3"),
        ask(area="00"),
        ask(area="20001"),
        ask("units.first_level", area="00", institution="IMB"),
    ):
        page = rows_behind(asked)
        assert page.total == len(page.rows) == figure(asked).value, asked
        assert page.rows == tuple(sorted(page.rows))


def test_a_board_of_many_areas_costs_as_much_as_one(django_assert_num_queries):
    tell(JUNE, **{A: {}, OF_CHIAPAS: {}})
    with django_assert_num_queries(2):
        figure(ask())
    with django_assert_num_queries(2):
        figures([ask(area=code) for code in ("00", "20", "07", "20001", "07001")])
