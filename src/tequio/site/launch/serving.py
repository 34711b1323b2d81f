"""`tequio up`: everything made ready, the data loaded, the site served until told to stop."""

import hashlib
import os
import socket
import sys
import time
import webbrowser
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tequio.site.launch.child import HOST
from tequio.site.launch.children import Child
from tequio.site.launch.database import database
from tequio.site.launch.home import told_address
from tequio.site.launch.ready import ready
from tequio.site.launch.terminal import LaunchError, last_lines, say, undisturbed

SAMPLE = Path(__file__).resolve().parents[1] / "sample"
PORTS = range(8000, 8100)
START_SECONDS = 60.0
SHOWN_STATE = "15"


def up(home: Path, arguments: list[str]) -> int:
    """Set up, load, print the board, serve; return when told to stop.

    Raises:
        LaunchError: a part of it cannot be had; what had been started is stopped.
    """
    options = parser().parse_args(arguments)
    with (
        held_port(options.port) as port,
        told_address(home, f"http://{HOST}:{port}"),
        database(home) as mend,
        ExitStack() as running,
    ):
        with ready():
            collect_static(home)
            if status := show_data(options):
                return status
        children = running.enter_context(children_of(home, port))
        _announce(port, children, browser=not options.no_browser)
        _wait(children, mend)
    return 0


def parser() -> ArgumentParser:
    """Return what `up` takes."""
    takes = ArgumentParser(prog="tequio up", description="Prepara todo y abre el sitio.")
    takes.add_argument("--data", type=_folder, metavar="CARPETA", help="archivos que cargar")
    takes.add_argument("--port", type=_port, metavar="N", help="puerto; si no, uno libre")
    takes.add_argument("--no-browser", action="store_true", help="no abrir el navegador")
    return takes


def _folder(text: str) -> Path:
    folder = Path(text).expanduser()
    if not folder.exists():
        raise ArgumentTypeError(f"no existe la carpeta «{text}».")
    return folder.resolve()


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 1 << 16):
        raise ArgumentTypeError(f"«{text}» no es un puerto: escriba un número de 1 a 65535.")
    return int(text)


@contextmanager
def held_port(wanted: int | None) -> Iterator[int]:
    """Hold the wanted port, or the first free one from 8000 on, against every other `up`.

    Pages are served only when all is ready. Until then, and as long as we run, a socket for
    datagrams holds the number: nobody else has it meanwhile, and it goes with us however we end.

    Raises:
        LaunchError: it is taken.
    """
    for port in [wanted] if wanted else PORTS:
        with socket.socket(type=socket.SOCK_DGRAM) as hold:
            if _binds(hold, port) and _is_free(port):
                yield port
                return
    if wanted:
        raise LaunchError(f"El puerto {wanted} no se puede usar: elija otro con --port.")
    raise LaunchError(f"No hay un puerto libre entre {PORTS[0]} y {PORTS[-1]}.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return _binds(probe, port)


def _binds(bound: socket.socket, port: int) -> bool:
    try:
        bound.bind((HOST, port))
    except OSError:
        return False
    return True


def collect_static(home: Path) -> None:
    """Lay out the static files under names that change with them, if any has changed."""
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name))
            seen.update(
                f"{name} {found} {found.stat().st_mtime_ns} {found.stat().st_size}".encode()
            )
    stamp = home / "static.stamp"
    if stamp.exists() and stamp.read_text() == seen.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(seen.hexdigest())


def show_data(options: Namespace) -> int:
    """Load what there is to load and print the board; return the status of a refusal, or 0."""
    from django.apps import apps
    from django.core.management import CommandError, call_command

    units: Any = apps.get_model("units", "HealthUnit")
    try:
        if options.data:
            call_command("load", str(options.data))
        elif not units.objects.exists():
            say("no hay datos: se carga la muestra")
            call_command("load", str(SAMPLE), "--sample")
        call_command("board", "--state", SHOWN_STATE)
    except CommandError as refused:
        say(str(refused))
        return refused.returncode
    return 0


@contextmanager
def children_of(home: Path, port: int) -> Iterator[list[Child]]:
    """Run the site and its jobs; stop both at the end."""
    children: list[Child] = []
    try:
        children.append(Child("web", str(port), log=home / "log" / "web.log"))
        children.append(Child("jobs", log=home / "log" / "jobs.log"))
        yield children
    finally:
        with undisturbed():
            for child in children:
                child.stop()


def _announce(port: int, children: list[Child], *, browser: bool) -> None:
    """Say where the site is as soon as it answers."""
    until = time.monotonic() + START_SECONDS
    while not _answers(port):
        for child in children:
            if not child.is_alive:
                raise LaunchError(f"«{child.name}» no arranca:\n{last_lines(child.log)}")
        if time.monotonic() > until:
            raise LaunchError("El sitio no respondió a tiempo; el detalle está en log/web.log.")
        time.sleep(0.1)
    address = f"http://{HOST}:{port}/"
    print(f"\nTequio está en {address}   (Ctrl+C lo detiene)", flush=True)  # noqa: T201
    if browser and _has_display():
        webbrowser.open(address)


def _answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def _has_display() -> bool:
    return sys.platform == "darwin" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _wait(children: list[Child], mend: Callable[[], None]) -> None:
    """Wait for the person's Ctrl+C; what ends without being told to is started again."""
    try:
        while True:
            mend()
            for child in children:
                if not child.is_alive:
                    _start_again(child)
            time.sleep(0.5)
    except KeyboardInterrupt:
        say("se detiene")


def _start_again(child: Child) -> None:
    if child.was_short_lived:
        raise LaunchError(f"«{child.name}» terminó solo:\n{last_lines(child.log)}")
    say(f"«{child.name}» terminó solo y se inicia de nuevo; el detalle está en {child.log}")
    child.stop()
    child.start()
