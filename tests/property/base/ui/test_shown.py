import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from tequio.base import shown
from tequio.base.ui.templatetags import shown as tags

MONTHS = {name[:3]: at for at, name in enumerate(shown.MONTHS, start=1)}
FINITE = st.floats(allow_nan=False, allow_infinity=False)
EXACT = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-(10**18), max_value=10**18
)


def read(written):
    return Decimal(written.replace("\u2212", "-").replace(",", "").replace("+", ""))


@given(st.integers(), st.just(0))
def test_a_whole_number_is_read_back_as_it_was(value, decimals):
    assert read(shown.number(value, decimals)) == value


@given(EXACT, st.integers(0, 5))
def test_a_written_number_is_the_nearest_and_halves_go_away_from_zero(value, decimals):
    step = Decimal(1).scaleb(-decimals)
    back = read(shown.number(value, decimals))
    assert abs(back - value) <= step / 2
    assert abs(back) == abs(value).quantize(step, ROUND_HALF_UP)


@given(FINITE, st.integers(0, 4))
def test_any_float_is_written_in_groups_of_three_and_never_as_minus_zero(value, decimals):
    written = shown.number(value, decimals)
    whole = r"\u2212?\d{1,3}(,\d{3})*"
    assert re.fullmatch(whole + (rf"\.\d{{{decimals}}}" if decimals else ""), written)
    assert not re.fullmatch(r"\u2212[0,.]+", written)


@given(EXACT)
def test_a_value_and_its_opposite_differ_in_their_sign_alone(value):
    assert shown.number(-value, 3).lstrip("\u2212") == shown.number(value, 3).lstrip("\u2212")
    assert shown.signed(value, 3).lstrip("+\u2212") == shown.number(value, 3).lstrip("\u2212")


@given(st.dates())
def test_a_day_is_read_back_as_it_was(value):
    day, month, year = shown.day(value).split("\u00a0")
    assert date(int(year), MONTHS[month], int(day)) == value


@given(st.text())
def test_a_raw_cell_keeps_every_visible_character_in_order(raw):
    drawn = [piece.text for piece in tags.pieces(raw) if not piece.name]
    hidden = sum(bool(piece.name) for piece in tags.pieces(raw))
    assert len("".join(drawn)) + hidden == len(raw)
    rest = iter(raw)
    assert all(letter in rest for letter in "".join(drawn))


@given(st.text(alphabet="0123456789abcdef"), st.integers(0, 20))
def test_a_grouped_hash_begins_as_the_hash(digest, groups):
    begins = shown.grouped(digest, groups).replace(" ", "").rstrip("…")
    assert digest.startswith(begins)


@given(st.one_of(st.none(), st.floats()))
def test_a_bar_lies_in_its_box(share):
    assert 0 <= float(tags.width(share)) <= 100
