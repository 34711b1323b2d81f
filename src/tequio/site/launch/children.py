"""The processes that `up` runs beside itself, none of which outlives it.

Each holds the end of a pipe; when we are gone, even by `kill -9`, the pipe closes and it ends.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

STOP_SECONDS = 10.0
SHORT_SECONDS = 5.0


class Child:
    """One process of ours, in a group of its own, writing to its log."""

    def __init__(self, name: str, *arguments: str, log: Path) -> None:
        self.name = name
        self.log = log
        self._command = [sys.executable, "-P", "-m", "tequio.site.launch.child", name, *arguments]
        self.start()

    def start(self) -> None:
        """Run it; also again, after it ended."""
        self._started_at = time.monotonic()
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    @property
    def was_short_lived(self) -> bool:
        """Tell whether it started so lately that to start it again would not help."""
        return time.monotonic() - self._started_at < SHORT_SECONDS

    @property
    def is_alive(self) -> bool:
        """Tell whether it still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Ask it to end, then end it with all that it started."""
        if self.is_alive:
            self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
