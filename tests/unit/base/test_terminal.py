import io
import json
from argparse import ArgumentTypeError
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from django.core.management import BaseCommand, CommandError, call_command
from django.utils.translation import gettext_lazy

from tequio.base import terminal
from tequio.base.terminal import TequioCommand, bar_on, plain, tell
from tequio.kernel.errors import NotFoundError


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Row:
    name: str
    beds: int | None


@dataclass(frozen=True)
class Report:
    file: Path
    on: date
    rows: int
    seconds: float
    colour: Colour
    warnings: dict[str, int]
    units: tuple[Row, ...]
    inner: str = field(default="", metadata={"only_json": True})


REPORT = Report(
    Path("a.csv"),
    date(2026, 6, 30),
    9_187_942,
    0.5,
    Colour.RED,
    {"far": 3},
    (Row("[A]", None), Row("B", -3)),
)


def told(report, *, json):
    out = io.StringIO()
    tell(BaseCommand(stdout=out), report, json=json)
    return out.getvalue()


def test_a_program_gets_exactly_one_json_object_with_sorted_keys():
    text = told(REPORT, json=True)
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert json.loads(text)["on"] == "2026-06-30"
    assert json.loads(text)["units"] == [{"name": "[A]", "beds": None}, {"name": "B", "beds": -3}]


def test_the_same_report_is_the_same_bytes():
    assert told(REPORT, json=True) == told(REPORT, json=True)


def test_a_person_gets_numbers_days_and_unknowns_as_they_write_them():
    text = told(REPORT, json=False)
    assert "9,187,942" in text
    assert "30 jun 2026" in text.lower()
    assert "−3" in text
    assert "[A]" in text
    assert "inner" not in text


def test_what_json_cannot_say_is_said_plainly():
    assert plain({1: Decimal("1.50"), "at": datetime(2026, 1, 2, tzinfo=UTC)}) == {
        "1": "1.50",
        "at": "2026-01-02T00:00:00+00:00",
    }
    assert plain({"b", "a"}) == ["a", "b"]
    with pytest.raises(ValueError, match="object"):
        plain(object())


class Refused(TequioCommand):
    def handle(self, **_options):
        raise NotFoundError


class Ended(TequioCommand):
    def handle(self, **_options):
        raise CommandError("No.", returncode=2)


def test_a_refusal_is_a_sentence_and_status_1():
    with pytest.raises(CommandError) as refused:
        call_command(Refused())
    assert refused.value.returncode == terminal.REFUSED
    assert "ámbito" in str(refused.value)


@pytest.mark.parametrize(("command", "status"), [(Refused, 1), (Ended, 2)])
def test_from_a_terminal_a_refusal_is_only_its_sentence(command, status, capsys):
    with pytest.raises(SystemExit) as ended:
        command().run_from_argv(["tequio", "x"])
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (status, "")
    assert "CommandError" not in err
    assert len(err.strip().splitlines()) == 1


def test_wrong_use_from_a_terminal_is_status_2(capsys):
    with pytest.raises(SystemExit) as ended:
        Refused().run_from_argv(["tequio", "x", "--nothing"])
    assert ended.value.code == terminal.WRONG_USE


def test_arguments_that_are_no_path_no_day_no_state_say_what_would_be_right(tmp_path):
    assert terminal.existing_path(str(tmp_path)) == tmp_path
    assert terminal.day("30/06/2026") == date(2026, 6, 30)
    assert terminal.instant("2026-06-30").isoformat().startswith("2026-06-30T23:59:59")
    assert terminal.state("9") == "09"
    wrong = [
        (terminal.existing_path, str(tmp_path / "x")),
        (terminal.day, "31/02/2026"),
        (terminal.instant, "ayer"),
        (terminal.state, "33"),
        (terminal.state, "²"),
    ]
    for reader, text in wrong:
        with pytest.raises(ArgumentTypeError, match="«"):
            reader(text)


def test_no_bar_is_drawn_where_there_is_no_terminal():
    with bar_on(io.StringIO()) as drawn:
        assert drawn is None


def test_a_bar_is_drawn_on_a_terminal():
    class Screen(io.StringIO):
        def isatty(self):
            return True

    screen = Screen()
    with bar_on(screen) as drawn:
        drawn.step("Reading rows", 6204, 10573)
        drawn.step("Reading rows", 10573, 10573)
    assert "10,573" in screen.getvalue()


class Told(TequioCommand):
    help = gettext_lazy("The page was not found.")

    def add_arguments(self, parser):
        parser.add_argument("--rows", type=int, required=True, metavar="N", help="cuántas")


def test_help_is_told_whole_and_leaves_out_what_is_djangos():
    told = Told().create_parser("tequio", "told").format_help()
    assert "cuántas" in told
    assert "--rows N" in told
    assert "--settings" not in told
    assert "verbosity" not in told


def test_a_terminal_obeys_nothing_that_a_file_brings_along():
    told = terminal.written({"lista\x1b[2J.csv": "uno\x9b31m\u202egpj\r\ndos\tá"})
    assert told.count("\N{REPLACEMENT CHARACTER}") == 4
    assert told.replace("\N{REPLACEMENT CHARACTER}", "") == "lista[2J.csv uno31mgpj\ndos\tá"
