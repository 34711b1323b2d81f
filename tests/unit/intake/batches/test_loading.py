"""The command `load`: what it tells, leaves alone, and does not do twice."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tequio.base.accounts.services import operator
from tequio.base.audit.models import Entry
from tequio.base.files.models import Cut
from tequio.base.jobs.types import NullBar
from tequio.intake.batches import services
from tequio.intake.batches.errors import DayInFutureError, DayTooEarlyError
from tequio.intake.batches.models import Batch, WaitingRow
from tequio.intake.batches.services import loading
from tequio.intake.batches.types import BatchState
from tequio.register.units.models import HealthUnit, UnitSighting
from tests.unit.intake.batches.conftest import TODAY
from tests.unit.intake.unit_files import as_csv, three_bad, unit, units

pytestmark = pytest.mark.django_db


def counts():
    return (Batch.objects.count(), Cut.objects.count(), UnitSighting.objects.count())


def test_good_rows_go_in_at_once_and_a_second_run_changes_nothing(load):
    [first] = load(three_bad()).batches
    assert (first.rows, first.created, first.unchanged, first.rejected) == (7, 4, 0, 3)
    before = counts()
    [again] = load(three_bad()).batches
    assert (again.created, again.changed, again.unchanged, again.batch) == (0, 0, 4, None)
    assert counts() == before
    assert Entry.objects.filter(verb="batches.accepted").count() == 1


def test_every_fault_is_told_with_its_place_and_sentence(load):
    report = load(three_bad())
    assert [(f.row, f.column, f.value) for f in report.faults] == [
        (3, "LONGITUD", "-99.2245146,186"),
        (4, "FECHA DE INICIO DE OPERACION", "31/02/2019"),
        (5, "CLUES IMB", "OCIMB00963l"),
    ]
    assert report.faults[0].sentence.startswith("Hay dos números en una celda.")
    assert report.batches[0].refusals == {"clues_shape": 1, "not_a_day": 1, "two_numbers": 1}


def test_many_faults_are_told_in_part_and_counted_whole(load, monkeypatch):
    monkeypatch.setattr(loading, "MOST_FAULTS", 2)
    report = load(three_bad())
    assert (len(report.faults), report.faults_left_out) == (2, 1)
    assert WaitingRow.objects.count() == 3


def test_a_file_of_bad_rows_only_waits_in_one_batch_whole(load):
    rows = [unit(1, CLUES_IMB="?"), unit(2, LATITUD="no")]
    [report] = load(rows).batches
    assert (report.rows, report.created, report.rejected) == (2, 0, 2)
    [batch] = Batch.objects.all()
    assert (batch.pk, batch.state, batch.cut_id) == (report.batch, BatchState.CHECKED, None)
    assert load(rows).batches[0].batch is None
    assert Batch.objects.count() == 1


def test_a_rehearsal_changes_nothing_and_tells_the_same(load):
    rehearsed = load(three_bad(), dry_run=True)
    assert counts() == (0, 0, 0)
    assert not HealthUnit.objects.exists()
    done = load(three_bad())
    assert (rehearsed.dry_run, rehearsed.batches[0].batch) == (True, None)
    assert rehearsed.batches[0].created == done.batches[0].created
    assert rehearsed.faults == done.faults


def test_a_file_without_a_day_shows_the_day_on_which_it_first_came(load, tmp_path):
    content = as_csv(units(2))
    [first] = load(content, "lista.csv").batches
    assert (first.observed_on, first.how_dated) == (TODAY, "reception")
    before = counts()
    given = {"actor": operator(), "reason": "prueba", "bar": NullBar()}
    later = TODAY + timedelta(days=30)
    [again] = services.load_files([tmp_path / "lista.csv"], on=later, **given).batches
    assert (again.observed_on, again.unchanged, again.batch) == (first.observed_on, 2, None)
    assert counts() == before


def test_a_person_or_a_name_says_the_day(load):
    [named] = load(units(1), "unidades_202604.csv").batches
    assert (named.observed_on, named.how_dated) == (date(2026, 4, 30), "name")
    [said] = load(units(1), "unidades_202604.csv", cut_off=date(2026, 5, 15)).batches
    assert (said.observed_on, said.how_dated) == (date(2026, 5, 15), "person")
    with pytest.raises(DayInFutureError):
        load(units(1), cut_off=TODAY + timedelta(days=1))
    with pytest.raises(DayTooEarlyError):
        load(units(1), cut_off=date(1, 1, 1))


@pytest.fixture
def folder(tmp_path):
    """A folder as offices have them: one good file among others."""
    place = tmp_path / "carpeta"
    (place / "viejos").mkdir(parents=True)
    (place / "viejos" / "unidades.csv").write_bytes(as_csv(units(9)))
    (place / "unidades_2026.csv").write_bytes(as_csv(three_bad()))
    (place / "LEEME.md").write_text("hola")
    (place / "otra.csv").write_text("una,tabla\n1,2\n")
    (place / "rota.xlsx").write_bytes(b"no es un libro")
    (place / "vacia_2026.csv").write_bytes(as_csv([]))
    headings = ["CLUES", *list(units(1)[0])[1:]]
    (place / "sin_clave.csv").write_bytes(as_csv(units(1), headings=headings))
    return place


def test_a_folder_is_loaded_and_what_is_not_known_is_named_and_left_alone(folder):
    given = {"actor": operator(), "reason": "prueba", "on": TODAY, "bar": NullBar()}
    report = services.load_files([folder], **given)
    assert [batch.file for batch in report.batches] == ["unidades_2026.csv"]
    assert report.unknown == ["LEEME.md", "otra.csv", "sin_clave.csv", "viejos/"]
    assert list(report.lacking) == ["sin_clave.csv"]
    assert "CLUES IMB" in report.lacking["sin_clave.csv"]
    assert set(report.unread) == {"rota.xlsx", "vacia_2026.csv"}
    assert "no puede abrirse" in report.unread["rota.xlsx"]
    assert "ninguna fila" in report.unread["vacia_2026.csv"]


def test_for_programs_it_prints_one_object(folder, capsys):
    call_command("load", str(folder), json=True)
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= {"batches", "unknown", "unread", "faults"}
    [batch] = told["batches"]
    wanted = ("source", "file", "rows", "created", "changed", "unchanged", "rejected", "seconds")
    assert set(wanted) | {"warnings"} <= set(batch)


def test_for_people_it_tells_tables_in_spanish(folder, capsys):
    call_command("load", str(folder))
    told = capsys.readouterr().out
    for words in (
        "Archivos cargados",
        "Filas que esperan en su lote",
        "-99.2245146,186",
        "Hay dos números en una celda.",
        "Archivos desconocidos, que no se tocan",
        "viejos/",
        "Casi conocidos",
        "Archivos que no pueden abrirse",
    ):
        assert words in told


def test_where_no_file_is_known_it_says_why_and_ends_with_1(folder, capsys):
    with pytest.raises(CommandError) as ended:
        call_command("load", str(folder / "rota.xlsx"), json=True)
    assert ended.value.returncode == 1
    assert "Nada cambió" in str(ended.value)
    assert json.loads(capsys.readouterr().out)["unread"]["rota.xlsx"]
    assert counts() == (0, 0, 0)


@pytest.mark.parametrize(
    "arguments", [["load"], ["load", "/no/existe"], ["load", "--cut-off=ayer", "/"]]
)
def test_wrong_use_ends_with_2(arguments):
    with pytest.raises(CommandError) as ended:
        call_command(*arguments)
    assert ended.value.returncode in {1, 2}


def test_a_file_that_changes_while_it_is_read_does_not_come_in(load, monkeypatch):
    monkeypatch.setattr(loading, "hash_of", lambda _path: "0" * 64)
    report = load(units(2))
    assert report.batches == []
    assert "cambió mientras se leía" in report.unread["unidades_2026.csv"]
    assert counts() == (0, 0, 0)


def closed(self, *_, **__):
    raise PermissionError(13, "Permission denied", str(self))


@pytest.mark.parametrize("asked", ["is_file", "iterdir"])
def test_what_may_not_be_read_is_told_and_nothing_breaks(folder, monkeypatch, asked):
    inside = folder / "unidades_2026.csv"
    was = getattr(Path, asked)
    refused = {folder if asked == "iterdir" else inside}
    monkeypatch.setattr(Path, asked, lambda path: closed(path) if path in refused else was(path))
    given = {"actor": operator(), "reason": "prueba", "on": TODAY, "bar": NullBar()}
    report = services.load_files([folder], **given)
    assert report.batches == []
    assert {path.name for path in refused} <= {*report.unread, *(n[:-1] for n in report.unknown)}


def test_a_file_that_is_gone_when_its_turn_comes_is_told_and_the_others_go_in(folder, monkeypatch):
    (folder / "despues_2026.csv").write_bytes(as_csv(units(2, first=20)))
    known = loading.hash_of

    def gone(path):
        if path.name == "unidades_2026.csv":
            path.unlink()
        return known(path)

    monkeypatch.setattr(loading, "hash_of", gone)
    given = {"actor": operator(), "reason": "prueba", "on": TODAY, "bar": NullBar()}
    report = services.load_files([folder], **given)
    assert [batch.file for batch in report.batches] == ["despues_2026.csv"]
    assert "ya no está" in report.unread["unidades_2026.csv"]


def test_cells_that_no_database_keeps_wait_visibly(load, tmp_path):
    rows = [unit(1, NOMBRE_DE_LA_UNIDAD="UNO\x01DOS"), unit(2, NOMBRE_DE_LA_UNIDAD="X" * 5000)]
    report = load(rows)
    assert report.batches[0].refusals == {"too_long": 1, "unprintable": 1}
    assert len(report.faults[1].value) < 400
    assert WaitingRow.objects.get(line=3).cells[4] == "X" * 5000
