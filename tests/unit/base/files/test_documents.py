"""Documents kept under their hash, and cut-offs that are written once and withdrawn once."""

from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction

from tequio.base.files.models import Cut, Document
from tequio.base.files.queries import cut_rows, live_cuts
from tequio.base.files.services import open_cut, path_of, store, withdraw_cut
from tequio.base.files.types import Dated

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 30)


def keep(actor, content=b"CLUES,NOMBRE\n", name="corte.csv"):
    return store(BytesIO(content), name=name, actor=actor)


def cut_of(actor, *, on=JUNE, source="wells", is_sample=False, content=b"x"):
    return open_cut(
        document=keep(actor, content), source=source, on=on, how_dated=Dated.BY_PERSON, rows=3,
        is_sample=is_sample,
    )  # fmt: skip


def the_clock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def test_a_file_is_kept_whole_under_its_hash(ana):
    content = b"\x00\xff" * 3_000_000  # several reads long
    document = keep(ana, content)
    assert document.sha256 == sha256(content).hexdigest()
    assert document.size == len(content)
    assert path_of(document.sha256).read_bytes() == content


def test_the_same_file_is_kept_once_however_often_it_comes(ana, beto):
    first, again = keep(ana), keep(beto)
    assert (first.pk, again.kept_by) == (again.pk, ana)
    renamed = keep(ana, name="otro nombre.csv")
    assert (renamed.pk != first.pk, renamed.sha256) == (True, first.sha256)
    assert Document.objects.filter(sha256=first.sha256).count() == 2


def test_nothing_half_written_is_left_beside_the_files(ana, settings):
    keep(ana)
    kept = [path for path in settings.FILES.rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [sha256(b"CLUES,NOMBRE\n").hexdigest()]


def test_a_cut_is_known_from_its_acceptance_until_its_withdrawal(ana):
    before = the_clock()
    cut = cut_of(ana)
    between = the_clock()
    withdraw_cut(cut_id=cut.pk)
    after = the_clock()
    known = [[c.number for c in live_cuts("wells", known_at=at)] for at in (before, between, after)]
    assert known == [[], [cut.pk], []]
    assert live_cuts("wells") == []
    (row,) = cut_rows([cut.pk])
    assert before <= row.known_since <= between <= row.known_until <= after


def test_cuts_come_with_the_oldest_day_first(ana):
    days = [date(2026, 6, 30), date(2016, 11, 25), date(2020, 3, 15)]
    for number, on in enumerate(days):
        cut_of(ana, on=on, content=bytes([number]))
    assert [cut.observed_on for cut in live_cuts("wells")] == sorted(days)
    assert live_cuts("ponds") == []


def test_a_cut_is_withdrawn_only_once(ana):
    cut = cut_of(ana)
    withdraw_cut(cut_id=cut.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        withdraw_cut(cut_id=cut.pk)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE files_cut SET observed_on = '2020-01-01'",
        "UPDATE files_cut SET rows = rows + 1",
        "UPDATE files_cut SET is_sample = NOT is_sample",
        "DELETE FROM files_cut",
        "UPDATE files_document SET name = 'otro'",
        "DELETE FROM files_document",
    ],
)
def test_not_even_raw_sql_changes_a_document_or_what_it_showed(ana, sql):
    cut = cut_of(ana)
    told = cut_rows([cut.pk])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert cut_rows([cut.pk]) == told


def test_raw_sql_cannot_say_that_a_cut_was_known_earlier(ana):
    cut = cut_of(ana)
    since = cut_rows([cut.pk])[0].known_since
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO files_cut (document_id, source, observed_on, how_dated, known_during,"
            " rows, is_sample) SELECT document_id, source, observed_on, how_dated,"
            " tstzrange('2001-01-01', NULL), rows, is_sample FROM files_cut WHERE id = %s",
            [cut.pk],
        )
    forged = Cut.objects.exclude(pk=cut.pk).filter(source="wells").get()
    assert forged.known_during.lower >= since


def test_whether_anything_known_is_made_up_follows_what_is_known(ana):
    assert live_cuts() == []
    cut = cut_of(ana, is_sample=True)
    assert [each.is_sample for each in live_cuts()] == [True]
    withdraw_cut(cut_id=cut.pk)
    assert live_cuts() == []
