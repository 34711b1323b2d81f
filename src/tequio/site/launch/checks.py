"""`tequio test` and `tequio bench`: the whole check, step by step, and the measures."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tequio.site.launch.chromium import chromium
from tequio.site.launch.database import database
from tequio.site.launch.home import ROOT
from tequio.site.launch.spare import spare_database
from tequio.site.launch.terminal import LaunchError, say

BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
FAST = ["tests/unit", "tests/property", "tests/conformance"]
PRODUCTION = {
    "TEQUIO_MODE": "production",
    "TEQUIO_HOSTS": "tequio.example",
    "TEQUIO_URL": "https://tequio.example",
}


@dataclass(frozen=True)
class Step:
    """One part of the check: a command, and what it needs to know."""

    name: str
    command: Sequence[str | Path]
    environment: dict[str, str] = field(default_factory=dict)
    shown: bool = False

    def run(self) -> bool:
        """Run it, tell how it went and how long it took; return whether it went well."""
        started = time.monotonic()
        if self.shown:
            say(self.name)
        done = subprocess.run(
            self.command,
            cwd=ROOT,
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=not self.shown,
            text=True,
            check=False,
        )
        went = "bien" if done.returncode == 0 else "MAL"
        say(f"{self.name}: {went} ({time.monotonic() - started:.1f} s)")
        if done.returncode and not self.shown:
            say((done.stdout + done.stderr).strip())
        return done.returncode == 0


def parser() -> ArgumentParser:
    """Return what `test` takes; whatever else it is given is for pytest."""
    takes = ArgumentParser(prog="tequio test", description="Revisa todo.", add_help=False)
    takes.add_argument(
        "--full", action="store_true", help="también lo largo: caídas, carga, muchos ejemplos"
    )
    takes.add_argument(
        "--national", action="store_true", help="las pruebas que piden el país entero en la base"
    )
    return takes


def test(home: Path, arguments: list[str]) -> int:
    """Check everything, or run pytest alone with the arguments that it is given."""
    options, of_pytest = parser().parse_known_args(arguments)
    _export(home, full=options.full, national=options.national)
    kinds = ["national" if options.national else "not national"]
    marked = ["-m", " and ".join(kinds if options.full else [*kinds, "not full"])]
    with database(home, "pg-test", durable=False):
        if of_pytest:
            with spare_database():
                command = [*_pytest(home), *marked, *of_pytest]
                return subprocess.run(command, cwd=ROOT, check=False).returncode
        return _summary([step.run() for step in _static()] + list(_tests(home, marked)))


def _summary(outcomes: list[bool]) -> int:
    failed = outcomes.count(False)
    say(f"{failed} de {len(outcomes)} pasos salieron mal" if failed else "todo bien")
    return 1 if failed else 0


def _static() -> Iterator[Step]:
    """Yield the steps that read the tree."""
    manage = [sys.executable, "-P", "-m", "django"]
    templates = sorted({path.parent for path in ROOT.glob("src/tequio/**/templates/*/*.html")})
    yield Step("ruff check", [BIN / "ruff", "check", "."])
    yield Step("ruff format", [BIN / "ruff", "format", "--check", "."])
    yield Step("mypy", [BIN / "mypy", "--strict"])
    yield Step(
        "lint-imports",
        [BIN / "lint-imports", "--no-cache"],
        {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )
    if templates:
        yield Step("djlint", [BIN / "djlint", "--quiet", "--lint", *templates])
    yield Step("makemigrations", [*manage, "makemigrations", "--check", "--dry-run"])
    yield Step(
        "check --deploy",
        [*manage, "check", "--deploy", "--fail-level", "WARNING"],
        {**PRODUCTION, "TEQUIO_SECRET_KEY": secrets.token_urlsafe(64)},
    )


def _tests(home: Path, marked: list[str]) -> Iterator[bool]:
    """Run the tests, those in a browser last; yield how each half went."""
    with spare_database():
        yield _data_is_there()
        yield Step("pytest", [*_pytest(home), *marked, *FAST], shown=True).run()
        country = ["-m", marked[1].replace("not national", "national")]
        apart = {"TEQUIO_NATIONAL": "1"}
        if Path(os.environ["TEQUIO_DATA"]).is_dir():
            yield Step("pytest, país", [*_pytest(home), *country, *FAST], apart, shown=True).run()
        try:
            browser = {"TEQUIO_CHROMIUM": chromium()}
        except LaunchError as missing:
            say(f"navegador: MAL. {missing}")
            yield False
            return
        command = [*_pytest(home), *marked, "tests/browser"]
        yield Step("pytest, navegador", command, browser, shown=True).run()


def _data_is_there() -> bool:
    """Say where the real data are missing; it is a failure only where CI says that it is CI."""
    folder = Path(os.environ["TEQUIO_DATA"])
    if folder.is_dir():
        return True
    say(f"faltan los datos reales en {folder} (TEQUIO_DATA): sus pruebas no se hacen.")
    return not in_ci()


def in_ci() -> bool:
    """Tell whether nothing may be left out."""
    return os.environ.get("CI") == "true"


def _pytest(home: Path) -> list[str]:
    return [*PYTEST, "-o", f"cache_dir={home / 'cache' / 'pytest'}"]


def _export(home: Path, *, full: bool, national: bool = False) -> None:
    """Tell the tools where to keep what they remember, and the tests what is asked of them."""
    cache = home / "cache"
    for name in ("mypy", "ruff"):
        os.environ.setdefault(f"{name.upper()}_CACHE_DIR", str(cache / name))
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(cache / "hypothesis"))
    os.environ.setdefault("TEQUIO_DATA", str(ROOT.parent / "shared" / "data"))
    for name, wanted in (("FULL", full), ("NATIONAL", national)):
        if wanted:
            os.environ[f"TEQUIO_{name}"] = "1"


def bench_parser() -> ArgumentParser:
    """Return what `bench` takes."""
    takes = ArgumentParser(prog="tequio bench", description="Mide, contra sus pares.")
    takes.add_argument("name", nargs="?", metavar="NOMBRE", help="las de ese nombre; si no, todas")
    takes.add_argument("--json", action="store_true", help="un objeto JSON y nada más")
    return takes


def bench(home: Path, arguments: list[str]) -> int:
    """Run the benchmarks, or those whose name is given; with --json print one object."""
    options = bench_parser().parse_args(arguments)
    _export(home, full=False)
    chosen = ["-k", options.name] if options.name else []
    with database(home), spare_database(), _report(wanted=options.json) as stdout:
        command = [*_pytest(home), "-s", "tests/bench", *chosen]
        done = subprocess.run(command, cwd=ROOT, stdout=stdout, check=False)
    return 1 if done.returncode else 0


@contextmanager
def _report(*, wanted: bool) -> Iterator[int | None]:
    """Have the benchmarks write their object to TEQUIO_BENCH_JSON; print it at the end."""
    if not wanted:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "bench.json"
        os.environ["TEQUIO_BENCH_JSON"] = str(report)
        yield sys.stderr.fileno()
        if report.exists():
            sys.stdout.write(report.read_text())
