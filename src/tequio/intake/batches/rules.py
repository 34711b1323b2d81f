"""Reading every row of a recognised sheet, dating what it shows, keeping what waits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tequio.base.files.types import Dated
from tequio.intake.batches.errors import DayInFutureError, DayTooEarlyError
from tequio.intake.sources.types import Read, Recognised
from tequio.kernel.dates import day_in_name
from tequio.kernel.rows import Cell, Cells, Fault, written

STEP = 1000
FIRST_DAY = date(1900, 1, 1)  # the first that the pages answer for
MOST_SHOWN = 300  # characters of a cell that a fault quotes; the waiting row has it whole
Step = Callable[[int], None]
_UNKEPT = dict.fromkeys((0, *range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")


@dataclass
class Reading:
    """What came out of a sheet: good rows, rows that wait by line, every fault.

    `states` are those of all rows that say theirs, waiting ones too.
    """

    count: int = 0
    good: list[Read] = field(default_factory=list)
    waiting: dict[int, Sequence[Cell]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    states: set[str] = field(default_factory=set)


def read_rows(found: Recognised, step: Step) -> Reading:
    """Read every cell of every row; nothing stops at the first fault. O(cells)."""
    result = Reading()
    first_at: dict[str, int] = {}
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
        if read is not None:
            result.states.add(read.state)
            first = first_at.setdefault(read.key, line) if not cells.refused else line
            if first != line:
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
    """Whether nothing is written in a row; spaces are nothing."""
    return not any(cell is not None and (not isinstance(cell, str) or cell.strip()) for cell in row)


def dated(
    found: Recognised, file: str, cut_off: date | None, *, received: date, today: date
) -> tuple[date, Dated]:
    """Say which day a file shows: its publisher's, the person's, its name's, or its receipt's."""
    if found.source.observed_on:
        return found.source.observed_on, Dated.BY_PUBLISHER
    if cut_off:
        return cut_off, Dated.BY_PERSON
    named = day_in_name(file)
    if named and named <= today:
        return named, Dated.BY_NAME
    return received, Dated.BY_RECEPTION


def require_cut_off(day: date | None, *, today: date) -> None:
    """Refuse a day that a person says a file shows and that no file can show.

    Raises:
        DayInFutureError, DayTooEarlyError: it has not come; it is before all that is answered for.
    """
    if day and day > today:
        raise DayInFutureError(on=day.isoformat())
    if day and day < FIRST_DAY:
        raise DayTooEarlyError(on=day.isoformat(), first=FIRST_DAY.isoformat())


def corrected(found: Recognised, corrections: Mapping[int, Mapping[int, str]]) -> Recognised:
    """Return a sheet in which corrections, by row and column, stand in the place of cells."""
    if not corrections:
        return found
    return replace(found, rows=_with(found, corrections))


def _with(
    found: Recognised, corrections: Mapping[int, Mapping[int, str]]
) -> Iterator[Sequence[Cell]]:
    for line, row in enumerate(found.rows, found.first_line):
        if line not in corrections:
            yield row
            continue
        cells = [*row, *[None] * (len(found.headings) - len(row))]
        for position, value in corrections[line].items():
            cells[position] = value
        yield cells


def kept(cell: Cell) -> str:
    """Return a cell as it is kept for whoever corrects it: as it came, dirt and all.

    Only what no database keeps (NUL, half a character) is replaced, visibly.
    """
    text = cell if isinstance(cell, str) else written(cell)
    return text.translate(_UNKEPT)


def quoted(value: str) -> str:
    """Return what a fault quotes of a cell: its beginning, where it is long."""
    text = value[: MOST_SHOWN + 1].translate(_UNKEPT)
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "\N{HORIZONTAL ELLIPSIS}"


def waiting_cells(row: Sequence[Cell]) -> list[str]:
    """Return a waiting row whole, in the order of the file's columns."""
    return [kept(cell) for cell in row]
