"""Snapshots, and the figures that one holds."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.figures import ports
from tequio.base.figures.types import SnapshotEntryRow, SnapshotRow
from tequio.base.shown import grouped, instant
from tequio.base.ui import tables
from tequio.base.ui.tables import asked, in_page, ordered
from tequio.base.ui.types import Cell, Column, Empty, Kind, Listing, Row, day, key, number, text

ON_THE_LIST = 4  # groups of a digest


def _taken() -> tuple[Column, ...]:
    """What a list of snapshots tells of each."""
    return (
        Column(gettext("Snapshot"), is_head=True),
        Column(gettext("True on"), kind=Kind.DAY),
        Column(gettext("Taken")),
        Column(gettext("Reason")),
        Column(gettext("Figures"), kind=Kind.NUMBER),
        Column(gettext("Digest"), kind=Kind.KEY),
    )


def _kept() -> tuple[Column, ...]:
    """What a snapshot tells of each of its figures."""
    return (
        Column(gettext("Figure"), "cifra", is_head=True),
        Column(gettext("Area"), "area"),
        Column(gettext("Basis"), "base", kind=Kind.KEY),
        Column(gettext("Value"), "valor", kind=Kind.NUMBER),
    )


def snapshots(taken: Sequence[SnapshotRow], given: QueryDict) -> Listing:
    """Return the snapshots, the last taken first."""
    columns = _taken()
    rows = [
        Row(
            (
                text(
                    gettext("Snapshot %(number)s") % {"number": each.number},
                    href=reverse("figures:snapshot", args=(each.number,)),
                ),
                day(each.as_of),
                text(instant(each.taken_at)),
                text(each.reason),
                number(each.entries),
                key(grouped(each.digest, ON_THE_LIST)),
            )
        )
        for each in taken
    ]
    at = asked(given, columns)
    nothing = Empty(
        gettext("No snapshot has been taken."),
        gettext("One is taken when data are accepted, or with ./tequio snapshot."),
    )
    shown = in_page(rows, at)
    label = gettext("Snapshots")
    return tables.listing(label, columns, shown, total=len(rows), at=at, empty=nothing)


def entries(
    held: Sequence[SnapshotEntryRow], names: Mapping[str, str], given: QueryDict
) -> Listing:
    """Return the figures of a snapshot, each value with the receipt that was frozen."""
    columns = _kept()
    at = asked(given, columns)
    rows = [Row(_held(each, names[each.area])) for each in held]
    shown = in_page(ordered(rows, columns, at), at)
    return tables.listing(gettext("Frozen figures"), columns, shown, total=len(rows), at=at)


def _held(each: SnapshotEntryRow, area: str) -> tuple[Cell, ...]:
    defined = ports.definition_of(each.figure)
    return (
        text(gettext(defined.name) if defined else each.figure, note=each.figure),
        text(area, note=each.area),
        key(each.basis or "–"),
        number(each.value, receipt=each.receipt, decimals=defined.decimals if defined else 0),
    )
