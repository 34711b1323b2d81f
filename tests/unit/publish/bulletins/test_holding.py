"""Figures of a text held to the register: verdicts, candidates, and that they come out again."""

import csv
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from tequio.base.accounts.services import operator
from tequio.base.figures.types import ClaimKind
from tequio.base.jobs.types import NullBar
from tequio.base.ui.types import Tone
from tequio.intake.batches.services import load_files
from tequio.measures.indicators.queries import quantities
from tequio.publish.bulletins.queries.checking import receipt_of
from tequio.publish.bulletins.queries.facilities import look_up
from tequio.publish.bulletins.queries.register import hold
from tequio.publish.bulletins.rules.finding.places import facilities_to_find, numbers_to_hold
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import Bound, Outcome, RegisterRecipe
from tequio.site.launch.serving import SAMPLE

TODAY = date(2026, 11, 25)
UNITS = SAMPLE / "imb_unidades_muestra_202606.csv"
STATUS, OPERATES, CLOSED = "estatus_de_operacion", "EN OPERACION", "FUERA DE OPERACION"


@pytest.fixture(autouse=True)
def in_spanish():
    with override("es-mx"):
        yield


def load(*paths, cut_off=None, is_sample=False):
    given = {"actor": operator(), "reason": "prueba", "on": TODAY, "bar": NullBar()}
    load_files(list(paths), cut_off=cut_off, is_sample=is_sample, **given)


def units(value, *, area="15", on=TODAY, kind=ClaimKind.PROGRESS):
    return RegisterRecipe("units", "unidad médica", area, value, Bound.EXACT, kind, on)


def in_operation():
    with UNITS.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return sum(each["clave_de_la_entidad"] == "15" and each[STATUS] == OPERATES for each in rows)


def a_later_cut(folder, closed):
    """Write the same list with some units of the state closed."""
    with UNITS.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    left = closed
    for row in rows:
        if left and row["clave_de_la_entidad"] == "15" and row[STATUS] == OPERATES:
            row[STATUS], left = CLOSED, left - 1
    path = folder / "imb_unidades_202610.csv"
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_what_is_made_up_proves_nothing(db):
    load(SAMPLE, is_sample=True)
    recipes = [units(in_operation()), units(7), units(7, kind=ClaimKind.GOAL)]
    for judged in hold(recipes):
        assert judged.verdict is Outcome.CANNOT_TELL
        assert "inventada" in judged.explanation
        assert judged.candidates


def test_a_number_that_the_register_bears_out_agrees_and_its_candidates_open(db):
    load(UNITS)
    (judged,) = hold([units(in_operation())])
    assert judged.verdict is Outcome.AGREES
    assert judged.candidates[0].receipt.startswith("/cifras/units.in_operation/15/2026-11-25/")
    for candidate in judged.candidates:
        assert Client().get(candidate.receipt).status_code == 200


def test_a_verdict_comes_out_the_same_on_its_cut_offs_after_another_file_was_loaded(db, tmp_path):
    load(UNITS)
    recipe = units(in_operation())
    (before,) = hold([recipe])
    load(a_later_cut(tmp_path, closed=20), cut_off=date(2026, 10, 31))
    (fresh,), (again,) = hold([recipe]), hold([recipe], before.cuts)
    assert again == before
    assert (fresh.verdict, fresh.candidates[0].difference) == (Outcome.DIFFERS, -20)
    assert fresh.cuts != before.cuts


def test_the_address_of_a_verdict_runs_it_again_and_holds(db, tmp_path):
    load(UNITS)
    recipe = units(in_operation())
    (judged,) = hold([recipe])
    address = receipt_of(recipe, judged)
    load(a_later_cut(tmp_path, closed=20), cut_off=date(2026, 10, 31))
    page = Client().get(address)
    assert page.status_code == 200
    assert page.context["notice"].tone is Tone.GOOD
    assert page.context["judged"].verdict is Outcome.AGREES
    assert page.context["fresh"].verdict is Outcome.DIFFERS


def test_an_address_that_names_a_quantity_of_no_list_is_refused(db):
    recipe = RegisterRecipe("dragones", "dragón", "15", 3, Bound.EXACT, ClaimKind.PROGRESS, TODAY)
    with pytest.raises(ValueError, match="dragones"):
        hold([recipe])


