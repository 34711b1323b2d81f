"""The same rows say the same, however a program has written them down."""

import csv
import io

import duckdb
import openpyxl
import pytest

from tequio.intake.batches.rules import read_rows
from tequio.intake.sources.services import recognised_sheets

pytestmark = [pytest.mark.django_db, pytest.mark.data]


EVERY_NINTH = """
    COPY (
        SELECT * EXCLUDE (file_row_number)
        FROM read_parquet('{}', file_row_number = true)
        WHERE file_row_number % 9 = 0 ORDER BY file_row_number
    ) TO '{}' (FORMAT PARQUET)
"""


@pytest.fixture(scope="module")
def parquet(data_folder, tmp_path_factory):
    """Every ninth row of the real list of units, as Parquet."""
    path = tmp_path_factory.mktemp("formatos") / "unidades.parquet"
    duckdb.execute(EVERY_NINTH.format(data_folder / "imb_unidades_2026.parquet", path))
    return path


@pytest.fixture(scope="module")
def table(parquet):
    """Headings and rows of the same."""
    found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(parquet)])
    return [column[0] for column in found.description], found.fetchall()


def facts(path):
    [found] = recognised_sheets(path)
    reading = read_rows(found, lambda _done: None)
    assert reading.count == len(reading.good) + len(reading.waiting)
    assert reading.waiting == {}
    return [(read.key, read.state, read.facts) for read in reading.good]


@pytest.fixture
def expected(parquet, table):
    found = facts(parquet)
    assert len(found) == len(table[1]) > 1000
    return found


def as_text(cell):
    return "" if cell is None else str(cell)


def as_clumsy(name, cell):
    """Write a cell as offices do: formulas around keys, NBSP, spaces, thousands commas."""
    text = as_text(cell)
    if name.startswith("clave_de") and text.replace(".0", "").isdecimal():
        return f'="{text}"'
    return f"\u00a0{text}  " if text else text


def test_a_workbook_says_what_the_parquet_says(table, expected, tmp_path):
    headings, rows = table
    path = tmp_path / "unidades.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Hoja1")
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    book.save(path)
    assert facts(path) == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_plain_csv_says_what_the_parquet_says(table, expected, tmp_path, delimiter):
    headings, rows = table
    path = tmp_path / "unidades.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(headings)
        writer.writerows([as_text(cell) for cell in row] for row in rows)
    assert facts(path) == expected


def test_a_windows_csv_with_title_rows_and_dirt_says_what_the_parquet_says(
    table, expected, tmp_path
):
    headings, rows = table
    path = tmp_path / "unidades.csv"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([["IMSS-BIENESTAR"], ["Lista de unidades", "30/06/2026"], []])
    writer.writerow([f"  {name.replace('_', ' ').upper()} " for name in headings])
    for row in rows:
        writer.writerow(as_clumsy(*cell) for cell in zip(headings, row, strict=True))
    path.write_bytes(out.getvalue().encode("cp1252"))
    assert facts(path) == expected


def test_counts_with_thousands_commas_say_what_plain_ones_say(tmp_path):
    headings = ["CVEGEO", "MUNICIPALITY", "POBTOT", "PSINDER", "PDER_SEGP", "PDER_IMSSB"]
    plain = [["15001", "Acambay", "67872", "12000", "30000", "1000"]]
    dirty = [['="15001"', "Acambay\u00a0", "67,872", " 12,000 ", "30,000.0", "1000.0"]]
    found = []
    for number, rows in enumerate((plain, dirty)):
        path = tmp_path / f"censo_{number}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headings, *rows])
        found.append(facts(path))
    assert found[0] == found[1]
    assert found[0][0][2][2:4] == (67872, 12000)
