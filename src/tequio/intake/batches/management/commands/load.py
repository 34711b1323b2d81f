"""The command `load`: files of any known layout into the register."""

from argparse import ArgumentParser
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.accounts.services import operator
from tequio.base.jobs.services import progress
from tequio.base.terminal import TequioCommand, day, existing_path, tell
from tequio.intake.batches.errors import NothingKnownError
from tequio.intake.batches.ports import follow_change
from tequio.intake.batches.services import load_files
from tequio.intake.batches.tables import told


class Command(TequioCommand):
    """Load whatever is recognised; list the rest and leave it alone."""

    help = _("Import files of any known layout: good rows go in, bad rows wait in their batch.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, the day that they show, and how to answer."""
        parser.add_argument("paths", nargs="+", type=existing_path, metavar="PATH")
        parser.add_argument(
            "--cut-off",
            type=day,
            metavar="D",
            help=gettext("the day that the files show, where they do not say it themselves"),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=gettext("report, change nothing")
        )
        parser.add_argument(
            "--sample", action="store_true", help=gettext("say on every page that it is made up")
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(self, **options: Any) -> None:
        """Load, then tell; where no file was of a known kind, say so and end with 1."""
        with progress() as bar:
            report = load_files(
                options["paths"],
                actor=operator(),
                reason="load",
                on=localdate(),
                bar=bar,
                cut_off=options["cut_off"],
                dry_run=options["dry_run"],
                is_sample=options["sample"],
            )
        is_kept = not report.dry_run and any(batch.batch for batch in report.batches)
        if is_kept and not options["sample"]:
            follow_change(actor=operator(), reason=gettext("after a load"), on=localdate())
        is_json = options["json"]
        tell(self, report if is_json else told(report), json=is_json)
        if not report.batches:
            raise NothingKnownError
