import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from tequio.site.launch import children, spare
from tequio.site.launch.chromium import find_chromium, install_chromium
from tequio.site.launch.database import require_version
from tequio.site.launch.home import secret_key
from tequio.site.launch.host import is_running
from tequio.site.launch.serving import held_port, up
from tequio.site.launch.terminal import LaunchError, undisturbed
from tests.unit.site.processes import ends

CHILD = "from tequio.site.launch.child import tether; import time; tether(); time.sleep(60)"
PARENT = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {CHILD!r}], stdin=subprocess.PIPE)
print(child.pid, flush=True)
sys.stdin.read()
"""

SPEAK = f"""
import argparse, sys
sys.path[:0] = {sys.path!r}
from tequio.site.launch.terminal import speak_spanish
speak_spanish()
parser = argparse.ArgumentParser(prog="orden")
parser.add_argument("--rows", required=True, metavar="N")
parser.parse_args([])
"""


def test_the_secret_of_a_house_is_private_and_stays(tmp_path):
    first = secret_key(tmp_path / "secret-key")
    assert len(first) >= 50
    assert secret_key(tmp_path / "secret-key") == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_port_that_was_asked_for_and_is_taken_is_refused():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(LaunchError, match=f"El puerto {number} no"), held_port(number):
            pass


def test_without_asking_the_next_free_port_is_taken(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        free = unused()
        monkeypatch.setattr("tequio.site.launch.serving.PORTS", [taken.getsockname()[1], free])
        with held_port(None) as port:
            assert port == free


def test_two_houses_that_start_at_once_do_not_take_the_same_port(monkeypatch):
    first, second = unused(), unused()
    monkeypatch.setattr("tequio.site.launch.serving.PORTS", [first, second])
    with held_port(None) as one, held_port(None) as other:  # neither serves yet
        assert [one, other] == [first, second]
        with pytest.raises(LaunchError, match="No hay un puerto libre"), held_port(None):
            pass
    with held_port(None) as again:
        assert again == first


def test_a_port_that_is_held_can_be_served_on():
    with held_port(unused()) as port, socket.create_server(("127.0.0.1", port)) as site:
        assert site.getsockname()[1] == port


def unused():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--port", "70000"], "«70000» no es un puerto"),
        (["--port", "x"], "«x» no es un puerto"),
        (["--data", "/no/such/folder"], "no existe la carpeta «/no/such/folder»"),
    ],
)
def test_a_wrong_use_of_up_is_told_before_anything_is_done(tmp_path, capsys, asked, said):
    with pytest.raises(SystemExit) as ended:
        up(tmp_path, asked)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_does_not_answer_gets_a_sentence():
    with pytest.raises(LaunchError, match="No se pudo entrar a la base de datos"):
        require_version("postgresql://nobody@127.0.0.1:1/none")


def test_a_child_ends_when_its_parent_is_killed():
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    child = int(parent.stdout.readline())
    assert is_running(child)
    parent.kill()
    parent.communicate()
    assert ends(child)


def test_a_child_is_stopped_with_all_that_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(children, "STOP_SECONDS", 0.1)
    child = children.Child("jobs", log=tmp_path / "log")
    child.stop()
    assert not child.is_alive


@pytest.fixture
def attentive():
    """Hear SIGINT also where whoever started the tests told them not to, as a shell's `&` does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def disturb(in_order):
    with undisturbed():
        os.kill(os.getpid(), signal.SIGINT)
        in_order.append(True)
    time.sleep(1)


def test_signals_wait_until_things_are_in_order(attentive):
    in_order = []
    with pytest.raises(KeyboardInterrupt):
        disturb(in_order)
    assert in_order


def test_signals_wait_also_where_another_thread_takes_them(attentive):
    ended, in_order = threading.Event(), []
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        for _ in range(200):
            with pytest.raises(KeyboardInterrupt):
                disturb(in_order)
    finally:
        ended.set()
    assert len(in_order) == 200


def test_a_run_has_a_database_of_its_own(monkeypatch):
    for name in spare.ADDRESSES:
        monkeypatch.setenv(name, "postgresql://someone@/tequio?host=/tmp/there")
    monkeypatch.setattr(spare, "drop_abandoned", lambda _: None)
    with spare.spare_database():
        named = os.environ["DATABASE_URL"]
    assert named == f"postgresql://someone@/tequio_{os.getpid()}?host=/tmp/there"
    assert os.environ["DATABASE_URL"].endswith("/tequio?host=/tmp/there")


def test_without_a_chromium_and_without_root_there_is_none(monkeypatch):
    monkeypatch.delenv("TEQUIO_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/no/such/folder")
    assert find_chromium() is None
    assert install_chromium() is None


def test_wrong_use_is_told_in_spanish():
    command = [sys.executable, "-P", "-c", SPEAK]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    assert told.returncode == 2
    assert told.stderr == "uso: orden [-h] --rows N\norden: faltan estos argumentos: --rows\n"
