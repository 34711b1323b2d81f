"""The command `bulletin`: what a bulletin says and how it stands, as tables or one JSON object."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tequio.base.accounts.services import operator
from tequio.base.shown import number
from tequio.base.terminal import WRONG_USE, TequioCommand, existing_path, state, tell
from tequio.publish.bulletins.exporters import (
    Report,
    ToldCheck,
    checked_report_of,
    report_of,
)
from tequio.publish.bulletins.importers import content_of
from tequio.publish.bulletins.queries.pages import checked_reading
from tequio.publish.bulletins.services import keep_bulletin, read_file
from tequio.publish.bulletins.types import Bound, CheckKind, Outcome

BOUNDS = {
    Bound.EXACT: _("exact"),
    Bound.ABOUT: _("about"),
    Bound.AT_LEAST: _("at least"),
    Bound.AT_MOST: _("at most"),
}
VERDICTS = {
    Outcome.AGREES: (pgettext_lazy("verdict", "Agrees"), "green"),
    Outcome.DIFFERS: (pgettext_lazy("verdict", "Differs"), "red"),
    Outcome.OTHER_UNIVERSE: (pgettext_lazy("verdict", "Other universe"), "yellow"),
    Outcome.CANNOT_TELL: (pgettext_lazy("verdict", "Cannot tell"), "dim"),
    Outcome.WARNING: (pgettext_lazy("verdict", "To look at"), "yellow"),
}
HEADINGS = {
    CheckKind.SUM: _("Sums of the text"),
    CheckKind.NAMES: _("Names counted"),
    CheckKind.REPEAT: _("Said more than once"),
    CheckKind.RATIO: _("Is it plausible?"),
    CheckKind.SEQUENCE: _("Number and date"),
    CheckKind.PLAN: _("The plan and what became of it"),
    CheckKind.FACILITY: _("Health units named"),
    CheckKind.REGISTER: _("Against the register"),
}


@dataclass(frozen=True)
class FigureLine:
    """A figure, for people."""

    value: float = field(metadata={"label": _("Value")})
    unit: str = field(metadata={"label": _("Of what")})
    bound: str = field(metadata={"label": _("How exact")})
    quote: str = field(metadata={"label": _("As the text says it")})


@dataclass(frozen=True)
class PersonLine:
    """A person, for people."""

    name: str = field(metadata={"label": _("Name")})
    post: str | None = field(metadata={"label": _("Post")})


@dataclass(frozen=True)
class CommitmentLine:
    """A commitment, for people."""

    text: str = field(metadata={"label": _("What")})
    who: str | None = field(metadata={"label": _("Who")})
    by_when: str | None = field(metadata={"label": _("By when")})


@dataclass(frozen=True)
class Told:
    """A bulletin, for people."""

    number: str | None = field(metadata={"label": _("Number")})
    date: str | None = field(metadata={"label": _("Date")})
    place: str | None = field(metadata={"label": _("Place")})
    title: str | None = field(metadata={"label": _("Title")})
    figures: tuple[FigureLine, ...] = field(metadata={"label": _("Figures")})
    people: tuple[PersonLine, ...] = field(metadata={"label": _("People")})
    facilities: tuple[str, ...] = field(metadata={"label": _("Health units named")})
    agreements: tuple[CommitmentLine, ...] = field(metadata={"label": _("Commitments")})


@dataclass(frozen=True)
class KeptLine:
    """A bulletin that is kept, and where it is read."""

    file: str = field(metadata={"label": _("File")})
    number: int = field(metadata={"label": _("Bulletin")})
    page: str = field(metadata={"label": _("Page")})


@dataclass(frozen=True)
class Kept:
    """The bulletins that are kept, in the order of the files."""

    bulletins: tuple[KeptLine, ...] = field(metadata={"label": _("Bulletins")})


@dataclass(frozen=True)
class Verdicts:
    """The checks of a text as a terminal shows them, by kind, each with its receipt."""

    checks: Sequence[ToldCheck]

    def __rich__(self) -> Group:
        """Draw them."""
        drawn: list[RenderableType] = []
        for kind, heading in HEADINGS.items():
            some = [check for check in self.checks if check.kind is kind]
            if some:
                drawn.append(Text(f"\n{heading}", style="bold"))
            drawn += [part for check in some for part in _drawn(check)]
        return Group(*drawn)


def _drawn(check: ToldCheck) -> Iterator[RenderableType]:
    word, style = VERDICTS[check.verdict]
    quotes = "; ".join(" ".join(each.quote.split()) for each in check.figures)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=18, no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(str(word), style=style), Text(check.explanation))
    if quotes and check.kind is CheckKind.REGISTER:
        table.add_row("", Text(f"«{quotes}»", style="italic"))
    for each in check.candidates:
        table.add_row("", Text(f"{number(each.value, each.decimals)}  {each.name}"))
    yield table
    yield Text(f"{' ' * 20}{check.receipt}", style="dim", no_wrap=True, overflow="ignore")


class Command(TequioCommand):
    """Read, check or keep; fetch nothing."""

    help = _("Read a bulletin, check every figure of it, or keep it.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, the file and how to answer."""
        parser.add_argument(
            "action",
            choices=["read", "check", "keep"],
            help=gettext(
                "read: tell what it says; check: hold it against itself and the register; keep:"
                " give it a page"
            ),
        )
        parser.add_argument(
            "paths",
            nargs="+",
            type=existing_path,
            metavar="FILE",
            help=gettext("a text, Markdown, HTML, docx or PDF file; several can be kept at once"),
        )
        parser.add_argument(
            "--state",
            type=state,
            metavar="NN",
            help=gettext("whose a kept bulletin is to correct; left out, the nation's"),
        )
        parser.add_argument("--reason", default="", help=gettext("why it is kept, for the log"))
        parser.add_argument(
            "--base-url",
            default=settings.BASE_URL,
            metavar="URL",
            help=gettext("where the site answers, for the addresses of receipts"),
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(
        self,
        *,
        action: str,
        paths: list[Path],
        base_url: str,
        json: bool,
        **options: Any,
    ) -> None:
        """Read, check or keep where asked, then tell."""
        if action == "keep":
            kept = _kept(paths, options["state"] or "", options["reason"], base_url.rstrip("/"))
            tell(self, kept, json=json)
            return
        if len(paths) > 1:
            wrong = gettext("One file at a time can be read or checked.")
            raise CommandError(wrong, returncode=WRONG_USE)
        reading = read_file(paths[0])
        if action == "read":
            told = report_of(reading.bulletin)
            tell(self, told if json else _told(told), json=json)
            return
        checks = checked_reading(reading, on=localdate()).checks
        checked = checked_report_of(reading.bulletin, checks, base_url=base_url.rstrip("/"))
        tell(self, checked if json else Verdicts(checked.checks), json=json)


def _kept(paths: Sequence[Path], of_state: str, reason: str, base_url: str) -> Kept:
    """Keep files as whoever has this machine; one that is kept already stays as it is."""
    lines = []
    for path in paths:
        number = keep_bulletin(
            content=content_of(path),
            name=path.name,
            state=of_state,
            actor=operator(),
            reason=reason or gettext("kept at the terminal"),
        )
        page = reverse("bulletins:bulletin", args=[number])
        lines.append(KeptLine(path.name, number, f"{base_url}{page}"))
    return Kept(tuple(lines))


def _told(read: Report) -> Told:
    return Told(
        read.number,
        read.date.isoformat() if read.date else read.date_text,
        read.place,
        read.title,
        tuple(
            FigureLine(f.value, f.unit, str(BOUNDS[f.bound]), " ".join(f.quote.split()))
            for f in read.figures
        ),
        tuple(PersonLine(each.name, each.post) for each in read.people),
        read.facilities,
        tuple(CommitmentLine(each.text, each.who, each.by_when) for each in read.agreements),
    )
