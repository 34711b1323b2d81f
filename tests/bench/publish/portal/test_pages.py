"""Public pages at national size, under wrk, from the server that people get."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[4] / "tools" / "load_pages.py"
BUDGET_MS = 150
QUIET_MS = 5  # a machine on which a static file takes longer at its p95 is busy with other things
pytestmark = [
    pytest.mark.data,
    pytest.mark.django_db,
    pytest.mark.skipif(shutil.which("wrk") is None, reason="FALTA wrk: apt-get install wrk"),
]


def test_boards_and_units_answer_within_their_budget(data_folder, bench_report):
    command = [sys.executable, str(TOOL), "--data", str(data_folder), "--json"]
    done = subprocess.run(
        [*command, "--connections", "1", "8", "--seconds", "6"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    report = json.loads(done.stdout)
    for row in report["results"]:
        told = ("p50_ms", "p95_ms", "p99_ms", "per_second", "times_static", "errors")
        bench_report.note(
            f"{row['kind']}, {row['connections']} at a time", **{name: row[name] for name in told}
        )
    found = {(row["kind"], row["connections"]): row for row in report["results"]}
    assert not any(row["errors"] for row in report["results"])
    assert not any(row["errors"] for row in report["first"])
    for connections in (1, 8):
        busy = max(1, found["static file", connections]["p95_ms"] / QUIET_MS)
        for kind in ("country", "state", "unit"):
            assert found[kind, connections]["p95_ms"] < BUDGET_MS * busy
    for kind in ("state, anew", "municipality, anew", "unit, anew", "receipt"):
        busy = max(1, found["static file", 1]["p95_ms"] / QUIET_MS)
        assert found[kind, 1]["p95_ms"] < BUDGET_MS * busy
