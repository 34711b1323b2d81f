"""`./tequio load` of the folder of real files, as whole processes in a house of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.racing import timed

ROOT = Path(__file__).parents[4]
OF_THE_RUN = {"DATABASE_URL", "TEQUIO_OWNER_URL", "TEQUIO_ROLE", "DJANGO_SETTINGS_MODULE"}
pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def tequio(tmp_path):
    """Run a command in a house that has an environment and, but for that, nothing."""
    (tmp_path / "venv").symlink_to(Path(sys.prefix).parent)
    kept = {name: value for name, value in os.environ.items() if name not in OF_THE_RUN}

    def run(*arguments):
        command = [ROOT / "tequio", *map(str, arguments)]
        environment = {**kept, "TEQUIO_HOME": str(tmp_path)}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True)

    return run


def test_the_folder_of_real_files_loads_within_a_minute_and_again_changes_nothing(
    tequio, data_folder, bench_report
):
    set_up, _ = timed(lambda: tequio("load", data_folder, "--dry-run", "--json"))
    first, told = timed(lambda: tequio("load", data_folder, "--json"))
    again, retold = timed(lambda: tequio("load", data_folder, "--json"))

    batches, rebatches = (json.loads(done.stdout)["batches"] for done in (told, retold))
    units = next(batch for batch in batches if batch["source"] == "imb_units")
    assert units["created"] == units["rows"] == 10_573
    assert [batch["rows"] for batch in rebatches] == [batch["rows"] for batch in batches]
    assert sum(batch["created"] + batch["changed"] for batch in rebatches) == 0

    rows = sum(batch["rows"] for batch in batches)
    bench_report.note(
        "load of the folder, whole processes",
        rows=rows,
        dry_run_with_set_up_seconds=round(set_up, 2),
        seconds=round(first, 2),
        again_seconds=round(again, 2),
        again_of_first=round(again / first, 3),
    )
    assert first < 60
    assert again < first
