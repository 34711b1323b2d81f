"""What the launch says, before there are settings and catalogues: short Spanish lines on stderr."""

import gettext
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tequio.site.messages import LOCALE

ENDINGS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


class LaunchError(Exception):
    """Something outside stands in the way; the text says what and what to do, in Spanish."""


def say(text: str) -> None:
    """Tell on standard error what is being done; standard output is for answers."""
    print(f"tequio: {text}", file=sys.stderr, flush=True)  # noqa: T201


def speak_spanish() -> None:
    """Let argparse find its sentences in our catalogue: it asks the C library's way."""
    os.environ["LANGUAGE"] = "es"
    gettext.bindtextdomain("django", str(LOCALE.parent))
    gettext.textdomain("django")


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let signals that would end us wait until what is being put in order is in order.

    They are blocked, so that programs started meanwhile are spared too, and noted where another
    thread of ours takes one nevertheless.
    """
    came: list[int] = []
    noted = {number: signal.signal(number, lambda n, _: came.append(n)) for number in ENDINGS}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)  # those that were blocked are noted now
        for number, handler in noted.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def last_lines(path: Path, count: int = 8) -> str:
    """Return the end of a log."""
    if not path.exists():
        return ""
    return "\n".join(path.read_text(errors="replace").splitlines()[-count:])
