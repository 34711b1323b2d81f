import csv
import io
import json
from datetime import date

import pytest
from django.utils.translation import override

from tequio.base.figures.exporters import csv_pieces, json_pieces
from tequio.base.figures.types import RowsPage, Term

WORDS = Term("operating", "in operation")


def page(*rows):
    return RowsPage(("C1", "C2"), rows, len(rows))


def cells(*pages):
    text = "".join(csv_pieces(pages)).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_of_a_file_becomes_a_formula(first):
    evil = f"{first}HYPERLINK(1)"
    assert cells(page(("K", evil)))[1] == ["K", f"'{evil}"]
    assert cells(RowsPage((evil,), (), 0))[0][0].startswith("'")


def test_numbers_keep_their_sign_and_unknown_is_empty():
    assert cells(page((-96.7, None), (0, date(2026, 6, 30))))[1:] == [
        ["-96.7", ""], ["0", "2026-06-30"],
    ]  # fmt: skip


def test_commas_quotes_and_line_breaks_come_back_as_they_were():
    odd = 'C.S. "La Unión", km 3\nsur'
    assert cells(page(("K", odd)))[1] == ["K", odd]


def test_headings_are_written_once_however_many_pages():
    assert [row[0] for row in cells(page(("a", 1)), page(("b", 2)))] == ["C1", "a", "b"]


def test_json_of_any_number_of_pages_is_one_object():
    for pages in ([page()], [page(("a", 1), ("b", None))], [page(("a", 1)), page(("b", WORDS))]):
        told = json.loads("".join(json_pieces({"figure": "x"}, pages)))
        assert told["rows"] == [
            [cell.code if isinstance(cell, Term) else cell for cell in row]
            for each in pages
            for row in each.rows
        ]


def test_a_word_of_ours_is_a_code_for_programs_and_a_word_for_people():
    with override("es-mx"):
        assert cells(page(("K", WORDS)))[1][1] != "operating"
    told = json.loads("".join(json_pieces({}, [page(("K", WORDS))])))
    assert told["rows"] == [["K", "operating"]]
