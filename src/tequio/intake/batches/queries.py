"""Batches as pages and commands show them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from tequio.base.accounts.models import User
from tequio.base.accounts.queries import Viewer, in_reach, reach
from tequio.base.accounts.rules import ALL_STATES
from tequio.base.files.models import Document
from tequio.base.files.types import Dated
from tequio.base.messages import fill
from tequio.base.refusals import one
from tequio.base.shown import every_digit
from tequio.intake.batches.models import Batch, BatchCell, BatchChange, WaitingRow
from tequio.intake.batches.types import (
    BatchRow,
    BatchState,
    CellRow,
    ChangeRow,
)
from tequio.intake.sources.ports import sentence_for, source_of
from tequio.intake.sources.types import Register, Undoing

PAGE = 50
PAGE_OF_CHANGES = 12  # the page goes on below them
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def visible_batches(viewer: Viewer) -> QuerySet[Batch]:
    """Return the viewer's own batches, and those all of whose rows lie where they see batches.

    A batch of several states shows rows of each, so sight of all of them is needed; one of the
    nation, or that says no state, needs sight of the nation.
    """
    return _batches(_seen_by(viewer))


def told_batches(viewer: Viewer) -> QuerySet[Batch]:
    """Return what a viewer may be told of: what they see, and all that ever entered the register.

    What entered is what public figures stand on. Who brought it and why, its bad cells and its
    waiting rows stay with those who see the batch itself.
    """
    return _batches(_seen_by(viewer) | Q(cut__isnull=False))


def _batches(which: Q) -> QuerySet[Batch]:
    return Batch.objects.select_related("document", "by", "cut").filter(which)


def _seen_by(viewer: Viewer) -> Q:
    return in_reach(viewer, "batches.see", states="states", author="by")


def batches(*, viewer: Viewer, page: int = 1) -> tuple[list[BatchRow], int]:
    """Return a page of batches, the latest first, and how many there are. Three SQL queries."""
    rows = visible_batches(viewer).order_by("-read_at", "-pk").defer("new_keys", "vanished_keys")
    start = (page - 1) * PAGE
    return [batch_row(batch) for batch in rows[start : start + PAGE]], rows.count()


def batch(*, viewer: Viewer, batch_id: int) -> BatchRow:
    """Return one batch in reach.

    Raises:
        NotFoundError: there is none in reach.
    """
    return batch_row(one(visible_batches(viewer), pk=batch_id))


def batch_as_told(*, viewer: Viewer, batch_id: int) -> tuple[BatchRow, bool]:
    """Return one batch, and whether the viewer sees it whole; else without who and why.

    Raises:
        NotFoundError: it is not in reach, and has not entered the register.
    """
    row = batch_row(one(told_batches(viewer), pk=batch_id))
    if visible_batches(viewer).filter(pk=batch_id).exists():
        return row, True
    return replace(row, by="", reason=""), False


def cells(
    *, viewer: Viewer, batch_id: int, refuses: bool, code: str = "", page: int = 1
) -> tuple[list[CellRow], int]:
    """Return a page of bad (or doubtful) cells by line, and how many there are."""
    held = one(visible_batches(viewer), pk=batch_id)
    rows = BatchCell.objects.filter(batch=held, refuses=refuses).order_by("line", "pk")
    if code:
        rows = rows.filter(code=code)
    start = (page - 1) * PAGE
    return [_cell_row(cell, held.headings) for cell in rows[start : start + PAGE]], rows.count()


def changes(*, viewer: Viewer, batch_id: int, page: int = 1) -> tuple[list[ChangeRow], int]:
    """Return a page of changed fields by key, and how many there are."""
    held = one(told_batches(viewer), pk=batch_id)
    rows = held.changes.order_by("key", "pk")
    start = (page - 1) * PAGE_OF_CHANGES
    register = source_of(held.source).register
    shown = [_change_row(change, register) for change in rows[start : start + PAGE_OF_CHANGES]]
    return shown, rows.count()


def keys(*, viewer: Viewer, batch_id: int, vanished: bool, page: int = 1) -> Sequence[str]:
    """Return a page of the keys that are new in a batch, or that are no longer in its file."""
    held = one(told_batches(viewer), pk=batch_id)
    start = (page - 1) * PAGE
    return (held.vanished_keys if vanished else held.new_keys)[start : start + PAGE]


def changed_fields(*, viewer: Viewer, batch_id: int) -> list[tuple[str, int]]:
    """Return how often each field changes, the most changed first. Two SQL queries."""
    held = one(told_batches(viewer), pk=batch_id)
    name_of = source_of(held.source).register.name_of
    counts = held.changes.values_list("field").annotate(times=Count("pk")).order_by("-times")
    return [(name_of(field), times) for field, times in counts]


def waiting_rows(*, viewer: Viewer, batch_id: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that wait, whole, by line, for download. Constant memory."""
    held = one(visible_batches(viewer), pk=batch_id)
    rows = WaitingRow.objects.filter(batch=held).order_by("line")
    return ((row.line, row.cells) for row in rows.iterator(chunk_size=1000))


