import io
import json
from datetime import date

from django.core.management import call_command

from tequio.base.audit.models import Entry
from tequio.base.figures.models import Snapshot
from tequio.intake.batches.ports import follow_change


def freeze(*arguments):
    out = io.StringIO()
    call_command("snapshot", "--reason", "cierre de mes", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_freezing_names_the_day_and_the_digest_and_is_logged(db):
    told = freeze("--as-of", "2026-06-30")
    assert told["as_of"] == "2026-06-30"
    assert len(told["digest"]) == 64
    assert told["figures"] == Snapshot.objects.get(pk=told["snapshot"]).entries.count()
    assert Entry.objects.filter(verb="figures.frozen").count() == 1


def test_freezing_again_where_nothing_changed_writes_nothing(db):
    first, second = freeze("--as-of", "2026-06-30"), freeze("--as-of", "2026-06-30")
    assert first == second
    assert Snapshot.objects.count() == 1


def test_the_figures_are_frozen_once_the_register_has_changed(db, diana):
    follow_change(actor=diana, reason="se aceptó el corte de junio", on=date(2026, 6, 30))
    taken = Snapshot.objects.get()
    assert (taken.as_of, taken.reason) == (date(2026, 6, 30), "se aceptó el corte de junio")
    assert taken.taken_by == diana
