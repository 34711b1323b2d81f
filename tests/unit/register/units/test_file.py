"""One unit's file: by any key, on any day, as known at any instant."""

import json
import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from tequio.base.files.services import withdraw_cut
from tequio.kernel.dates import Moment
from tequio.register.units.errors import UnitNotFoundError
from tequio.register.units.queries import fact_names, resolve_key, unit_file
from tests.unit.register.telling import tell

pytestmark = pytest.mark.django_db
A, B, C, OF_CHIAPAS = "OCIMB000012", "OCIMB000024", "OCIMB000036", "CSIMB000010"
OLD = "OCSSA000010"
JUNE, JULY, OCTOBER = date(2026, 6, 30), date(2026, 7, 31), date(2026, 10, 31)


def now():
    return Moment(localdate())


def printed(*arguments):
    out = StringIO()
    call_command("unit", *arguments, stdout=out)
    return out.getvalue()


def test_a_day_is_answered_by_the_nearest_observation_which_says_how_far_it_is():
    tell(JUNE, **{A: {}})
    tell(OCTOBER, **{A: {"status": "closed"}})
    early = unit_file(A, Moment(date(2024, 1, 15)))
    assert (early.facts["status"], early.observed_on, early.distance_days) == (
        "operating",
        JUNE,
        897,
    )
    late = unit_file(A, Moment(date(2026, 9, 30)))
    assert (late.facts["status"], late.observed_on, late.distance_days) == ("closed", OCTOBER, 31)
    assert unit_file(A, Moment(OCTOBER)).distance_days == 0


def test_of_two_days_equally_near_the_earlier_answers_and_of_one_day_the_later_file():
    tell(date(2026, 6, 1), **{A: {"name": "UNO"}})
    tell(date(2026, 6, 3), **{A: {"name": "DOS"}})
    assert unit_file(A, Moment(date(2026, 6, 2))).facts["name"] == "UNO"
    tell(date(2026, 6, 1), **{A: {"name": "TRES"}})
    assert unit_file(A, Moment(date(2026, 6, 2))).facts["name"] == "TRES"


def test_a_former_key_finds_the_unit_and_says_until_when_it_surely_held():
    tell(JULY, **{A: {"former_clues": OLD}})
    tell(JUNE, file="antes.csv", **{A: {"former_clues": OLD}})
    file = unit_file(OLD.lower(), now())
    assert (file.asked, file.clues) == (OLD, A)
    assert [(key.clues, key.since, key.until) for key in file.keys] == [
        (OLD, None, JUNE),
        (A, None, None),
    ]


def test_the_first_file_to_give_a_former_key_to_a_unit_decides_whose_it_was():
    first = tell(JUNE, **{A: {"former_clues": OLD}, B: {"former_clues": OLD}})
    assert resolve_key(OLD, now())[1] == A
    tell(OCTOBER, **{B: {"former_clues": OLD}})
    assert resolve_key(OLD, now())[1] == A
    withdraw_cut(cut_id=first.pk)
    assert resolve_key(OLD, now())[1] == B


def test_a_key_that_a_unit_goes_by_is_its_own_whatever_another_claims():
    tell(JUNE, **{B: {"former_clues": A}})
    assert resolve_key(A, now())[1] == B
    tell(JULY, **{A: {}})
    assert resolve_key(A, now())[1] == A


def test_a_unit_may_have_had_two_keys_of_one_issuer_as_when_two_were_merged():
    tell(JUNE, **{A: {"former_clues": OLD}})
    tell(JULY, **{A: {"former_clues": "OCSSA000022"}})
    assert {key.clues for key in unit_file(A, now()).keys} == {A, OLD, "OCSSA000022"}


def test_a_later_file_of_its_state_that_lacks_it_is_named_and_changes_nothing():
    tell(JUNE, **{A: {}, B: {}, OF_CHIAPAS: {}})
    tell(JULY, file="de Chiapas.csv", **{OF_CHIAPAS: {}})
    assert unit_file(A, now()).absent_from is None
    tell(OCTOBER, file="octubre.csv", **{B: {}})
    tell(OCTOBER, source="another list", file="otra.csv", **{B: {}})
    file = unit_file(A, now())
    assert (file.absent_from.file, file.absent_from.observed_on) == ("octubre.csv", OCTOBER)
    assert (file.facts["status"], file.observed_on) == ("operating", JUNE)


