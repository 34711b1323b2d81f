"""The bundled sample: the same bytes from a seed, nothing real, never beside what is real."""

import shutil
from datetime import date

import pytest

from tequio.base.accounts.services import operator
from tequio.base.files.queries import live_cuts
from tequio.intake.batches.errors import SampleBesideRealError
from tequio.intake.batches.models import Batch
from tequio.intake.batches.services import load_files
from tequio.kernel.keys import Clues
from tequio.register.units.models import HealthUnit
from tequio.site.launch.serving import SAMPLE
from tools import sample

SOURCES = {
    "ageeml_municipalities",
    "boundaries_municipal",
    "boundaries_state",
    "census_affiliation",
    "imb_units",
    "inegi_localities",
}


class Silent:
    """A bar that draws nothing."""

    def step(self, label, done, total):
        pass


def load(path, **options):
    return load_files(
        [path], actor=operator(), reason="prueba", on=date(2026, 11, 25), bar=Silent(), **options
    )


@pytest.fixture
def real(tmp_path):
    """A file that says nothing of being made up."""
    file = tmp_path / "municipios_202601.csv"
    shutil.copy(next(SAMPLE.glob("municipios*.csv")), file)
    return file


def test_the_seed_writes_the_same_bytes_again(tmp_path, monkeypatch):
    monkeypatch.setattr(sample, "FOLDER", tmp_path)
    sample.main()
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in SAMPLE.iterdir()}


def test_every_name_says_that_it_is_made_up_and_no_key_can_be_a_real_one():
    units = next(SAMPLE.glob("imb_unidades*.csv")).read_text("utf-8").splitlines()[1:]
    assert len(units) > 300
    for line in units:
        cells = line.split(",")
        assert "MUESTRA" in cells[9]
        assert cells[0][5] == cells[5][0] == "9"
        assert Clues(cells[0]).fits


def sample_is_known():
    return any(cut.is_sample for cut in live_cuts())


@pytest.mark.django_db
def test_all_of_it_goes_in_through_the_five_sources_and_is_known_as_made_up():
    report = load(SAMPLE, is_sample=True)
    assert {batch.source for batch in report.batches} == SOURCES
    assert [batch.rejected for batch in report.batches] == [0] * 6
    assert sample_is_known()
    assert not Batch.objects.filter(is_sample=False).exists()


@pytest.mark.django_db(transaction=True)  # what is withdrawn was known before
def test_real_data_send_the_sample_away(real):
    load(SAMPLE, is_sample=True)
    report = load(real)
    assert not sample_is_known()
    assert report.batches[0].changed == 0
    assert not HealthUnit.objects.filter(seen_on__isnull=False).exists()
    assert set(Batch.objects.values_list("is_sample", "state")) == {
        (True, "withdrawn"),
        (False, "accepted"),
    }


@pytest.mark.django_db(transaction=True)  # what is withdrawn was known before
def test_a_dry_run_tells_of_real_data_without_the_sample_and_leaves_the_sample_there(real):
    load(SAMPLE, is_sample=True)
    report = load(real, dry_run=True)
    assert report.batches[0].created == report.batches[0].rows
    assert sample_is_known()


@pytest.mark.django_db(transaction=True)  # what is withdrawn was known before
def test_the_sample_stays_out_of_a_register_with_real_data(real):
    load(real)
    with pytest.raises(SampleBesideRealError):
        load(SAMPLE, is_sample=True)
    assert not sample_is_known()


class Killed(BaseException):
    """What ends a load without a word."""


class Stopping:
    """A bar at which a load is killed."""

    def step(self, *_told):
        raise Killed


@pytest.mark.django_db(transaction=True)  # what is withdrawn was known before
def test_the_sample_is_still_there_where_a_load_is_killed_before_its_first_sheet_is_in(real):
    load(SAMPLE, is_sample=True)
    with pytest.raises(Killed):
        load_files([real], actor=operator(), reason="prueba", on=date(2026, 11, 25), bar=Stopping())
    assert sample_is_known()
    assert HealthUnit.objects.filter(seen_on__isnull=False).exists()
