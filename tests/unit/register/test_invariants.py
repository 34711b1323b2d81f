"""What the register's tables refuse to everyone: their owner, and the application's own role."""

import os
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tequio.register.units.models import UNITS

REFUSED = (
    psycopg.errors.RaiseException,
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.IntegrityError,
)
KINDS = {
    "geography_municipality": "20001",
    "geography_locality": "200010001",
    "geography_boundary": "20001",
    "geography_censuscount": "20001",
    "units_healthunit": "OCIMB000012",
}
FACTS = {
    "geography_municipality": {"state": "20", "name": "Abejones"},
    "geography_locality": {"state": "20", "municipality": "20001"},
    "geography_boundary": {"state": "20", "shape": b"\x01"},
    "geography_censuscount": {"state": "20", "name": "Abejones", "pobtot": 9, "psinder": 4},
    "units_healthunit": {
        "state": "20",
        "municipality": "20001",
        "institution": "IMB",
        "name": "Abejones",
        "status": "operating",
        "former_clues": "OCSSA000015",
    },
}
PARTS = {
    kind: (f"{kind.removesuffix('healthunit')}unit" if "unit" in kind else kind) for kind in KINDS
}
SETTINGS = "SET pgtrigger.ignore = '{{{triggers}}}'"


def connected(variable):
    name = connection.settings_dict["NAME"]
    return psycopg.connect(urlsplit(os.environ[variable])._replace(path=f"/{name}").geturl())


@pytest.fixture(params=["application", "owner"])
def writer(request, db):
    """A transaction of each role, in which one cut-off shows one subject of each kind."""
    with connected("DATABASE_URL" if request.param == "application" else "TEQUIO_OWNER_URL") as own:
        seed(own)
        yield own
        own.rollback()


def seed(own):
    own.execute(
        "WITH someone AS (INSERT INTO accounts_user (email, name, is_active, password)"
        " VALUES ('nobody@tequio.invalid', '', true, '!') RETURNING id)"
        " INSERT INTO files_document (sha256, name, size, kept_by_id)"
        " SELECT repeat('0', 64), 'corte.csv', 1, id FROM someone"
    )
    cut = open_cut(own)
    for kind, key in KINDS.items():
        see(own, kind, key, cut)


def open_cut(own, on="2026-06-30"):
    ((cut,),) = own.execute(
        "INSERT INTO files_cut (document_id, source, observed_on, how_dated, rows, is_sample,"
        " known_during) SELECT max(id), 'list', %s, 'person', 1, false, 'empty' FROM files_document"
        " RETURNING id",
        [on],
    ).fetchall()
    return cut


def insert(own, table, values):
    query = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join(sql.Placeholder() * len(values)),
    )
    return own.execute(query, list(values.values()))


def see(own, kind, key, cut):
    """Write by hand what `sight` writes."""
    named = "clues" if kind == "units_healthunit" else "code"
    facts = FACTS[kind]
    insert(own, kind, {named: key} | facts)
    ((subject,),) = own.execute(f"SELECT max(id) FROM {kind}").fetchall()
    insert(own, f"{PARTS[kind]}version", {"subject_id": subject, "digest": "0" * 32} | facts)
    own.execute(
        f"INSERT INTO {PARTS[kind]}sighting (cut_id, subject_id, version_id, line)"
        f" SELECT %s, %s, max(id), 2 FROM {PARTS[kind]}version",
        [cut, subject],
    )


def refuses(own, statement, params=None):
    with pytest.raises(REFUSED), own.transaction():
        own.execute(statement, params)


