"""Reading a sheet to its end and holding it against the register. Writes nothing."""

from collections.abc import Mapping, Sequence
from datetime import date

from tequio.base.jobs.types import Bar
from tequio.intake.batches.rules import Reading, dated, read_rows
from tequio.intake.batches.types import Checked
from tequio.intake.sources.types import Read, Recognised, Register
from tequio.kernel.errors import noop
from tequio.kernel.rows import Cell, fold, written


def check_sheet(
    found: Recognised, *, file: str, cut_off: date | None, today: date, bar: Bar
) -> Checked:
    """Read and check every cell, examine the rows together, and say what would change.

    O(cells) and a handful of SQL queries, whatever the number of rows.
    """
    total = found.length or 0
    reading = read_rows(found, lambda done: bar.step(noop("Reading rows"), done, total))
    on, how_dated = dated(found, file, cut_off, today)
    register = found.source.register
    bar.step(noop("Comparing with the register"), reading.count, total)
    faults = [*reading.faults, *register.examine(reading.good)]
    difference = register.compare(reading.good, source=found.source.code, on=on)
    return Checked(
        source=found.source,
        sheet=found.sheet,
        on=on,
        how_dated=how_dated,
        headings=found.headings,
        missing=found.missing,
        rows=reading.count,
        good=reading.good,
        waiting=reading.waiting,
        faults=sorted(faults, key=lambda fault: (fault.line, not fault.refuses)),
        difference=difference,
        maybe_waiting=_maybe_waiting(register, difference.vanished, reading),
    )


def _maybe_waiting(
    register: Register, vanished: Sequence[str], reading: Reading
) -> Mapping[str, int]:
    """Say which vanished subjects a waiting row may be: it holds, cell by cell, their signature."""
    if not vanished or not reading.waiting:
        return {}
    signs = register.signatures(vanished)
    lines = {line: _words(row) for line, row in reading.waiting.items()}
    return {
        key: line
        for key, sign in signs.items()
        for line, words in lines.items()
        if sign and {fold(word) for word in sign} <= words
    }


def _words(row: Sequence[Cell]) -> set[str]:
    return {fold(written(cell)) for cell in row}


def waiting_cells(checked: Checked, line: int) -> dict[str, str]:
    """Return a waiting row as text by heading."""
    row = checked.waiting[line]
    return {name: written(cell) for name, cell in zip(checked.headings, row, strict=False)}


def good_rows(checked: Checked) -> Sequence[Read]:
    """Return the rows that the register has not yet been told of that day by that source."""
    return checked.difference.unsaid
