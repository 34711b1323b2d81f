"""Reading a sheet to its end and holding it against the register. Writes nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tequio.base.files.types import Dated
from tequio.base.jobs.types import Bar
from tequio.intake.batches.errors import NoRowsError
from tequio.intake.batches.models import Batch
from tequio.intake.batches.rules import Reading, dated, kept, read_rows
from tequio.intake.batches.types import Checked
from tequio.intake.sources.types import Recognised, Register
from tequio.kernel.errors import noop
from tequio.kernel.rows import fold, written

CHUNK = 1 << 20
MOST_NAME = 120  # characters of a sheet's name


def check_sheet(  # noqa: PLR0913 - a sheet, of which file, dated how, seen by whom
    found: Recognised, *, file: str, sha256: str, cut_off: date | None, today: date, bar: Bar
) -> Checked:
    """Read and check every cell, examine the rows together, and say what would change.

    O(cells) and a handful of SQL queries, whatever the number of rows.

    Raises:
        NoRowsError: there is no row under the headings.
        UnreadableFileError and its like: the file breaks off in the middle.
    """
    total = found.length or 0
    reading = read_rows(found, lambda done: bar.step(noop("Reading rows"), done, total))
    if not reading.count:
        raise NoRowsError(name=file)
    received = received_on(sha256, today=today)
    on, how_dated = dated(found, file, cut_off, received=received, today=today)
    register = found.source.register
    bar.step(noop("Comparing with the register"), 0, 0)
    faults = [*reading.faults, *register.examine(reading.good)]
    difference = register.compare(reading.good, source=found.source.code, on=on)
    return Checked(
        source=found.source,
        sheet=kept(found.sheet)[:MOST_NAME],
        on=on,
        how_dated=how_dated,
        headings=found.headings,
        missing=found.missing,
        rows=reading.count,
        good=reading.good,
        waiting=reading.waiting,
        states=tuple(sorted(reading.states)),
        faults=sorted(faults, key=lambda fault: (fault.line, not fault.refuses)),
        difference=difference,
        maybe_waiting=_maybe_waiting(register, difference.vanished, reading),
    )


def received_on(sha256: str, *, today: date) -> date:
    """Return the day on which these bytes first came, today if never before. One SQL query.

    A file that says no day of its own shows the day on which it came; the same file a week later
    shows no other.
    """
    came = Batch.objects.filter(document__sha256=sha256, how_dated=Dated.BY_RECEPTION)
    first = came.order_by("pk").values_list("observed_on", flat=True).first()
    return first or today


def hash_of(path: Path) -> str:
    """Return the hash of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _maybe_waiting(
    register: Register, vanished: Sequence[str], reading: Reading
) -> Mapping[str, int]:
    """Say which vanished subjects a waiting row may be: it holds, cell by cell, their signature.

    O(cells that wait + vanished subjects), not their product: a whole country may wait.
    """
    if not vanished or not reading.waiting:
        return {}
    lines: dict[str, set[int]] = defaultdict(set)
    for line, row in reading.waiting.items():
        for word in {fold(written(cell)) for cell in row}:
            lines[word].add(line)
    found = {}
    for key, sign in register.signatures(vanished).items():
        where = sorted((lines.get(fold(word), set()) for word in sign), key=len)
        if where and (common := where[0].intersection(*where[1:])):
            found[key] = min(common)
    return found
