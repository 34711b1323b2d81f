"""Boards of a register that knows nothing, and boards as they are printed."""

import io
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from rich.console import Console

import tequio
from tequio.base.figures.models import Snapshot
from tequio.base.figures.types import Area, Part
from tequio.kernel.dates import MEXICO, Moment
from tequio.measures.indicators.queries import board, claims_of
from tequio.measures.indicators.tables import BoardPrinter
from tequio.measures.indicators.types import Beside, Board, OnlySaid, Verdict
from tests.unit.measures.indicators.claims_and_figures import a_claim, a_cut, a_figure

SAMPLE = Path(tequio.__file__).parent / "site" / "sample"
ON = Moment(date(2026, 6, 30))
EDOMEX, OAXACA, JALISCO, NATION = Area("15"), Area("20"), Area("14"), Area("00")
ADDRESS = "/cifras/units.hospitals/20/2026-06-30/?cortes=1,2&huella=" + "0" * 64


@pytest.fixture(autouse=True)
def in_spanish():
    with override("es-mx"):
        yield


def test_a_register_that_knows_nothing_measures_nothing_and_denies_nothing(db):
    found = board(EDOMEX, ON)
    assert {figure.value for figure in found.measures} == {None}
    assert {beside.verdict for beside in found.besides} == {Verdict.CANNOT_TELL}


def test_a_board_keeps_the_order_in_which_a_bulletin_gives_its_numbers(db):
    said = [beside.claim.value for beside in board(EDOMEX, ON).besides]
    assert said == [1280, 1203, 77, 9161742, 4226, 4297]


def test_what_no_figure_measures_stands_apart(db):
    assert sorted(only.claim.value for only in board(EDOMEX, ON).only_said) == [5, 10, 1166]


def test_the_sum_that_a_text_gives_is_checked(db):
    by_code = {only.claim.code: only.why for only in board(OAXACA, ON).only_said}
    assert "50 + 38 + 14" in by_code["158-2023-specialists"]
    assert "es correcta" in by_code["158-2023-specialists"]


def test_a_sum_that_is_wrong_is_told_with_what_it_really_is(db, monkeypatch):
    from tequio.base.figures.models import Claim

    Claim.objects.filter(code="158-2023-specialists-opd").update(value=39)
    by_code = {only.claim.code: only.why for only in board(OAXACA, ON).only_said}
    assert "50 + 39 + 14 son 103" in by_code["158-2023-specialists"]


def test_of_a_state_of_which_nobody_said_anything_there_are_measures_and_no_claims(db):
    found = board(JALISCO, ON)
    assert found.measures
    assert found.besides == found.only_said == ()


def test_the_claims_alone_are_those_of_the_board(db):
    for area in (EDOMEX, OAXACA, JALISCO, NATION):
        assert claims_of(area, ON) == board(area, ON).besides


@pytest.mark.parametrize(("area", "queries"), [(EDOMEX, 10), (JALISCO, 10), (NATION, 13)])
def test_a_board_is_a_handful_of_queries_however_much_was_said(
    db, django_assert_max_num_queries, area, queries
):
    with django_assert_max_num_queries(queries):
        board(area, ON)


def test_a_board_remembers_the_moment_it_is_of(db):
    known_at = datetime(2026, 7, 1, tzinfo=MEXICO)
    found = board(OAXACA, Moment(date(2024, 1, 12), known_at))
    assert (found.area, found.name, found.as_of) == (OAXACA, "Oaxaca", date(2024, 1, 12))
    assert found.known_at == known_at


def printed(found, *, width=120):
    out = io.StringIO()
    BoardPrinter(Console(file=out, width=width), "http://localhost:8104").print(found)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")


def a_board(*, is_sample=False, value=72):
    held = replace(
        a_figure(value, sources=(a_cut(is_sample=is_sample),)),
        receipt=ADDRESS,
        parts=(Part("PSINDER", 5), Part("X", 6)),
    )
    beside = Beside(
        claim=a_claim(77, qualifier="about"),
        figure=held,
        verdict=Verdict.DIFFERS if value else Verdict.CANNOT_TELL,
        why="Por esto.",
        difference=value and value - 77,
        share=value and (value - 77) / 77,
    )
    return Board(
        area=OAXACA,
        name="Oaxaca",
        as_of=date(2026, 6, 30),
        known_at=None,
        measures=(held,),
        besides=(beside,),
        only_said=(OnlySaid(a_claim(10), "Nada lo mide."),),
    )


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_an_address_is_never_broken_whatever_the_width(width):
    lines = [line.strip() for line in printed(a_board(), width=width).splitlines()]
    assert f"http://localhost:8104{ADDRESS}" in lines


def test_what_was_announced_and_what_is_measured_are_printed_one_under_the_other():
    text = printed(a_board())
    assert "cerca de 77" in text
    assert "−5 (−6.49 %)" in text
    assert "5 PSINDER, 6 X" in text


def test_an_unknown_measure_is_printed_as_unknown():
    text = printed(a_board(value=None))
    assert "se ignora" in text
    assert "sin medida" in text


def test_a_board_on_made_up_data_says_so():
    assert "inventados" in printed(a_board(is_sample=True))
    assert "inventados" not in printed(a_board())


def run(*arguments):
    out = io.StringIO()
    call_command("board", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_one_object_with_whole_addresses(db):
    told = json.loads(run("--state", "15", "--json", "--base-url", "http://localhost:8104/"))
    assert told["area"] == {"code": "15"}
    assert told["besides"][0]["verdict"] == "cannot_tell"
    assert all(m["receipt"].startswith("http://localhost:8104/cifras/") for m in told["measures"])


def test_the_command_answers_of_the_country_too(db):
    assert "80" in run("--state", "00")


def test_the_command_refuses_what_is_no_state_and_what_is_no_address(db):
    with pytest.raises(CommandError, match="33"):
        run("--state", "33")
    with pytest.raises(CommandError, match="localhost"):
        run("--state", "15", "--base-url", "localhost")


def test_the_sample_is_measured_and_labelled_judges_nothing_and_is_never_frozen(db):
    call_command("load", str(SAMPLE), "--sample", "--json", stdout=io.StringIO())
    found = board(EDOMEX, ON)
    assert found.is_sample
    assert found.besides[0].figure.value > 0
    assert {beside.verdict for beside in found.besides} == {Verdict.CANNOT_TELL}
    assert "inventados" in printed(found)
    assert not Snapshot.objects.exists()
