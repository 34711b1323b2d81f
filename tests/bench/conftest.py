"""Benchmarks: a race of ours against peers, the country's territory, and the report of it all."""

import json
import os
from datetime import date
from pathlib import Path

import duckdb
import pytest
from django.test import override_settings
from openpyxl import Workbook

from tequio.base.accounts.services import operator
from tequio.base.jobs.types import NullBar
from tequio.intake.batches.services import load_files
from tests.bench.racing import Race, Report, machine

REPORT = pytest.StashKey[Report]()
UNITS_FILE = "imb_unidades_2026"


def pytest_configure(config):
    config.stash[REPORT] = Report()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    told = yield
    if told.when == "call" or told.outcome != "passed":
        item.config.stash[REPORT].outcomes[item.name] = told.outcome
    return told


def pytest_sessionfinish(session):
    """Write the one JSON object, also where a benchmark failed or none was chosen."""
    path = os.environ.get("TEQUIO_BENCH_JSON")
    if not path:
        return
    found = session.config.stash[REPORT]
    Path(path).write_text(json.dumps(found.as_object(), ensure_ascii=False, indent=2) + "\n")


def pytest_terminal_summary(terminalreporter, config):
    terminalreporter.section("medidas")
    for line in config.stash[REPORT].lines():
        terminalreporter.line(line)


@pytest.fixture(scope="session")
def bench_report(request, django_db_setup, django_db_blocker):
    """Where a benchmark notes what it measured."""
    report = request.config.stash[REPORT]
    with django_db_blocker.unblock():
        report.machine = machine()
    return report


@pytest.fixture
def race(request, bench_report):
    """Run ours and its peers in turn; see `Race`."""
    return Race(bench_report, request.node.name.removeprefix("test_").replace("_", " "))


@pytest.fixture(scope="session")
def territory(django_db_setup, django_db_blocker, data_folder, tmp_path_factory):
    """States, municipalities, localities, people and outlines of the real files; no unit."""
    paths = [path for path in sorted(data_folder.iterdir()) if path.is_file()]
    with django_db_blocker.unblock(), override_settings(FILES=tmp_path_factory.mktemp("kept")):
        load([path for path in paths if UNITS_FILE not in path.name])


def load(paths):
    """Load files as whoever runs the machine does."""
    return load_files(paths, actor=operator(), reason="bench", on=date(2026, 11, 24), bar=NullBar())


@pytest.fixture(scope="session")
def units_parquet(data_folder):
    """The real list of units, as it was published."""
    return data_folder / f"{UNITS_FILE}.parquet"


@pytest.fixture(scope="session")
def units_xlsx(request, units_parquet):
    """The same list as a workbook, written once and kept between runs."""
    size = units_parquet.stat().st_size
    path = Path(request.config.cache.mkdir("bench")) / str(size) / f"{UNITS_FILE}.xlsx"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        _write_workbook(units_parquet, path)
    return path


def _write_workbook(source, path):
    found = duckdb.sql(f"SELECT * FROM '{source}'")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(UNITS_FILE)
    sheet.append(found.columns)
    for row in found.fetchall():
        sheet.append(row)
    part = path.with_suffix(".part")
    book.save(part)
    part.rename(path)
