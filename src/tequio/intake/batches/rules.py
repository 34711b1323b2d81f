"""Reading every row of a recognised sheet, and dating what it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tequio.base.files.types import Dated
from tequio.intake.sources.types import Read, Recognised
from tequio.kernel.dates import day_in_name
from tequio.kernel.rows import Cell, Cells, Fault, written

STEP = 1000
Step = Callable[[int], None]


@dataclass
class Reading:
    """What came out of a sheet: good rows, rows that wait by line, every fault."""

    count: int = 0
    good: list[Read] = field(default_factory=list)
    waiting: dict[int, Sequence[Cell]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_rows(found: Recognised, step: Step) -> Reading:
    """Read every cell of every row; nothing stops at the first fault. O(cells)."""
    result, first_at = Reading(), {}
    headings = list(found.headings)
    cells = Cells(found.positions, found.shown)
    for line, row in enumerate(found.rows, found.first_line):
        if _is_blank(row):
            continue
        result.count += 1
        if result.count % STEP == 0:
            step(result.count)
        cells.turn(line, row)
        if written(row[0]) == headings[0] and _repeats(row, headings):
            cells.fault("repeated_headings", found.source.columns[0].name)
            read = None
        else:
            read = found.source.read(cells)
        if read and not cells.refused and (first := first_at.setdefault(read.key, line)) != line:
            cells.fault("duplicate_key", found.source.columns[0].name, first=first)
        if read is None or cells.refused:
            result.waiting[line] = row
        else:
            result.good.append(read)
    result.faults = cells.faults
    return result


def _repeats(row: Sequence[Cell], headings: Sequence[str]) -> bool:
    return [written(cell) for cell in row] == list(headings)


def _is_blank(row: Sequence[Cell]) -> bool:
    return all(cell is None or cell == "" for cell in row)


def dated(found: Recognised, file: str, cut_off: date | None, today: date) -> tuple[date, Dated]:
    """Say which day a file shows: its publisher's, the person's, its name's, or today's receipt."""
    if found.source.observed_on:
        return found.source.observed_on, Dated.BY_PUBLISHER
    if cut_off:
        return cut_off, Dated.BY_PERSON
    named = day_in_name(file)
    if named and named <= today:
        return named, Dated.BY_NAME
    return today, Dated.BY_RECEPTION
