"""The command `snapshot`: every figure of the nation and of each state, frozen with a digest."""

from argparse import ArgumentParser
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.accounts.services import operator
from tequio.base.figures.queries import snapshot
from tequio.base.figures.services import freeze_snapshot
from tequio.base.terminal import TequioCommand, day, tell
from tequio.measures.indicators.types import SnapshotReport


class Command(TequioCommand):
    """Freeze the figures as they are now known; where nothing changed, name the last freezing."""

    help = _("Freeze every figure of the nation and of each state, with a digest.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the reason, the day, and how to answer."""
        parser.add_argument(
            "--reason", required=True, metavar="R", help=gettext("why the figures are frozen")
        )
        parser.add_argument(
            "--as-of", type=day, metavar="D", help=gettext("the day the answer is true of")
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(self, **options: Any) -> None:
        """Freeze, then tell."""
        as_of = options["as_of"] or localdate()
        number = freeze_snapshot(as_of=as_of, actor=operator(), reason=options["reason"])
        taken = snapshot(number).snapshot
        report = SnapshotReport(
            snapshot=taken.number,
            as_of=taken.as_of,
            taken_at=taken.taken_at,
            figures=taken.entries,
            digest=taken.digest,
            reason=taken.reason,
        )
        tell(self, report, json=options["json"])
