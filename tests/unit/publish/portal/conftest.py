"""The sample, loaded; and made-up lists of units beside it."""

from datetime import date

import pytest

from tequio.base.accounts.services import operator
from tequio.base.jobs.types import NullBar
from tequio.intake.batches.services import load_files
from tequio.site.launch.serving import SAMPLE
from tests.unit.intake.unit_files import HEADINGS, as_csv

TODAY = date(2026, 11, 25)


@pytest.fixture
def load(db):
    """Load files as the operator."""

    def make(path, **options):
        given = {"actor": operator(), "reason": "prueba", "on": TODAY, "bar": NullBar()}
        return load_files([path], **given, **options)

    return make


@pytest.fixture
def sample(load):
    """The bundled sample: 463 units of three states."""
    return load(SAMPLE, is_sample=True)


@pytest.fixture
def load_units(load, tmp_path):
    """Load made-up units that say nothing of being a sample."""

    def make(rows, *, name="unidades_202606.csv", **options):
        path = tmp_path / name
        path.write_bytes(as_csv(rows, (*HEADINGS, "CLUES SSA Y SME")))
        return load(path, **options)

    return make
