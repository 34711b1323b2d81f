"""People by basis, and outlines, of any area at any moment."""

import json
from datetime import date

import numpy as np
import pytest
import shapely
from django.utils.timezone import localdate

from tequio.base.figures.queries import figure, figures, rows_behind
from tequio.base.figures.types import Area, Question
from tequio.base.files.services import withdraw_cut
from tequio.kernel.dates import Moment
from tequio.register.geography.errors import AreaNotFoundError
from tequio.register.geography.models import BOUNDARIES, CENSUS_COUNTS, MUNICIPALITIES
from tequio.register.geography.queries import (
    area_names,
    boundaries,
    distances_outside,
    municipalities,
    municipality,
    outlines,
    outlines_geojson,
    people,
)
from tests.unit.register.telling import tell_of

pytestmark = pytest.mark.django_db
CENSUS_DAY, JUNE = date(2020, 3, 15), date(2026, 6, 30)
WITHOUT = "population.without_social_security"


def count(kind, state, name, **given):
    known = {"state": state, "name": name} | given
    return tuple(known.get(fact) for fact in kind.facts)


def census(**given):
    """Two municipalities of Oaxaca and one of Chiapas."""
    told = {
        "20001": count(CENSUS_COUNTS, "20", "Uno", pobtot=100, psinder=40, pder_segp=30),
        "20002": count(CENSUS_COUNTS, "20", "Dos", pobtot=50, psinder=5, pder_segp=9, pder_imssb=1),
        "07001": count(CENSUS_COUNTS, "07", "Tres", pobtot=7, psinder=7, pder_segp=0, pder_imssb=0),
    }
    return tell_of(CENSUS_COUNTS, CENSUS_DAY, told | given)


def square(west, south, size=1.0):
    return shapely.to_wkb(shapely.box(west, south, west + size, south + size))


def draw(on, **shapes):
    told = {
        code.removeprefix("m"): tuple(
            {"state": code.removeprefix("m")[:2], "name": "Uno", "shape": shape}[fact]
            for fact in BOUNDARIES.facts
        )
        for code, shape in shapes.items()
    }
    return tell_of(BOUNDARIES, on, told)


def ask(area, basis=None, figure_id=WITHOUT, moment=None):
    return Question(figure_id, Area(area), moment or Moment(localdate()), basis=basis)


def test_people_add_up_over_the_municipalities_of_an_area():
    census()
    told = figures([ask(code, "psinder") for code in ("00", "20", "07", "20001")])
    assert [each.value for each in told] == [52, 45, 7, 40]
    assert figure(ask("20", "psinder+segp")).value == 84
    assert figure(ask("20", figure_id="population.total")).value == 150


def test_a_basis_of_which_one_municipality_is_unknown_is_unknown_and_not_less():
    census()
    assert figure(ask("20", "psinder+segp+imssb")).value is None
    assert figure(ask("20002", "psinder+segp+imssb")).value == 15
    assert figure(ask("20", "psinder+segp")).parts[0].value == 45


def test_people_of_a_place_that_was_never_counted_are_unknown():
    census()
    assert figure(ask("20003", "psinder")).value is None
    assert figure(ask("09", "psinder")).value is None


def test_the_rows_behind_people_are_its_municipalities_the_largest_first():
    census()
    page = rows_behind(ask("20", "psinder+segp"))
    assert page.total == 2
    assert [row[0] for row in page.rows] == ["20001", "20002"]
    assert sum(row[4] for row in page.rows) == 84


def test_each_municipality_is_told_with_where_it_was_read_in_one_query(django_assert_num_queries):
    cut = census()
    with django_assert_num_queries(1):
        rows = people(state="20")
    assert [(row.code, row.counts["psinder"], row.cut, row.line) for row in rows] == [
        ("20001", 40, cut.pk, 2),
        ("20002", 5, cut.pk, 3),
    ]
    assert "pder_imssb" not in rows[0].counts


def test_a_later_count_answers_for_its_own_time_and_not_for_before():
    census()
    later = count(CENSUS_COUNTS, "20", "Uno", pobtot=120, psinder=41)
    tell_of(CENSUS_COUNTS, date(2025, 10, 1), {"20001": later})
    assert figure(ask("20001", figure_id="population.total")).value == 120
    then = Moment(date(2021, 1, 1))
    assert figure(ask("20001", figure_id="population.total", moment=then)).value == 100


def test_all_areas_are_answered_by_one_query_and_their_documents_by_another(
    django_assert_num_queries,
):
    census()
    with django_assert_num_queries(2):
        figures([ask(code, basis) for code in ("00", "20", "07") for basis in ("psinder",)])


def test_a_municipality_is_named_by_its_catalogue_or_else_by_what_else_shows_it():
    census()
    assert municipality("20001").name == "Uno"
    assert municipalities("20") == []
    tell_of(MUNICIPALITIES, JUNE, {"20001": count(MUNICIPALITIES, "20", "Villa de Uno")})
    assert [row.name for row in municipalities("20")] == ["Villa de Uno"]
    assert area_names(["20001", "20002", "20", "20999"]) == {
        "20": "Oaxaca",
        "20001": "Villa de Uno",
        "20002": "Dos",
    }


def test_a_municipality_of_which_nothing_is_known_any_more_is_not_found():
    withdraw_cut(cut_id=census().pk)
    with pytest.raises(AreaNotFoundError):
        municipality("20001")


def test_outlines_are_drawn_once_and_again_only_when_they_change(django_assert_num_queries):
    draw(JUNE, m20001=square(-97, 16), m20=square(-98, 15, 3))
    with django_assert_num_queries(2):
        assert [row.code for row in outlines(state="20")] == ["20001"]
    with django_assert_num_queries(1):
        outlines(state="20")
    draw(JUNE, m20001=square(-97.5, 16))
    with django_assert_num_queries(2):
        (row,) = outlines(state="20")
    assert shapely.from_geojson(row.geometry).bounds[0] == -97.5


def test_the_outlines_of_a_past_day_are_those_seen_nearest_to_it():
    draw(date(2020, 1, 1), m20001=square(-97, 16))
    draw(JUNE, m20001=square(-96, 16))
    (then,) = boundaries(state="20", at=Moment(date(2020, 6, 1)))
    (now,) = boundaries(state="20")
    assert [shapely.from_wkb(row.wkb).bounds[0] for row in (then, now)] == [-97, -96]
    assert [row.code for row in boundaries(codes=["20001", "20002"])] == ["20001"]
    assert boundaries() == []


def test_a_map_is_geojson_with_what_is_told_of_each_area():
    draw(JUNE, m20=square(-98, 15, 3), m07=square(-94, 15))
    told = json.loads(outlines_geojson(outlines(), {"20": {"value": 3}}))
    assert [each["properties"] for each in told["features"]] == [
        {"code": "07", "name": "Chiapas"},
        {"code": "20", "name": "Oaxaca", "value": 3},
    ]


def test_how_far_a_point_lies_outside_is_told_by_the_outlines_now_known(django_assert_num_queries):
    draw(JUNE, m20001=square(-97, 16))
    codes, lon, lat = ["20001", "20001", "20002"], np.array([-96.5, -95.9, -96.5]), np.full(3, 16.5)
    first = distances_outside(codes, lon, lat)
    assert first[0] == 0
    assert first[1] == pytest.approx(0.1 * 111.2 * np.cos(np.radians(16.5)), rel=0.01)
    assert np.isnan(first[2])
    with django_assert_num_queries(1):
        distances_outside(codes, lon, lat)
