"""Whether a process runs; one that ended and waits for its parent to notice does not."""

import os
import time
from pathlib import Path


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{number}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def ends(number: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while is_running(number) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_running(number)
