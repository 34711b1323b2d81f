"""Files that are broken, or made to break: each is a sentence, and memory stays bounded."""

import csv
import io
import json
import resource
import struct
import zipfile

import duckdb
import openpyxl
import pytest

from tequio.intake.sources.errors import (
    EmptyFileError,
    FileTooLargeError,
    HeadingTwiceError,
    RowTooLongError,
    TableTooLargeError,
    TooManyColumnsError,
    UnreadableFileError,
    WrongExtensionError,
)
from tequio.intake.sources.importers import limits, open_sheets, shapes, survey
from tequio.intake.sources.importers import parquet as parquet_module
from tequio.intake.sources.importers import text as text_module
from tequio.intake.sources.services import looked_through, recognised_sheets
from tests.unit.intake.unit_files import HEADINGS, as_csv, units

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Hoja1" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}


def packed(sheet, **others):
    """Return the bytes of a workbook with one sheet, its cells as XML."""
    out = io.BytesIO()
    body = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{sheet}</sheetData></worksheet>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in {**PARTS, "xl/worksheets/sheet1.xml": body, **others}.items():
            file.writestr(name, part)
    return out.getvalue()


def inline(reference, value):
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


@pytest.fixture
def parquet(tmp_path):
    """Write the answer of a query as Parquet; return its path."""

    def make(query):
        path = tmp_path / "tabla.parquet"
        duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT PARQUET)")
        return path

    return make


def workbook_of(rows):
    out, book = io.BytesIO(), openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_the_smallest_workbook_is_read(opened):
    content = packed(f'<row r="1">{inline("A1", "uno")}{inline("C1", "tres")}</row>')
    assert opened(content, "libro.xlsx") == [[["uno", "", "tres"]]]


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.parquet", "x.geojson", "x.txt"])
def test_an_empty_file_is_said_to_be_empty(opened, name):
    with pytest.raises(EmptyFileError):
        opened(b"", name)


@pytest.mark.parametrize("name", ["x.xlsx", "x.parquet", "x.geojson"])
@pytest.mark.parametrize(
    "content", [b"una,tabla\n1,2\n", b"\x00" * 64, b"\xff" * 64, b"{", b"PAR1PAR1"]
)
def test_bytes_that_are_not_what_the_name_says_are_refused(opened, name, content):
    with pytest.raises((UnreadableFileError, WrongExtensionError)):
        opened(content, name)


def test_a_workbook_called_csv_is_told_its_right_ending(opened):
    with pytest.raises(WrongExtensionError) as refused:
        opened(workbook_of([["a"]]), "tabla.csv")
    assert refused.value.details["held"] == ".xlsx"


def test_a_zip_that_is_no_workbook_is_refused(opened):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("foto.jpg", b"x")
    with pytest.raises(WrongExtensionError):
        opened(out.getvalue(), "tabla.xlsx")


def test_a_workbook_with_a_password_is_refused(opened):
    with pytest.raises(UnreadableFileError):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048), "tabla.xlsx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(opened, share):
    whole = workbook_of([[str(n) * 20 for n in range(10)] for _ in range(200)])
    with pytest.raises(UnreadableFileError):
        opened(whole[: int(len(whole) * share)], "tabla.xlsx")


def test_a_workbook_with_damaged_bytes_inside_is_refused(opened):
    whole = bytearray(packed(f'<row r="1">{inline("A1", "x" * 5000)}</row>'))
    at = whole.index(b"sheet1.xml") + 40
    whole[at : at + 8] = bytes(8)
    with pytest.raises(UnreadableFileError):
        opened(bytes(whole), "tabla.xlsx")


def test_a_bomb_is_refused_before_it_goes_off(opened, monkeypatch):
    monkeypatch.setattr(survey, "MOST_UNPACKED", 5_000_000)
    bomb = packed("", **{"xl/media/bomba.bin": bytes(6_000_000)})
    assert len(bomb) < 20_000
    with pytest.raises(FileTooLargeError):
        opened(bomb, "tabla.xlsx")


