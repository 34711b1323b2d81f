"""The command `bulletin`: what a bulletin says, for people as tables or as one JSON object."""

import datetime as dt
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.terminal import TequioCommand, existing_path, tell
from tequio.publish.bulletins.services import read_file
from tequio.publish.bulletins.types import (
    Bound,
    Bulletin,
    BulletinFigure,
    Commitment,
    Person,
    Precision,
    Quotation,
)

BOUNDS = {
    Bound.EXACT: _("exact"),
    Bound.ABOUT: _("about"),
    Bound.AT_LEAST: _("at least"),
    Bound.AT_MOST: _("at most"),
}


@dataclass(frozen=True)
class Report:
    """A bulletin as it was read: the fields of the annotated bulletins, and what they lack."""

    number: str | None = field(metadata={"label": _("Number")})
    date: dt.date | None = field(metadata={"label": _("Date")})
    date_precision: Precision | None = field(metadata={"only_json": True})
    date_text: str | None = field(metadata={"only_json": True})
    place: str | None = field(metadata={"label": _("Place")})
    title: str | None = field(metadata={"label": _("Title")})
    issuers: tuple[str, ...] = field(metadata={"only_json": True})
    bullets: tuple[str, ...] = field(metadata={"only_json": True})
    figures: tuple[BulletinFigure, ...] = field(metadata={"only_json": True})
    people: tuple[Person, ...] = field(metadata={"only_json": True})
    facilities: tuple[str, ...] = field(metadata={"only_json": True})
    quotations: tuple[Quotation, ...] = field(metadata={"only_json": True})
    agreements: tuple[Commitment, ...] = field(metadata={"only_json": True})
    links: tuple[str, ...] = field(metadata={"only_json": True})


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
    date: dt.date | None = field(metadata={"label": _("Date")})
    place: str | None = field(metadata={"label": _("Place")})
    title: str | None = field(metadata={"label": _("Title")})
    figures: tuple[FigureLine, ...] = field(metadata={"label": _("Figures")})
    people: tuple[PersonLine, ...] = field(metadata={"label": _("People")})
    facilities: tuple[str, ...] = field(metadata={"label": _("Health units named")})
    agreements: tuple[CommitmentLine, ...] = field(metadata={"label": _("Commitments")})


class Command(TequioCommand):
    """Read; keep nothing and fetch nothing."""

    help = _("Read a bulletin: its header, figures, people, health units and commitments.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, the file and how to answer."""
        parser.add_argument("action", choices=["read"], help=gettext("read: tell what it says"))
        parser.add_argument(
            "path",
            type=existing_path,
            metavar="FILE",
            help=gettext("a text, Markdown, HTML, docx or PDF file"),
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(self, *, path: Path, json: bool, **options: Any) -> None:  # noqa: ARG002 - Django's
        """Read, then tell."""
        bulletin = read_file(path)
        tell(self, _report(bulletin) if json else _told(bulletin), json=json)


def _report(read: Bulletin) -> Report:
    header = read.header
    return Report(
        header.number,
        header.date,
        header.date_precision,
        header.date_text,
        header.place,
        header.title,
        header.issuers,
        read.bullets,
        read.figures,
        read.people,
        read.facilities,
        read.quotations,
        read.agreements,
        read.links,
    )


def _told(read: Bulletin) -> Told:
    return Told(
        read.header.number,
        read.header.date,
        read.header.place,
        read.header.title,
        tuple(
            FigureLine(f.value, f.unit, str(BOUNDS[f.bound]), " ".join(f.quote.split()))
            for f in read.figures
        ),
        tuple(PersonLine(each.name, each.post) for each in read.people),
        read.facilities,
        tuple(CommitmentLine(each.text, each.who, each.by_when) for each in read.agreements),
    )
