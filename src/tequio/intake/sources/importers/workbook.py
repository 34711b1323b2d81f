"""Workbooks: surveyed as the zip of XML that they are before anything is unpacked in memory."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from python_calamine import CalamineSheet, CalamineWorkbook

from tequio.intake.sources.errors import UnreadableFileError, WrongExtensionError
from tequio.intake.sources.importers.formulas import Formulas, formulas_without_result
from tequio.intake.sources.importers.survey import survey
from tequio.intake.sources.types import Sheet
from tequio.kernel.rows import Cell

OLE = b"\xd0\xcf\x11\xe0"  # a workbook with a password, or one of before 2007


def open_workbook(path: Path, name: str) -> list[Sheet]:
    """Open a workbook: every sheet, empty rows and columns above and left of its table included."""
    with path.open("rb") as file:
        if file.read(4) == OLE:
            raise UnreadableFileError(name=name)
    with zipfile.ZipFile(path) as packed:
        if "xl/workbook.xml" not in {part.filename for part in packed.infolist()}:
            raise WrongExtensionError(name=name, said=Path(name).suffix, held=".zip")
        without = formulas_without_result(packed, survey(packed, name))
    book = CalamineWorkbook.from_path(path)
    sheets = []
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        sheets.append(Sheet(title, _rows(sheet, without.get(title, {})), sheet.total_height))
    return sheets


def _rows(sheet: CalamineSheet, without: Formulas) -> Iterator[Sequence[Cell]]:
    """Yield the rows from the first of the sheet on; a formula without result stands for itself."""
    if sheet.start is None:
        return
    above, left = sheet.start
    for _ in range(above):
        yield ()
    before: list[Cell] = [None] * left
    for at, row in enumerate(sheet.iter_rows(), above):
        cells = before + cast("list[Cell]", row)
        for column, formula in without.get(at, {}).items():
            if column < len(cells) and cells[column] in {None, ""}:
                cells[column] = formula
        yield cells
