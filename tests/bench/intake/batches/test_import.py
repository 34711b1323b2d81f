"""The national list of units, from a workbook to the table: ours, with all that ours does, first.

Ours checks every cell and every point against the outline of its municipality, compares with what
is known, keeps the file, writes versions, sightings, keys and a log entry. The peers fill a table.
"""

import pytest
from django.db import connection

from tests.bench.conftest import load
from tests.bench.intake.batches import peers
from tests.bench.racing import settle, undone

pytestmark = [pytest.mark.django_db, pytest.mark.data, pytest.mark.usefixtures("territory")]
UNITS = 10_573
SHOWN = r"""
    SELECT count(*), md5(string_agg(concat_ws('|', clues, municipality, name,
        CASE level WHEN 'first' THEN 'PRIMER NIVEL' WHEN 'second' THEN 'SEGUNDO NIVEL'
                   WHEN 'third' THEN 'TERCER NIVEL' WHEN 'none' THEN 'NO APLICA' END,
        typology, round(lat::numeric, 7), round(lon::numeric, 7), started_on),
        E'\n' ORDER BY clues))
    FROM units_healthunit WHERE seen_on IS NOT NULL
"""


def ours(path):
    (batch,) = load([path]).batches
    settle()
    with connection.cursor() as cursor:
        cursor.execute(SHOWN)
        return cursor.fetchone(), batch


def ours_unchanged(path):
    return ours(path)


@pytest.fixture
def plain_table(db):
    peers.make_table()


def test_a_new_list_goes_in_ten_times_as_fast_as_by_import_export(race, units_xlsx, plain_table):
    contest = race.over(rounds=5, rows=UNITS, around=undone)
    by_us, validated, best, plain = contest(
        ours,
        peers.import_export_with_validation,
        peers.import_export_at_its_best,
        peers.plain_validated_bulk_insert,
        units_xlsx,
    )
    shown, batch = by_us.answer
    assert shown[0] == UNITS
    assert shown == validated.answer == best.answer == plain.answer
    assert (batch.rows, batch.created, batch.rejected) == (UNITS, UNITS, 0)
    assert by_us.pace >= 10 * validated.pace
    assert by_us.pace >= 2.5 * best.pace  # the same validation, all that it offers for speed


def test_an_unchanged_list_is_known_again_sooner_than_a_plain_insert(race, units_xlsx, plain_table):
    first, _ = ours(units_xlsx)
    again, plain = race.over(rows=UNITS, around=undone)(
        ours_unchanged, peers.plain_validated_bulk_insert, units_xlsx
    )
    shown, batch = again.answer
    assert shown == first == plain.answer
    assert (batch.created, batch.changed, batch.unchanged) == (0, 0, UNITS)
    assert again.seconds < plain.seconds
    assert again.pace >= 8_000