def test_a_part_that_lies_about_its_size_is_refused(opened):
    whole = bytearray(packed(" " * 100_000))
    for signature, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        where = whole.rindex(signature, 0, whole.rindex(b"xl/worksheets/sheet1.xml"))
        whole[where + at : where + at + 4] = struct.pack("<I", 10)
    with pytest.raises(UnreadableFileError):
        opened(bytes(whole), "tabla.xlsx")


@pytest.mark.parametrize("reference", ["XFD1048576", "A1048576"])
def test_one_far_cell_does_not_fill_the_memory(opened, reference, monkeypatch):
    monkeypatch.setattr(survey, "MOST_CELLS", 1_000_000)
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    content = packed(
        f'<row r="1">{inline("A1", "a")}</row><row r="{row}">{inline(reference, "b")}</row>'
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TableTooLargeError):
        opened(content, "tabla.xlsx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KB


def test_rows_without_a_number_are_counted_too(opened, monkeypatch):
    monkeypatch.setattr(survey, "MOST_CELLS", 1000)
    with pytest.raises(TableTooLargeError):
        opened(packed("<row><c><v>1</v></c><c><v>1</v></c></row>" * 2000), "tabla.xlsx")


def test_a_long_text_repeated_by_reference_does_not_fill_the_memory(opened, monkeypatch):
    monkeypatch.setattr(survey, "MOST_TEXT", 1_000_000)
    strings = f'<sst xmlns="{NAMESPACE}"><si><t>{"x" * 30_000}</t></si></sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100))
    with pytest.raises(FileTooLargeError):
        opened(packed(cells, **{"xl/sharedStrings.xml": strings}), "tabla.xlsx")


def test_entities_are_refused_unread(opened):
    laughs = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 40))
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ja">{laughs}]><worksheet>&l39;</worksheet>'
    )
    with pytest.raises(UnreadableFileError):
        opened(packed("", **{"xl/worksheets/sheet1.xml": sheet}), "tabla.xlsx")


def test_a_formula_without_its_result_stands_for_itself(opened):
    [rows] = opened(workbook_of([["a", "b"], ["=1+1", "dos"], ['=HYPERLINK("x")', 3]]), "l.xlsx")
    assert rows[1:] == [["=1+1", "dos"], ['=HYPERLINK("x")', 3.0]]


def test_a_formula_with_its_result_is_its_result(opened):
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'
    assert opened(packed(cells), "l.xlsx") == [[[2.0]]]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"x" * 3000, RowTooLongError),
        (b"x," * 1500, RowTooLongError),
        (b'"' + b"x\n" * 1500, RowTooLongError),
        (b'"\n",' * 800, RowTooLongError),
        (b"a,b\n1,\x002\n", UnreadableFileError),
        (b"a,b\n" + b"1,2\n" * 300_000 + b"\x00", UnreadableFileError),
    ],
)
def test_texts_that_do_not_end_or_are_not_texts_are_refused(opened, content, error, monkeypatch):
    monkeypatch.setattr(text_module, "MOST_IN_ROW", 2000)
    with pytest.raises(error):
        opened(content, "tabla.csv")


def test_a_million_columns_are_refused(opened):
    with pytest.raises(TooManyColumnsError):
        opened(b"a," * 1_000_000 + b"\n", "tabla.csv")


def test_a_text_in_utf_16_is_read_as_spreadsheets_save_it(opened):
    assert opened("a\tñ\n1\t2\n".encode("utf-16"), "tabla.txt") == [[["a", "ñ"], ["1", "2"]]]


def test_one_byte_that_is_no_utf_8_makes_the_whole_text_windows(opened):
    content = ("a\n" + "ñ" * 100_000 + "\n").encode("utf-8") + "\nfin año\n".encode("latin-1")
    [rows] = opened(content, "tabla.csv")
    assert rows[-1] == ["fin año"]


