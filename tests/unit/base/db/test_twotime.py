"""What a file is held against: what is known, said and missed of a day."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from tequio.base.db.twotime import digests, facts_of, said_already, seen_before
from tequio.base.files.services import withdraw_cut
from tequio.kernel.dates import Moment
from tequio.register.units.models import UNITS, UnitVersion
from tests.unit.register.telling import facts, tell

pytestmark = pytest.mark.django_db
A, B, OF_CHIAPAS = "OCIMB000012", "OCIMB000024", "CSIMB000010"
BEFORE, JUNE, OCTOBER = date(2023, 12, 31), date(2026, 6, 30), date(2026, 10, 31)


def test_a_list_of_an_earlier_day_misses_nothing_that_only_came_later():
    tell(JUNE, **{A: {}, OF_CHIAPAS: {}})
    assert seen_before(UNITS, "list", Moment(OCTOBER), ["20"]) == {A}
    assert seen_before(UNITS, "list", Moment(JUNE), ["20"]) == {A}
    assert seen_before(UNITS, "list", Moment(BEFORE), ["20"]) == set()


def test_only_the_states_and_the_source_of_a_file_are_missed_in_it():
    tell(JUNE, **{A: {}, OF_CHIAPAS: {}})
    assert seen_before(UNITS, "list", Moment(OCTOBER), ["07"]) == {OF_CHIAPAS}
    assert seen_before(UNITS, "another list", Moment(OCTOBER), ["20", "07"]) == set()


def test_what_was_withdrawn_is_neither_missed_nor_said_already():
    cut = tell(JUNE, **{A: {}})
    assert said_already(UNITS, "list", Moment(JUNE)) == set(digests(UNITS, None).items())
    withdraw_cut(cut_id=cut.pk)
    assert said_already(UNITS, "list", Moment(JUNE)) == set()
    assert seen_before(UNITS, "list", Moment(OCTOBER), ["20"]) == set()
    assert digests(UNITS, None) == {}


def test_what_one_day_says_another_has_not_said():
    tell(JUNE, **{A: {}})
    assert said_already(UNITS, "list", Moment(OCTOBER)) == set()
    assert said_already(UNITS, "another list", Moment(JUNE)) == set()


def test_facts_that_were_seen_before_are_one_version_however_often_they_come_back():
    for day, status in ((BEFORE, "operating"), (JUNE, "closed"), (OCTOBER, "operating")):
        tell(day, **{A: {"status": status}})
    assert UnitVersion.objects.count() == 2
    assert facts_of(UNITS, Moment(JUNE), [A, B]) == {A: facts(A, status="closed")}


def test_a_file_of_an_earlier_day_does_not_change_the_present():
    tell(OCTOBER, **{A: {"status": "closed"}})
    present = digests(UNITS, None)
    tell(BEFORE, **{A: {}})
    assert digests(UNITS, None) == digests(UNITS, Moment(localdate())) == present
    assert digests(UNITS, Moment(BEFORE)) != present


def test_an_empty_file_says_nothing():
    tell(JUNE, **{A: {}})
    tell(OCTOBER)
    assert set(digests(UNITS, None)) == {A}
