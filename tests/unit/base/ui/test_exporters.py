import csv
import io

import pytest

from tequio.base.ui.exporters import csv_lines, download, harmless, harmless_raw


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
        ("-96.72", "-96.72"),
        ("-99.2245146,186", "-99.2245146,186"),
        ("-2+3", "'-2+3"),
        ("CENTRO DE SALUD", "CENTRO DE SALUD"),
        ("", ""),
    ],
)
def test_no_raw_cell_is_a_formula_and_a_number_keeps_its_sign(cell, safe):
    assert harmless_raw(cell) == safe


def test_rows_come_back_as_they_were_and_unknown_is_an_empty_cell():
    rows = [["Uno", 'C.S. "La Unión", km 3\nsur'], [None, -96.7], ["=1+1", 0]]
    text = "".join(csv_lines(rows))
    assert text.startswith("\ufeff")
    told = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert told == [rows[0], ["", "-96.7"], ["'=1+1", "0"]]


def test_a_file_is_sent_to_be_kept_under_its_name():
    answer = download(["a", "b"], name="dos.csv")
    assert b"".join(answer.streaming_content) == b"ab"
    assert answer["Content-Disposition"] == 'attachment; filename="dos.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_a_name_that_begins_with_a_sign_is_no_number():
    assert harmless("-96.72") == "'-96.72"
