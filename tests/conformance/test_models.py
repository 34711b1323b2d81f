"""Every field says who may see it; every constraint and guard stops raw SQL of the owner itself."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from tequio.base.jobs.models import Work
from tequio.intake.batches.services import load_files
from tequio.publish.bulletins.rules.corrections import promises
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.services import confirm_commitment, keep_bulletin
from tequio.site.launch.serving import SAMPLE
from tests.cast import make_ana, make_diana
from tests.conformance.tree import PACKAGE

OURS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("tequio.") and not model._meta.proxy
]
LEVELS = ("public", "internal", "personal")
PERSONAL = {"email", "name", "password"}  # of a person
PLACE = {"state": "33", "municipality": "33901", "code": "33901"}
# A row that each constraint must stop: an existing one with these facts changed.
WRONG = {
    "user_email": {"email": "Ana@Tequio.invalid"},
    "grant_scope": {"scope": "33"},
    "grant_role": {"role": "owner"},
    "grant_in_order": {"until": "2000-01-01T00:00:00Z"},
    "grant_once": {},
    "work_state": {"state": "lost"},
    "work_ended": {"state": "done", "ended_at": None},
    "document_hash": {"sha256": "x"},
    "document_once": {},
    "claim_kind": {"kind": "rumour"},
    "claim_area": {"area": "99x"},
    "snapshot_digest": {"digest": "x"},
    "snapshot_entry_area": {"area": "9"},
    "frozen_once": {},
    "batch_state": {"state": "lost", "cut_id": None, "accepted_at": None},
    "batch_accepted": {"accepted_at": None, "cut_id": None},
    "batch_adds_up": {"rows": 0, "good": 1, "cut_id": None},
    "waiting_row_once": {},
    "correction_once": {},
    "state_code": {"code": "33"},
    "state_dates_of_joined": {"code": "32", "joined": False, "joined_on": "2024-01-01"},
    "state_joined_source": {"joined_source": ""},
    "state_dates_source": {"published_on": "2024-01-01", "dates_source": ""},
    "state_priority_source": {"priority": True, "priority_source": ""},
    "locality_state": {"state": "33", "code": "339010001"},
    "unit_clues": {"clues": "NOT A KEY"},
    "key_names_one_unit": {},
    "bulletin_hash": {"sha256": "x"},
    "bulletin_of_state": {"state": "33", "sha256": "0" * 64},
    "header_reason": {"read_by_id": 1, "reason": ""},
    "header_inferred": {"is_inferred": True, "dated_on": None},
    "figure_span": {"start": 5, "end": 5},
    "figure_bound": {"bound": "lost"},
    "figure_kind": {"kind": "rumour"},
    "figure_area": {"area": "9"},
    "figure_reason": {"read_by_id": 1, "reason": ""},
    "decision_span": {"start": 5, "end": 5, "is_confirmed": False, "claim": ""},
    "decision_reason": {"reason": "", "start": 1, "end": 2},
    "decision_claim": {"claim": "", "start": 1, "end": 2},
    "confirmed_once": {},
}
OF_EVERY_KIND = {  # by the end of a constraint's name
    "_code": {"code": "x"},
    "_state": PLACE,
    "_part": {"psinder": 2, "pobtot": 1},
    "_point": {"lat": None, "lon": -99},
    "_place": {"municipality": "99999"},
    "_status": {"status": "lost"},
    "_level": {"level": "9"},
    "_stratum": {"stratum": "lost"},
    "_version": {},
    "_version_once": {},
}
# What each guard must stop. Those that only follow (the present, the keys) have tests of their own.
STOPPED = {
    "written_once": ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"],
    "never_deleted": ["DELETE FROM {table}"],
    "told_by_sightings": ["UPDATE {table} SET {column} = {column}"],
    "starts_unseen": [{"seen_on": "2026-01-01"}],
    "starts_unread": [{"number": "1/2026", "sha256": "0" * 64}],
    "told_by_readings": ["UPDATE {table} SET {column} = {column}"],
    "ends_once": ["UPDATE {table} SET role = 'audit'"],
    "closes_once": ["UPDATE {table} SET rows = rows + 1"],
}
LATER = ("sealed", "whole")  # they stop a later transaction: tested where two are made
FOLLOWS = ("present", "keys", "opens_now", *LATER)
BY_A_GUARD = {"P0001", "23000"}  # an exception that a trigger raised


class Silent:
    """A bar that draws nothing."""

    def step(self, label, done, total):
        pass


def keep_a_bulletin(actor):
    """Keep a text with one figure and one commitment, which is confirmed."""
    text = "Se rehabilitarán 34 hospitales antes de diciembre de 2026."
    given = {"actor": actor, "reason": "prueba"}
    number = keep_bulletin(content=text.encode(), name="b.txt", state="", **given)
    (promise,) = promises(read(text))
    span = {"start": promise.span.start, "end": promise.span.end}
    confirm_commitment(bulletin_id=number, **span, **given)


def wrong_row(name):
    """Return the changes that make a row wrong for a constraint, or None."""
    if name in WRONG:
        return WRONG[name]
    ends = [end for end in OF_EVERY_KIND if name.endswith(end)]
    return OF_EVERY_KIND[max(ends, key=len)] if ends else None


def columns_of(model):
    """Return the fields that are columns; a key of many columns is none itself."""
    composite = models.CompositePrimaryKey
    return [f for f in model._meta.concrete_fields if not isinstance(f, composite)]


def constraints():
    return [(model, each) for model in OURS for each in model._meta.constraints]


def triggers():
    return [(m, each) for m in apps.get_models() for each in getattr(m._meta, "triggers", [])]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_marked_once(model):
    marks = [name for level in LEVELS for name in model.privacy[level]]
    fields = {field.name for field in model._meta.concrete_fields} | {model._meta.pk.name}
    assert sorted(marks) == sorted(fields)


def test_what_tells_a_person_is_marked_personal_and_nothing_else_is():
    personal = {
        f"{model._meta.label}.{name}" for model in OURS for name in model.privacy["personal"]
    }
    assert personal == {f"accounts.User.{name}" for name in PERSONAL}


def test_whoever_points_at_a_person_does_not_do_so_in_public():
    person = apps.get_model("accounts", "User")
    public = [
        f"{model._meta.label}.{field.name}"
        for model in OURS
        for field in model._meta.concrete_fields
        if field.related_model is person and field.name in model.privacy["public"]
    ]
    assert public == []


def test_no_model_has_methods_that_act():
    acting = {"save", "delete", "clean", "full_clean"}
    found = [model._meta.label for model in OURS if acting & set(vars(model))]
    assert found == []


def test_no_row_goes_because_another_goes_but_with_its_own_batch():
    cascades = {
        f"{model._meta.label}.{field.name}"
        for model in OURS
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.on_delete is models.CASCADE
    }
    assert {name for name in cascades if not name.startswith("batches.")} == set()


@pytest.mark.django_db
def test_every_constraint_and_guard_is_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class")
        there = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')")
        guards = {name for (name,) in cursor.fetchall()}
    assert {each.name for _, each in constraints()} - there == set()
    assert {each.get_pgid(model) for model, each in triggers()} - guards == set()


@pytest.mark.django_db
def test_the_application_owns_no_table_and_may_not_empty_one():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = 'tequio_app'")
        if not cursor.fetchone():
            pytest.skip("a database of one's own, with roles of other names")
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace"
            " AND (pg_get_userbyid(relowner) = 'tequio_app'"
            " OR has_table_privilege('tequio_app', oid, 'TRUNCATE'))"
        )
        assert cursor.fetchall() == []


@pytest.fixture
def rows(db):
    """The sample with everything that may hang on it: a row in every table."""
    diana = make_diana()
    ana = make_ana()
    given = {"actor": diana, "reason": "prueba", "on": date(2026, 11, 25), "bar": Silent()}
    load_files([SAMPLE], **given, is_sample=True)
    Work.objects.create(kind="prueba", by=ana, states=["20"])
    batch = apps.get_model("batches", "Batch").objects.first()
    batch.waiting_rows.create(line=2, cells={})
    batch.corrections.create(line=2, position=1, value="otra", by=ana)
    snapshot = apps.get_model("figures", "Snapshot")
    frozen = snapshot.objects.create(taken_by=diana, as_of=given["on"], digest="0" * 64)
    asked = {"figure": "units.in_operation", "area": "15", "institution": "", "basis": ""}
    apps.get_model("figures", "SnapshotEntry").objects.create(snapshot=frozen, **asked)
    keep_a_bulletin(diana)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def copy(model, changes):
    """Return SQL that writes one more row like an existing one, with these facts changed."""
    fields = columns_of(model)
    columns = ", ".join(f'"{field.column}"' for field in fields if not field.generated)
    table, key = model._meta.db_table, model._meta.pk
    if key.get_internal_type() == "BigAutoField":
        changes = {key.column: 2**40, **changes}
    known = {field.column for field in fields}
    told = json.dumps({name: value for name, value in changes.items() if name in known})
    return (
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM (SELECT"
        f" (jsonb_populate_record(r, '{told}'::jsonb)).* FROM {table} r LIMIT 1) wrong"
    )


def statement(model, wrong):
    """Return the SQL of a wrong act: told as SQL, or as the changes of a copied row."""
    if isinstance(wrong, dict):
        return copy(model, wrong)
    return wrong.format(table=model._meta.db_table, column=f'"{columns_of(model)[0].column}"')


def stops(sql):
    """Return what the database says to a statement; None if it lets it pass."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            touched = cursor.rowcount
            transaction.set_rollback(True)
    except DatabaseError as refused:
        return refused.__cause__.diag
    assert touched, f"no row to try it on: {sql}"
    return None


