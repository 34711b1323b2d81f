import pytest

from tequio.measures.indicators.rules import is_met, judge, relative_difference, sum_of_terms
from tequio.measures.indicators.types import Universe, Verdict
from tests.unit.measures.indicators.claims_and_figures import (
    a_claim,
    a_comparison,
    a_cut,
    a_figure,
)


def verdict(said, measured, universe=Universe.SAME, *, qualifier="exact"):
    claim = a_claim(said, qualifier=qualifier)
    return judge(claim, a_comparison(universe), a_figure(measured)).verdict


def test_numbers_within_half_a_per_cent_agree():
    assert verdict(9_161_742, 9_187_942) is Verdict.AGREES


def test_numbers_further_apart_differ():
    assert verdict(77, 72) is Verdict.DIFFERS


def test_the_tolerance_is_half_a_per_cent_of_the_larger_and_its_edge_is_inside():
    assert is_met("exact", 1000, 995)
    assert not is_met("exact", 1000, 994.9)


def test_what_is_told_as_about_may_lie_further_off():
    assert is_met("about", 85_000, 82_000)
    assert not is_met("exact", 85_000, 82_000)


def test_at_least_is_met_by_any_more_and_not_by_less():
    assert is_met("at_least", 60_000_000, 66_801_265)
    assert not is_met("at_least", 60_000_000, 52_250_200)


def test_at_most_is_met_by_any_less_and_not_by_more():
    assert is_met("at_most", 10, 3)
    assert not is_met("at_most", 10, 11)


def test_a_word_that_is_no_qualifier_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="perhaps"):
        is_met("perhaps", 1, 1)


def test_an_unknown_measure_cannot_be_told_and_is_not_zero():
    found = judge(a_claim(4297), a_comparison(), a_figure(None))
    assert (found.verdict, found.difference, found.share) == (Verdict.CANNOT_TELL, None, None)


def test_an_unknown_measure_of_another_universe_cannot_be_told_either():
    assert verdict(790, None, Universe.OTHER) is Verdict.CANNOT_TELL


def test_what_was_really_announced_is_never_judged_by_made_up_data():
    made_up = a_figure(77, sources=(a_cut(is_sample=True),))
    found = judge(a_claim(77), a_comparison(), made_up, [a_figure(77, basis="level_2")])
    assert (found.verdict, found.difference) == (Verdict.CANNOT_TELL, None)
    assert found.agreeing == ()


def test_other_universes_are_told_apart_even_where_the_numbers_are_equal():
    assert verdict(1280, 1280, Universe.OTHER) is Verdict.OTHER_UNIVERSE


def test_a_text_that_does_not_say_what_it_counts_decides_nothing_even_where_it_is_near():
    assert verdict(80, 80, Universe.UNSAID) is Verdict.CANNOT_TELL


def test_the_difference_is_measured_minus_announced_over_what_was_announced():
    found = judge(a_claim(77), a_comparison(), a_figure(72))
    assert found.difference == -5
    assert found.share == pytest.approx(-5 / 77)


def test_of_nothing_announced_there_is_no_share():
    assert relative_difference(0, 5) is None


def test_the_other_bases_that_agree_are_named_and_accidents_are_told_from_them():
    others = [a_figure(77, basis="level_2"), a_figure(86, basis="both"), a_figure(77, basis="seal")]
    comparison = a_comparison(accidents={"level_2"})
    found = judge(a_claim(77), comparison, a_figure(72, basis="typology"), others)
    assert found.verdict is Verdict.DIFFERS
    assert [figure.basis for figure in found.agreeing] == ["seal"]
    assert [figure.basis for figure in found.accidental] == ["level_2"]


def test_an_unknown_basis_agrees_with_nothing():
    found = judge(a_claim(77), a_comparison(), a_figure(72), [a_figure(None, basis="both")])
    assert found.agreeing == found.accidental == ()


def test_the_terms_that_a_text_gives_are_added_up():
    said = {"a": a_claim(1203, code="a"), "b": a_claim(77, code="b")}
    assert sum_of_terms(a_comparison(terms=["a", "b"]), said) == 1280


def test_terms_that_are_not_all_known_are_not_added_up():
    assert sum_of_terms(a_comparison(terms=["a", "b"]), {"a": a_claim(1203)}) is None


def test_a_claim_without_terms_has_no_sum():
    assert sum_of_terms(a_comparison(), {"a": a_claim(1203)}) is None
