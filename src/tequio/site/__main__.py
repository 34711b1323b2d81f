"""One Tequio command, with its database ready: `python -m tequio.site COMMAND`."""

import os
import signal
import sys
from types import FrameType
from typing import Never

from django.core.exceptions import ImproperlyConfigured

from tequio.site.launch import checks, serving
from tequio.site.launch.database import database
from tequio.site.launch.home import export_address, export_secret_key, home_folder
from tequio.site.launch.ready import run_command
from tequio.site.launch.terminal import LaunchError, say, speak_spanish
from tequio.site.messages import CatalogueError, compile_messages

OWN = {"up": serving.up, "test": checks.test, "bench": checks.bench}
OF_THE_OWNER = {"migrate", "flush", "pgtrigger", "sqlflush"}


def main() -> int:
    """Run the command named first; return its exit status: 0 done, 1 refused, 2 wrong use."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _end)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tequio.site.settings")
    name, *rest = sys.argv[1:] or ["help"]
    home = home_folder()
    export_secret_key(home)
    try:
        compile_messages()
        speak_spanish()
        if own := OWN.get(name):
            return own(home, rest)
        if name in OF_THE_OWNER:
            os.environ["TEQUIO_ROLE"] = "owner"
        export_address(home)
        with database(home):
            return run_command([name, *rest])
    except (LaunchError, CatalogueError, ImproperlyConfigured) as refused:
        say(str(refused))
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _end(number: int, _frame: FrameType | None) -> Never:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