def test_the_present_and_the_keys_follow_whoever_writes_a_sighting(writer):
    for kind in KINDS:
        ((seen_on,),) = writer.execute(f"SELECT seen_on FROM {kind}").fetchall()
        assert seen_on.isoformat() == "2026-06-30"
    keys = writer.execute("SELECT clues, upper(true_during)::text FROM units_unitkey ORDER BY 1")
    assert keys.fetchall() == [("OCIMB000012", None), ("OCSSA000015", "2026-06-30")]


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_writes_the_present(writer, kind):
    refuses(writer, f"UPDATE {kind} SET seen_on = '2020-01-01'")
    refuses(writer, f"UPDATE {kind} SET state = state")
    refuses(writer, f"DELETE FROM {kind}")
    named = "clues" if kind == "units_healthunit" else "code"
    other = KINDS[kind][:-1] + "5"
    with pytest.raises(REFUSED), writer.transaction():
        insert(writer, kind, {named: other, "seen_on": "2026-06-30"} | FACTS[kind])


@pytest.mark.parametrize("part", PARTS.values())
def test_versions_and_sightings_are_written_once(writer, part):
    refuses(writer, f"UPDATE {part}version SET state = '20'")
    refuses(writer, f"DELETE FROM {part}version")
    refuses(writer, f"UPDATE {part}sighting SET line = 3")
    refuses(writer, f"DELETE FROM {part}sighting")