def test_what_the_register_never_saw_is_told_as_missing_and_stands_on_nothing(db):
    (judged,) = hold([units(1280)])
    assert (judged.verdict, judged.cuts) == (Outcome.CANNOT_TELL, ())
    assert quantities()["units"].missing in judged.explanation


def test_how_many_figures_a_text_has_makes_no_difference_to_the_queries(
    db, django_assert_max_num_queries
):
    load(UNITS)
    with django_assert_max_num_queries(12):
        hold([units(value) for value in range(1, 200)])


def test_a_unit_of_the_sample_is_not_found(db):
    load(SAMPLE, is_sample=True)
    reading = read("Se inauguró el Centro de Salud de Muestra 001 en el Estado de México.")
    found = facilities_to_find(reading, read_on=TODAY)
    for judged in look_up([each.recipe for each in found]):
        assert judged.verdict is Outcome.CANNOT_TELL
        assert "inventada" in judged.explanation


@pytest.mark.national
@pytest.mark.django_db
class TestOnTheFiveBulletins:
    """What each figure of the annotated bulletins comes to, on the country's own files."""

    def told(self, folder, beginning):
        (path,) = (folder / "text").glob(f"{beginning}*")
        found = numbers_to_hold(read(path.read_text("utf-8")), read_on=TODAY)
        judged = hold([each.recipe for each in found])
        return {
            (each.recipe.unit.split()[0], each.recipe.value): (each.recipe, verdict)
            for each, verdict in zip(found, judged, strict=True)
        }

    def verdicts(self, folder, beginning):
        told = self.told(folder, beginning)
        return {key: judged.verdict.value for key, (_, judged) in told.items()}

    def test_the_handover_of_the_state_of_mexico(self, bulletin_folder):
        assert self.verdicts(bulletin_folder, "004_") == {
            ("unidad", 1280): "other_universe",
            ("centro", 1203): "other_universe",
            ("hospital", 77): "differs",
            ("consultorio", 4226): "cannot_tell",
            ("cama", 4297): "cannot_tell",
            ("mexiquense", 9_161_742): "agrees",
            ("hospital", 10): "cannot_tell",
        }

    def test_the_plan_names_what_operates_and_the_keys(self, bulletin_folder):
        _, judged = self.told(bulletin_folder, "004_")["unidad", 1280]
        assert sorted(each.value for each in judged.candidates) == [1246, 1248]
        assert not any(each.is_same for each in judged.candidates)

    def test_the_coverage_of_the_country(self, bulletin_folder):
        told = self.told(bulletin_folder, "000_")
        recipe, judged = told["porcentaje", 80]
        assert (recipe.quantity, recipe.area) == ("coverage", "00")
        assert judged.verdict is Outcome.CANNOT_TELL
        shares = [round(each.value, 1) for each in judged.candidates]
        assert shares == [80.1, 79.0, 78.2]
        assert told["trabajador", 85_000][1].explanation.startswith("Falta la plantilla")
        assert self.verdicts(bulletin_folder, "000_")["estado", 23] == "agrees"

    def test_the_meeting_of_the_south_east_is_of_no_area_of_the_register(self, bulletin_folder):
        assert set(self.verdicts(bulletin_folder, "001_").values()) == {"cannot_tell"}

    def test_oaxaca(self, bulletin_folder):
        told = self.verdicts(bulletin_folder, "002_")
        assert told["mexicano", 60_000_000] == "agrees"
        assert told["centro", 790] == "other_universe"
        assert told["especialista", 102] == "cannot_tell"

    def test_each_comes_out_the_same_on_its_own_cut_offs(self, bulletin_folder):
        for path in sorted((bulletin_folder / "text").iterdir()):
            found = numbers_to_hold(read(path.read_text("utf-8")), read_on=TODAY)
            for recipe in (each.recipe for each in found):
                (judged,) = hold([recipe])
                assert hold([recipe], judged.cuts) == [judged]

    def test_every_candidate_that_is_measured_has_a_receipt(self, bulletin_folder):
        for beginning in ("000_", "002_", "004_"):
            for _, judged in self.told(bulletin_folder, beginning).values():
                for each in judged.candidates:
                    is_only_said = each.name.startswith("Lo anunciado")
                    assert bool(each.receipt) is not is_only_said