def faults_by_line(*, viewer: Viewer, batch_id: int) -> dict[int, list[str]]:
    """Return what is wrong with each row that waits. Two SQL queries."""
    held = one(visible_batches(viewer), pk=batch_id)
    found: dict[int, list[str]] = {}
    for cell in BatchCell.objects.filter(batch=held, refuses=True).order_by("line", "pk"):
        row = _cell_row(cell, held.headings)
        found.setdefault(row.line, []).append(f"{row.column}: {row.sentence}")
    return found


def acts(*, viewer: Viewer, batch: BatchRow) -> frozenset[str]:
    """Return what the viewer may do to a batch as it stands: accept, discard, check, undo."""
    states = set(batch.states) or ALL_STATES
    if batch.state is BatchState.ACCEPTED:
        return frozenset({"undo"} if states <= reach(viewer, "batches.undo") else ())
    if batch.state is not BatchState.CHECKED:
        return frozenset()
    found = {"check"} if states <= reach(viewer, "batches.load") else set()
    if states <= reach(viewer, "batches.accept"):
        found |= {"accept", "discard"} if batch.fresh else {"discard"}
    return frozenset(found)


def undoing(*, viewer: Viewer, batch_id: int) -> Undoing | None:
    """Return what undoing a batch would do; None if it is not in the register. Two SQL queries.

    Raises:
        NotFoundError: there is none in reach.
    """
    held = one(visible_batches(viewer), pk=batch_id)
    if held.cut_id is None or held.state != BatchState.ACCEPTED:
        return None
    return source_of(held.source).register.undoing(held.cut_id)


def batches_of(*, viewer: Viewer, document_id: int) -> list[int]:
    """Return the batches of one upload, the latest first."""
    rows = visible_batches(viewer).filter(document=document_id).order_by("-read_at", "-pk")
    return list(rows.values_list("pk", flat=True))


def is_own_upload(*, viewer: User, document_id: int) -> bool:
    """Whether the viewer is who brought a file. One SQL query."""
    return Document.objects.filter(pk=document_id, kept_by=viewer).exists()


def batch_of_cut(numbers: Iterable[int]) -> dict[int, int]:
    """Return which batch brought each cut-off in. One SQL query."""
    return dict(Batch.objects.filter(cut__in=list(numbers)).values_list("cut", "pk"))


def is_accepted(batch_id: int) -> bool:
    """Whether a batch is in the register. One SQL query."""
    return Batch.objects.filter(pk=batch_id, state=BatchState.ACCEPTED).exists()


def fault_sentence(code: str, expected: Mapping[str, object]) -> str:
    """Return what is wrong with a cell, and what was expected."""
    return fill(sentence_for(code), {name: _readable(told) for name, told in expected.items()})


def name_for(code: str) -> str:
    """Return a fault without the details of one cell: its first sentence, an ellipsis for each."""
    whole = fill(sentence_for(code), defaultdict(lambda: ELLIPSIS))
    first = whole.partition(". ")[0].removesuffix(".")
    return first.removesuffix(f": {ELLIPSIS}")


def batch_row(held: Batch) -> BatchRow:
    """Return a batch as shown."""
    return BatchRow(
        id=held.pk,
        file=held.document.name,
        sha256=held.document.sha256,
        size=held.document.size,
        source=held.source,
        title=gettext(source_of(held.source).title),
        sheet=held.sheet,
        state=BatchState(held.state),
        observed_on=held.observed_on,
        how_dated=Dated(held.how_dated),
        rows=held.rows,
        good=held.good,
        waiting=held.waiting,
        created=held.created,
        changed=held.changed,
        unchanged=held.unchanged,
        fresh=held.fresh,
        vanished=held.vanished,
        maybe_waiting=held.maybe_waiting,
        warnings=held.warnings,
        refusals=held.refusals,
        headings=held.headings,
        missing=held.missing,
        states=tuple(held.states),
        by=str(held.by),
        reason=held.reason,
        read_at=held.read_at,
        accepted_at=held.accepted_at,
        withdrawn_at=held.withdrawn_at,
        seconds=held.seconds,
        cut=held.cut_id,
        is_sample=held.is_sample,
        columns_known=len(source_of(held.source).columns),
    )


def _change_row(change: BatchChange, register: Register) -> ChangeRow:
    before, after = (
        None if value is None else register.words_of(change.field, value)
        for value in (change.before, change.after)
    )
    return ChangeRow(change.key, change.field, register.name_of(change.field), before, after)


def _cell_row(cell: BatchCell, headings: Sequence[str]) -> CellRow:
    sentence = fault_sentence(cell.code, cell.expected)
    position = headings.index(cell.column) if cell.column in headings else None
    return CellRow(cell.line, cell.column, cell.value, cell.code, sentence, cell.refuses, position)


def _readable(value: object) -> object:
    """Return a detail of a sentence as Mexico writes it: 1,204 and a true minus."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return every_digit(value)
