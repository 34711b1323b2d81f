"""Whatever stands in the cells: reading ends, no row is lost, and what is good can be kept."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tequio.base.accounts.services import operator
from tequio.base.files.models import Document
from tequio.base.jobs.types import NullBar
from tequio.intake.batches.models import WaitingRow
from tequio.intake.batches.rules import kept, read_rows
from tequio.intake.batches.services import check_sheet
from tequio.intake.batches.services.recording import enter_register, write_batch
from tequio.intake.sources.ports import sentence_for, source_of
from tequio.intake.sources.rules import recognise
from tequio.intake.sources.types import Sheet
from tests.unit.intake.unit_files import clues

pytestmark = pytest.mark.django_db
TODAY, HASH = date(2026, 11, 25), "0" * 64
SOURCES = ("imb_units", "census_affiliation", "inegi_localities", "ageeml_municipalities")
SPREADSHEETS = (
    *('="01"', '=""', "=1+1", "=", "1e400", "-1e400", "9" * 400, "9" * 5000, "1." + "0" * 400),
    *("*", "**", "-", "+", ".", ",", "1,2,3", "12,345", "12,34", "1.0", "-0", "-0.0", "0x1F"),
    *("31/02/2019", "0000-00-00", "9999-12-31", "01/01/0001", "1/1/2020", "2020-01-01 00:00:00"),
    *("\u0663\u0661", "\u00b2", "\u2028", "\u00a0", "\x00", "a\x00b", "\x7f", "\ud800", "a\udfffb"),
    *("NaN", "inf", "null", "None", "TRUE", "SN", "17.5,-96.7", "-96.7", "17.5", "\ufeffX"),
    *("EN OPERACION", "en operación ", "PRIMER NIVEL", "20", "067", "15", "x" * 300),
)
CELLS = st.one_of(
    st.sampled_from(SPREADSHEETS),
    st.text(st.characters(), max_size=12),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.booleans(),
    st.none(),
    st.sampled_from(
        [date(1, 1, 1), datetime(2020, 1, 1, 12, 30, tzinfo=UTC), time(1), Decimal("1.50")]
    ),
)
GOOD = {
    "clues": st.integers(0, 30).map(clues),
    "state": st.just("20"),
    "municipality": st.just("067"),
    "name": st.sampled_from(["HOSPITAL INVENTADO", "CENTRO DE SALUD"]),
    "status": st.just("EN OPERACION"),
    "code": st.integers(20_001, 20_030).map(str),
    "pobtot": st.just("1000"),
    "psinder": st.just("10"),
}


@st.composite
def sheets(draw, codes=SOURCES):
    """A sheet of a known kind whose cells are good or ugly, its rows short or long."""
    source = source_of(draw(st.sampled_from(codes)))
    names = [column.name for column in source.columns]
    headings = [column.headings[0] for column in source.columns]
    ugly = draw(st.sets(st.sampled_from(names), max_size=3))
    rows = [
        [draw(CELLS if name in ugly else GOOD.get(name, st.just(""))) for name in names]
        for _ in range(draw(st.integers(0, 6)))
    ]
    rows += draw(st.lists(st.lists(CELLS, max_size=len(names) + 3), max_size=3))
    found = recognise(Sheet("Hoja1", iter([headings, *rows]), None), [source])
    return found, rows


def is_blank(row):
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(sheets())
def test_reading_ends_and_every_row_is_good_or_waits_whole(sheet):
    found, rows = sheet
    reading = read_rows(found, lambda _done: None)
    lines = {line: row for line, row in enumerate(rows, 2) if not is_blank(row)}
    assert reading.count == len(lines) == len(reading.good) + len(reading.waiting)
    assert {read.line for read in reading.good} | set(reading.waiting) == set(lines)
    for line, row in reading.waiting.items():
        assert row is lines[line]
    refused = {fault.line for fault in reading.faults if fault.refuses}
    assert refused == set(reading.waiting)
    for fault in reading.faults:
        assert sentence_for(fault.code) % fault.expected
    assert len({read.key for read in reading.good}) == len(reading.good)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(sheets())
def test_what_is_read_can_be_kept_and_what_waits_is_kept_whole(sheet):
    found, rows = sheet
    if all(map(is_blank, rows)):
        return
    with transaction.atomic():
        checked = check_sheet(
            found, file="x.csv", sha256=HASH, cut_off=None, today=TODAY, bar=NullBar()
        )
        given = {"actor": operator(), "reason": "prueba"}
        document = Document.objects.create(
            sha256=HASH, name="x.csv", size=1, kept_by=given["actor"]
        )
        batch = write_batch(checked, document=document, seconds=0.0, is_sample=False, **given)
        cut = enter_register(batch, checked, **given)
        waits = dict(WaitingRow.objects.filter(batch=batch).values_list("line", "cells"))
        whole = {line: [kept(cell) for cell in row] for line, row in checked.waiting.items()}
        assert waits == whole
        assert cut.rows == len(checked.good)
        transaction.set_rollback(True)
