"""Loading files or a folder of them: what is recognised goes in, the rest is left alone."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext

from tequio.base.accounts.models import User
from tequio.base.db.turns import take_turn
from tequio.base.files.models import Document
from tequio.base.files.services import store
from tequio.base.jobs.types import Bar
from tequio.base.messages import sentence_of
from tequio.intake.batches.errors import (
    ColumnMissingError,
    FileChangedError,
    FileClosedError,
    SampleBesideRealError,
)
from tequio.intake.batches.models import Batch
from tequio.intake.batches.queries import fault_sentence
from tequio.intake.batches.rules import kept, quoted, require_cut_off
from tequio.intake.batches.services.checking import check_sheet, hash_of
from tequio.intake.batches.services.deciding import require_states
from tequio.intake.batches.services.recording import enter_register, log_batch, write_batch
from tequio.intake.batches.services.sampling import make_way
from tequio.intake.batches.types import BatchReport, BatchState, Checked, FaultReport, LoadReport
from tequio.intake.sources.services import looked_through, recognised_sheets
from tequio.intake.sources.types import Lacking, Recognised, Source
from tequio.kernel.errors import NotAllowedError, TequioError

MOST_FAULTS = 100  # of one file; the batch has them all


@dataclass(frozen=True)
class Load:
    """Who loads what, dated how, why, seen by whom."""

    actor: User
    reason: str
    on: date
    bar: Bar
    cut_off: date | None = None
    dry_run: bool = False
    is_sample: bool = False


@dataclass(frozen=True)
class Found:
    """A sheet to load. `opened` is None where its file is to be opened again in its turn."""

    path: Path
    source: Source
    sheet: str
    opened: Recognised | None


@dataclass
class Sorted:
    """The files of a load by what became of them."""

    known: list[Found] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    lacking: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)


def load_files(  # noqa: PLR0913 - what to load, dated how, by whom, why, seen by whom
    paths: Sequence[Path],
    *,
    actor: User,
    reason: str,
    on: date,
    bar: Bar,
    cut_off: date | None = None,
    dry_run: bool = False,
    is_sample: bool = False,
) -> LoadReport:
    """Load every file with a known layout, territory first; one transaction a sheet.

    A second run changes nothing: what the register already has of that day is not written again.
    A file that turns out to be unreadable in its middle is told among the unread; the others go in.

    Raises:
        DayInFutureError, DayTooEarlyError: no file can show the cut-off.
        OtherStatesError: a row lies in a state where the actor may not load.
        SampleBesideRealError: the sample is to come in beside real data.
    """
    require_cut_off(cut_off, today=on)
    load = Load(actor, reason, on, bar, cut_off, dry_run, is_sample)
    files = _sort_out(_files(paths))
    loaded: list[tuple[BatchReport, list[FaultReport]]] = []
    with _undone() if dry_run else nullcontext():
        for found in sorted(files.known, key=lambda each: (each.source.rank, each.path)):
            try:
                loaded.append(_load_sheet(found, load))
            except (NotAllowedError, SampleBesideRealError):
                raise
            except TequioError as refused:
                files.unread[found.path.name] = sentence_of(refused)
    faults = [fault for _, faults in loaded for fault in faults[:MOST_FAULTS]]
    return LoadReport(
        batches=[report for report, _ in loaded],
        faults=faults,
        faults_left_out=sum(len(each) for _, each in loaded) - len(faults),
        unknown=files.unknown,
        lacking=files.lacking,
        unread=files.unread,
        dry_run=dry_run,
    )


@contextmanager
def _undone() -> Iterator[None]:
    """Take back, at the end, whatever was written meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@transaction.atomic
def _load_sheet(found: Found, load: Load) -> tuple[BatchReport, list[FaultReport]]:
    """Check one sheet and enter it, in the transaction that holds the register's lock.

    The sample makes way in it too: killed before the first real sheet is in, it is still there.
    """
    path = found.path
    began, sha256 = time.perf_counter(), _hash_of(path)
    take_turn()
    make_way(is_sample=load.is_sample, actor=load.actor, reason=load.reason)
    checked = check_sheet(
        found.opened or _opened_again(found),
        file=path.name,
        sha256=sha256,
        cut_off=load.cut_off,
        today=load.on,
        bar=load.bar,
    )
    require_states(load.actor, checked.states)
    batch = None
    if not load.dry_run and (checked.difference.unsaid or _waits_anew(checked, sha256)):
        batch = _enter(path, checked, load, sha256=sha256, began=began)
    report = _report(path, checked, batch, time.perf_counter() - began)
    return report, _faults(path, checked)


