"""What the pages of batches are made of, listings, bars, tabs; and what a load tells people."""

from collections.abc import Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tequio.base.audit.types import EntryRow
from tequio.base.shown import instant, number
from tequio.base.ui.charts import Amount, Split, split
from tequio.base.ui.tables import asked, listing
from tequio.base.ui.types import (
    Cell,
    Column,
    Empty,
    Entry,
    Kind,
    Link,
    Listing,
    Pager,
    Row,
    Shape,
    Stat,
    Status,
    Tab,
    day,
    key,
    status,
    text,
)
from tequio.base.ui.types import number as amount
from tequio.intake.batches.queries import PAGE, name_for
from tequio.intake.batches.types import (
    STATE_WORDS,
    BatchReport,
    BatchRow,
    BatchState,
    FaultReport,
    LoadedLine,
    LoadReport,
    Tabs,
    Told,
    WarningLine,
)
from tequio.intake.sources.types import Undoing
from tequio.kernel.errors import noop

SHAPES = {
    BatchState.CHECKED: Shape.HALF,
    BatchState.ACCEPTED: Shape.DONE,
    BatchState.WITHDRAWN: Shape.NOT_APPLICABLE,
    BatchState.DISCARDED: Shape.NOT_APPLICABLE,
}
DONE_TO_IT = {
    "batches.checked": (Shape.HALF, noop("Checked; it waits for a decision.")),
    "batches.corrected": (Shape.HALF, noop("Cells corrected; the file stays as it came.")),
    "batches.accepted": (Shape.DONE, noop("Accepted: its good rows entered the register.")),
    "batches.discarded": (Shape.NOT_APPLICABLE, noop("Discarded; nothing entered the register.")),
    "batches.withdrawn": (Shape.BLOCK, noop("Undone: the register no longer knows what it said.")),
}


def status_of(batch: BatchRow) -> Status:
    """Return a batch's state as word and shape."""
    return Status(SHAPES[batch.state], gettext(STATE_WORDS[batch.state]))


def batch_listing(rows: Sequence[BatchRow], total: int, given: QueryDict) -> Listing:
    """Return a page of batches as a listing."""
    columns = (
        Column(gettext("Batch"), kind=Kind.KEY),
        Column(gettext("File"), is_head=True),
        Column(gettext("State"), kind=Kind.STATUS),
        Column(gettext("Cut-off"), kind=Kind.DAY),
        Column(gettext("Rows"), kind=Kind.NUMBER),
        Column(gettext("Wait"), kind=Kind.NUMBER),
        Column(gettext("Loaded"), is_secondary=True),
    )
    return listing(
        gettext("Batches, the latest first"),
        columns,
        [Row(_cells(batch)) for batch in rows],
        total=total,
        at=asked(given, columns, per_page=PAGE),
        empty=Empty(
            gettext("There are no batches yet."),
            gettext("Each file that is uploaded or loaded has one here."),
        ),
    )


def _cells(batch: BatchRow) -> tuple[Cell, ...]:
    here = reverse("batches:batch", args=[batch.id])
    return (
        key(batch.number, href=here),
        text(batch.file, href=here, note=batch.title),
        status(status_of(batch)),
        day(batch.observed_on),
        amount(batch.rows),
        amount(batch.waiting),
        text(instant(batch.read_at), note=batch.by),
    )


def stats(batch: BatchRow) -> tuple[Stat, ...]:
    """Return the strip of figures of a batch: they count the rows listed below them."""
    took = gettext("%(seconds)s seconds") % {"seconds": number(batch.seconds, 1)}
    return (
        Stat(batch.rows, gettext("rows read"), f"{batch.sheet}, {took}"),
        Stat(
            batch.good,
            gettext("good rows"),
            gettext("all enter or none, in one operation"),
        ),
        Stat(
            batch.waiting,
            gettext("wait to be corrected"),
            gettext("they are not lost: they stay in the batch"),
        ),
        Stat(
            sum(batch.warnings.values()),
            gettext("warnings"),
            gettext("they keep no row out"),
        ),
    )


def difference_split(batch: BatchRow) -> Split:
    """Return the bar of what is new, changed, the same, and waits."""
    parts = (
        (gettext("new"), batch.created, "f-new"),
        (gettext("changed"), batch.changed, "f-chg"),
        (gettext("same"), batch.unchanged, "f-same"),
        (gettext("waiting"), batch.waiting, "f-gone"),
    )
    amounts = [Amount(word, count, number(count), look=look) for word, count, look in parts]
    return split(gettext("Rows of the file"), amounts)


def difference_tabs(batch: BatchRow, shown: Tabs) -> tuple[Tab, ...]:
    """Return the tabs of what a batch changes; each is a link of its own."""
    counts = {
        Tabs.NEW: (gettext("New"), batch.created, ""),
        Tabs.CHANGED: (gettext("Changed"), batch.changed, ""),
        Tabs.SAME: (gettext("Same"), batch.unchanged, ""),
        Tabs.VANISHED: (
            gettext("Vanished"),
            batch.vanished + batch.maybe_waiting,
            gettext("they are not deleted"),
        ),
    }
    return tuple(
        Tab(label, f"?ver={each}#diferencias", each is shown, count, note)
        for each, (label, count, note) in counts.items()
    )


