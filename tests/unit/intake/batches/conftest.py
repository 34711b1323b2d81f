"""Uploads and loads of made-up lists of units."""

import io
from datetime import date

import pytest

from tequio.base.accounts.services import operator
from tequio.base.jobs.types import NullBar
from tequio.intake.batches import services
from tests.unit.intake.unit_files import as_csv

TODAY = date(2026, 11, 25)


@pytest.fixture
def upload(db):
    """Upload rows as a person; return the batches."""

    def make(rows, actor, *, name="unidades_2026.csv", content=None, cut_off=None):
        file = io.BytesIO(as_csv(rows) if content is None else content)
        given = {"cut_off": cut_off, "actor": actor, "on": TODAY}
        document = services.keep_upload(file=file, name=name, **given)
        return services.check_upload(
            document_id=document.pk, reason="Lista del mes", bar=NullBar(), **given
        )

    return make


@pytest.fixture
def accept(db):
    """Accept a batch as a person."""

    def make(batch, actor):
        services.accept_batch(
            batch_id=batch, reason="Revisado", actor=actor, on=TODAY, bar=NullBar()
        )

    return make


@pytest.fixture
def load(db, tmp_path):
    """Load content as the operator; return the report."""

    def make(content, name="unidades_2026.csv", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else as_csv(content))
        given = {"actor": operator(), "reason": "prueba", "on": TODAY, "bar": NullBar()}
        return services.load_files([path], **given, **options)

    return make
