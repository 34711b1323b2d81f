"""The command `board`: what was announced of an area beside what is measured."""

from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.figures.types import NATION, Area, Figure, Part
from tequio.base.terminal import TequioCommand, console_on, day, instant, state, tell
from tequio.kernel.dates import Moment
from tequio.measures.indicators.queries import board
from tequio.measures.indicators.tables import BoardPrinter
from tequio.measures.indicators.types import Beside, Board


def area(text: str) -> Area:
    """Read an argument that is a state, or 00: the whole country."""
    return Area(NATION if text == NATION else state(text))


def address(text: str) -> str:
    """Read an argument that is where the site answers."""
    if not text.startswith(("http://", "https://")):
        wrong = gettext("“%(text)s” is not an address: write it as https://…")
        raise ArgumentTypeError(wrong % {"text": text})
    return text.rstrip("/")


class Command(TequioCommand):
    """Print the board of a state, or of the nation, each number with its receipt's address."""

    help = _("Print the board of a state: announced beside measured, each number with its receipt.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the area, the moment, and how to answer."""
        parser.add_argument(
            "--state",
            type=area,
            required=True,
            metavar="S",
            help=gettext("a state, 01 to 32; 00 is the whole country"),
        )
        parser.add_argument(
            "--as-of", type=day, metavar="D", help=gettext("the day the answer is true of")
        )
        parser.add_argument(
            "--known-on", type=instant, metavar="D", help=gettext("as it was known on that day")
        )
        parser.add_argument(
            "--base-url",
            type=address,
            default=settings.BASE_URL,
            metavar="URL",
            help=gettext("where the site answers, for the addresses of receipts"),
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(self, **options: Any) -> None:
        """Read, then print."""
        moment = Moment(options["as_of"] or localdate(), options["known_on"])
        found = board(options["state"], moment)
        if options["json"]:
            tell(self, _told(found, options["base_url"]), json=True)
        else:
            BoardPrinter(console_on(self.stdout), options["base_url"]).print(found)


def _told(found: Board, base_url: str) -> Board:
    """Return the board in the reader's language, its receipts as whole addresses."""

    def told(figure: Figure) -> Figure:
        return replace(
            figure,
            name=gettext(figure.name),
            unit=gettext(figure.unit),
            universe=gettext(figure.universe),
            basis_name=gettext(figure.basis_name) if figure.basis_name else "",
            parts=tuple(Part(gettext(part.label), part.value) for part in figure.parts),
            receipt=f"{base_url}{figure.receipt}",
        )

    def of_both(beside: Beside) -> Beside:
        return replace(
            beside,
            figure=told(beside.figure),
            others=tuple(map(told, beside.others)),
            part_of=told(beside.part_of) if beside.part_of else None,
        )

    return replace(
        found,
        measures=tuple(map(told, found.measures)),
        besides=tuple(map(of_both, found.besides)),
    )