def test_what_is_withdrawn_is_no_longer_known_and_was_known_before():
    cut = tell(JUNE, **{A: {"former_clues": OLD}})
    withdraw_cut(cut_id=cut.pk)
    for key in (A, OLD):
        with pytest.raises(UnitNotFoundError):
            unit_file(key, now())
    then = Moment(localdate(), known_at=cut.known_during.lower)
    assert unit_file(OLD, then).clues == A
    before = Moment(localdate(), known_at=cut.known_during.lower - timedelta(microseconds=1))
    with pytest.raises(UnitNotFoundError):
        unit_file(A, before)


def test_what_was_known_then_shows_only_what_had_been_seen_by_then():
    first = tell(JUNE, **{A: {}})
    tell(OCTOBER, **{A: {"status": "closed"}})
    then = unit_file(A, Moment(localdate(), known_at=first.known_during.lower))
    assert [seen.observed_on for seen in then.observations] == [JUNE]
    assert len(unit_file(A, now()).observations) == 2


def test_a_file_costs_five_queries_however_often_the_unit_was_seen(django_assert_num_queries):
    for month in range(1, 7):
        tell(date(2026, month, 1), **{A: {"former_clues": OLD, "beds": month}})
    with django_assert_num_queries(5):
        unit_file(OLD, now())


def test_every_fact_has_a_name_of_its_own():
    names = fact_names()
    assert len(set(names.values())) == len(names)
    assert names["former_clues"] == "Clave anterior"


def test_the_command_tells_people_the_distance_the_old_key_and_the_absence():
    tell(JUNE, **{A: {"former_clues": OLD}, B: {}})
    tell(OCTOBER, file="octubre.csv", **{B: {}})
    told = printed(OLD, "--as-of", "15/01/2024")
    assert f"{OLD} es una clave anterior; la unidad ahora tiene la {A}." in told
    assert "está a 897 días, el 30 jun 2026." in told
    assert "El archivo octubre.csv, del 31 oct 2026, ya no la muestra." in told
    assert re.search(r"Estatus de operación +en operación", told), told


def test_its_json_has_nothing_of_the_clock_so_equal_knowledge_is_equal_bytes():
    tell(JUNE, **{A: {"former_clues": OLD}})
    before = printed(A, "--json")
    second = tell(OCTOBER, file="octubre.csv", **{A: {"status": "closed"}})
    after = printed(A, "--json")
    instant = (second.known_during.lower - timedelta(microseconds=1)).isoformat()
    assert printed(A, "--json", "--known-on", instant) == before != after
    withdraw_cut(cut_id=second.pk)
    assert printed(A, "--json") == before
    tell(OCTOBER, file="octubre.csv", **{A: {"status": "closed"}})
    assert printed(A, "--json") == after
    told = json.loads(before)
    assert (told["as_of"], told["distance_days"]) == (None, None)
    assert json.loads(printed(A, "--json", "--as-of", "2024-01-15"))["distance_days"] == 897


def test_known_on_a_bare_day_means_its_end_in_central_mexico():
    cut = tell(JUNE, **{A: {}})
    told = cut.known_during.lower
    day = localdate(told)
    assert json.loads(printed(A, "--json", "--known-on", day.isoformat()))["clues"] == A
    with pytest.raises(CommandError):
        printed(A, "--json", "--known-on", (day - timedelta(days=1)).isoformat())


@pytest.mark.parametrize("arguments", [[A], ["nada", "--json"]])
def test_an_unknown_key_is_refused_with_a_sentence(arguments):
    with pytest.raises(CommandError, match="No se conoce ninguna unidad con la clave") as refused:
        printed(*arguments)
    assert refused.value.returncode == 1


@pytest.mark.parametrize("arguments", [[A, "--as-of", "ayer"], [A, "--known-on", "2026-02-30"], []])
def test_wrong_use_is_told_before_anything_is_asked(arguments, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(CommandError):
        printed(*arguments)
