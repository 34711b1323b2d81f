"""What a test knows of a process that is about to end."""

import time

from tequio.site.launch.host import is_running


def ends(number: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while is_running(number) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_running(number)
