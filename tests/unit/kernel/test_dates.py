"""Days and instants as files, people and questions write them."""

from datetime import UTC, date, datetime

import pytest

from tequio.kernel.dates import MEXICO, Moment, day_in_name, end_of_day, read_instant

NAMES = [
    ("imb_unidades_2026.parquet", date(2026, 6, 30)),
    ("CLUES_202604.xlsx", date(2026, 4, 30)),
    ("CLUES_202602.xlsx", date(2026, 2, 28)),
    ("ESTABLECIMIENTO_SALUD_202412.xlsx", date(2024, 12, 31)),
    ("censo2020_municipal.parquet", date(2020, 6, 30)),
    ("unidades_202613.xlsx", None),
    ("unidades.xlsx", None),
    ("oficio 120261.xlsx", None),
]


@pytest.mark.parametrize(("name", "day"), NAMES)
def test_a_name_suggests_the_last_day_of_its_month_or_the_middle_of_its_year(name, day):
    assert day_in_name(name) == day


def test_what_was_known_on_a_day_is_what_was_known_at_its_end_in_central_mexico():
    assert end_of_day(date(2026, 11, 24)).astimezone(UTC) == datetime(
        2026, 11, 25, 5, 59, 59, 999_999, tzinfo=UTC
    )
    assert (
        read_instant("2026-11-24") == read_instant("24/11/2026") == end_of_day(date(2026, 11, 24))
    )


def test_an_instant_that_names_no_zone_is_of_central_mexico():
    assert read_instant("2026-11-24T18:00") == datetime(2026, 11, 24, 18, tzinfo=MEXICO)
    assert read_instant("2026-11-25T00:00:00+00:00") == datetime(2026, 11, 25, tzinfo=UTC)
    assert read_instant("2026-11-24T18:00:00.000001") > read_instant("2026-11-24T18:00")


@pytest.mark.parametrize("text", ["ayer", "2026-02-30", "2026-11-24T25:00", ""])
def test_what_is_no_day_and_no_instant_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_instant(text)


def test_the_present_is_today_or_later_with_all_that_is_known_now():
    today = date(2026, 11, 24)
    assert Moment(today).is_present(today)
    assert Moment(date(2030, 1, 1)).is_present(today)
    assert not Moment(date(2026, 11, 23)).is_present(today)
    assert not Moment(today, known_at=datetime(2026, 11, 24, tzinfo=UTC)).is_present(today)
    assert not Moment(today, cuts=()).is_present(today)
