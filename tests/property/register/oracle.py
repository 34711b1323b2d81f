"""What the two-time register should say, in slow and plain Python: a list of what was loaded."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Told:
    """What one row says of a unit."""

    line: int
    name: str
    status: str
    former: str | None


@dataclass
class Load:
    """One cut-off: what it shows of which unit, and since when, until when it was known."""

    cut: int
    source: str
    on: date
    rows: dict[str, Told]
    since: datetime
    until: datetime | None = None

    def known(self, at):
        return self.until is None if at is None else self._known_at(at)

    def _known_at(self, at):
        return self.since <= at and (self.until is None or at < self.until)


@dataclass
class Oracle:
    """The register as a list of loads; every question walks all of it."""

    loads: list[Load] = field(default_factory=list)

    def live(self, at=None, cuts=None):
        if cuts is not None:
            return [load for load in self.loads if load.cut in cuts]
        return [load for load in self.loads if load.known(at)]

    def answer(self, on, at=None, cuts=None):
        """Each unit by the nearest day; of two, the earlier; of two files of a day, the later."""
        best = {}
        for load in self.live(at, cuts):
            for clues, told in load.rows.items():
                rank = (abs((load.on - on).days), load.on, -load.cut)
                if clues not in best or rank < best[clues][0]:
                    best[clues] = (rank, load, told)
        return {
            clues: (told.name, told.status, told.former, load.on, load.cut, told.line)
            for clues, (_, load, told) in best.items()
        }

    def keys(self, at=None):
        """Whose each key is, and until which day, where a document tells one."""
        claims = {}
        for load in self.live(at):
            for clues, told in load.rows.items():
                claims.setdefault(clues, []).append((0, load.cut, told.line, clues, None))
                if told.former:
                    claim = (1, load.cut, told.line, clues, load.on)
                    claims.setdefault(told.former, []).append(claim)
        held = {}
        for key, claimed in claims.items():
            *_, owner, until = min(claimed, key=lambda claim: claim[:3])
            if until:
                until = min(claim[4] for claim in claimed if claim[3] == owner and claim[4])
            held[key] = (owner, until)
        return held

    def absent_from(self, clues, at=None):
        """The first later file of a source that had shown the unit, if it shows its state."""
        live = self.live(at)
        shown = [load for load in live if clues in load.rows]
        sources = {load.source for load in shown}
        last = max(load.on for load in shown)
        later = [
            load
            for load in live
            if load.source in sources
            and load.on > last
            and any(key[:2] == clues[:2] for key in load.rows)
        ]
        first = min(later, key=lambda load: (load.on, load.cut), default=None)
        return first and first.cut
