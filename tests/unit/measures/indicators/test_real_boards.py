"""What the real files say of Estado de México and of the country, beside what was announced."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.utils.translation import override

from tequio.base.figures.models import Snapshot
from tequio.base.figures.queries import figure, figures, receipt, rows_behind, snapshot
from tequio.base.figures.types import Area, Question
from tequio.kernel.dates import Moment
from tequio.measures.indicators.queries import board
from tequio.measures.indicators.types import Verdict

pytestmark = [pytest.mark.national, pytest.mark.django_db]

ON = Moment(date(2026, 6, 30))
EDOMEX, NATION, TOLUCA = Area("15"), Area("00"), Area("15106")
THIRD = "psinder+segp+imssb"


@pytest.fixture(autouse=True)
def in_spanish():
    with override("es-mx"):
        yield


@pytest.fixture
def edomex():
    return {beside.claim.code: beside for beside in board(EDOMEX, ON).besides}


@pytest.fixture
def nation():
    return {beside.claim.code: beside for beside in board(NATION, ON).besides}


def shown(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_units_in_operation_are_another_universe_than_the_plan(edomex):
    units = edomex["015-2024-units"]
    assert (units.claim.value, units.figure.value, units.part_of.value) == (1280, 1246, 1248)
    assert units.verdict is Verdict.OTHER_UNIVERSE
    assert "1,203 + 77" in units.why
    assert "correcta" in units.why


def test_first_level_units_are_another_universe_than_planned_health_centres(edomex):
    first = edomex["015-2024-health-centres"]
    assert (first.claim.value, first.figure.value) == (1203, 1158)
    assert first.verdict is Verdict.OTHER_UNIVERSE


def test_hospitals_differ_and_level_two_alone_agrees_only_by_accident(edomex):
    hospitals = edomex["015-2024-hospitals"]
    assert (hospitals.claim.value, hospitals.figure.value) == (77, 72)
    assert [part.value for part in hospitals.figure.parts] == [28, 30, 11, 3]
    assert {f.basis: f.value for f in hospitals.others} == {"levels_2_3": 86, "level_2": 77}
    assert hospitals.verdict is Verdict.DIFFERS
    assert "por casualidad" in hospitals.why
    assert "77" in hospitals.why
    assert "86" in hospitals.why


def test_people_without_social_security_agree_on_the_third_basis_and_not_by_psinder(edomex):
    people = edomex["015-2024-people"]
    assert (people.claim.value, people.figure.value) == (9_161_742, 9_187_942)
    assert people.figure.basis == THIRD
    assert people.verdict is Verdict.AGREES
    assert "+0.29 %" in shown(people.why)
    assert "5,672,574" in people.why
    by_basis = {other.basis: other.value for other in people.others}
    assert by_basis == {"psinder": 5_672_574, "psinder+segp": 9_121_911}


def test_rooms_and_beds_cannot_be_told_for_the_file_does_not_say_them(edomex):
    for code, said in (("015-2024-rooms", 4226), ("015-2024-beds", 4297)):
        assert (edomex[code].claim.value, edomex[code].figure.value) == (said, None)
        assert edomex[code].verdict is Verdict.CANNOT_TELL
        assert edomex[code].figure.sources


def test_the_twenty_three_states_are_those_where_units_operate(nation):
    states = nation["137-2024-states"]
    assert (states.figure.value, states.verdict) == (23, Verdict.AGREES)


def test_eighty_per_cent_has_candidates_and_no_verdict(nation):
    coverage = nation["137-2024-coverage"]
    assert coverage.verdict is Verdict.CANNOT_TELL
    assert coverage.figure.value == pytest.approx(78.956, abs=0.001)
    assert [other.value for other in coverage.others] == pytest.approx([78.217], abs=0.001)
    assert "79.0" in coverage.why
    assert "78.2" in coverage.why


def test_at_least_sixty_millions_are_without_social_security(nation):
    people = nation["158-2023-people"]
    assert (people.figure.value, people.verdict) == (66_801_265, Verdict.AGREES)


@pytest.mark.parametrize("area", [EDOMEX, NATION, Area("20")])
def test_every_receipt_of_a_board_holds(area):
    for measure in board(area, ON).measures:
        cuts = tuple(cut.number for cut in measure.sources)
        asked = Question(
            measure.id,
            measure.area,
            Moment(ON.on, cuts=cuts),
            institution=measure.institution,
            basis=measure.basis,
        )
        told = measure.receipt.rpartition("huella=")[2]
        assert receipt(asked, told).holds, measure.id


def test_the_rows_behind_the_national_figures_are_as_many_as_they_count():
    states = Question("states.with_first_level", NATION, ON)
    assert rows_behind(states).total == figure(states).value == 23
    covered = Question("population.covered", NATION, ON, basis="imss+opd")
    found = rows_behind(covered, per_page=3000)
    assert found.total == len(found.rows) == 2469
    taken, out_of = (sum(row[at] for row in found.rows) for at in (2, 3))
    assert 100 * taken / out_of == pytest.approx(figure(covered).value)


def test_a_board_of_before_the_file_answers_with_it_and_says_how_far_it_is():
    held = board(EDOMEX, Moment(date(2024, 1, 12))).besides[0].figure
    assert (held.value, held.observed_on) == (1246, date(2026, 6, 30))
    assert held.distance_days == 900


COUNTS = [  # figure, basis, nation, Estado de México
    ("units.keys", None, 10_573, 1_248),
    ("units.in_operation", None, 10_366, 1_246),
    ("units.first_level", None, 9_460, 1_158),
    ("units.hospitals", "typology", 588, 72),
    ("units.hospitals", "levels_2_3", 680, 86),
    ("units.hospitals", "level_2", 612, 77),
    ("population.without_social_security", "psinder", 32_999_713, 5_672_574),
    ("population.without_social_security", "psinder+segp", 65_842_478, 9_121_911),
    ("population.without_social_security", THIRD, 66_801_265, 9_187_942),
    ("population.total", None, 126_014_024, 16_992_418),
]


@pytest.mark.parametrize(("name", "basis", "nation", "edomex"), COUNTS)
def test_a_figure_of_the_country_and_of_a_state(name, basis, nation, edomex):
    asked = [Question(name, area, ON, basis=basis) for area in (NATION, EDOMEX)]
    assert [found.value for found in figures(asked)] == [nation, edomex]


@pytest.mark.parametrize(("name", "basis"), [row[:2] for row in COUNTS])
def test_a_state_is_the_sum_of_its_municipalities(name, basis, municipalities_of):
    codes = municipalities_of("15")
    asked = [Question(name, Area(code), ON, basis=basis) for code in codes]
    whole = figure(Question(name, EDOMEX, ON, basis=basis)).value
    assert sum(found.value for found in figures(asked)) == whole


@pytest.mark.parametrize(("name", "basis"), [row[:2] for row in COUNTS if row[0][:5] == "units"])
@pytest.mark.parametrize("area", [NATION, EDOMEX, TOLUCA])
def test_every_unit_of_the_file_is_of_one_institution_and_of_no_other(name, basis, area):
    of_all, of_one, of_other = figures(
        [Question(name, area, ON, institution=i, basis=basis) for i in (None, "IMB", "SSA")]
    )
    assert of_all.value == of_one.value
    assert of_one.value is not None
    assert not of_other.value


@pytest.fixture
def municipalities_of():
    from tequio.register.geography.queries import people

    return lambda state: [row.code for row in people(state=state)]


def test_the_printed_board_has_every_number_of_the_issue_and_whole_addresses():
    out = io.StringIO()
    base = "http://localhost:8104"
    call_command("board", "--state", "15", "--as-of", "2026-06-30", "--base-url", base, stdout=out)
    text = shown(out.getvalue())
    for number in (
        *("1,280", "1,246", "1,248", "1,203", "1,158", "77", "72", "86", "28", "30", "11", "3"),
        *("9,161,742", "9,187,942", "+0.29 %", "5,672,574", "4,226", "4,297", "se ignora"),
    ):
        assert number in text
    addresses = [line.strip() for line in text.splitlines() if base in line]
    told = {base + measure.receipt for measure in board(EDOMEX, ON).measures}
    assert set(addresses) == told


def test_loading_the_files_froze_the_figures():
    assert Snapshot.objects.exists()
    page = snapshot(Snapshot.objects.order_by("pk").first().pk)
    assert page.holds
    frozen = {(entry.figure, entry.area, entry.basis): entry.value for entry in page.entries}
    assert frozen["population.without_social_security", "15", THIRD] == 9_187_942
    assert frozen["units.in_operation", "00", None] == 10_366
