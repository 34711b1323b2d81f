"""Workbooks that lie about their size: none is left to a reader that would end the process."""

import pytest

from tequio.intake.sources.errors import FileTooLargeError, TableTooLargeError, UnreadableFileError
from tequio.intake.sources.importers import survey
from tests.unit.intake.sources.test_hostile_files import NAMESPACE, PARTS, packed

FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="XFD900000"><v>1</v></c></row>'
WITHOUT_NAMES = (
    "<row><c><v>1</v></c></row>" + "<row/>" * 90_000 + f"<row>{'<c><v>1</v></c>' * 9000}</row>"
)


def whole(cells):
    return f'<worksheet xmlns="{NAMESPACE}"><sheetData>{cells}</sheetData></worksheet>'


@pytest.mark.parametrize(
    "cells",
    [
        FAR.replace("XFD900000", "xfd900000"),
        FAR.replace("XFD900000", "XFD" + "0" * 20 + "900000"),
        FAR.replace('r="XFD900000"', "r='XFD900000'"),
        WITHOUT_NAMES,
        WITHOUT_NAMES.replace("<c>", "<x:c >"),
    ],
)
def test_however_a_far_cell_is_written_the_reader_never_makes_room_for_it(opened, cells):
    with pytest.raises(TableTooLargeError):
        opened(packed(cells), "tabla.xlsx")


@pytest.mark.parametrize("gap", [" =", "= ", "\n=\n"])
def test_a_reference_written_as_no_program_writes_it_is_refused(opened, gap):
    with pytest.raises(UnreadableFileError):
        opened(packed(FAR.replace("r=", f"r{gap}")), "tabla.xlsx")


def test_a_sheet_is_one_wherever_it_lies_and_however_it_is_called(opened):
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1", "otra/hoja")
    for parts in (
        {"xl/_rels/workbook.xml.rels": relations, "xl/otra/hoja.xml": whole(FAR)},
        {"xl/_rels/workbook.xml.rels": relations, "XL/OTRA/HOJA.XML": whole(FAR)},
    ):
        with pytest.raises(TableTooLargeError):
            opened(packed("", **parts), "tabla.xlsx")
    with pytest.raises(UnreadableFileError):
        opened(packed("", **{"xl/Worksheets/Sheet1.xml": whole("")}), "tabla.xlsx")


BY_NUMBER = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100))


@pytest.mark.parametrize(
    ("cells", "part", "length"),
    [
        (BY_NUMBER, "xl/sharedStrings.xml", 1_500_000),
        (BY_NUMBER, "xl/SharedStrings.xml", 30_000),
        (BY_NUMBER.replace("<v>", "<v >"), "xl/sharedStrings.xml", 30_000),
        (BY_NUMBER.replace('t="s"', 't = "s"'), "xl/sharedStrings.xml", 30_000),
    ],
)
def test_repeated_texts_are_measured_however_they_are_written(
    opened, monkeypatch, cells, part, length
):
    monkeypatch.setattr(survey, "MOST_TEXT", 1_000_000)
    strings = f'<sst xmlns="{NAMESPACE}"><si><t>{"x" * length}</t></si></sst>'
    with pytest.raises(FileTooLargeError):
        opened(packed(cells, **{part: strings}), "tabla.xlsx")


@pytest.mark.parametrize(
    ("sheet", "strings"),
    [
        ("", "<sst>" + "<si>" * 1_000_000),
        ("<f>" + "<c " * 300_000, ""),
        ("<f><c " + ' r="A1"' * 200_000, ""),
        ('<c t="s"' * 400_000, f"<sst><si>{'a' * 900_000}</si></sst>"),
    ],
)
def test_no_tag_that_does_not_end_is_searched_for_its_end_again_and_again(opened, sheet, strings):
    """What takes more than linear time takes hours here."""
    with pytest.raises((UnreadableFileError, FileTooLargeError)):
        opened(packed(sheet, **{"xl/sharedStrings.xml": strings}), "tabla.xlsx")
