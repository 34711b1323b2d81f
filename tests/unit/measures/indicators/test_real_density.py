"""First level units for each ten thousand people, of the real files."""

from datetime import date

import pytest

from tequio.base.figures.queries import figure, figures, on_every_basis, receipt, rows_behind
from tequio.base.figures.types import Area, Question
from tequio.kernel.dates import Moment

pytestmark = [pytest.mark.national, pytest.mark.django_db]

ON = Moment(date(2026, 6, 30))
THIRD = "psinder+segp+imssb"
DENSITY = "units.first_level_per_10_thousand"


def density(area, basis=THIRD):
    return Question(DENSITY, Area(area), ON, basis=basis)


@pytest.mark.parametrize("area", ["00", "15", "20", "15106"])
def test_it_is_units_over_people_on_the_same_basis(area):
    for asked in on_every_basis(density(area)):
        units, people = figures(
            [
                Question("units.first_level", asked.area, ON),
                Question("population.without_social_security", asked.area, ON, basis=asked.basis),
            ]
        )
        assert figure(asked).value == pytest.approx(10_000 * units.value / people.value)


def test_a_state_whose_units_nobody_told_is_unknown_and_not_zero():
    assert figure(density("14")).value is None


def test_its_rows_are_the_units_it_counts():
    assert rows_behind(density("15")).total == 1158


@pytest.mark.parametrize("area", ["00", "15", "15106"])
def test_its_receipt_stands_on_both_files_and_holds(area):
    told = figure(density(area))
    cuts = tuple(cut.number for cut in told.sources)
    assert {cut.source for cut in told.sources} == {"imb_units", "census_affiliation"}
    asked = Question(DENSITY, told.area, Moment(ON.on, cuts=cuts), basis=THIRD)
    assert receipt(asked, told.receipt.rpartition("huella=")[2]).holds
