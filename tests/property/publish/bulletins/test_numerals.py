"""Numbers to words and back: every number is read as the one that was written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tequio.publish.bulletins.rules.numerals import numbers_in, read_number
from tests.property.publish.bulletins.spelling import as_officials_write, in_words

WHOLE = st.one_of(st.integers(0, 9999), st.integers(0, 10**9), st.integers(0, 10**15 - 1))


def read(text):
    (number,) = numbers_in(text)
    assert (number.start, number.end) == (0, len(text))
    return int(number.value)


def test_every_number_below_twenty_thousand_is_read_from_its_words():
    assert [n for n in range(20_000) if read(in_words(n)) != n] == []


@given(WHOLE)
def test_a_number_in_words_is_read_back(number):
    assert read(in_words(number)) == number


@given(WHOLE)
def test_words_are_read_without_their_accents_and_in_capitals(number):
    bare = in_words(number).translate(str.maketrans("áéíóú", "aeiou"))
    assert read(bare) == read(bare.upper()) == number


@given(WHOLE)
def test_a_number_of_digits_and_words_is_read_back(number):
    assert read(as_officials_write(number)) == number


@given(WHOLE, st.sampled_from([",", " ", "\u202f", "\u00a0"]))
def test_digits_in_groups_are_read_back(number, gap):
    written = f"{number:,}".replace(",", gap).replace("\u202f", " ").replace("\u00a0", " ")
    assert read(written) == number


@given(st.integers(0, 999_999), st.integers(1, 9), st.sampled_from(["millones", "mil millones"]))
def test_decimals_of_millions_are_exact(whole, tenth, scale):
    size = 10**6 if scale == "millones" else 10**9
    number = read_number(f"{whole}.{tenth} {scale}")
    assert number is not None
    assert number.value == Decimal(f"{whole}.{tenth}") * size


@given(st.integers(1, 10**9))
def test_a_number_and_its_gloss_are_one(number):
    assert read(f"{number} ({in_words(number)})") == number


@pytest.mark.parametrize("vague", ["miles de personas", "cientos de casos", "decenas de miles"])
def test_vague_plurals_are_no_numbers(vague):
    assert numbers_in(vague) == []


@given(st.text(max_size=200))
def test_any_text_is_read_and_its_numbers_lie_inside_in_order(text):
    ends = 0
    for number in numbers_in(text):
        assert ends <= number.start < number.end <= len(text)
        ends = number.end
