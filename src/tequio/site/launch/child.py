"""What a child of `up` runs: `python -m tequio.site.launch.child web PORT`, or `... child jobs`."""

import os
import signal
import sys
import threading

HOST = "127.0.0.1"
THREADS = 8  # each may hold a connection; the pool has twice as many


def main(kind: str, *arguments: str) -> None:
    """Serve pages or do jobs, until told to end or until the parent is gone."""
    tether()
    if kind == "web":
        serve(int(arguments[0]))
    else:
        work()


def tether() -> None:
    """End when the parent's end of our standard input closes, as it does however it ends."""
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)


def serve(port: int) -> None:
    """Serve the site on the loopback."""
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "tequio.site.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
    ).serve()


def work() -> None:
    """Do the jobs of the queue."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tequio.site.settings")
    execute_from_command_line(["tequio", "procrastinate", "worker"])


if __name__ == "__main__":
    main(*sys.argv[1:])
