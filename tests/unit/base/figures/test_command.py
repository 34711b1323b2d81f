import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from tequio.base.files.services import withdraw_cut
from tests.unit.base.figures.wells import ALL, DEEP

pytestmark = pytest.mark.django_db
MARCH, JUNE = date(2020, 3, 15), date(2026, 6, 30)
WELLS = {"15033": (4, 1), "15058": (2, 0), "20067": (5, 5)}


def told(*arguments):
    out = io.StringIO()
    call_command("figures", *arguments, "--as-of", "2026-06-30", stdout=out)
    return out.getvalue()


def figures(*arguments):
    return json.loads(told(*arguments, "--json"))["figures"]


def test_without_an_area_it_tells_the_nation_on_every_basis(wells):
    wells.show(MARCH, WELLS)
    assert [(f["area"], f["basis"], f["value"]) for f in figures()] == [
        ("00", DEEP, 11), ("00", ALL, 17),
    ]  # fmt: skip


def test_a_figure_is_told_with_all_that_it_stands_on(wells, settings):
    settings.BASE_URL = "https://tequio.invalid"
    cut = wells.show(MARCH, WELLS)
    (figure,) = figures("--state", "15", "--basis", ALL)
    assert figure["receipt"].startswith("https://tequio.invalid/cifras/wells.number/15/2026-06-30/")
    receipt, sources = figure.pop("receipt"), figure.pop("sources")
    assert figure == {
        "id": "wells.number", "name": "Wells", "value": 7, "unit": "wells",
        "universe": "Wells of a made-up register", "area": "15", "area_name": "Estado de México",
        "institution": None, "basis": ALL, "basis_name": "deep and shallow wells",
        "as_of": "2026-06-30", "observed_on": "2020-03-15", "distance_days": 2298,
        "parts": [{"label": "deep", "value": 6}, {"label": "shallow", "value": 1}], "decimals": 0,
    }  # fmt: skip
    assert f"cortes={cut}&" in receipt
    (source,) = sources
    assert (source["file"], source["rows"], source["how_dated"]) == ("pozos.csv", 3, "file")


def test_equal_knowledge_is_told_in_equal_bytes(wells):
    wells.show(MARCH, WELLS)
    before = told("--json")
    cut = wells.show(JUNE, {"15033": (9, 9)})
    assert told("--json") != before
    withdraw_cut(cut_id=cut)
    assert told("--json") == before


def test_an_area_is_a_state_or_a_municipality(wells):
    wells.show(MARCH, WELLS)
    (figure,) = figures("--municipality", "15033", "--basis", DEEP)
    assert (figure["value"], figure["area_name"]) == (4, "Ecatepec, made up")
    for wrong in (["--state", "33"], ["--municipality", "159"], ["--as-of", "nunca"]):
        with pytest.raises(CommandError, match="no es un"):
            call_command("figures", *wrong)
    with pytest.raises(CommandError):
        call_command("figures", "--state", "15", "--municipality", "15033")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--id", "wells.depth"], "No hay una cifra «wells.depth»."),
        (["--id", "wells.number", "--basis", "dry"], "lleva una de estas bases: deep, deep"),
        (["--id", "wells.number", "--institution", "IMB"], "no se cuenta por institución"),
        (["--institution", "IMB"], "Ninguna cifra se cuenta así."),
        (["--municipality", "15999"], "No hay estado ni municipio con la clave «15999»."),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(wells, arguments, words):
    with pytest.raises(CommandError, match=words) as refused:
        call_command("figures", *arguments)
    assert refused.value.returncode == 1


def test_for_people_it_is_a_table_and_whole_addresses(wells, settings):
    settings.BASE_URL = "https://tequio.invalid"
    wells.show(MARCH, {"15033": (1_234_567, 0)})
    text = told("--state", "15", "--basis", DEEP)
    assert "1,234,567" in text
    assert "15\u00a0mar\u00a02020" in text
    receipt = figures("--state", "15", "--basis", DEEP)[0]["receipt"]
    assert f"  1  {receipt}\n" in text


def test_for_people_unknown_is_a_word(wells):
    assert "se ignora" in told("--state", "15", "--basis", DEEP)
    assert figures("--state", "15", "--basis", DEEP)[0]["value"] is None
