"""Commands at a terminal: arguments, reports and refusals in Spanish, exits a script can trust."""

import json as jsonlib
import os
import re
import sys
from argparse import SUPPRESS, ArgumentTypeError
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.functional import Promise
from django.utils.translation import gettext, override, pgettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table

from tequio.base.messages import sentence_of
from tequio.base.shown import JOINED, every_digit, unknown
from tequio.base.shown import day as day_shown
from tequio.base.shown import instant as instant_shown
from tequio.kernel.dates import read_day, read_instant
from tequio.kernel.errors import TequioError

DONE, REFUSED, WRONG_USE = 0, 1, 2
WIDTH_OF_A_FILE = 160
OF_DJANGO = {
    "force_color",
    "no_color",
    "pythonpath",
    "settings",
    "skip_checks",
    "traceback",
    "verbosity",
    "version",
}
V = TypeVar("V")
# What moves a cursor, changes a title or turns the direction of writing: files may bring it along.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class TequioCommand(BaseCommand):
    """A command whose refusals are one sentence on standard error and exit status 1.

    Wrong use exits with 2. Called from code (`call_command`), both raise `CommandError`, whose
    `returncode` is that status.
    """

    help: str | Promise  # type: ignore[assignment]  # ours are translated when shown
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return the parser, which tells what is ours: argparse knows no lazy sentences.

        Django's own options go on working; they are for who keeps the site, and in English.
        """
        self.help = str(self.help)
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        for action in parser._actions:  # noqa: SLF001 - argparse has no other way to list them
            if action.dest in OF_DJANGO:
                action.help = SUPPRESS
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run; a refusal ends the command with its sentence, and nothing else."""
        with override(settings.LANGUAGE_CODE):
            try:
                return super().execute(*args, **options)
            except TequioError as refused:
                refusal = CommandError(sentence_of(refused), returncode=REFUSED)
                cause: Exception = refused
            except CommandError as ended:
                refusal, cause = ended, ended
        if not getattr(self, "_called_from_command_line", False) or options.get("traceback"):
            raise refusal from cause
        self.stderr.write(seen(str(refusal)))
        sys.exit(refusal.returncode)


def tell(command: BaseCommand, report: Any, *, json: bool) -> None:
    """Print a report: exactly one JSON object for a program, or tables for a person.

    A report is a frozen dataclass. For a person its plain fields are lines, its dataclasses and
    mappings are groups of lines, its lists of dataclasses are tables; one with a `__rich__`
    method draws itself. A field is called by its metadata's `label`, or by its translated name;
    one whose metadata says `{"only_json": True}` is left out for people.
    """
    if json:
        text = jsonlib.dumps(plain(report), ensure_ascii=False, sort_keys=True, indent=2)
        command.stdout.write(text)
        return
    with override(settings.LANGUAGE_CODE):
        _draw(console_on(command.stdout), report)


def console_on(stream: Any) -> Console:
    """Return a console that writes on a command's output; wide where it is not a terminal."""
    is_person = bool(stream.isatty())
    width = None if is_person or "COLUMNS" in os.environ else WIDTH_OF_A_FILE
    return Console(file=cast("IO[str]", stream), width=width, highlight=False, emoji=False)


