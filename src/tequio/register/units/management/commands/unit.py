"""The command `unit`: all that is known of one unit, on any day, as known at any instant."""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tequio.base.terminal import TequioCommand, day, instant, tell, written
from tequio.kernel.dates import Moment
from tequio.register.directory.queries import institution_name
from tequio.register.geography.queries import state_names
from tequio.register.units.queries import fact_names, unit_file
from tequio.register.units.types import LEVEL_NAMES, STATUS_NAMES, STRATUM_NAMES, UnitFile

WORDS: Mapping[str, Mapping[Any, str]] = {
    "status": STATUS_NAMES,
    "level": LEVEL_NAMES,
    "stratum": STRATUM_NAMES,
}


@dataclass(frozen=True)
class Key:
    """A key that names or named the unit; an open end is a day that no document tells."""

    clues: str = field(metadata={"label": "CLUES"})
    issuer: str = field(metadata={"label": _("Issuer")})
    since: date | None = field(metadata={"label": _("Since")})
    until: date | None = field(metadata={"label": _("Until")})


@dataclass(frozen=True)
class Seen:
    """One observation, named by its document: a number would change when a load is repeated."""

    observed_on: date = field(metadata={"label": _("Seen on")})
    how_dated: str = field(metadata={"only_json": True})
    source: str = field(metadata={"only_json": True})
    file: str = field(metadata={"label": _("File")})
    sha256: str = field(metadata={"only_json": True})
    line: int = field(metadata={"label": _("Row")})
    facts: dict[str, Any] = field(metadata={"only_json": True})


@dataclass(frozen=True)
class Absence:
    """The first later file that no longer shows the unit."""

    observed_on: date
    source: str
    file: str
    sha256: str


@dataclass(frozen=True)
class Report:
    """One unit's file for a program. Nothing of the clock: equal knowledge, equal bytes.

    `as_of` and `distance_days` are None where no day was asked for: the answer is the last
    observation, whatever today is.
    """

    clues: str
    asked: str
    as_of: date | None
    observed_on: date
    distance_days: int | None
    facts: dict[str, Any]
    keys: tuple[Key, ...]
    observations: tuple[Seen, ...]
    absent_from: Absence | None


class Command(TequioCommand):
    """Show one unit: its facts with their distance, its keys, where it was seen."""

    help = _("Show one unit's file, by any key it ever had, as of a day, as known at an instant.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the key and the two times."""
        parser.add_argument("clues", metavar="CLUES")
        parser.add_argument(
            "--as-of", type=day, metavar="D", help=gettext("the day asked about; today if none")
        )
        parser.add_argument(
            "--known-on",
            type=instant,
            metavar="D",
            help=gettext("as it was known at the end of that day, or at that instant"),
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(self, **options: Any) -> None:
        """Ask, then tell."""
        asked_on: date | None = options["as_of"]
        file = unit_file(options["clues"], Moment(asked_on or localdate(), options["known_on"]))
        if options["json"]:
            tell(self, _report(file, asked_on), json=True)
            return
        for line in _introduction(file, asked_on):
            self.stdout.write(line)
        self.stdout.write("")
        tell(self, _shown(file), json=False)


def _report(file: UnitFile, asked_on: date | None) -> Report:
    return Report(
        clues=file.clues,
        asked=file.asked,
        as_of=asked_on,
        observed_on=file.observed_on,
        distance_days=file.distance_days if asked_on else None,
        facts=file.facts,
        keys=_keys(file),
        observations=_seen(file),
        absent_from=_absence(file),
    )


def _keys(file: UnitFile) -> tuple[Key, ...]:
    return tuple(Key(k.clues, k.issuer, k.since, k.until) for k in file.keys)


def _seen(file: UnitFile) -> tuple[Seen, ...]:
    return tuple(
        Seen(o.observed_on, o.how_dated, o.source, o.file, o.sha256, o.line, o.facts)
        for o in file.observations
    )


def _absence(file: UnitFile) -> Absence | None:
    gone = file.absent_from
    return None if gone is None else Absence(gone.observed_on, gone.source, gone.file, gone.sha256)


def _introduction(file: UnitFile, asked_on: date | None) -> Iterator[str]:
    """Say under which key it was found, how far the answer is, and whether it has gone."""
    yield f"{file.clues}  {file.facts['name']}"
    if file.asked != file.clues:
        told = {"asked": file.asked, "clues": file.clues}
        yield gettext("%(asked)s is a former key; the unit now goes by %(clues)s.") % told
    if asked_on and file.distance_days:
        yield _distance(file, asked_on)
    if gone := file.absent_from:
        sentence = gettext(
            "The file %(file)s, of %(day)s, no longer shows it. Its status does not change by that."
        )
        yield sentence % {"file": gone.file, "day": written(gone.observed_on)}


def _distance(file: UnitFile, asked_on: date) -> str:
    sentence = ngettext(
        "Nothing was seen on %(day)s; the nearest observation is %(count)s day away, on %(seen)s.",
        "Nothing was seen on %(day)s; the nearest observation is %(count)s days away, on %(seen)s.",
        file.distance_days,
    )
    seen, count = written(file.observed_on), written(file.distance_days)
    return sentence % {"day": written(asked_on), "seen": seen, "count": count}


def _shown(file: UnitFile) -> dict[str, Any]:
    """Return the file for a person: each fact under its name, in words."""
    names = fact_names()
    facts = {names[fact]: _in_words(fact, value) for fact, value in file.facts.items()}
    return {
        **facts,
        gettext("Seen on"): file.observed_on,
        gettext("Keys"): list(_keys(file)),
        gettext("Observations"): list(_seen(file)),
    }


def _in_words(fact: str, value: Any) -> Any:
    if fact == "state":
        return f"{value} {state_names().get(value, '')}"
    if fact == "institution":
        return f"{value} {institution_name(value)}"
    words = WORDS.get(fact, {})
    return gettext(words[value]) if value in words else value