@pytest.mark.parametrize("kind", KINDS)
def test_a_subject_is_only_seen_with_a_version_of_its_own(writer, kind):
    part, cut = PARTS[kind], open_cut(writer)
    named = "clues" if kind == "units_healthunit" else "code"
    insert(writer, kind, {named: KINDS[kind][:-1] + "5"} | FACTS[kind])
    refuses(
        writer,
        f"INSERT INTO {part}sighting (cut_id, subject_id, version_id, line)"
        f" SELECT %s, (SELECT max(id) FROM {kind}), max(id), 3 FROM {part}version",
        [cut],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_withdrawn_cut_off_is_told_nothing_more(writer, kind):
    part, cut = PARTS[kind], open_cut(writer)
    writer.execute("UPDATE files_cut SET known_during = known_during WHERE id = %s", [cut])
    refuses(
        writer,
        f"INSERT INTO {part}sighting (cut_id, subject_id, version_id, line)"
        f" SELECT %s, subject_id, id, 3 FROM {part}version",
        [cut],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_table_made_for_a_moment_stands_in_for_ours(writer, kind):
    part, cut = PARTS[kind], open_cut(writer)
    writer.execute("UPDATE files_cut SET known_during = known_during WHERE id = %s", [cut])
    writer.execute(
        "CREATE TEMP TABLE files_cut AS SELECT id, observed_on,"
        " tstzrange(now() + interval '1 hour', NULL) AS known_during FROM files_cut"
    )
    refuses(
        writer,
        f"INSERT INTO {part}sighting (cut_id, subject_id, version_id, line)"
        f" SELECT %s, subject_id, id, 3 FROM {part}version",
        [cut],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_off_is_told_whole_in_the_transaction_that_opens_it(transactional_db, kind):
    with connected("DATABASE_URL") as own:
        seed(own)
        cut = open_cut(own)
        own.commit()
        refuses(
            own,
            f"INSERT INTO {PARTS[kind]}sighting (cut_id, subject_id, version_id, line)"
            f" SELECT %s, subject_id, id, 3 FROM {PARTS[kind]}version",
            [cut],
        )


def test_a_cut_off_can_only_be_withdrawn_and_only_once(writer):
    refuses(writer, "UPDATE files_cut SET observed_on = '2020-01-01'")
    refuses(writer, "DELETE FROM files_cut")
    writer.execute("UPDATE files_cut SET known_during = 'empty'")
    assert writer.execute("SELECT count(*) FROM units_healthunit WHERE seen_on IS NULL").fetchall()
    refuses(writer, "UPDATE files_cut SET known_during = tstzrange(lower(known_during), NULL)")


def test_keys_are_told_by_sightings_alone(writer):
    refuses(writer, "UPDATE units_unitkey SET clues = 'OCSSA000020'")
    refuses(writer, "DELETE FROM units_unitkey")
    refuses(
        writer,
        "INSERT INTO units_unitkey (unit_id, clues, issuer, true_during, known_during)"
        " SELECT unit_id, 'OCSSA000020', 'SSA', true_during, known_during FROM units_unitkey",
    )


def test_no_setting_switches_a_guard_off(writer):
    names = "SELECT string_agg(tgname, ',') FROM pg_trigger WHERE tgname LIKE 'pgtrigger%'"
    ((triggers,),) = writer.execute(names).fetchall()
    writer.execute(SETTINGS.format(triggers=triggers))
    refuses(writer, "UPDATE units_healthunit SET status = 'closed'")
    refuses(writer, "DELETE FROM units_unitsighting")
    refuses(writer, "UPDATE files_cut SET observed_on = '2020-01-01'")


def test_two_units_never_have_one_key_at_a_time(db):
    """Not even by a trigger that erred: the exclusion holds below all of them."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE units_unitkey DISABLE TRIGGER USER")
        own = cursor.connection
        seed(own)
        insert(own, "units_healthunit", {"clues": "OCIMB000024"} | FACTS["units_healthunit"])
        with pytest.raises(psycopg.errors.ExclusionViolation):
            own.execute(
                "INSERT INTO units_unitkey (unit_id, clues, issuer, true_during, known_during)"
                " SELECT (SELECT max(id) FROM units_healthunit), clues, issuer, true_during,"
                " known_during FROM units_unitkey"
            )


WRONG = [
    ("units_healthunit", {"clues": "OCIMB00001"}),
    ("units_healthunit", {"clues": "ocimb000024"}),
    ("units_healthunit", {"state": "33"}),
    ("units_healthunit", {"municipality": "07001"}),
    ("units_healthunit", {"status": "abierta"}),
    ("units_healthunit", {"level": "cuarto"}),
    ("units_healthunit", {"stratum": "costa"}),
    ("units_healthunit", {"lat": 17.0}),
    ("units_healthunit", {"lon": -96.0}),
    ("units_healthunit", {"lat": 117.0, "lon": -96.0}),
    ("units_healthunit", {"beds": -1}),
    ("geography_municipality", {"code": "07002"}),
    ("geography_municipality", {"code": "2000"}),
    ("geography_municipality", {"state": "00", "code": "00001"}),
    ("geography_municipality", {"population": -1}),
    ("geography_locality", {"code": "070010002"}),
    ("geography_locality", {"code": "20001"}),
    ("geography_locality", {"lat": 17.0}),
    ("geography_boundary", {"code": "200"}),
    ("geography_boundary", {"code": "07002"}),
    ("geography_censuscount", {"code": "07002"}),
    ("geography_censuscount", {"psinder": 10}),
    ("geography_state", {"code": "33"}),
    ("geography_state", {"joined_source": ""}),
    ("geography_state", {"joined": False, "joined_on": "2023-08-11"}),
    ("geography_state", {"published_on": "2023-12-04"}),
    ("geography_state", {"priority": True}),
]
SECOND = {
    "units_healthunit": {"clues": "OCIMB000024"},
    "geography_locality": {"code": "200010002"},
    "geography_state": {
        "code": "31",
        "name": "Yucatán",
        "short_name": "Yuc.",
        "clues_prefix": "ZZ",
        "joined": True,
        "joined_source": "prueba",
        "dates_source": "",
        "priority": False,
        "priority_source": "",
    },
}


@pytest.mark.parametrize(("table", "wrong"), WRONG)
def test_a_wrong_fact_is_refused_by_its_table(writer, table, wrong):
    right = FACTS.get(table, {}) | SECOND.get(table, {"code": "20002"})
    if table == "geography_state":
        writer.execute("DELETE FROM geography_state WHERE code = '31'")
    with writer.transaction(force_rollback=True):
        insert(writer, table, right)
    with pytest.raises(psycopg.errors.IntegrityError), writer.transaction():
        insert(writer, table, right | wrong)


def test_every_version_is_checked_as_its_subject_is():
    """The facts of a version become the present: what a subject refuses, its versions refuse."""
    checks = {c.name for c in UNITS.version._meta.constraints}
    for constraint in UNITS.subject._meta.constraints:
        assert (
            constraint.name == "unit_clues"
            or constraint.name.replace("unit_", "unit_version_") in checks
        )
