"""The whole country, from the real files: what must come out, and on what it stands."""

from datetime import date

import numpy as np
import pytest
from django.utils.timezone import localdate
from psycopg import sql

from tequio.base.db.reading import read_tuples
from tequio.base.db.twotime import EVERYWHERE, parameters, relation
from tequio.base.figures.queries import every_question, figure, figures
from tequio.base.figures.types import Area, Question
from tequio.intake.batches.models import Batch
from tequio.kernel.dates import Moment
from tequio.kernel.keys import STATE_PREFIXES, Clues
from tequio.register.geography.models import (
    BOUNDARIES,
    CENSUS_COUNTS,
    LOCALITIES,
    MUNICIPALITIES,
)
from tequio.register.geography.queries import distances_outside, municipality_codes
from tequio.register.units.models import UNITS
from tequio.register.units.queries import resolve_key, unit_file

pytestmark = [pytest.mark.national, pytest.mark.django_db]
FILE_OF = date(2026, 6, 30)
JANUARY_2024 = date(2024, 1, 15)
MEXICO_STATE = "15"
NATION = {
    ("units.keys", None): 10_573,
    ("units.in_operation", None): 10_366,
    ("population.total", None): 126_014_024,
    ("population.without_social_security", "psinder"): 32_999_713,
    ("population.without_social_security", "psinder+segp"): 32_999_713 + 32_842_765,
    ("population.without_social_security", "psinder+segp+imssb"): 32_999_713 + 32_842_765 + 958_787,
    ("units.rooms", None): None,
    ("units.beds", None): None,
}
EDOMEX = {
    ("units.keys", None): 1_248,
    ("units.in_operation", None): 1_246,
    ("units.first_level", None): 1_158,
    ("units.hospitals", "typology"): 72,
    ("units.hospitals", "levels_2_3"): 86,
    ("units.hospitals", "level_2"): 77,
    ("population.without_social_security", "psinder"): 5_672_574,
    ("population.without_social_security", "psinder+segp+imssb"): 9_187_942,
    ("units.rooms", None): None,
    ("units.beds", None): None,
}
COUNTED = {figure_id for figure_id, _ in {**NATION, **EDOMEX}}


def ask(figure_id, area, basis=None, moment=None):
    return figure(Question(figure_id, Area(area), moment or Moment(localdate()), basis=basis))


@pytest.mark.parametrize(("asked", "value"), NATION.items())
def test_the_nation_counts_as_its_publishers_do(asked, value):
    assert ask(asked[0], "00", asked[1]).value == value


@pytest.mark.parametrize(("asked", "value"), EDOMEX.items())
def test_the_state_of_mexico_counts_as_its_list_does(asked, value):
    assert ask(asked[0], MEXICO_STATE, asked[1]).value == value


def test_its_hospitals_by_typology_are_told_kind_by_kind():
    parts = ask("units.hospitals", MEXICO_STATE, "typology").parts
    assert {part.label: part.value for part in parts} == {
        "general": 28,
        "community": 30,
        "specialised": 11,
        "psychiatric": 3,
    }


def test_the_states_add_up_to_the_nation():
    told = figures(every_question(Moment(localdate())))
    sums = {}
    for each in told:
        if each.area.kind == "state" and each.id in COUNTED:
            sums.setdefault((each.id, each.basis), []).append(each.value or 0)
    nation = {(each.id, each.basis): each.value for each in told if each.area.code == "00"}
    for asked, values in sums.items():
        assert sum(values) == (nation[asked] or 0), asked


def test_points_outside_their_municipality_are_told_from_those_that_cannot_be_told():
    units = read_tuples(
        sql.SQL("SELECT r.municipality, r.lon, r.lat FROM {} r").format(relation(UNITS, None)), {}
    )
    codes, lon, lat = zip(*units, strict=True)
    km = distances_outside(codes, np.array(lon, dtype=float), np.array(lat, dtype=float))
    assert abs(int((km > 2).sum()) - 112) <= 3
    assert int(np.isnan(km).sum()) == 12
    assert {code for code, far in zip(codes, km, strict=True) if np.isnan(far)} == {
        "24059",
        "25019",
        "25020",
    }


def test_a_units_state_is_the_one_its_key_names_whatever_the_file_writes_beside_it():
    units = read_tuples(
        sql.SQL("SELECT r.clues, r.state FROM {} r").format(relation(UNITS, None)), {}
    )
    assert all(STATE_PREFIXES[clues[:2]] == state for clues, state in units)
    batch = Batch.objects.get(source="imb_units")
    assert batch.warnings["state_name_differs"] == 11  # HRAES and INIEMS


def test_every_imb_key_fits_its_check_digit():
    keys = read_tuples(sql.SQL("SELECT clues FROM units_healthunit"), {})
    assert all(Clues(clues).fits for (clues,) in keys)


def test_every_former_key_of_the_file_resolves():
    former = read_tuples(
        sql.SQL("SELECT r.former_clues, r.clues FROM {} r WHERE r.former_clues IS NOT NULL").format(
            relation(UNITS, None)
        ),
        {},
    )
    assert len(former) > 500
    for old, new in former[::20]:
        assert resolve_key(old, Moment(localdate()))[1] == new
        assert resolve_key(old.lower(), Moment(JANUARY_2024))[1] == new


def test_a_question_of_january_2024_is_answered_with_2026_and_says_how_far_that_is():
    told = ask("units.in_operation", MEXICO_STATE, moment=Moment(JANUARY_2024))
    assert (told.value, told.observed_on, told.distance_days) == (1_246, FILE_OF, 897)
    people = ask("population.total", MEXICO_STATE, moment=Moment(JANUARY_2024))
    assert people.observed_on == date(2020, 3, 15)
    file = unit_file("MCIMB000016", Moment(JANUARY_2024))
    assert (file.observed_on, file.distance_days) == (FILE_OF, 897)


def test_nothing_was_known_before_the_first_load():
    before = Moment(localdate(), known_at=_first_load())
    assert ask("units.in_operation", "00", moment=before).value is None


def _first_load():
    ((instant,),) = read_tuples(
        sql.SQL("SELECT min(lower(known_during)) - interval '1 us' FROM files_cut"), {}
    )
    return instant


@pytest.mark.parametrize(
    "kind",
    [UNITS, MUNICIPALITIES, LOCALITIES, BOUNDARIES, CENSUS_COUNTS],
    ids=lambda kind: kind.subject.__name__,
)
def test_the_present_is_what_follows_from_all_that_was_seen(kind):
    def all_of(moment):
        query = sql.SQL("SELECT md5(string_agg(r::text, '|' ORDER BY r.id)), count(*) FROM"
                        " (SELECT id, {key}, {facts}, version_id, seen_on, seen_cut_id, seen_line"
                        " FROM {there} t) r")  # fmt: skip
        there = relation(kind, moment, near=EVERYWHERE)
        return read_tuples(query.format(there=there, **kind.tables), parameters(moment))

    assert all_of(None) == all_of(Moment(localdate()))


def test_municipalities_born_after_the_census_are_known_and_have_no_people_of_their_own():
    young = {"02007", "04013", "12082", "12083", "12084", "12085"}
    assert young <= municipality_codes()
    assert ask("population.total", "02007").value is None


def test_all_figures_of_a_state_at_any_moment_are_a_handful_of_queries(
    django_assert_max_num_queries,
):
    for moment in (Moment(localdate()), Moment(JANUARY_2024)):
        asked = [each for each in every_question(moment) if each.area.code == MEXICO_STATE]
        with django_assert_max_num_queries(12):
            figures(asked)
