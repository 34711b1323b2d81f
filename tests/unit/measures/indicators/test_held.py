"""A number of a text held to the register: ways in rank, verdict, and why."""

from datetime import date

import pytest
from django.utils.translation import override

from tequio.base.figures.types import ClaimKind
from tequio.measures.indicators import rules
from tequio.measures.indicators.queries import held, quantities
from tequio.measures.indicators.queries.reference import reference_claims, ways
from tequio.measures.indicators.types import Announced, Candidate, Universe, Verdict

ON = date(2024, 1, 12)


@pytest.fixture(autouse=True)
def in_spanish():
    with override("es-mx"):
        yield


def announced(quantity, value, *, area="15", **told):
    facts = {"qualifier": "exact", "kind": ClaimKind.PROGRESS, "on": ON, "unit": "cosa", **told}
    return Announced(quantity=quantity, area=area, value=value, **facts)


def a_way(value, said=100.0, *, universe=Universe.SAME, bound="exact"):
    known = value is not None
    return Candidate(
        name="una manera",
        value=value,
        unit="",
        decimals=0,
        universe=universe,
        meets=known and rules.is_met(bound, said, value),
        difference=value - said if known else None,
        share=(value - said) / said if known else None,
        sentence="",
        receipt="",
    )


def test_one_way_that_counts_the_same_and_meets_it_is_enough():
    assert rules.verdict_on([a_way(60), a_way(100.4)]) is Verdict.AGREES


def test_a_way_that_counts_something_else_never_makes_it_agree():
    other = a_way(100, universe=Universe.OTHER)
    assert rules.verdict_on([a_way(60), other]) is Verdict.DIFFERS
    assert rules.verdict_on([other]) is Verdict.OTHER_UNIVERSE


def test_what_is_planned_is_another_universe_however_near_what_is():
    assert rules.verdict_on([a_way(100)], is_plan=True) is Verdict.OTHER_UNIVERSE


def test_where_the_text_does_not_say_what_it_counts_there_is_no_telling():
    assert rules.verdict_on([a_way(100, universe=Universe.UNSAID)]) is Verdict.CANNOT_TELL


def test_an_unknown_measure_decides_nothing():
    assert rules.verdict_on([a_way(None)]) is Verdict.CANNOT_TELL
    unknown_same = [a_way(None), a_way(100, universe=Universe.OTHER)]
    assert rules.verdict_on(unknown_same) is Verdict.CANNOT_TELL
    assert rules.verdict_on([]) is Verdict.CANNOT_TELL


def test_candidates_stand_in_rank_what_is_known_of_the_same_the_nearest_first():
    told = [
        a_way(None),
        a_way(100, universe=Universe.OTHER),
        a_way(150),
        a_way(90),
        a_way(100.1),
    ]
    assert [each.value for each in rules.ranked(told)] == [100.1, 90, 150, 100, None]


@pytest.mark.parametrize(("value", "verdict"), [(995.0, "agrees"), (994.9, "differs")])
def test_it_turns_from_agreeing_to_differing_at_the_tolerance(value, verdict):
    assert rules.verdict_on([a_way(value, said=1000.0)]) == verdict


def test_a_register_that_knows_nothing_says_what_is_missing(db):
    (told,) = held([announced("units", 1280)])
    assert told.verdict is Verdict.CANNOT_TELL
    assert quantities()["units"].missing in told.why


def test_workers_are_measured_by_nothing_and_what_is_missing_is_said(db):
    (told,) = held([announced("workers", 85_000, area="00", qualifier="about")])
    assert (told.verdict, told.candidates) == (Verdict.CANNOT_TELL, ())
    assert told.why.startswith("Falta la plantilla")


def test_what_is_on_no_list_is_named(db):
    (told,) = held([announced(None, 3, unit="luminaria")])
    assert "«luminaria»" in told.why


def test_a_number_of_no_area_says_so(db):
    (told,) = held([announced("units", 76, area=None)])
    assert told.verdict is Verdict.CANNOT_TELL
    assert "El texto no dice de qué estado" in told.why


