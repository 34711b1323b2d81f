"""Take the pictures of the documents: `python tools/screenshots.py [FOLDER]`.

Starts a house of its own, with the official files of FOLDER or else the sample, drives Chromium
through the pages, writes docs/images/*.png, and leaves nothing behind.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SERVES = "Tequio está en "


@dataclass(frozen=True)
class Picture:
    """A page, and how it is looked at.

    `follow` is a link to click first, by its selector; `paste` a text to be checked.
    """

    name: str
    path: str
    width: int = 1280
    height: int = 900
    follow: str = ""
    dark: bool = False
    paste: str = ""


BULLETIN = """BOLETÍN DE PRENSA

Toluca, Estado de México, jueves 12 de noviembre de 2026
No. 214/2026

Presentan avances del sistema de salud mexiquense

La directora Ixchel Inventada Robles informó que en el Estado de México operan mil 246 unidades
médicas, de las cuales mil 158 son centros de salud y 88 son hospitales, en beneficio de 9 millones
161 mil 742 personas sin seguridad social.

Asimismo, se rehabilitarán 34 hospitales antes de diciembre de 2026, entre ellos el Hospital General
de Atlautla.
"""
PICTURES = (
    Picture("state", "/estados/15/"),
    Picture("receipt", "/estados/15/", follow='main a[href*="/cifras/units.in_operation/15/"]'),
    Picture("map", "/mapa/"),
    Picture("country", "/", dark=True),
    Picture("bulletin", "/boletines/verificar/", height=1100, paste=BULLETIN),
    Picture("phone", "/unidades/", width=360, height=740, follow='main a[href^="/unidades/"]'),
)


@contextmanager
def house(data: str | None) -> Iterator[str]:
    """Run a house with our environment; yield its address; stop it."""
    with tempfile.TemporaryDirectory(prefix="tequio-pictures-") as folder:
        home = Path(folder)
        (home / "venv").symlink_to(Path(sys.prefix).parent)
        command = [ROOT / "tequio", "up", "--no-browser", *(["--data", data] if data else [])]
        ours = {name: value for name, value in os.environ.items() if "TEQUIO_" not in name}
        environment = ours | {"TEQUIO_HOME": str(home)}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as up:
            try:
                yield _address(up)
            finally:
                up.terminate()


def _address(up: subprocess.Popen[str]) -> str:
    for line in up.stdout or ():
        if line.startswith(SERVES):
            return line.removeprefix(SERVES).split()[0].rstrip("/")
    raise SystemExit("the site did not start")


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Write one picture."""
    scheme = "dark" if picture.dark else "light"
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(locale="es-MX", viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + picture.path)
    if picture.follow:
        page.locator(picture.follow).first.click()
    if picture.paste:
        page.locator("textarea[name=text]").fill(picture.paste)
        page.locator("form.paste button.go").click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Take them all."""
    chromium = os.environ.get("TEQUIO_CHROMIUM") or shutil.which("chromium")
    IMAGES.mkdir(exist_ok=True)
    with house(next(iter(sys.argv[1:]), None)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in PICTURES:
            take(browser, address, picture)
        browser.close()


if __name__ == "__main__":
    main()
