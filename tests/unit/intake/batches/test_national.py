"""The country's files, in a database that holds them: a second load changes nothing."""

import json

import pytest
from django.core.management import call_command

from tequio.intake.batches.models import Batch

pytestmark = [pytest.mark.django_db, pytest.mark.national]
ROWS = {
    "boundaries_state": 32,
    "boundaries_municipal": 2475,
    "ageeml_municipalities": 2478,
    "inegi_localities": 50_763,
    "census_affiliation": 2469,
    "imb_units": 10_573,
}


def test_a_second_load_creates_and_changes_nothing_and_makes_no_batch(data_folder, capsys):
    before = Batch.objects.count()
    capsys.readouterr()
    call_command("load", str(data_folder), json=True)
    report = json.loads(capsys.readouterr().out)
    assert {batch["source"]: batch["rows"] for batch in report["batches"]} == ROWS
    assert {batch["source"]: batch["unchanged"] for batch in report["batches"]} == ROWS
    for batch in report["batches"]:
        assert (batch["created"], batch["changed"], batch["batch"]) == (0, 0, None)
    assert Batch.objects.count() == before
    assert {"orlib/", "raw-samples/", "README.md"} <= set(report["unknown"])
    assert report["unread"] == {}
    assert "clues_horarios_202604.parquet" in report["unknown"]


def test_the_warnings_of_the_list_of_units_are_those_of_the_real_file():
    [batch] = Batch.objects.filter(source="imb_units", state="accepted")
    assert (batch.rows, batch.good, batch.waiting) == (10_573, 10_573, 0)
    assert abs(batch.warnings["point_outside"] - 112) <= 3
    assert batch.warnings["municipality_without_outline"] == 12
