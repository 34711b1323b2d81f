"""Cells as other people's files have them: what is read, what is refused, and why."""

from datetime import date

import pytest

from tequio.kernel.cells import (
    code_of,
    one_of,
    parse_clues,
    parse_count,
    parse_day,
    parse_latitude,
    parse_longitude,
    parse_name,
)
from tequio.kernel.rows import BadCellError, Cells, clean, fold, written

READ = [
    (parse_clues, "ocimb 000012", "OCIMB000012"),
    (parse_count, "1,234,567", 1_234_567),
    (parse_count, "17.0", 17),
    (parse_count, "+4", 4),
    (parse_count, "-0", 0),
    (parse_day, "30/06/2026", date(2026, 6, 30)),
    (parse_day, "1-2-1963", date(1963, 2, 1)),
    (parse_day, "2026-06-30T00:00:00", date(2026, 6, 30)),
    (parse_latitude, "19.432", 19.432),
    (parse_latitude, "1.9432e1", 19.432),
    (parse_longitude, "-99.133", -99.133),
    (code_of(3), "7", "007"),
    (code_of(2), "' 01 '", "01"),
    (one_of({"EN OPERACION": 1}), "en  operación", 1),
    (one_of({"EN OPERACION": 1}), "EN_OPERACION", 1),
    (parse_name, "Ñ 1", "Ñ 1"),
]
REFUSED = [
    (parse_clues, "OCIMB00001", "clues_shape"),
    (parse_clues, "OCIMB00001O", "clues_shape"),
    (parse_clues, "XXIMB000012", "clues_shape"),
    (parse_clues, "ÁCIMB000012", "clues_shape"),
    (parse_count, "*", "suppressed"),
    (parse_count, "**", "suppressed"),
    (parse_count, "1,23", "not_a_count"),
    (parse_count, "1.5", "not_a_count"),
    (parse_count, "N/D", "not_a_count"),
    (parse_count, "٣", "not_a_count"),
    (parse_count, "-1", "negative"),
    (parse_count, "9" * 5000, "too_great"),
    (parse_day, "31/02/2019", "not_a_day"),
    (parse_day, "30/06/26", "not_a_day"),
    (parse_day, "junio de 2026", "not_a_day"),
    (parse_day, "01/01/0001", "day_out_of_range"),
    (parse_latitude, "-99.2245146,186", "two_numbers"),
    (parse_longitude, "-99.2245146,186", "two_numbers"),
    (parse_latitude, "19°26'", "two_numbers"),
    (parse_latitude, "norte", "not_a_number"),
    (parse_latitude, "nan", "not_a_number"),
    (parse_latitude, "inf", "not_a_number"),
    (parse_latitude, "0", "latitude_out_of_mexico"),
    (parse_latitude, "1e999", "latitude_out_of_mexico"),
    (parse_longitude, "99.133", "longitude_out_of_mexico"),
    (code_of(3), "1234", "not_a_code"),
    (code_of(3), "1.5", "not_a_code"),
    (code_of(3), "٣", "not_a_code"),
    (one_of({"RURAL": 1}), "COSTA", "not_in_list"),
    (parse_name, "---", "not_a_name"),
    (parse_name, "a" * 251, "too_long"),
    (parse_name, "a\x00b", "unprintable"),
]


@pytest.mark.parametrize(("parse", "text", "value"), READ)
def test_a_good_cell_is_read(parse, text, value):
    read = parse(text)
    assert getattr(read, "text", read) == value


@pytest.mark.parametrize(("parse", "text", "code"), REFUSED)
def test_a_bad_cell_is_refused_for_what_it_is(parse, text, code):
    with pytest.raises(BadCellError) as bad:
        parse(text)
    assert bad.value.code == code


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('="01"', "01"),
        (" 01\u00a0 001 ", "01 001"),
        ("dos\nrenglones", "dos renglones"),
        ("  ", ""),
    ],
)
def test_the_dirt_of_spreadsheets_is_cleaned(text, bare):
    assert clean(text) == bare


def test_texts_are_compared_without_accents_case_or_doubled_spaces():
    assert fold("  Estado  de México ") == fold("ESTADO_DE MEXICO") == "ESTADO DE MEXICO"


def test_a_cell_is_written_as_a_person_would_type_it():
    assert [written(cell) for cell in (None, 15.0, 19.5, 7, True, " a ")] == [
        "", "15", "19.5", "7", "True", "a",
    ]  # fmt: skip


@pytest.fixture
def cells():
    made = Cells({"key": 0, "beds": 1}, {"key": "CLAVE", "beds": "CAMAS"})
    made.turn(2, ["OCIMB000012", ""])
    return made


def test_an_empty_cell_is_unknown_where_it_is_wanted_and_a_fault_where_it_is_needed(cells):
    assert cells.want("beds", parse_count) is None
    assert not cells.refused
    assert cells.need("beds", parse_count) is None
    assert cells.refused
    (fault,) = cells.faults
    assert (fault.line, fault.column, fault.code) == (2, "CAMAS", "missing")


def test_a_column_that_the_file_lacks_is_unknown(cells):
    assert cells.want("rooms", parse_count) is None
    assert cells.faults == []


def test_a_short_row_ends_in_unknown_cells(cells):
    cells.turn(3, ["OCIMB000012"])
    assert cells.want("beds", parse_count) is None


def test_a_bad_cell_refuses_its_row_alone_and_is_quoted_as_the_file_has_it(cells):
    cells.turn(3, ["OCIMB000012", " muchas "])
    assert cells.want("beds", parse_count) is None
    assert cells.refused
    assert cells.faults[0].value == " muchas "
    cells.turn(4, ["OCIMB000024", "3"])
    assert cells.want("beds", parse_count) == 3
    assert not cells.refused


def test_a_formula_without_its_result_is_a_fault(cells):
    cells.turn(3, ["OCIMB000012", "=CONCATENAR(0,01)"])
    assert cells.want("beds", parse_count) is None
    assert cells.faults[0].code == "formula"
