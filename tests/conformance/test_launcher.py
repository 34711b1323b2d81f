"""The promises of ./tequio, kept with nothing but the standard library."""

import ast
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "tequio"
PYTHON = getattr(sys, "_base_executable", sys.executable)
AS_IF_OLD = "import sys; sys.version_info = (3, 9, 2); exec(open({!r}).read())"
AS_IF_WITHOUT_VENV = """
import importlib.util, sys
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "ensurepip" else find(name, *rest)
sys.argv = ["tequio", "up"]
__file__ = {0!r}
exec(compile(open(__file__).read(), __file__, "exec"))
"""


def run(*command, **environment):
    base = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        env=base | {name: str(value) for name, value in environment.items()},
        stdin=subprocess.DEVNULL,
    )


def test_it_imports_nothing_but_the_standard_library():
    tree = ast.parse(LAUNCHER.read_text("utf-8"))
    names = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module]
        )
    }
    assert names <= set(sys.stdlib_module_names)


def test_an_old_python_can_read_it_to_say_that_it_is_too_old():
    ast.parse(LAUNCHER.read_text("utf-8"), feature_version=(3, 8))
    told = run(PYTHON, "-c", AS_IF_OLD.format(str(LAUNCHER)))
    assert told.returncode == 1
    assert told.stderr.startswith("Tequio necesita Python 3.11 o posterior; este es 3.9")


def test_a_python_without_venv_is_told_the_one_package_to_install(tmp_path):
    told = run(PYTHON, "-c", AS_IF_WITHOUT_VENV.format(str(LAUNCHER)), TEQUIO_HOME=tmp_path)
    assert told.returncode == 1
    assert "apt-get install python3-venv" in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize("asked", [[], ["--help"]])
def test_it_runs_from_anywhere_through_a_link_on_a_path_with_spaces(tmp_path, asked):
    link = tmp_path / "a folder with spaces" / "my tequio"
    link.parent.mkdir()
    link.symlink_to(LAUNCHER)
    told = run(link, *asked)
    assert told.returncode == (0 if asked else 2)
    assert "up [--data CARPETA]" in told.stdout


def test_a_home_that_cannot_be_written_gets_a_sentence():
    told = run(LAUNCHER, "board", TEQUIO_HOME="/proc/none")
    assert told.returncode == 1
    assert "Indique en TEQUIO_HOME una carpeta suya" in told.stderr


def test_the_requirements_are_hashed_wheels_and_name_no_index():
    for file in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"):
        text = (ROOT / file).read_text()
        pins = [line for line in text.splitlines() if line and line[0] not in " #"]
        assert pins
        assert all("==" in line and line.endswith("\\") for line in pins)
        assert "://" not in text
        assert "--index" not in text


def test_the_requirements_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for file, asked in (
        ("requirements.txt", project["project"]["dependencies"]),
        ("requirements-dev.txt", project["dependency-groups"]["dev"]),
    ):
        names = {re.split(r"[\[<>=~;! ]", line.lower())[0] for line in asked}
        pinned = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / file).read_text(), re.MULTILINE))
        assert names <= pinned, "run tools/lock.py"


@pytest.fixture
def house(tmp_path):
    """An empty house that has our environment already, and the variables that lead to it."""
    home = tmp_path / "a house with spaces"
    home.mkdir()
    (home / "venv").symlink_to(Path(sys.prefix).parent)
    return home, bare_environment() | {"TEQUIO_HOME": str(home)}


def bare_environment():
    ours = ("TEQUIO_", "DATABASE_", "DJANGO_", "PYTEST_", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(*command, **environment):
    """Run `up` until it says where it is; end it whatever happens, and tell what it said."""
    with subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True, **environment) as up:
        try:
            while "Tequio está en" not in (line := up.stdout.readline()):
                assert line, up.stderr.read()
            yield up
        finally:
            if up.poll() is None:
                up.terminate()


def test_up_serves_an_empty_house_with_a_sample_and_leaves_nothing_behind(house, port):
    home, environment = house
    command = [LAUNCHER, "up", "--no-browser", "--port", str(port)]
    with running(*command, env=environment) as up:
        sockets = Path((home / "pg" / "data" / "postmaster.pid").read_text().splitlines()[4])
        for address in ("", "estados/15/"):
            with urlopen(f"http://127.0.0.1:{port}/{address}", timeout=30) as page:
                assert "Datos de muestra" in page.read().decode()
        assert (home / "address").read_text() == f"http://127.0.0.1:{port}"
    assert up.returncode == 128 + signal.SIGTERM
    assert not (home / "pg" / "data" / "postmaster.pid").exists()
    assert not (home / "address").exists()
    assert not sockets.exists()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def test_an_unknown_command_is_a_wrong_use_and_says_nothing_to_programs(house):
    _, environment = house
    told = subprocess.run(
        [LAUNCHER, "nada", "--json"], env=environment, check=False, capture_output=True, text=True
    )
    assert (told.returncode, told.stdout) == (2, "")
    assert "no existe la orden «nada»" in told.stderr


@pytest.mark.full
@pytest.mark.parametrize("seconds", [0.3, 1, 2, 3, 4.5, 6])
def test_a_set_up_that_was_killed_is_made_again(tmp_path, seconds):
    environment = bare_environment() | {"TEQUIO_HOME": str(tmp_path)}
    with subprocess.Popen([LAUNCHER, "help"], env=environment, stdout=PIPE, stderr=PIPE) as killed:
        time.sleep(seconds)
        killed.kill()
    told = subprocess.run(
        [LAUNCHER, "help"], env=environment, check=False, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr


@pytest.mark.full
@pytest.mark.parametrize("who", ["root", "nobody"])
def test_a_bare_clone_sets_itself_up_under_a_closed_folder(tmp_path, who):
    if who != "root" and os.geteuid() != 0:
        pytest.skip("only root can run it as another user")
    closed = tmp_path / "closed folder"
    clone = closed / "a clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    user = {} if who == "root" else {"user": who, "group": "nogroup", "extra_groups": []}
    if user:
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(0o711)
        subprocess.run(["chown", "-R", who, closed], check=True)
    closed.chmod(0o700)
    python = PYTHON if who == "root" else shutil.which("python3", path="/usr/bin")
    environment = bare_environment() | {"HOME": "/nonexistent" if user else os.environ["HOME"]}
    told = subprocess.run(
        [python, clone / "tequio", "figures", "--json"],
        cwd="/",
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        **user,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("{")
    assert not (clone / "var" / "pg" / "data" / "postmaster.pid").exists()