def test_nested_parquet_comes_as_text(parquet):
    path = parquet(
        "SELECT {'a': [1, 2]} AS hondo, map(['k'], [1]) AS mapa, 1.50::DECIMAL(9,2) AS d"
    )
    [sheet] = open_sheets(path)
    headings, row = list(sheet.rows)
    assert headings == ("hondo", "mapa", "d")
    assert row == ("{'a': [1, 2]}", "{k=1}", "1.50")


def test_a_parquet_bomb_is_refused_by_what_it_unpacks_to(parquet, monkeypatch):
    monkeypatch.setattr(parquet_module, "MOST_TEXT", 1_000_000)
    with pytest.raises(FileTooLargeError):
        open_sheets(parquet("SELECT repeat('x', 10000) AS t FROM range(1000)"))
    monkeypatch.setattr(parquet_module, "MOST_CELLS", 1000)
    with pytest.raises(TableTooLargeError):
        open_sheets(parquet("SELECT 1 AS t FROM range(2000)"))


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        '{"features":' + "[" * 100_000,
        '{"features": [1]}',
        '{"features": {}}',
        "[]",
        '{"features": [{"properties": {"n": ' + "9" * 5000 + "}}]}",
    ],
)
def test_geojson_that_is_none_or_too_deep_is_refused(opened, content):
    with pytest.raises(UnreadableFileError):
        opened(content.encode(), "formas.geojson")


def test_geojson_with_odd_properties_is_a_table(opened):
    features = [{"properties": [1]}, {"properties": {"a": {"b": [1]}}}, {}]
    [rows] = opened(json.dumps({"features": features}).encode(), "formas.geojson")
    assert rows == [("a", "geometry"), (None, "null"), ('{"b": [1]}', "null"), (None, "null")]


def test_geojson_with_a_million_properties_is_refused(opened):
    features = [{"properties": {f"c{n}": 1 for n in range(20_000)}}]
    with pytest.raises(TooManyColumnsError):
        opened(json.dumps({"features": features}).encode(), "formas.geojson")


@pytest.mark.parametrize("part", ["{}", "[]"])
def test_geojson_of_nothing_but_brackets_does_not_fill_the_memory(opened, monkeypatch, part):
    monkeypatch.setattr(shapes, "MOST_PARTS", 1000)
    content = f'{{"x": [{",".join([part] * 1000)}], "features": []}}'
    with pytest.raises(TableTooLargeError):
        opened(content.encode(), "formas.geojson")


def test_a_heading_that_counts_may_stand_only_once(tmp_path):
    path = tmp_path / "unidades.csv"
    path.write_bytes(as_csv(units(2), headings=(*HEADINGS, "LATITUD")))
    with pytest.raises(HeadingTwiceError) as refused:
        recognised_sheets(path)
    assert refused.value.details["heading"] == "LATITUD"
    path.write_bytes(as_csv(units(2), headings=(*HEADINGS, "DOMINGO", "DOMINGO")))
    assert len(recognised_sheets(path)) == 1


def test_a_table_that_lacks_one_column_is_explained(tmp_path):
    path = tmp_path / "unidades.csv"
    path.write_bytes(as_csv(units(2), headings=[h for h in HEADINGS if h != "CLUES IMB"]))
    known, [near] = looked_through(path)
    assert known == []
    assert (near.source.code, near.heading) == ("imb_units", "CLUES IMB")
    path.write_bytes(b"CLAVE DE LA ENTIDAD,ENTIDAD\n20,OAXACA\n")
    assert looked_through(path) == ([], [])


def test_headings_are_found_under_title_rows(tmp_path):
    path = tmp_path / "unidades.csv"
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Instituto"], ["Lista de unidades", "2026"], []])
    path.write_bytes(out.getvalue().encode() + as_csv(units(3)))
    [found] = recognised_sheets(path)
    assert found.first_line == 5
    assert len(list(found.rows)) == 3


def test_every_limit_is_above_what_official_files_need():
    assert limits.MOST_CELLS > 63_801 * 127
    assert limits.MOST_UNPACKED > 120_000_000
    assert limits.MOST_PARTS > 10 * 270_000