@pytest.mark.parametrize("kind", [CheckConstraint, UniqueConstraint, models.BaseConstraint])
def test_every_constraint_stops_a_row_that_breaks_it(rows, kind):
    passed = {}
    for model, each in constraints():
        exactly = type(each) is kind or (
            kind is models.BaseConstraint and type(each) not in {CheckConstraint, UniqueConstraint}
        )
        if not exactly:
            continue
        changes = wrong_row(each.name)
        assert changes is not None, f"say in WRONG what {each.name} stops"
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
            said = stops(copy(model, changes))
            transaction.set_rollback(True)
        if said is None or said.constraint_name != each.name:
            passed[each.name] = said and (said.constraint_name or said.message_primary)
    assert passed == {}


def test_every_guard_stops_raw_sql(rows):
    passed = []
    for model, guard in triggers():
        if guard.name.startswith(FOLLOWS):
            continue
        for wrong in STOPPED[guard.name]:
            said = stops(statement(model, wrong))
            if said is None or said.sqlstate not in BY_A_GUARD:
                told = said and said.message_primary
                passed.append(f"{model._meta.label}.{guard.name}: {wrong}: {told}")
    assert passed == []


def test_no_table_is_left_without_a_migration():
    assert [m._meta.label for m in OURS if not (PACKAGE / _folder(m) / "migrations").exists()] == []


def _folder(model):
    return "/".join(model.__module__.split(".")[1:3])
