"""Reading cells: for every text an answer or a refusal, and what was written is read again."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tequio.kernel.cells import (
    MOST_COUNT,
    code_of,
    one_of,
    parse_clues,
    parse_count,
    parse_day,
    parse_latitude,
    parse_longitude,
    parse_name,
)
from tequio.kernel.dates import EARLIEST, day_in_name, end_of_day, read_instant
from tequio.kernel.keys import STATE_PREFIXES, Clues, check_digit, is_clues
from tequio.kernel.rows import BadCellError, Cells, clean, fold, written

READERS = [
    parse_clues,
    parse_name,
    parse_count,
    parse_day,
    parse_latitude,
    parse_longitude,
    code_of(3),
    one_of({"EN OPERACION": 1, "FUERA DE OPERACION": 2}),
]
anything = st.one_of(
    st.text(min_size=1),
    st.from_regex(r"[-+]?[0-9,.eE]{1,12}", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", fullmatch=True),
)
cell = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text())
stems = st.builds(
    "{}{}{:05}".format,
    st.sampled_from(sorted(STATE_PREFIXES)),
    st.from_regex(r"[A-Z]{3}", fullmatch=True),
    st.integers(0, 99_999),
)


@pytest.mark.parametrize("parse", READERS)
@given(text=anything)
def test_every_text_is_read_or_refused_with_a_code_and_nothing_else(parse, text):
    with suppress(BadCellError):
        parse(text)


@given(row=st.lists(cell, max_size=4))
def test_every_row_of_anything_is_read_or_refused_and_each_fault_names_its_cell(row):
    cells = Cells({name: at for at, name in enumerate("abcd")}, {})
    cells.turn(7, row)
    for name, parse in zip("abcd", READERS, strict=False):
        cells.want(name, parse)
    assert all(fault.line == 7 and fault.column in "abcd" for fault in cells.faults)
    assert cells.refused == any(fault.refuses for fault in cells.faults)


@given(st.integers(0, MOST_COUNT))
def test_a_count_is_read_however_it_is_written(count):
    assert (
        parse_count(str(count)) == parse_count(f"{count:,}") == parse_count(f"{count}.0") == count
    )


@given(st.dates(min_value=EARLIEST))
def test_a_day_is_read_however_it_is_written(day):
    forms = (f"{day:%d/%m/}{day.year:04}", f"{day:%d-%m-}{day.year:04}", day.isoformat())
    assert {parse_day(form) for form in forms} == {day}
    assert read_instant(day.isoformat()) == end_of_day(day)


@given(st.integers(0, 999))
def test_a_code_is_read_with_or_without_its_zeros(number):
    code = f"{number:03}"
    assert code_of(3)(str(number)) == code_of(3)(code) == code_of(3)(written(float(number))) == code


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_the_day_in_a_name_is_the_last_of_its_month(year, month):
    day = day_in_name(f"CLUES_{year}{month:02}.xlsx")
    assert (day.year, day.month) == (year, month)
    assert date.fromordinal(day.toordinal() + 1).day == 1


@given(st.text())
def test_cleaning_and_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
    assert clean(text) == clean(text).strip()


@given(stems)
def test_of_the_ten_digits_exactly_one_fits_a_key(stem):
    fitting = [digit for digit in range(10) if Clues(f"{stem}{digit}").fits]
    assert fitting == [check_digit(stem)]
    assert is_clues(f"{stem}{fitting[0]}")
    assert 0 <= fitting[0] < 7


@given(stems, st.integers(5, 9), st.integers(1, 9))
def test_one_mistyped_digit_of_the_sequence_is_noticed_unless_it_is_off_by_seven(stem, at, by):
    typed = (int(stem[at]) + by) % 10
    other = f"{stem[:at]}{typed}{stem[at + 1 :]}"
    same = (typed - int(stem[at])) % 7 == 0
    assert (check_digit(other) == check_digit(stem)) == same
