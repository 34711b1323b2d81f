"""First level units for each ten thousand people who lack social security."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from tequio.base.accounts.services import operator
from tequio.base.figures.queries import figure, receipt, rows_behind
from tequio.base.figures.types import Area, Question
from tequio.base.jobs.types import NullBar
from tequio.intake.batches.services import load_files
from tequio.kernel.dates import Moment
from tequio.site.launch.serving import SAMPLE

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 25)
DENSITY, FIRST = "units.first_level_per_10_thousand", "units.first_level"
PEOPLE, BASIS = "population.without_social_security", "psinder"


@pytest.fixture
def sample():
    load_files([SAMPLE], actor=operator(), reason="prueba", on=ON, bar=NullBar(), is_sample=True)


def asked(name, area, basis=None, institution=None):
    return Question(name, Area(area), Moment(ON), institution=institution, basis=basis)


@pytest.mark.parametrize("area", ["00", "15", "15901"])
def test_it_divides_units_by_people_and_stands_on_the_documents_of_both(sample, area):
    units = figure(asked(FIRST, area, institution="IMB"))
    people = figure(asked(PEOPLE, area, BASIS))
    density = figure(asked(DENSITY, area, BASIS, "IMB"))
    assert density.value == pytest.approx(10_000 * units.value / people.value)
    assert set(density.sources) == {*units.sources, *people.sources}
    assert [part.value for part in density.parts] == [units.value, people.value]


def test_it_is_unknown_where_units_are_unknown_and_not_zero(sample):
    assert figure(asked(DENSITY, "14", BASIS)).value is None


def test_its_receipt_recomputes_and_its_rows_are_the_units(sample):
    told = figure(asked(DENSITY, "15", BASIS, "IMB"))
    given = parse_qs(urlsplit(told.receipt).query)
    cuts = tuple(int(number) for number in given["cortes"][0].split(","))
    again = Question(DENSITY, Area("15"), Moment(ON, cuts=cuts), institution="IMB", basis=BASIS)
    assert receipt(again, given["huella"][0]).holds
    units = figure(asked(FIRST, "15", institution="IMB"))
    assert rows_behind(asked(DENSITY, "15", BASIS, "IMB")).total == units.value
