from hypothesis import assume, given
from hypothesis import strategies as st

from tequio.measures.indicators.rules import TOLERANCES, is_met, judge
from tequio.measures.indicators.types import Universe, Verdict
from tests.unit.measures.indicators.claims_and_figures import a_claim, a_comparison, a_figure

counts = st.integers(0, 150_000_000)
qualifiers = st.sampled_from(sorted(TOLERANCES))
tolerances = st.floats(0, 1)
universes = st.sampled_from(Universe)
two_way = st.sampled_from(["exact", "about"])


@given(two_way, counts, counts, tolerances)
def test_whether_two_numbers_agree_does_not_depend_on_which_was_announced(word, one, other, far):
    assert is_met(word, one, other, tolerance=far) == is_met(word, other, one, tolerance=far)


@given(counts, counts, tolerances)
def test_at_least_is_at_most_the_other_way_round(one, other, far):
    assert is_met("at_least", one, other, tolerance=far) == is_met(
        "at_most", other, one, tolerance=far
    )


@given(qualifiers, counts)
def test_a_number_agrees_with_itself_at_any_tolerance(word, number):
    assert is_met(word, number, number, tolerance=0)


@given(qualifiers, counts, counts, tolerances, tolerances)
def test_a_wider_tolerance_never_takes_an_agreement_back(word, one, other, far, further):
    narrow, wide = sorted((far, further))
    assume(is_met(word, one, other, tolerance=narrow))
    assert is_met(word, one, other, tolerance=wide)


@given(counts, counts)
def test_without_tolerance_only_equal_numbers_agree(one, other):
    assert is_met("exact", one, other, tolerance=0) == (one == other)


@given(st.integers(1_000, 150_000_000), st.sampled_from([-1, 1]))
def test_the_edge_of_the_tolerance_is_inside_and_one_beyond_it_is_not(said, way):
    far = int(said * TOLERANCES["exact"])
    inside = said + way * far
    beyond = said + way * (int(1.011 * said * TOLERANCES["exact"]) + 2)  # of the larger, if above
    assert is_met("exact", said, inside)
    assert not is_met("exact", said, beyond)


@given(qualifiers, counts, universes, st.none() | counts)
def test_a_verdict_is_of_its_universe_and_of_what_is_known(word, said, universe, measured):
    found = judge(a_claim(said, qualifier=word), a_comparison(universe), a_figure(measured))
    decides = measured is not None and universe is Universe.SAME
    assert (found.verdict in {Verdict.AGREES, Verdict.DIFFERS}) == decides
    assert (found.verdict is Verdict.OTHER_UNIVERSE) == (
        measured is not None and universe is Universe.OTHER
    )
    assert (found.difference is None) == (measured is None)


@given(counts, st.lists(st.none() | counts, max_size=4))
def test_an_unknown_measure_names_no_basis_that_would_agree(said, others):
    figures = [a_figure(value, basis=str(at)) for at, value in enumerate(others)]
    found = judge(a_claim(said), a_comparison(), a_figure(None), figures)
    assert found.agreeing == found.accidental == ()


@given(
    qualifiers, counts, counts, st.lists(st.none() | counts, max_size=4), st.sets(st.integers(0, 3))
)
def test_every_basis_that_would_agree_is_named_once(word, said, measured, others, accidents):
    figures = [a_figure(value, basis=str(at)) for at, value in enumerate(others)]
    comparison = a_comparison(accidents={str(at) for at in accidents})
    found = judge(a_claim(said, qualifier=word), comparison, a_figure(measured), figures)
    named = {figure.basis for figure in (*found.agreeing, *found.accidental)}
    meets = {
        figure.basis
        for figure in figures
        if figure.value is not None and is_met(word, said, figure.value)
    }
    assert named == meets
    assert len(found.agreeing) + len(found.accidental) == len(meets)