def test_the_coverage_of_the_country_is_told_by_candidates_also_of_what_was_announced(db):
    (told,) = held([announced("coverage", 80, area="00")])
    said = next(each for each in told.candidates if each.figure is None)
    assert (round(said.value or 0, 1), said.meets, said.receipt) == (80.1, True, "")
    assert told.verdict is Verdict.CANNOT_TELL
    assert "53,200,000 de 66,400,000" in told.why


def test_many_numbers_of_one_day_cost_no_more_queries_than_one(db, django_assert_max_num_queries):
    codes = [code for code in quantities() if ways()[code]]
    with django_assert_max_num_queries(12):
        held([announced(code, 10 * n) for code in codes for n in range(1, 30)])


def test_every_way_is_of_a_quantity_and_asks_a_figure_that_there_is():
    from tequio.base.figures.queries import definition

    codes = {claim.code for claim in reference_claims()}
    for quantity, counted in ways().items():
        assert quantity in quantities()
        for way in counted:
            if way.figure:
                defined = definition(way.figure)
                assert way.basis in (defined.bases or (None,))
                assert way.institution is None or defined.by_institution
            else:
                assert {way.above, way.below} <= codes
            assert way.universe is Universe.SAME or way.sentence


def test_every_quantity_says_what_would_be_needed_to_measure_it():
    assert all(each.missing.endswith(".") and each.name for each in quantities().values())


@pytest.mark.national
@pytest.mark.django_db
class TestOnTheRealFiles:
    """The numbers of the annotated bulletins, held to the country's own files."""

    def told(self, *args, **options):
        return held([announced(*args, **options)])[0]

    def test_units_to_be_handed_over_are_another_universe_than_those_in_operation(self):
        told = self.told("units", 1280, kind=ClaimKind.GOAL)
        assert told.verdict is Verdict.OTHER_UNIVERSE
        assert "El registro mide 1,246" in told.why
        assert "−34 (−2.66" in told.why

    def test_hospitals_differ_and_would_agree_with_the_second_level_by_accident(self):
        told = self.told("hospitals", 77)
        assert told.verdict is Verdict.DIFFERS
        assert [each.value for each in told.candidates] == [72, 86, 77]
        assert "por accidente con otra cosa: 77" in told.why

    def test_people_agree_on_the_basis_within_three_in_a_thousand(self):
        told = self.told("people_without_social_security", 9_161_742)
        assert told.verdict is Verdict.AGREES
        best = told.candidates[0]
        assert (best.value, best.share) == (9_187_942, pytest.approx(0.00286, abs=1e-5))
        assert "PSINDER + PDER_SEGP + PDER_IMSSB" in best.name
        assert "5,672,574" in told.why

    def test_rooms_and_beds_cannot_be_told_and_the_missing_file_is_named(self):
        for quantity, value in (("rooms", 4_226), ("beds", 4_297)):
            told = self.told(quantity, value)
            assert told.verdict is Verdict.CANNOT_TELL
            assert quantities()[quantity].missing in told.why

    def test_coverage_is_answered_with_candidates_in_rank(self):
        told = self.told("coverage", 80, area="00")
        assert [round(each.value, 1) for each in told.candidates] == [80.1, 79.0, 78.2]

    def test_the_share_without_social_security_is_told_on_each_basis(self):
        told = self.told("share_without", 57, area="16")
        assert told.verdict is Verdict.CANNOT_TELL
        assert [each.figure.basis for each in told.candidates][-1] == "psinder"
        assert all(0 < each.value < 100 for each in told.candidates)
        assert told.candidates[0].cuts == told.cuts

    def test_held_on_its_own_cut_offs_it_comes_out_the_same(self):
        for quantity, value in (("hospitals", 77), ("people_without_social_security", 9_161_742)):
            first = self.told(quantity, value)
            (again,) = held([first.announced], cuts=first.cuts)
            assert (again.verdict, again.why, again.cuts) == (first.verdict, first.why, first.cuts)
