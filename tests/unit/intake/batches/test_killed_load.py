"""A load that is killed, and two at once: the register is as before, or as after, never between."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.intake.unit_files import as_csv, unit, units

ROWS = 1500
SEED = 20_261_125
OURS = ("TEQUIO_", "DJANGO_", "DATABASE_URL", "PYTEST")


class House:
    """A home of its own with its database, in which the command `load` runs as people run it."""

    def __init__(self, home, folder):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        source = Path(__file__).parents[4] / "src"
        self.env = kept | {"TEQUIO_HOME": str(home), "PYTHONPATH": str(source)}
        self.folder = folder

    def file(self, name, rows):
        path = self.folder / name
        path.write_bytes(as_csv(rows))
        return path

    def start(self, *arguments):
        command = [sys.executable, "-P", "-m", "tequio.site", "load", *map(str, arguments)]
        return subprocess.Popen(
            [*command, "--json"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def load(self, *arguments):
        return told(self.start(*arguments))

    def seen(self, path):
        """Return what a rehearsal says of the register: how many are new, changed, the same."""
        batch = self.load(path, "--dry-run")
        return batch["created"], batch["changed"], batch["unchanged"]


def told(process):
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    [batch] = json.loads(out)["batches"]
    return batch


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    home = tmp_path_factory.mktemp("casa")
    yield House(home, tmp_path_factory.mktemp("archivos"))
    for marker in home.glob("*/postmaster.pid"):
        os.kill(int(marker.read_text().splitlines()[0]), signal.SIGINT)


def kill_at_random(house, path, moments, *, before, after):
    """Kill loads at random moments; after each the register is as before or as after."""
    began = time.monotonic()
    house.seen(path)
    whole, draw = time.monotonic() - began, random.Random(SEED)  # noqa: S311 - moments, no secrets
    for _ in range(moments):
        process = house.start(path)
        try:
            process.wait(timeout=whole * draw.uniform(0.3, 1.3))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        assert house.seen(path) in {before, after}


@pytest.mark.parametrize("moments", [3, pytest.param(20, marks=pytest.mark.full)])
def test_a_killed_load_leaves_no_part_and_the_next_one_completes_it(house, moments):
    state = "20" if moments == 3 else "15"
    first = house.file(f"unidades_{moments}_202601.csv", units(ROWS, state))
    house.load(first)
    rows = [unit(n, state, NOMBRE_DE_LA_UNIDAD=f"OTRO {n}") for n in range(1, 2 * ROWS + 1)]
    second = house.file(f"unidades_{moments}_202602.csv", rows)
    before, after = (ROWS, ROWS, 0), (0, 0, 2 * ROWS)
    kill_at_random(house, second, moments, before=before, after=after)
    house.load(second)
    assert house.seen(second) == after
    again = house.load(second)
    assert (again["created"], again["changed"], again["batch"]) == (0, 0, None)


def test_of_two_loads_of_one_file_one_enters_and_the_other_finds_it_unchanged(house):
    path = house.file("chiapas_202601.csv", units(ROWS, "07"))
    both = [house.start(path) for _ in range(2)]
    batches = sorted((told(process) for process in both), key=lambda batch: batch["created"])
    late, early = batches
    assert (early["created"], early["unchanged"]) == (ROWS, 0)
    assert (late["created"], late["unchanged"], late["batch"]) == (0, ROWS, None)
