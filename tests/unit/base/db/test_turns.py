"""Who asks what was known just now waits for a load under way; every other reader goes on."""

from contextlib import closing
from datetime import date, timedelta
from io import BytesIO
from threading import Event, Thread

import psycopg
import pytest
from django.db import connection, transaction
from django.utils.timezone import now
from procrastinate.contrib.django.utils import connector_params

from tequio.base.db.errors import RegisterBusyError
from tequio.base.db.turns import take_turn
from tequio.base.files.queries import live_cuts
from tequio.base.files.services import open_cut, store
from tequio.base.files.types import Dated
from tests.cast import make_ana

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def open_june(actor):
    open_cut(
        document=store(BytesIO(b"x"), name="junio.csv", actor=actor), source="wells",
        on=date(2026, 6, 30), how_dated=Dated.BY_PERSON, rows=1, is_sample=False,
    )  # fmt: skip


def waiting():
    with closing(psycopg.connect(**connector_params("default"), autocommit=True)) as own:
        return own.execute(WAITING).fetchone()[0]


def in_the_background(act):
    def run():
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def test_an_instant_inside_a_load_is_answered_when_the_load_has_ended():
    ana, told, stamped, may_end = make_ana(), [], Event(), Event()

    def load():
        with transaction.atomic():
            take_turn()
            open_june(ana)
            stamped.set()
            may_end.wait(30)

    writer = in_the_background(load)
    assert stamped.wait(30)
    at = now()
    reader = in_the_background(lambda: told.append(live_cuts(known_at=at)))
    while reader.is_alive() and not waiting():
        pass
    assert told == []
    may_end.set()
    writer.join(30)
    reader.join(30)
    assert [cut.file for cut in told[0]] == ["junio.csv"]
    assert live_cuts(known_at=at) == told[0]


def test_the_present_and_a_past_day_wait_for_nobody():
    ana = make_ana()
    with transaction.atomic():
        take_turn()
        open_june(ana)
        told = []
        yesterday = now() - timedelta(days=1)
        reader = in_the_background(
            lambda: told.extend([live_cuts(), live_cuts(known_at=yesterday)])
        )
        reader.join(30)
        assert told == [[], []]


def test_a_day_to_come_waits_for_nobody_and_a_crowd_does_not_wait_with_the_first_two():
    ana, told = make_ana(), []
    with transaction.atomic():
        take_turn()
        open_june(ana)
        at = now()
        first = [in_the_background(lambda: told.append(live_cuts(known_at=at))) for _ in range(2)]
        while waiting() < 2 and any(reader.is_alive() for reader in first):
            pass
        crowd = []

        def third():
            crowd.append(live_cuts(known_at=at + timedelta(days=1)))
            with pytest.raises(RegisterBusyError):
                live_cuts(known_at=at)
            crowd.append("refused")

        in_the_background(third).join(30)
        assert crowd == [[], "refused"]
        assert told == []
    for reader in first:
        reader.join(30)
    assert [[cut.file for cut in each] for each in told] == [["junio.csv"], ["junio.csv"]]
