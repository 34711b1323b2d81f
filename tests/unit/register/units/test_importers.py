"""Rows of the list of units, ugly ones too, and what shows only among rows."""

import pytest

from tequio.kernel.rows import Cells
from tequio.register.units.importers import HEADINGS, examine_units, read_unit
from tequio.register.units.models import UNITS

ROW = {
    "clues": "OCIMB000024",
    "state": 20.0,
    "state_name": "OAXACA",
    "municipality": 67,
    "locality": 1,
    "name": "CENTRO DE SALUD",
    "status": "EN OPERACIÓN",
    "level": "PRIMER NIVEL",
    "stratum": "rural",
    "lat": 17.06,
    "lon": -96.72,
    "started_on": "02/05/1963",
    "former_clues": "OCSSA000010",
}


def read(line=2, **cells):
    row = ROW | cells
    made = Cells({name: at for at, name in enumerate(row)}, HEADINGS)
    made.turn(line, list(row.values()))
    got = read_unit(made)
    facts = dict(zip(UNITS.facts, got.facts, strict=True)) if got else None
    return got, facts, made


def codes(cells, *, refuses):
    return [fault.code for fault in cells.faults if fault.refuses == refuses]


def test_a_good_row_is_read_whole():
    got, facts, cells = read()
    assert (got.key, got.state, cells.faults) == ("OCIMB000024", "20", [])
    assert (facts["municipality"], facts["locality"]) == ("20067", "200670001")
    assert (facts["status"], facts["level"], facts["stratum"]) == ("operating", "first", "rural")


def test_rooms_and_beds_of_a_list_that_has_none_are_unknown_and_not_zero():
    _, facts, _ = read()
    assert (facts["rooms"], facts["beds"]) == (None, None)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"clues": "OCIMB00002O"}, "clues_shape"),
        ({"clues": ""}, "missing"),
        ({"state": 7}, "state_prefix"),
        ({"status": "QUIZÁ"}, "not_in_list"),
        ({"status": ""}, "missing"),
        ({"name": "..."}, "not_a_name"),
        ({"lat": -96.72, "lon": 17.06}, "coordinates_swapped"),
        ({"lon": "-99.2245146,186"}, "two_numbers"),
        ({"lat": ""}, "half_a_point"),
        ({"lon": None}, "half_a_point"),
        ({"lat": 0, "lon": 0}, "latitude_out_of_mexico"),
        ({"lat": 9999, "lon": 9999}, "latitude_out_of_mexico"),
        ({"started_on": "31/02/2019"}, "not_a_day"),
        ({"municipality": "0670"}, "not_a_code"),
    ],
)
def test_a_bad_cell_is_told_and_refuses_the_row(cells, code):
    _, _, made = read(**cells)
    assert code in codes(made, refuses=True)
    assert made.refused


def test_swapped_coordinates_are_told_once_with_what_would_fit():
    _, _, cells = read(lat=-96.72, lon=17.06)
    (fault,) = cells.faults
    assert fault.expected == {"lat": "17.06", "lon": "-96.72"}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"clues": "OCIMB000025"}, "check_digit"),
        ({"state_name": "HRAES"}, "state_name_differs"),
        ({"former_clues": "SIN CLAVE"}, "former_key_shape"),
    ],
)
def test_what_is_only_doubtful_is_said_and_the_row_goes_in(cells, code):
    got, _, made = read(**cells)
    assert codes(made, refuses=False) == [code]
    assert got
    assert not made.refused


@pytest.mark.parametrize("name", ["OAXACA", "Oaxaca", "OAXACA DE JUAREZ", "", None])
def test_the_states_name_may_be_written_in_several_ways(name):
    _, _, cells = read(state_name=name)
    assert cells.faults == []


def test_of_two_rows_with_one_former_key_the_second_is_told_so(db):
    rows = [read()[0], read(line=3, clues="OCIMB000012")[0]]
    told = [fault for fault in examine_units(rows) if fault.code == "former_key_twice"]
    (fault,) = told
    assert (fault.line, fault.value, fault.refuses) == (3, "OCSSA000010", False)
    assert fault.expected == {"first": 2}
