"""A family is the same in whatever order its numbers come."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.rules.families import Said, Source, family, merged
from tequio.publish.bulletins.types import Bound

SAID = st.builds(
    Said,
    quantity=st.sampled_from(["units", "health_centres"]),
    value=st.sampled_from([10.0, 21.0, 85_000.0]),
    bound=st.sampled_from(Bound),
    unit=st.sampled_from(["camas", "unidades médicas", "porcentaje", ""]),
    definition=st.sampled_from(["", "Camas de los hospitales", "Unidades del convenio"]),
    area=st.sampled_from(["00", "15", "20", "20067"]),
    said_on=st.none() | st.dates(date(2023, 1, 1), date(2023, 1, 4)),
    is_inferred=st.booleans(),
    when=st.sampled_from(["", "en 2024"]),
    said_by=st.sampled_from(["IMSS", "OPD"]),
    kind=st.sampled_from(ClaimKind),
    quote=st.sampled_from(["", "80 por ciento de la población"]),
    sources=st.sampled_from([(Source("a"),), (Source("b", "/b/"),)]),
    origins=st.sets(st.sampled_from("abcd"), min_size=1, max_size=2).map(frozenset),
    is_typed=st.booleans(),
    is_corrected=st.booleans(),
)
MANY = st.lists(SAID, max_size=9)


@given(MANY, st.randoms())
def test_the_order_in_which_numbers_come_changes_nothing(said, random):
    shuffled = random.sample(said, len(said))
    assert family(shuffled) == family(said)


@given(MANY)
def test_every_number_of_every_text_is_in_one_entry_and_nothing_is_made_up(said):
    entries = merged(said)
    told = {
        (each.quantity, each.value, each.area, origin) for each in said for origin in each.origins
    }
    kept = [
        (each.quantity, each.value, each.area, origin)
        for each in entries
        for origin in each.origins
    ]
    assert len(kept) == len(set(kept))
    assert set(kept) == told
    assert {source for each in entries for source in each.sources} == {
        source for each in said for source in each.sources
    }


@given(MANY)
def test_what_is_merged_once_is_not_merged_again(said):
    assert set(merged(merged(said))) == set(merged(said))


@given(MANY)
def test_a_difference_is_told_only_between_things_of_one_place(said):
    for step in family(said):
        if step.drift and step.drift.is_growth:
            assert step.drift.since.area == step.said.area
            assert step.drift.difference == step.said.value - step.drift.since.value