def _hash_of(path: Path) -> str:
    try:
        return hash_of(path)
    except OSError:  # gone, or closed to us, since it was recognised
        raise FileClosedError(name=path.name) from None


def _opened_again(found: Found) -> Recognised:
    for sheet in recognised_sheets(found.path):
        if (sheet.source, sheet.sheet) == (found.source, found.sheet):
            return sheet
    raise FileChangedError(name=found.path.name)


def _waits_anew(checked: Checked, sha256: str) -> bool:
    """Whether rows wait that wait in no batch yet: a file of bad rows only is kept too, once."""
    if not checked.waiting:
        return False
    return not Batch.objects.filter(
        document__sha256=sha256,
        source=checked.source.code,
        sheet=checked.sheet,
        observed_on=checked.on,
        state__in=[BatchState.CHECKED, BatchState.ACCEPTED],
    ).exists()


def _enter(path: Path, checked: Checked, load: Load, *, sha256: str, began: float) -> int:
    document = _store(path, load.actor, sha256)
    batch = write_batch(
        checked,
        document=document,
        actor=load.actor,
        reason=load.reason,
        seconds=time.perf_counter() - began,
        is_sample=load.is_sample,
    )
    if checked.difference.unsaid:
        enter_register(batch, checked, actor=load.actor, reason=load.reason)
    else:
        counts = {"rows": batch.rows, "good": batch.good, "waiting": batch.waiting}
        log_batch("batches.checked", batch, actor=load.actor, reason=load.reason, **counts)
    return batch.pk


def _store(path: Path, actor: User, sha256: str) -> Document:
    with path.open("rb") as file:
        document = store(file, name=kept(path.name), actor=actor)
    if document.sha256 != sha256:
        raise FileChangedError(name=path.name)
    return document


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and what lies directly in the folders named, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        try:
            within = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError:  # a folder that may not be read is told like a file that may not
            within = [path]
        found.update(dict.fromkeys(within))
    return list(found)


def _sort_out(paths: Sequence[Path]) -> Sorted:
    """Recognise files. Where they are many, the tables are opened again when their turn comes."""
    files = Sorted()
    for path in paths:
        try:
            if not path.is_file():
                files.unknown.append(f"{path.name}/" if path.is_dir() else path.name)
                continue
            known, lacking = looked_through(path)
        except TequioError as refused:
            files.unread[path.name] = sentence_of(refused)
            continue
        except OSError:
            files.unread[path.name] = sentence_of(FileClosedError(name=path.name))
            continue
        alone = len(paths) == 1
        files.known += [
            Found(path, sheet.source, sheet.sheet, sheet if alone else None) for sheet in known
        ]
        if not known:
            files.unknown.append(path.name)
            if lacking:
                files.lacking[path.name] = _sentence(lacking[0])
    return files


def _sentence(near: Lacking) -> str:
    title = gettext(near.source.title)
    return sentence_of(ColumnMissingError(title=title, heading=near.heading))


def _faults(path: Path, checked: Checked) -> list[FaultReport]:
    return [
        FaultReport(
            file=path.name,
            row=fault.line,
            column=fault.column,
            value=quoted(fault.value),
            sentence=fault_sentence(fault.code, fault.expected),
            code=fault.code,
        )
        for fault in checked.faults
        if fault.refuses
    ]


def _report(path: Path, checked: Checked, batch: int | None, seconds: float) -> BatchReport:
    difference = checked.difference
    return BatchReport(
        source=checked.source.code,
        file=path.name,
        sheet=checked.sheet,
        batch=batch,
        observed_on=checked.on,
        how_dated=checked.how_dated.value,
        rows=checked.rows,
        created=len(difference.new),
        changed=len(difference.changed),
        unchanged=difference.same,
        vanished=len(difference.vanished) - len(checked.maybe_waiting),
        rejected=len(checked.waiting),
        warnings=checked.warnings,
        refusals=checked.refusals,
        missing_columns=list(checked.missing),
        seconds=round(seconds, 3),
    )
