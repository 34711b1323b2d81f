from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context

from tequio.base import shown
from tequio.base.ui.templatetags import shown as tags
from tequio.base.ui.types import Frame, Shape

JOINED, MINUS = "\u00a0", "\u2212"
NAN, INFINITY = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (9_187_942, 0, "9,187,942"),
        (0, 0, "0"),
        (-34, 0, f"{MINUS}34"),
        (4.2, 2, "4.20"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, f"{MINUS}3"),
        (Decimal("2.65"), 1, "2.7"),
        (1.005, 2, "1.01"),
        (-0.0, 0, "0"),
        (-0.4, 0, "0"),
        (1e30, 0, "1" + ",000" * 10),
    ],
)
def test_a_number_is_written_as_mexico_writes_it(value, decimals, written):
    assert shown.number(value, decimals) == written


@pytest.mark.parametrize("value", [None, NAN, INFINITY, -INFINITY, Decimal("NaN")])
def test_what_is_not_known_is_never_a_number(value):
    for write in (shown.number, shown.decimal, shown.percent, shown.signed, shown.signed_percent):
        assert write(value) == "se ignora"


def test_a_share_is_written_as_a_percentage():
    assert shown.percent(0.782) == f"78.2{JOINED}%"
    assert shown.percent(Decimal("0.0005"), 1) == f"0.1{JOINED}%"
    assert shown.percent(1, 0) == f"100{JOINED}%"


def test_a_difference_has_its_sign_and_zero_has_none():
    assert shown.signed(26_200) == "+26,200"
    assert shown.signed(-34) == f"{MINUS}34"
    assert shown.signed(0) == "0"
    assert shown.signed(0.04, 1) == "0.0"
    assert shown.signed_percent(-0.027) == f"{MINUS}2.7{JOINED}%"


def test_days_and_instants_are_written_in_spanish():
    assert shown.day(date(2026, 6, 30)) == f"30{JOINED}jun{JOINED}2026"
    assert shown.long_day(date(2026, 9, 1)) == "1 de septiembre de 2026"
    assert shown.day(None) == shown.long_day(None) == shown.instant(None) == "se ignora"


def test_an_instant_is_told_on_the_clock_of_central_mexico():
    midnight = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
    assert shown.instant(midnight) == f"23{JOINED}nov{JOINED}2026, 21:30"


def test_a_distance_in_days_says_how_many():
    assert shown.ago_days(893) == f"a{JOINED}893{JOINED}días"
    assert shown.ago_days(-1) == f"a{JOINED}1{JOINED}día"
    assert shown.ago_days(1204) == f"a{JOINED}1,204{JOINED}días"
    assert (shown.ago_days(0), shown.ago_days(None)) == ("", "se ignora")


def test_a_point_is_written_latitude_first():
    assert shown.coordinates(16.912372, -96.722317) == f"16.912372, {MINUS}96.722317"
    assert shown.coordinates(None, -96.7) == "se ignora"


def test_a_number_keeps_every_digit_that_it_has():
    assert [shown.every_digit(each) for each in (1204, -99.22)] == ["1,204", "\N{MINUS SIGN}99.22"]


def test_a_hash_is_written_in_groups_of_four():
    assert shown.grouped("5ae1c0de5ae1") == "5ae1 c0de 5ae1"
    assert shown.grouped("5ae1c0de5ae1", 2) == "5ae1 c0de …"


def test_what_the_eye_misses_in_a_cell_is_drawn_and_named():
    seen = tags.pieces("SAN JUAN\u00a0MIXTEPEC  ")
    assert "".join(piece.text for piece in seen) == "SAN JUAN⍽MIXTEPEC··"
    names = [piece.name for piece in seen if piece.name]
    assert names == ["espacio que no se separa", "espacio", "espacio"]


def test_a_bar_never_leaves_its_box():
    assert [tags.width(share) for share in (None, -1, 0.4, 7, NAN)] == [
        *("0.0", "0.0", "40.0", "100.0", "0.0"),
    ]


def test_a_list_is_written_as_prose():
    assert shown.joined([]) == ""
    assert shown.joined(["a"]) == "a"
    assert shown.joined(["a", "b", "c"]) == "a, b y c"


def test_words_that_say_no_exact_day_stay():
    assert tags.when("mar 2025") == "mar 2025"
    assert tags.when(date(2025, 3, 2)) == f"2{JOINED}mar{JOINED}2025"


def test_a_mark_is_hidden_from_who_hears_the_word_beside_it():
    drawn = tags.symbol(Shape.BLOCK)
    assert 'aria-hidden="true"' in drawn
    assert "symbols.svg#g-block" in drawn
    assert "is-block" in drawn


def test_receipts_are_numbered_once_each_in_the_order_of_the_page():
    frame = Frame(locate=lambda href: f"https://tequio.example{href}")
    context = Context({"frame": frame})
    marks = [tags.receipt_mark(context, href, "cifra") for href in ("/a/", "/b/", "/a/")]
    assert ['data-r="1"' in marks[0], 'data-r="2"' in marks[1], 'data-r="1"' in marks[2]] == [
        True
    ] * 3
    assert [link.href for link in frame.annex] == [
        "https://tequio.example/a/",
        "https://tequio.example/b/",
    ]


def test_a_receipt_without_an_address_has_no_mark():
    assert tags.receipt_mark(Context({}), "", "cifra") == ""


def test_what_a_receipt_is_of_cannot_break_out_of_its_label():
    mark = tags.receipt_mark(Context({}), '/a/?x="><b>', '"><script>')
    assert "<script>" not in mark
    assert "<b>" not in mark
