"""A recipe goes into an address and comes back the same; nothing else is taken for one."""

from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.rules.recipes import fingerprint, pairs_of, recipe_of
from tequio.publish.bulletins.types import (
    Bound,
    FacilityRecipe,
    NamesRecipe,
    Outcome,
    PlanRecipe,
    RatioRecipe,
    RegisterRecipe,
    RepeatRecipe,
    SequenceRecipe,
    SumRecipe,
)

NUMBERS = st.one_of(
    st.integers(0, 10**13).map(float), st.floats(0, 1e9, allow_nan=False).map(lambda v: round(v, 3))
)
LETTERS = st.characters(exclude_characters="|\x00", exclude_categories=("Cs",))
WORDS = st.text(LETTERS, min_size=1, max_size=40)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
CODES = st.sampled_from([f"{n:02}" for n in range(33)])
SEVERAL = st.lists(NUMBERS, min_size=1, max_size=6).map(tuple)
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(tuple)
RECIPES = st.one_of(
    st.builds(SumRecipe, NUMBERS, SEVERAL),
    st.builds(NamesRecipe, NUMBERS, WORDS, NAMES, st.booleans()),
    st.builds(RepeatRecipe, WORDS, SEVERAL),
    st.builds(RatioRecipe, WORDS, NUMBERS, NUMBERS),
    st.builds(SequenceRecipe, st.none() | WORDS, st.none() | DAYS, st.none() | WORDS, DAYS, NAMES),
    st.builds(PlanRecipe, st.lists(CODES, min_size=2).map(tuple), st.none() | WORDS),
    st.builds(FacilityRecipe, WORDS, st.none() | CODES, WORDS, DAYS),
    st.builds(
        RegisterRecipe,
        st.none() | WORDS,
        WORDS,
        st.none() | CODES,
        NUMBERS,
        st.sampled_from(Bound),
        st.sampled_from(ClaimKind),
        DAYS,
    ),
)


@given(RECIPES)
def test_a_recipe_goes_into_an_address_and_comes_back_the_same(recipe):
    address = urlencode(pairs_of(recipe))
    assert recipe_of(dict(parse_qsl(address, keep_blank_values=True))) == recipe


@given(RECIPES, st.sampled_from(Outcome), st.sampled_from(Outcome), st.sets(st.integers(1, 99)))
def test_a_fingerprint_tells_verdicts_and_documents_apart(recipe, one, other, cuts):
    first = fingerprint(recipe, cuts, one)
    assert (first == fingerprint(recipe, sorted(cuts, reverse=True), other)) == (one is other)
    assert first != fingerprint(recipe, {*cuts, 100}, one)


@given(st.dictionaries(st.sampled_from(["que", "total", "partes", "dia", "x"]), st.text()))
def test_what_is_no_recipe_is_refused_and_never_breaks(pairs):
    try:
        recipe_of(pairs)
    except ValueError:
        return
    assert pairs["que"] in {"suma", "nombres", "repetida", "razon", "serie", "plan"}


@pytest.mark.parametrize(
    "pairs",
    [
        {"que": "suma", "total": "nan", "partes": "1|2"},
        {"que": "suma", "total": "1280"},
        {"que": "registro", "cantidad": "units"},
        {"que": "suma", "total": "1", "partes": "1" * 5000},
        {"que": "serie", "leido": "2024-02-31"},
    ],
)
def test_an_address_that_lacks_or_bends_something_is_refused(pairs):
    with pytest.raises(ValueError, match=r".*"):
        recipe_of(pairs)