def key_listing(keys: Sequence[str], total: int, label: str, given: QueryDict) -> Listing:
    """Return a page of keys as a listing."""
    columns = (Column(gettext("Key"), kind=Kind.KEY, is_head=True),)
    rows = [Row((key(each),)) for each in keys]
    at = asked(given, columns, per_page=PAGE)
    return listing(label, columns, rows, total=total, at=at, is_tight=True)


def code_tabs(batch: BatchRow, shown: str) -> tuple[Tab, ...]:
    """Return the filter of bad and doubtful cells: all that keep rows out, then by code."""
    here = reverse("batches:cells", args=[batch.id])
    every = Tab(gettext("All that keep rows out"), here, not shown, sum(batch.refusals.values()))
    codes = {**batch.refusals, **batch.warnings}
    return (
        every,
        *(
            Tab(name_for(code), f"{here}?codigo={code}", code == shown, count)
            for code, count in codes.items()
        ),
    )


def history(batch: BatchRow, entries: Sequence[EntryRow]) -> list[Entry]:
    """Return what was done to a batch, the first act first, and what can be done next."""
    kept = Entry(
        instant(batch.read_at),
        gettext("File kept with its hash; every row read."),
        source=batch.by,
    )
    line = [kept, *(_entry(entry) for entry in reversed(entries))]
    if batch.state is BatchState.CHECKED:
        line.append(Entry(gettext("later"), gettext("Accept or discard."), Shape.NONE))
    if batch.state is BatchState.ACCEPTED:
        words = gettext("It can be undone whole, with a preview.")
        line.append(Entry(gettext("later"), words, Shape.NONE))
    return line


def _entry(entry: EntryRow) -> Entry:
    shape, words = DONE_TO_IT.get(entry.verb, (Shape.DONE, entry.verb))
    who = f"{entry.actor} · {entry.reason}" if entry.reason else entry.actor
    return Entry(instant(entry.at), gettext(words), shape, who)


def pager(total: int, given: QueryDict, *, per_page: int = PAGE) -> Pager:
    """Return where a page of rows stands that has a table of its own."""
    at = asked(given, (), per_page=per_page)
    return listing("", (), (), total=total, at=at).pager


def undoing_stats(told: Undoing) -> tuple[Stat, ...]:
    """Return what undoing a batch would do, in three figures."""
    return (
        Stat(
            told.hidden,
            gettext("are no longer shown"),
            gettext("nothing else shows them"),
        ),
        Stat(
            told.older,
            gettext("go back"),
            gettext("to what another cut-off says of them"),
        ),
        Stat(
            told.untouched,
            gettext("stay as they are"),
            gettext("a later cut-off speaks for them"),
        ),
    )


def crumbs(*links: Link) -> list[Link]:
    """Return the way from the nation down to a page of batches."""
    return [
        Link(gettext("Mexico"), reverse("portal:country")),
        Link(gettext("Batches"), reverse("batches:batch_list") if links else ""),
        *links,
    ]


def accept_label(batch: BatchRow) -> str:
    """Return what the main button says: verb, object and count."""
    words = ngettext("Accept %(rows)s good row", "Accept %(rows)s good rows", batch.good)
    return words % {"rows": number(batch.good)}


def told(report: LoadReport) -> Told:
    """Return what a load did, in the words and the order of a terminal."""
    batches = report.batches
    warnings = [
        WarningLine(batch.file, times, name_for(code))
        for batch in batches
        for code, times in batch.warnings.items()
    ]
    notes = [gettext("Nothing was changed: this was a rehearsal.")] if report.dry_run else []
    if report.faults_left_out:
        more = ngettext(
            "%(more)s bad cell more is on the batch's page.",
            "%(more)s bad cells more are on the batch's page.",
            report.faults_left_out,
        )
        notes.append(more % {"more": number(report.faults_left_out)})
    return Told(
        loaded=[_loaded_line(batch) for batch in batches],
        days={batch.file: batch.observed_on for batch in batches},
        warnings=warnings,
        missing={b.file: ", ".join(b.missing_columns) for b in batches if b.missing_columns},
        faults=[_fault_line(fault) for fault in report.faults],
        lacking=report.lacking,
        unread=report.unread,
        unknown=report.unknown,
        notes=notes,
    )


def _fault_line(fault: FaultReport) -> str:
    """Return a bad cell as one sentence: where it is, what it says, what was expected."""
    place = gettext("%(file)s, row %(row)s, column %(column)s, “%(value)s”:") % {
        "file": fault.file,
        "row": number(fault.row),
        "column": fault.column,
        "value": fault.value,
    }
    return f"{place} {fault.sentence}"


def _loaded_line(batch: BatchReport) -> LoadedLine:
    return LoadedLine(
        file=batch.file,
        rows=batch.rows,
        created=batch.created,
        changed=batch.changed,
        unchanged=batch.unchanged,
        vanished=batch.vanished,
        rejected=batch.rejected,
        batch="" if batch.batch is None else str(batch.batch),
    )