def plain(value: Any) -> Any:
    """Return a report as JSON knows it: dataclasses as objects, days and instants as ISO texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(each) for each in value), key=str)
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return _plain_one(value)


def _plain_one(value: Any) -> Any:
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (Decimal, Path, Promise)):
        return str(value)
    raise ValueError(f"a report cannot say {type(value).__name__}")


class TerminalBar:
    """Draws how far work is on a terminal; a line for each label."""

    def __init__(self, drawn: Progress) -> None:
        self._drawn = drawn
        self._lines: dict[str, TaskID] = {}

    def step(self, label: str, done: int, total: int) -> None:
        """Draw it; a new label ends the one before."""
        line = self._lines.get(label)
        if line is None:
            self._lines[label] = line = self._drawn.add_task(gettext(label), shown="")
        shown = f"{done:,} / {total:,}" if total else f"{done:,}"
        self._drawn.update(line, completed=done, total=total or None, shown=shown)


@contextmanager
def bar_on(stream: IO[str]) -> Iterator[TerminalBar | None]:
    """Yield a bar drawn on a terminal and taken away at the end; None where there is none."""
    if not stream.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[shown]}"))
    with Progress(*columns, console=Console(file=stream), transient=True) as drawn:
        yield TerminalBar(drawn)


def existing_path(text: str) -> Path:
    """Read an argument that names a file or a folder."""
    path = Path(text).expanduser()
    if not path.exists():
        raise ArgumentTypeError(gettext("there is no file or folder “%(path)s”.") % {"path": text})
    return path


def day(text: str) -> date:
    """Read an argument that is a day: 2026-06-30 or 30/06/2026."""
    wrong = gettext("“%(text)s” is not a day: write it as 2026-06-30 or 30/06/2026.")
    return _read(text, read_day, wrong)


def instant(text: str) -> datetime:
    """Read an argument that is an instant; a bare day means its end in central Mexico."""
    wrong = gettext("“%(text)s” is not an instant: write it as 2026-06-30 or 2026-06-30T18:00.")
    return _read(text, read_instant, wrong)


def state(text: str) -> str:
    """Read an argument that is a state: its number, from 01 to 32."""
    code = text.zfill(2)
    if not (text.isdecimal() and text.isascii() and 1 <= int(code) <= 32):  # noqa: PLR2004 - the states
        wrong = gettext("“%(text)s” is not a state: write its number, from 01 to 32.")
        raise ArgumentTypeError(wrong % {"text": text})
    return code


def _read(text: str, reader: Callable[[str], V], wrong: str) -> V:
    try:
        return reader(text)
    except ValueError:
        raise ArgumentTypeError(wrong % {"text": text}) from None


def _draw(console: Console, report: Any) -> None:
    """Draw a report: first what is one value, then groups and tables in the report's order."""
    if hasattr(report, "__rich__"):
        console.print(report)
        return
    told = list(_told(report))
    if lines := [(name, written(value)) for name, value in told if not _is_part(value)]:
        console.print(_pairs(lines))
    for name, value in told:
        if _is_part(value) and value:
            console.print()
            _draw_part(console, name, value)


def _draw_part(console: Console, name: str, value: Any) -> None:
    if _is_rows(value):
        console.print(_table(name, value))
        return
    console.print(name, style="bold", markup=False)
    if is_dataclass(value) or isinstance(value, Mapping):
        _draw(console, value)
        return
    for each in value:
        console.print(f"  {written(each)}", markup=False)


def _told(report: Any) -> Iterable[tuple[str, Any]]:
    """Yield what people are told of a report, each under its Spanish name."""
    if isinstance(report, Mapping):
        yield from ((written(key), value) for key, value in report.items())
        return
    for field in fields(report):
        if not field.metadata.get("only_json"):
            label = field.metadata.get("label")
            name = str(label) if label else pgettext("report", field.name.replace("_", " "))
            yield name, getattr(report, field.name)


def _is_part(value: Any) -> bool:
    return is_dataclass(value) or isinstance(value, (Mapping, list, tuple, set, frozenset))


def _is_rows(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(map(is_dataclass, value))


def _pairs(lines: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", overflow="fold")
    table.add_column(overflow="fold")
    for name, text in lines:
        table.add_row(_escaped(name), _escaped(text))
    return table


def _table(name: str, rows: Iterable[Any]) -> Table:
    """Return rows as a table: what is a number stands at the right."""
    told = [list(_told(row)) for row in rows]
    table = Table(title=_escaped(name), title_justify="left", title_style="bold", box=None)
    for at, (heading, _) in enumerate(told[0]):
        is_number = all(isinstance(row[at][1], (int, float, Decimal, type(None))) for row in told)
        table.add_column(_escaped(heading), justify="right" if is_number else "left")
    for row in told:
        table.add_row(*(_escaped(written(value)) for _, value in row))
    return table


def written(value: Any) -> str:
    """Return one value as people read it at a terminal: 9,187,942 · 30 jun 2026 · se ignora."""
    if value is None:
        return unknown()
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return instant_shown(value).replace(JOINED, " ")
    if isinstance(value, date):
        return day_shown(value).replace(JOINED, " ")
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, Enum):
        return every_digit(value)
    return _written_of_many(value)


def _written_of_many(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{written(key)} {written(each)}" for key, each in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(written(each) for each in value)
    if is_dataclass(value):
        return ", ".join(f"{name} {written(each)}" for name, each in _told(value))
    return seen(str(value))


def seen(text: str) -> str:
    """Return a text in which what a terminal would obey instead of show is seen."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _escaped(text: str) -> str:
    """Return a text with its square brackets meant as brackets."""
    return text.replace("[", r"\[")
