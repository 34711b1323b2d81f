import os
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from tequio.base.accounts.models import User
from tequio.base.accounts.services import invite_user, operator
from tequio.base.accounts.types import Role
from tequio.base.audit import queries
from tequio.base.audit.models import Entry
from tequio.base.audit.services import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(ana, carla, diana):
    """One change of Oaxaca, one of Chiapas, one of both, one of the nation."""
    for actor, name, states in (
        (ana, "oaxaca", ["20"]),
        (carla, "chiapas", ["07"]),
        (diana, "both", ["20", "07", "20"]),
        (diana, "nation", []),
    ):
        record(actor, "batches.accepted", "batches.batch:1", reason=name, states=states)


def seen_by(viewer):
    rows = queries.entries_of("batches.batch", 1, viewer=viewer).rows
    return [row.reason for row in rows]


def test_one_change_is_one_statement(ana, django_assert_num_queries):
    with django_assert_num_queries(1):
        record(ana, "batches.accepted", "batches.batch:1", reason="corte de junio")


def test_an_entry_keeps_days_and_decimals_as_they_are_written(ana):
    details = {"on": date(2026, 6, 30), "share": Decimal("0.10"), "codes": {"b", "a"}, "none": None}
    record(ana, "batches.accepted", ana, reason="", **details)
    entry = Entry.objects.get(verb="batches.accepted")
    assert entry.subject == f"accounts.user:{ana.pk}"
    assert entry.details == {
        "on": "2026-06-30", "share": "0.10", "codes": ["a", "b"], "none": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET reason = 'otra cosa'",
        "UPDATE audit_entry SET at = at",
        "DELETE FROM audit_entry",
    ],
)
def test_not_even_raw_sql_of_the_tables_owner_changes_the_log(ana, sql):
    record(ana, "batches.accepted", "batches.batch:1", reason="corte de junio")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Entry.objects.get(verb="batches.accepted").reason == "corte de junio"


@pytest.fixture
def application():
    """A transaction of the application's own role, which wrote an entry and ends in nothing."""
    name = connection.settings_dict["NAME"]
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    with psycopg.connect(url) as own:
        own.execute(
            "WITH someone AS (INSERT INTO accounts_user (email, name, is_active, password)"
            " VALUES ('nobody@tequio.invalid', '', true, '!') RETURNING id)"
            " INSERT INTO audit_entry (actor_id, verb, subject, states, reason, details)"
            " SELECT id, 'batches.accepted', 'batches.batch:1', '{}', 'corte', '{}' FROM someone"
        )
        yield own
        own.rollback()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET reason = 'otra cosa'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "ALTER TABLE audit_entry RENAME TO another",
        "SET session_replication_role = replica",
        "CREATE ROLE someone_of_tests SUPERUSER",
        "SET ROLE tequio_owner",
    ],
)
def test_the_applications_role_can_neither_change_the_log_nor_take_its_guard_away(application, sql):
    refused = (psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)
    with pytest.raises(refused):
        application.execute(sql)


def test_the_history_of_a_thing_is_seen_as_far_as_ones_scope(ana, beto, carla, diana, told):
    assert seen_by(ana) == seen_by(beto) == ["oaxaca"]
    assert seen_by(carla) == ["chiapas"]
    assert seen_by(diana) == ["nation", "both", "chiapas", "oaxaca"]


def test_whoever_reads_the_nation_sees_the_history_of_a_thing_also_without_auditing(told):
    invite_user(
        email="elena@tequio.invalid", name="Elena", role=Role.READ, scope="*", actor=operator(),
        reason="cast",
    )  # fmt: skip
    assert seen_by(User.objects.get(name="Elena")) == ["nation", "both", "chiapas", "oaxaca"]


def test_only_auditors_read_the_whole_log_of_their_scope(ana, beto, diana, told):
    assert queries.entries(viewer=diana).total == Entry.objects.count()
    assert {row.actor for row in queries.entries(viewer=ana).rows} == {"Ana"}
    assert queries.entries(viewer=beto).total == 0


def test_a_page_of_the_log_costs_the_same_however_long_it_is(
    diana, told, django_assert_num_queries
):
    with django_assert_num_queries(3):
        page = queries.entries(viewer=diana)
    assert len(page.rows) == page.total
    assert queries.entries(viewer=diana, page=2).rows == ()
