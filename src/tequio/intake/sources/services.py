"""How rows of a source meet a kind of subject of the register."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from psycopg import sql

from tequio.base.db import twotime
from tequio.base.db.reading import read
from tequio.base.db.twotime import Kind, Row
from tequio.intake.sources.importers import open_sheets
from tequio.intake.sources.ports import sources
from tequio.intake.sources.rules import recognise
from tequio.intake.sources.types import Change, Difference, Lacking, Read, Recognised, Undoing
from tequio.kernel.dates import Moment
from tequio.kernel.rows import Fault


def recognised_sheets(path: Path, *, name: str | None = None) -> list[Recognised]:
    """Return the sheets of a file that a source knows, whatever the file is called.

    Raises:
        UnreadableFileError and the others of `open_sheets`; HeadingTwiceError.
    """
    return looked_through(path, name=name)[0]


def looked_through(
    path: Path, *, name: str | None = None
) -> tuple[list[Recognised], list[Lacking]]:
    """Return the sheets that a source knows, and those that lack one column to be known.

    Raises:
        UnreadableFileError and the others of `open_sheets`; HeadingTwiceError.
    """
    known, named = sources(), name or path.name
    found = [recognise(sheet, known, name=named) for sheet in open_sheets(path, name=name)]
    return (
        [sheet for sheet in found if isinstance(sheet, Recognised)],
        [sheet for sheet in found if isinstance(sheet, Lacking)],
    )


def nothing_to_say(rows: Sequence[Read]) -> list[Fault]:
    """Examine nothing: for sources whose rows need no look beside one another."""
    del rows
    return []


UNDOING = sql.SQL("""
    SELECT count(*) AS subjects,
        count(*) FILTER (WHERE is_present AND NOT has_other) AS hidden,
        count(*) FILTER (WHERE is_present AND has_other) AS older,
        count(*) FILTER (WHERE NOT is_present) AS untouched
    FROM (
        SELECT u.seen_cut_id IS NOT DISTINCT FROM %(cut)s AS is_present, EXISTS (
            SELECT FROM {sighting} o JOIN files_cut c ON c.id = o.cut_id
            WHERE o.subject_id = u.id AND o.cut_id <> %(cut)s AND upper_inf(c.known_during)
        ) AS has_other
        FROM {sighting} s JOIN {subject} u ON u.id = s.subject_id WHERE s.cut_id = %(cut)s
    ) shown
""")


@dataclass(frozen=True)
class KindRegister:
    """A `Register` (types) that writes sightings of one kind of subject.

    `words` gives, by fact, how files write a value that is kept as a code.
    """

    kind: Kind
    label: str
    examine: Callable[[Sequence[Read]], list[Fault]] = nothing_to_say
    signed_by: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def compare(self, rows: Sequence[Read], *, source: str, on: date) -> Difference:
        """Hold the rows against what is known of that day. Five SQL queries; O(rows)."""
        that_day = Moment(on)
        moment = twotime.or_present(that_day)
        known = twotime.digests(self.kind, moment)
        said = twotime.said_already(self.kind, source, that_day)
        told = [(row, row.digest) for row in rows]
        changed = [(r, d) for r, d in told if r.key in known and known[r.key] != d]
        states = sorted({row.state for row in rows})
        gone = twotime.seen_before(self.kind, source, that_day, states) - {row.key for row in rows}
        return Difference(
            new=tuple(row.key for row in rows if row.key not in known),
            changed=tuple(row.key for row, _ in changed),
            changes=self._changes([row for row, _ in changed], moment),
            same=sum(known.get(row.key) == digest for row, digest in told),
            vanished=tuple(sorted(gone)),
            unsaid=tuple(row for row, digest in told if (row.key, digest) not in said),
        )

    def signatures(self, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the texts by which a row is known without its key. One SQL query."""
        at = [self.kind.facts.index(name) for name in self.signed_by]
        known = twotime.facts_of(self.kind, None, keys) if at else {}
        return {key: tuple(str(facts[i]) for i in at) for key, facts in known.items()}

    def sight(self, rows: Sequence[Read], *, cut_id: int) -> None:
        """Write that a cut-off shows these rows."""
        seen = [Row(r.line, r.key, r.digest, r.facts) for r in rows]
        twotime.sight(self.kind, cut_id=cut_id, rows=seen)

    def undoing(self, cut_id: int) -> Undoing:
        """Say what withdrawing a cut-off would do. One SQL query."""
        query = UNDOING.format(**self.kind.tables)
        return read(query, {"cut": cut_id}, Undoing)[0]

    def name_of(self, fact: str) -> str:
        """Return what people call a fact."""
        return str(self.kind.version._meta.get_field(fact).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001 - a fact is a plain column

    def words_of(self, fact: str, value: str) -> str:
        """Return a kept value as its files write it: `operating` as EN OPERACION."""
        return self.words.get(fact, {}).get(value, value)

    def _changes(self, rows: Sequence[Read], moment: Moment | None) -> tuple[Change, ...]:
        if not rows:
            return ()
        before = twotime.facts_of(self.kind, moment, [row.key for row in rows])
        return tuple(
            Change(row.key, name, was, now)
            for row in rows
            for name, was, now in zip(self.kind.facts, before[row.key], row.facts, strict=True)
            if was != now
        )
