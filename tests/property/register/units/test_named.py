"""Names of units: what holds whatever the name and whatever the register."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tequio.register.units.rules import Listed, lexicon, meant
from tequio.register.units.types import NamedPlace, Status

KINDS = ["HOSPITAL GENERAL", "H.G.", "HC", "CENTRO DE SALUD", "C.S.", "CESSA", "UM 02", "R-01", ""]
WORDS = [
    "SAN", "STA.", "SANTA", "MARÍA", "PEDRO", "POCHUTLA", "JUCHITÁN", "NIÑEZ", "NIÑO", "LA", "DE",
    "MUJER", "ATENCO", "XADANI", "XALAPA", "JALAPA", "2", "02", "II", "DR.", "(OTRO)", "¿?", "Ñ",
]  # fmt: skip
PLACES = ["SAN PEDRO POCHUTLA", "JUCHITÁN DE ZARAGOZA", "ATENCO", "LA PAZ", None]
UNRELATED = ["ZZYZX", "QUAUHQUIAHUAC", "WWW", "KKKKK 77"]  # shares no word, sound or place


def names(kinds=KINDS, words=WORDS):
    own = st.lists(st.sampled_from(words), max_size=5)
    return st.builds(lambda kind, rest: " ".join([kind, *rest]), st.sampled_from(kinds), own)


@st.composite
def units(draw, number, name=None, place=None):
    state = draw(st.sampled_from(["15", "20"]))
    at = draw(st.integers(0, len(PLACES) - 1))
    return Listed(
        clues=f"OCIMB{number:06}",
        name=draw(names() if name is None else name),
        trade_name=draw(st.none() | names()) if name is None else None,
        state=state,
        municipality=f"{state}{at:03}" if place is None else f"{state}999",
        municipality_name=PLACES[at] if place is None else place,
        locality_name=draw(st.sampled_from(PLACES)) if place is None else place,
        status=draw(st.sampled_from(list(Status))),
        typology=draw(st.sampled_from(["M", "N", "A", "P", "CES", None, "?"])),
    )


@st.composite
def registers(draw):
    return [draw(units(number)) for number in range(draw(st.integers(0, 12)))]


named = st.builds(
    NamedPlace,
    names(),
    st.sampled_from([None, "", "15", "20", "99"]),
    st.sampled_from(["", "Pochutla", "en Juchitán", "la paz", "ATENCO 2"]),
)


@given(registers(), named)
def test_probabilities_are_shares_of_one_the_greatest_first_and_each_has_reasons(register, name):
    found = meant(name, lexicon(register)).candidates
    told = [each.probability for each in found]
    assert len(found) <= 5
    assert all(0 <= p <= 1 for p in told)
    assert sum(told) <= 1 + 1e-9
    assert told == sorted(told, reverse=True)
    assert all(each.reasons for each in found)
    assert {each.clues for each in found} <= {unit.clues for unit in register}


@given(registers(), named, st.integers(0, 10**6).flatmap(lambda n: st.just(n % 4)))
def test_accents_capitals_and_spacing_change_nothing(register, name, how):
    dressed = [
        str.lower,
        str.title,
        lambda text: "  " + text.replace(" ", " \t\u00a0 ") + "\n",
        lambda text: unicodedata.normalize("NFD", text),
    ][how]
    known = lexicon(register)
    other = NamedPlace(dressed(name.name), name.state, dressed(name.beside))
    assert meant(other, known).candidates == meant(name, known).candidates


@given(registers(), st.lists(named, max_size=4), st.randoms(use_true_random=False))
def test_neither_the_order_of_names_nor_of_units_matters(register, asked, chance):
    mixed = chance.sample(register, len(register))
    one, other = lexicon(register), lexicon(sorted(mixed, key=lambda unit: unit.clues))
    forth = [meant(each, one) for each in asked]
    back = [meant(each, other) for each in reversed(asked)]
    assert forth == back[::-1]


@given(registers(), named, st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=3), st.data())
def test_a_unit_that_shares_no_word_changes_no_probability(register, name, words, data):
    added = data.draw(units(900_000, st.just(" ".join(words)), "ZZYZX"))
    before = meant(name, lexicon(register)).candidates
    assert meant(name, lexicon([*register, added])).candidates == before


@given(registers(), named, st.data())
def test_a_second_unit_of_the_same_name_and_place_raises_no_probability(register, name, data):
    before = meant(name, lexicon(register)).candidates
    if not before:
        return
    first = next(unit for unit in register if unit.clues == before[0].clues)
    twin = Listed("ZZIMB999999", *(getattr(first, f) for f in Listed.__slots__[1:]))
    after = {
        each.clues: each.probability for each in meant(name, lexicon([*register, twin])).candidates
    }
    assert after.get(first.clues, 0.0) == pytest.approx(after.get(twin.clues, 0.0))
    assert after.get(first.clues, 0.0) <= 0.5
