"""States, municipalities and their names, as pages ask for them."""

from datetime import date

import pytest

from tequio.base.accounts.ports import place_of
from tequio.kernel.keys import STATE_PREFIXES
from tequio.register.directory.queries import institution_name, institutions
from tequio.register.geography.errors import AreaNotFoundError
from tequio.register.geography.models import State
from tequio.register.geography.queries import (
    area_names,
    municipality,
    reference_states,
    state,
    state_names,
    states,
)
from tequio.register.geography.services import install_states

pytestmark = pytest.mark.django_db


def test_there_are_32_states_with_the_prefixes_of_their_keys():
    assert {row.clues_prefix: row.code for row in states()} == STATE_PREFIXES


def test_the_table_of_states_is_the_packages_own_and_a_second_install_changes_nothing():
    assert states() == list(reference_states())
    assert install_states() == 0


def test_a_state_changed_by_hand_is_put_right():
    State.objects.filter(code="20").update(short_name="otro")
    assert install_states() == 1
    assert state("20").short_name == "Oax."


def test_23_states_have_joined_and_every_one_says_by_which_source():
    assert sum(row.joined for row in states()) == 23
    assert all(row.joined_source for row in states())


def test_a_day_that_no_document_tells_is_unknown():
    assert state("21").joined_on == date(2023, 8, 11)
    assert state("21").published_on == date(2023, 12, 4)
    assert state("18").operating_since == date(2022, 4, 1)
    assert state("20").joined_on is None


def test_the_priority_states_are_three_and_say_who_said_so():
    priority = [row for row in states() if row.priority]
    assert [row.name for row in priority] == ["Chiapas", "Guerrero", "Oaxaca"]
    assert all("355/2023" in row.priority_source for row in priority)


@pytest.mark.parametrize("code", ["00", "33", "2", "20001", ""])
def test_there_is_no_other_state(code):
    with pytest.raises(AreaNotFoundError):
        state(code)


def test_names_of_states_need_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert area_names(["20", "15"]) == {"20": "Oaxaca", "15": "Estado de México"}
        assert area_names(["00"])["00"] == "México (todo el país)"
        assert state_names()["09"] == "Ciudad de México"
    with django_assert_num_queries(1):
        assert area_names(["20", "20067"]) == {"20": "Oaxaca"}


def test_an_unknown_municipality_is_not_found(django_assert_num_queries):
    with django_assert_num_queries(1), pytest.raises(AreaNotFoundError):
        municipality("20067")


def test_the_opd_the_old_programme_and_ordinary_imss_are_three_institutions():
    kinds = {row.code: row.kind for row in institutions()}
    assert (kinds["IMB"], kinds["IMO"], kinds["IMS"]) == ("opd", "programme", "social_security")
    assert len({institution_name(code) for code in ("IMB", "IMO", "IMS")}) == 3
    assert institution_name("QQQ") == "QQQ"
    assert all(row.source for row in institutions())


def test_a_scope_is_called_by_the_name_of_its_state():
    assert place_of("09") == "Ciudad de México"
