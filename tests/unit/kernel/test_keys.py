"""The CLUES: what it tells, and when its last digit fits."""

import pytest

from tequio.kernel.keys import STATE_PREFIXES, Clues, check_digit, is_clues


@pytest.mark.parametrize("key", ["BCIMB000010", "BCIMB000022", "BCIMB000034", "OCIMB000024"])
def test_the_check_digit_fits_known_keys(key):
    assert Clues(key).fits
    assert check_digit(key[:10]) == int(key[-1])


def test_a_key_tells_its_state_and_its_institution():
    clues = Clues("OCSSA000010")
    assert (clues.state, clues.institution) == ("20", "SSA")


def test_the_prefixes_are_those_of_the_32_states_and_of_no_one_else():
    assert sorted(STATE_PREFIXES.values()) == [f"{number:02}" for number in range(1, 33)]


@pytest.mark.parametrize(
    "text", ["", "OCIMB00001", "OCIMB0000123", "OCIMB00001x", "XXIMB000012", "ocimb000012"]
)
def test_what_has_not_the_shape_is_no_key(text):
    assert not is_clues(text)
