"""Rows of territory and people as the publishers' files have them, ugly ones too."""

import json

import pytest

from tequio.kernel.rows import Cells
from tequio.register.geography.importers import (
    read_census,
    read_locality,
    read_municipal_boundary,
    read_municipality,
    read_state_boundary,
)
from tequio.register.geography.models import CENSUS_COUNTS, LOCALITIES, MUNICIPALITIES

SQUARE = json.dumps(
    {"type": "Polygon", "coordinates": [[[-97, 16], [-96, 16], [-96, 17], [-97, 16]]]}
)
BOW = json.dumps(
    {"type": "Polygon", "coordinates": [[[-97, 16], [-96, 17], [-96, 16], [-97, 17], [-97, 16]]]}
)
FAR = json.dumps({"type": "Polygon", "coordinates": [[[2, 48], [3, 48], [3, 49], [2, 48]]]})


def read(reader, kind=None, **row):
    """Read one row; return its facts by name, and the codes of its faults and warnings."""
    cells = Cells({name: at for at, name in enumerate(row)}, {})
    cells.turn(2, list(row.values()))
    got = reader(cells)
    facts = dict(zip(kind.facts, got.facts, strict=True)) if kind and got else got
    refusals = [fault.code for fault in cells.faults if fault.refuses]
    return facts, refusals, [fault.code for fault in cells.faults if not fault.refuses]


def municipality(**cells):
    row = {"code": "20067", "name": "Oaxaca de Juárez", "seat": "Oaxaca", "population": "270,955"}
    row |= {"women": "144,288", "men": "126,667", "dwellings": "79,000"}
    return read(read_municipality, MUNICIPALITIES, **(row | cells))


def test_a_municipality_is_read_with_commas_in_its_thousands():
    facts, refusals, warnings = municipality()
    assert (facts["state"], facts["population"], refusals, warnings) == ("20", 270_955, [], [])


def test_a_municipality_younger_than_the_census_has_unknown_people_not_zero():
    facts, refusals, warnings = municipality(population=0, women=0, men=0, dwellings=0)
    assert [facts[name] for name in ("population", "women", "men", "dwellings")] == [None] * 4
    assert (refusals, warnings) == ([], ["municipality_not_counted"])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"code": "33001"}, "state_unknown"),
        ({"code": "200670"}, "not_a_code"),
        ({"code": ""}, "missing"),
        ({"name": "-"}, "not_a_name"),
        ({"population": "*"}, "suppressed"),
        ({"population": "N/D"}, "not_a_count"),
        ({"population": "300,000,000"}, "too_many_people"),
        ({"men": "-5"}, "negative"),
    ],
)
def test_a_bad_cell_of_a_municipality_is_told(cells, code):
    _, refusals, _ = municipality(**cells)
    assert refusals == [code]


def test_a_code_written_as_a_number_keeps_its_zero():
    facts, refusals, _ = municipality(code=1001.0)
    assert (facts["state"], refusals) == ("01", [])


def locality(**cells):
    row = {
        "code": "200670001",
        "name": "Oaxaca",
        "urban": "Urbano",
        "lat": "17.06",
        "lon": "-96.72",
    }
    row |= {"altitude": "1555.4", "population": "264251", "dwellings": ""}
    return read(read_locality, LOCALITIES, **(row | cells))


def test_a_locality_is_read_with_its_municipality_from_its_code():
    facts, refusals, warnings = locality()
    assert (facts["municipality"], facts["urban"], facts["altitude"]) == ("20067", True, 1555)
    assert (facts["dwellings"], refusals, warnings) == (None, [], [])


def test_a_locality_without_a_point_is_listed_and_said_to_have_none():
    facts, refusals, warnings = locality(lat=None, lon="")
    assert (facts["lat"], refusals, warnings) == (None, [], ["locality_without_point"])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"lat": "-96.72", "lon": "17.06"}, "latitude_out_of_mexico"),
        ({"lon": "-99.2245146,186"}, "two_numbers"),
        ({"lat": ""}, "locality_half_a_point"),
        ({"lon": ""}, "locality_half_a_point"),
        ({"altitude": "9999"}, "altitude_out_of_range"),
        ({"urban": "costa"}, "not_in_list"),
        ({"population": "*"}, "suppressed"),
    ],
)
def test_a_bad_cell_of_a_locality_is_told(cells, code):
    _, refusals, _ = locality(**cells)
    assert code in refusals


def census(**cells):
    row = {"code": "20067", "name": "Oaxaca", "pobtot": "100", "psinder": "40", "pder_segp": "30"}
    return read(read_census, CENSUS_COUNTS, **(row | {"pder_imssb": "20"} | cells))


def test_affiliation_is_read_and_a_column_that_the_file_lacks_is_unknown():
    facts, refusals, warnings = census()
    assert (facts["psinder"], facts["pder_segp"], facts["pafil_ipriv"]) == (40, 30, None)
    assert (refusals, warnings) == ([], [])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"psinder": "101"}, "more_than_all"),
        ({"pder_imssb": "101"}, "more_than_all"),
        ({"psinder": "*"}, "suppressed"),
        ({"pobtot": ""}, "missing"),
    ],
)
def test_a_bad_count_of_people_is_told(cells, code):
    _, refusals, _ = census(**cells)
    assert code in refusals


def test_outlines_are_read_and_one_that_crosses_itself_is_mended_and_said():
    got, refusals, warnings = read(read_state_boundary, code="20", name="Oaxaca", geometry=SQUARE)
    assert (got.key, got.state, refusals, warnings) == ("20", "20", [], [])
    got, refusals, warnings = read(read_municipal_boundary, code="20067", name="x", geometry=BOW)
    assert (got.key, refusals, warnings) == ("20067", [], ["outline_mended"])


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (FAR, "outline_out_of_mexico"),
        ('{"type": "Point", "coordinates": [-97, 16]}', "not_an_outline"),
        ("POLYGON EMPTY", "not_an_outline"),
        ("null", "missing"),
        ("", "missing"),
    ],
)
def test_what_is_no_outline_of_a_place_in_mexico_is_refused(geometry, code):
    got, refusals, _ = read(read_municipal_boundary, code="20067", name="x", geometry=geometry)
    assert (got, refusals) == (None, [code])
