"""Two sets taken from one another part their union, whatever they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tequio.base.figures import queries
from tests.unit.base.figures.sets import BLUE, RED, ask, define, plug

KEYS = st.sampled_from([f"K{n}" for n in range(12)])
CLASSES = st.tuples(st.sampled_from([RED, BLUE, None]), st.sampled_from(["small", "large"]))
SETS = st.dictionaries(KEYS, CLASSES, max_size=12)


def rows_of(things):
    return [(key, key.lower(), "Neza", *classes) for key, classes in things.items()]


@given(one=SETS, other=SETS)
def test_a_difference_parts_the_union_and_says_only_what_the_other_lacks(one, other):
    with pytest.MonkeyPatch.context() as patch:
        plug(patch, define("one", rows_of(one)), define("other", rows_of(other)))
        told = queries.difference(ask("one"), ask("other"))
        back = queries.difference(ask("other"), ask("one"))
    only_one, only_other = (
        [each.row[0] for each in some] for some in (told.only_one, told.only_other)
    )
    assert only_one == [key for key in one if key not in other]
    assert only_other == [key for key in other if key not in one]
    assert len(only_one) + len(only_other) + told.both == len(one.keys() | other.keys())
    assert (back.only_one, back.only_other, back.both) == (
        told.only_other,
        told.only_one,
        told.both,
    )
    for each, theirs in (
        *((e, other) for e in told.only_one),
        *((e, one) for e in told.only_other),
    ):
        for at in each.because:
            assert each.row[at] not in {classes[at - 3] for classes in theirs.values()}
