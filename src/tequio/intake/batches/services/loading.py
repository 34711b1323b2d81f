"""Loading files or a folder of them: what is recognised goes in, the rest is left alone."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

from django.db import transaction

from tequio.base.accounts.models import User
from tequio.base.accounts.services import require
from tequio.base.files.services import store
from tequio.base.jobs.types import Bar
from tequio.base.messages import sentence_of
from tequio.intake.batches.errors import DayInFutureError, NothingKnownError
from tequio.intake.batches.services.checking import check_sheet
from tequio.intake.batches.services.deciding import lock_register
from tequio.intake.batches.services.recording import enter_register, write_batch
from tequio.intake.batches.services.sampling import make_way
from tequio.intake.batches.types import BatchReport, Checked, LoadReport
from tequio.intake.sources.services import recognised_sheets
from tequio.intake.sources.types import Recognised
from tequio.kernel.errors import TequioError


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

    Raises:
        NothingKnownError: no file has a known layout. DayInFutureError: the cut-off has not come.
        NotAllowedError: a row lies in a state where the actor may not load.
        SampleBesideRealError: the sample is to come in beside real data.
    """
    if cut_off and cut_off > on:
        raise DayInFutureError(on=cut_off.isoformat())
    known, unknown, unread = _sort_out(_files(paths))
    if not known:
        raise NothingKnownError
    reports = []
    with _undone() if dry_run else nullcontext():
        with transaction.atomic():
            lock_register()
            make_way(is_sample=is_sample, actor=actor, reason=reason)
        for path, found in sorted(known, key=lambda pair: (pair[1].source.rank, pair[0].name)):
            began = time.perf_counter()
            with transaction.atomic():
                lock_register()
                checked = check_sheet(found, file=path.name, cut_off=cut_off, today=on, bar=bar)
                require(actor, "batches.load", states=checked.states)
                batch = None
                if not dry_run and checked.difference.unsaid:
                    batch = _enter(
                        path, checked, actor, reason, began=began, is_sample=is_sample
                    )
            reports.append(_report(path, checked, batch, time.perf_counter() - began))
    return LoadReport(batches=reports, unknown=unknown, unread=unread, dry_run=dry_run)


@contextmanager
def _undone() -> Iterator[None]:
    """Take back, at the end, whatever was written meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _enter(  # noqa: PLR0913 - one step of load_files
    path: Path, checked: Checked, actor: User, reason: str, *, began: float, is_sample: bool
) -> int:
    with path.open("rb") as file:
        document = store(file, name=path.name, actor=actor)
    batch = write_batch(
        checked,
        document=document,
        actor=actor,
        reason=reason,
        seconds=time.perf_counter() - began,
        is_sample=is_sample,
    )
    enter_register(batch, checked, actor=actor, reason=reason)
    return batch.pk


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and those directly in the folders named, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        found.update(dict.fromkeys(inside))
    return list(found)


def _sort_out(
    files: Iterable[Path],
) -> tuple[list[tuple[Path, Recognised]], list[str], dict[str, str]]:
    known, unknown, unread = [], [], {}
    for path in files:
        try:
            sheets = recognised_sheets(path)
        except TequioError as refused:
            unread[path.name] = sentence_of(refused)
            continue
        known += [(path, sheet) for sheet in sheets]
        if not sheets:
            unknown.append(path.name)
    return known, unknown, unread


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
