"""The command `figures`: figures of an area at a moment, each with the address of its receipt."""

from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rich.markup import escape
from rich.table import Table

from tequio.base.figures.queries import figures, known_area, questions
from tequio.base.figures.types import NATION, Figure
from tequio.base.files.types import CutRow
from tequio.base.shown import ago_days, number
from tequio.base.shown import day as written_day
from tequio.base.terminal import TequioCommand, console_on, day, instant, state, tell
from tequio.kernel.dates import Moment

DIGITS = 5  # of a municipality's code


@dataclass(frozen=True)
class Source:
    """A document that a figure stands on. Nothing of when it was loaded or withdrawn."""

    cut: int
    source: str
    file: str
    sha256: str
    observed_on: date
    how_dated: str
    rows: int
    is_sample: bool


@dataclass(frozen=True)
class Told:
    """One figure: equal knowledge tells it in equal bytes, whenever it is asked."""

    id: str
    name: str
    value: float | None
    unit: str
    universe: str
    area: str
    area_name: str
    institution: str | None
    basis: str | None
    basis_name: str
    as_of: date
    observed_on: date | None
    distance_days: int | None
    parts: list[dict[str, Any]]
    sources: list[Source]
    receipt: str
    decimals: int = field(default=0, metadata={"only_json": True})


@dataclass(frozen=True)
class Report:
    """Figures of one area, in the order of the catalogue; people get a table of their own."""

    figures: list[Told] = field(metadata={"only_json": True})


class Command(TequioCommand):
    """Answer questions; change nothing."""

    help = _("Figures of the nation, a state or a municipality, each with its receipt.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which figures, of where, on which basis, at which moment, and how to answer."""
        area = parser.add_mutually_exclusive_group()
        area.add_argument("--state", type=state, metavar="E", help=gettext("a state, 01 to 32"))
        area.add_argument(
            "--municipality",
            type=municipality,
            metavar="M",
            help=gettext("a municipality, by its five digits"),
        )
        parser.add_argument("--id", metavar="ID", help=gettext("only this figure"))
        parser.add_argument(
            "--institution", metavar="I", type=str.upper, help=gettext("only this institution's")
        )
        parser.add_argument("--basis", metavar="B", help=gettext("only on this basis"))
        parser.add_argument("--as-of", type=day, metavar="D", help=gettext("the day it was true"))
        parser.add_argument(
            "--known-on",
            type=instant,
            metavar="D",
            help=gettext("as known at the end of that day, or at that instant"),
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(self, **options: Any) -> None:
        """Ask, then tell."""
        area, name = known_area(options["municipality"] or options["state"] or NATION)
        asked = questions(
            [area],
            Moment(options["as_of"] or localdate(), options["known_on"]),
            figure_id=options["id"],
            institution=options["institution"],
            basis=options["basis"],
        )
        report = Report([_told(figure, name) for figure in figures(asked)])
        if options["json"]:
            tell(self, report, json=True)
            return
        console = console_on(self.stdout)
        console.print(_table(report.figures))
        console.print(f"\n{gettext('Receipts')}", style="bold")
        for place, each in enumerate(report.figures, start=1):
            console.print(f"{place:>3}  {each.receipt}", soft_wrap=True, markup=False)


def municipality(text: str) -> str:
    """Read an argument that is a municipality: its five digits."""
    if len(text) != DIGITS or not (text.isascii() and text.isdecimal()):
        wrong = gettext("“%(text)s” is not a municipality: write its five digits, as in 15033.")
        raise ArgumentTypeError(wrong % {"text": text})
    return text


def _told(figure: Figure, area: str) -> Told:
    return Told(
        id=figure.id,
        name=gettext(figure.name),
        value=figure.value,
        unit=gettext(figure.unit),
        universe=gettext(figure.universe),
        area=figure.area.code,
        area_name=area,
        institution=figure.institution,
        basis=figure.basis,
        basis_name=gettext(figure.basis_name) if figure.basis_name else "",
        as_of=figure.as_of,
        observed_on=figure.observed_on,
        distance_days=figure.distance_days,
        parts=[{"label": gettext(part.label), "value": part.value} for part in figure.parts],
        sources=[_source(cut) for cut in figure.sources],
        receipt=f"{settings.BASE_URL}{figure.receipt}",
        decimals=figure.decimals,
    )


def _source(cut: CutRow) -> Source:
    return Source(
        cut=cut.number,
        source=cut.source,
        file=cut.file,
        sha256=cut.sha256,
        observed_on=cut.observed_on,
        how_dated=cut.how_dated.value,
        rows=cut.rows,
        is_sample=cut.is_sample,
    )


def _table(told: list[Told]) -> Table:
    """Draw figures: what, how much, seen when; the number of each is that of its receipt."""
    table = Table(title=told[0].area_name, title_justify="left", title_style="bold", box=None)
    table.add_column(justify="right")
    table.add_column(gettext("Figure"))
    table.add_column(gettext("Value"), justify="right", no_wrap=True)
    table.add_column(gettext("Observed on"), no_wrap=True)
    for place, each in enumerate(told, start=1):
        value = number(each.value, each.decimals)
        table.add_row(str(place), escape(_named(each)), value, _seen(each))
    return table


def _named(told: Told) -> str:
    return "; ".join(each for each in (f"{told.name} ({told.unit})", told.basis_name) if each)


def _seen(told: Told) -> str:
    far = ago_days(told.distance_days) if told.observed_on else ""
    return f"{written_day(told.observed_on)} {far}".strip()
