"""A second cut of the real list of units, loaded, asked about and undone in a house of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import DATA

ROOT = Path(__file__).resolve().parents[3]
FIRST = DATA / "imb_unidades_2026.parquet"
CUT_OFF = "2026-10-31"
KINDS = [
    pytest.param(("xlsx", 7), id="xlsx"),
    pytest.param(("csv", 8), id="csv", marks=pytest.mark.full),
    pytest.param(("parquet", 9), id="parquet", marks=pytest.mark.full),
]
pytestmark = pytest.mark.data

# What the figures and some units' files say, at a moment: as the commands print it.
PROBE = """
import json, os, sys
from io import StringIO
from django.core.management import call_command
from django.utils.timezone import localdate
from tequio.base.figures.queries import every_question, figures
from tequio.base.terminal import plain
from tequio.kernel.dates import Moment, read_instant

asked = json.loads(os.environ["TEQUIO_TEST_ASKED"])
known_on = asked["known_on"]
moment = Moment(localdate(), known_on and read_instant(known_on))
told = [plain(each) for each in figures(every_question(moment)) if each.id.startswith("units.")]
units = {}
for key in asked["keys"]:
    out = StringIO()
    call_command("unit", key, *(["--known-on", known_on] if known_on else []), "--json", stdout=out)
    units[key] = out.getvalue()
json.dump({"figures": told, "units": units}, sys.stdout, sort_keys=True)
"""
WITHDRAW = """
from tequio.base.accounts.services import operator
from tequio.intake.batches.models import Batch
from tequio.intake.batches.services import withdraw_batch
print(Batch.objects.get(pk={batch}).maybe_waiting)
withdraw_batch(batch_id={batch}, reason="prueba", actor=operator())
"""


@dataclass
class House:
    """A house with the first cut in it, and the second beside it, not yet loaded."""

    home: Path
    second: Path
    predicted: dict

    @property
    def keys(self):
        told = self.predicted
        return [*told["moved"], *told["flipped"], *told["vanished"], *told["maybe_waiting"]]

    def run(self, *command, **environment):
        ours = ("TEQUIO_", "DATABASE_", "DJANGO_", "PYTEST_", "PYTHON")
        base = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        base |= {"TEQUIO_HOME": str(self.home), "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(
            [sys.executable, "-P", "-m", "tequio.site", *command],
            env=base | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def load(self, path, *options):
        (report,) = json.loads(self.run("load", str(path), *options, "--json"))["batches"]
        return report

    def ask(self, known_on=None):
        asked = json.dumps({"keys": self.keys, "known_on": known_on})
        return self.run("shell", "--no-imports", "-c", PROBE, TEQUIO_TEST_ASKED=asked)


@pytest.fixture(scope="module", params=KINDS)
def story(request, tmp_path_factory):
    """Load the first cut, ask, load the second, ask again and about before, undo, ask again."""
    kind, seed = request.param
    home = tmp_path_factory.mktemp("house")
    second = home / f"segundo corte.{kind}"
    drawing = [sys.executable, "tools/second_cut.py", FIRST, second]
    drawn = subprocess.run(
        [*drawing, "--seed", str(seed)], cwd=ROOT, check=True, capture_output=True
    )
    house = House(home, second, json.loads(drawn.stdout))
    told = {"house": house, "first": house.load(FIRST), "before": house.ask()}
    told["instant"] = datetime.now(UTC).isoformat()
    told["second"] = house.load(second, "--cut-off", CUT_OFF)
    told["after"] = house.ask()
    told["as it was"] = house.ask(told["instant"])
    key = told["key"] = house.predicted["flipped"][0]
    told["printed"] = house.run("unit", key, "--json", "--known-on", told["instant"])
    undoing = WITHDRAW.format(batch=told["second"]["batch"])
    told["maybe"] = int(house.run("shell", "--no-imports", "-c", undoing))
    told["undone"] = house.ask()
    return told


def by_figure(answers):
    return {
        (each["id"], each["basis"], each["area"]["code"]): each["value"]
        for each in json.loads(answers)["figures"]
    }


def test_the_load_finds_what_was_changed_and_nothing_else(story):
    predicted, report = story["house"].predicted, story["second"]
    for name in ("rows", "created", "changed", "unchanged", "rejected"):
        assert report[name] == predicted[name], name
    assert report["vanished"] == len(predicted["vanished"])
    assert story["maybe"] == len(predicted["maybe_waiting"])
    assert report["observed_on"] == CUT_OFF


def test_exactly_the_predicted_figures_change(story):
    before, after = by_figure(story["before"]), by_figure(story["after"])
    changed = {at: (before[at], after[at]) for at in before if before[at] != after[at]}
    predicted = {
        (each["id"], each["basis"], each["area"]): (each["before"], each["after"])
        for each in story["house"].predicted["figures"]
    }
    assert before.keys() == after.keys()
    assert changed == predicted
    assert {figure for figure, _, _ in changed} >= {"units.in_operation", "units.hospitals"}


def test_what_is_gone_keeps_its_status_and_is_told_to_be_gone(story):
    before, after = (json.loads(story[when])["units"] for when in ("before", "after"))
    predicted = story["house"].predicted
    for key in [*predicted["vanished"], *predicted["maybe_waiting"]]:
        was, now = json.loads(before[key]), json.loads(after[key])
        assert now["facts"] == was["facts"]
        assert now["observed_on"] == was["observed_on"]
        assert was["absent_from"] is None
        assert now["absent_from"]["observed_on"] == CUT_OFF
        assert now["absent_from"]["file"] == story["house"].second.name


def test_what_is_still_there_is_seen_on_the_day_of_the_second_cut(story):
    after = json.loads(story["after"])["units"]
    for key in story["house"].predicted["flipped"]:
        told = json.loads(after[key])
        assert told["observed_on"] == CUT_OFF
        assert len({seen["facts"]["status"] for seen in told["observations"]}) == 2


def test_known_before_the_second_load_it_is_byte_equal_to_what_was_told_before_it(story):
    assert story["as it was"] == story["before"]
    assert story["after"] != story["before"]
    assert story["printed"].decode() == json.loads(story["before"])["units"][story["key"]]


def test_undone_it_is_byte_equal_to_what_was_told_before_it(story):
    assert story["undone"] == story["before"]
