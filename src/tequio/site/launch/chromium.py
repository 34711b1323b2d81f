"""A Chromium for the browser tests: one that is there, or Debian's where we may install it."""

import os
import shutil
import subprocess
from pathlib import Path

from tequio.site.launch.terminal import LaunchError, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
INSTALL = (
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"],
)


def chromium() -> str:
    """Return the path of a Chromium, installing Debian's as root where there is none.

    Raises:
        LaunchError: there is none and it cannot be installed.
    """
    if (found := find_chromium()) or (found := install_chromium()):
        return found
    raise LaunchError(
        "Las pruebas con navegador necesitan Chromium. Instálelo (en Debian: apt-get install "
        "chromium) o indique uno en TEQUIO_CHROMIUM."
    )


def find_chromium() -> str | None:
    """Return the Chromium named by TEQUIO_CHROMIUM, or one on the PATH."""
    if named := os.environ.get("TEQUIO_CHROMIUM"):
        return named
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(MACOS) if MACOS.exists() else None)


def install_chromium() -> str | None:
    """Install Debian's Chromium, where there is apt-get and we are root."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("se instala Chromium para las pruebas con navegador")
    for command in INSTALL:
        done = subprocess.run(
            command,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            say(done.stderr.strip())
    return find_chromium()
