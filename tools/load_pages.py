"""Load the public pages as visitors would, with wrk, and say how long they made people wait.

    python tools/load_pages.py --data ../shared/data        # a site of its own, then stopped
    python tools/load_pages.py --url http://127.0.0.1:8000  # one that runs already

The addresses are those that the site itself links to: the country, the 32 states, and so many
units, municipalities and receipts drawn with a seed. Every page is asked for once before anything
is measured (that pass is told apart, as `first`); then wrk (Debian: `apt-get install wrk`) asks
for the pages of each kind, and for all of them mixed, over 1 and over 8 connections. The style
sheet, which costs the server little but sending it, shows what the machine and the tool add.
The site keeps pages that it has written; those called `anew` are asked for by addresses that it
has never seen, so that each is written from the register.

wrk waits for an answer before it asks again: the times are those at the pace the site bears.
"""

import csv
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
UNITS = MUNICIPALITIES = 300
RECEIPTS = 100
WRITTEN_ANEW = {"state", "municipality", "unit"}
HEADERS = {"Accept-Encoding": "gzip", "Accept": "text/html"}  # as browsers ask
SCRIPT = """
local paths = {%s}
local anew = %s
local at, asked = 0, 0
wrk.headers["Accept-Encoding"] = "gzip"
request = function()
  at, asked = at %% #paths + 1, asked + 1
  if anew then return wrk.format("GET", paths[at] .. "?nunca=" .. anew .. asked) end
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("\\n@ %%d %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50),
    latency:percentile(95), latency:percentile(99), latency.max))
end
"""


class LoadError(Exception):
    """It cannot be measured; the text says why."""


@dataclass(frozen=True)
class Pages:
    """The addresses of one kind of page. `anew`: each is asked so that none is kept from before."""

    kind: str
    paths: Sequence[str]
    anew: bool = False


@dataclass(frozen=True)
class Waited:
    """How long the pages of a kind made people wait, in milliseconds."""

    kind: str
    connections: int
    pages: int
    requests: int
    per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float
    errors: int
    times_static: float | None = None


def main() -> int:
    """Measure; print a table, or one JSON object. 1: it could not be, or a page gave an error."""
    options = _options()
    try:
        with site(options) as url:
            report = measure(url, options)
    except LoadError as refused:
        print(refused, file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(report, indent=2))
    else:
        _show(report)
    return 1 if any(row["errors"] for row in report["results"]) else 0


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--url", help="a site that runs already")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--home", type=Path, help="the house of the site started, kept")
    parser.add_argument("--port", type=int, default=8108)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--seconds", type=int, default=10, help="for each kind of page")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


@contextmanager
def site(options: Namespace) -> Iterator[str]:
    """Give the address of a site that answers; what was started is stopped."""
    if options.url:
        yield options.url.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="tequio-load-") as spare:
        home = options.home or Path(spare)
        _share_environment(home)
        with _running(home, options) as url:
            yield url


def _share_environment(home: Path) -> None:
    """Let another house use the environment that this program runs in, if it is one of ours."""
    ours = Path(sys.prefix).parent
    if ours.name == "venv" and not (home / "venv").exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "venv").symlink_to(ours)


@contextmanager
def _running(home: Path, options: Namespace) -> Iterator[str]:
    command = [ROOT / "tequio", "up", "--data", options.data.resolve(), "--no-browser"]
    process = subprocess.Popen(
        [*command, "--port", str(options.port)],
        env=_plain_environment() | {"TEQUIO_HOME": str(home.resolve())},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=sys.stderr,
        text=True,
    )
    try:
        yield _address(process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _plain_environment() -> dict[str, str]:
    """Return the environment without what names another house's database."""
    named = {"DATABASE_URL", "TEQUIO_OWNER_URL", "TEQUIO_ROLE", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in named}


def _address(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        if found := re.search(r"Tequio está en (http://[0-9.]+:\d+)", line):
            return found[1]
    raise LoadError("The site does not start: see above.")


def measure(url: str, options: Namespace) -> dict[str, object]:
    """Walk the pages once, then load each kind of them, the static file first."""
    if shutil.which("wrk") is None:
        raise LoadError("wrk is not here: apt-get install wrk")
    kinds = pages_of(url, random.Random(options.seed))  # noqa: S311 - draws pages, no secret
    first = [first_pass(url, pages) for pages in kinds]
    mixed = [path for pages in kinds[1:] for path in pages.paths]
    random.Random(options.seed).shuffle(mixed)  # noqa: S311
    loads = [
        *kinds,
        *(Pages(f"{p.kind}, anew", p.paths, anew=True) for p in kinds if p.kind in WRITTEN_ANEW),
        Pages("all mixed", mixed),
    ]
    results = []
    for connections in options.connections:
        bare = None
        for pages in loads:
            found = wrk(url, pages, connections=connections, seconds=options.seconds, bare=bare)
            bare = bare or found.p95_ms
            results.append(asdict(found))
    return {
        "url": url,
        "cores": len(os.sched_getaffinity(0)),
        "load_average": os.getloadavg()[0],
        "seconds": options.seconds,
        "first": [asdict(each) for each in first],
        "results": results,
    }


def pages_of(url: str, draw: random.Random) -> list[Pages]:
    """Return the addresses by kind, the style sheet first, as the site links to them."""
    home = body(url, "/")
    sheets = links(home, r"/static/[^\"']+\.css")
    states = [f"/estados/{number:02}/" for number in range(1, 33)]
    boards = [body(url, path) for path in states]
    units = [row[0] for row in csv.reader(body(url, "/unidades.csv").splitlines())]
    keys = sorted({key for key in units if re.fullmatch(r"[A-Z]{5}\d{6}", key)})
    places = sorted({path for board in boards for path in links(board, r"/municipios/\d{5}/")})
    receipts = sorted(
        {path for board in [home, *boards] for path in links(board, r"/cifras/[\w.]+/\d+/[^\"']+")}
    )
    return [
        Pages("static file", sheets[:1]),
        Pages("country", ["/"]),
        Pages("state", states),
        Pages("municipality", _drawn(draw, places, MUNICIPALITIES)),
        Pages("unit", [f"/unidades/{key}/" for key in _drawn(draw, keys, UNITS)]),
        Pages("units, a page of the list", _lists(keys)),
        Pages("receipt", _drawn(draw, receipts, RECEIPTS)),
    ]


def _drawn(draw: random.Random, found: Sequence[str], most: int) -> list[str]:
    if not found:
        raise LoadError("The site has no such page: are its data loaded?")
    return draw.sample(found, min(most, len(found)))


def _lists(keys: Sequence[str]) -> list[str]:
    """Return the first pages of the list of units."""
    return [f"/unidades/?orden=clave&pagina={1 + page}" for page in range(min(20, len(keys) // 50))]


def body(url: str, path: str) -> str:
    """Return what an address answers."""
    with urlopen(url + path) as answer:  # noqa: S310 - the site that the caller names
        return str(answer.read().decode("utf-8-sig"))


def links(text: str, pattern: str) -> list[str]:
    """Return the addresses of a page that look so, in order, each once."""
    found = re.findall(rf"(?:href|src)=[\"']?({pattern})", text)
    return list(dict.fromkeys(map(unescape, found)))


def first_pass(url: str, pages: Pages) -> Waited:
    """Ask for every page once, one after another: what its first visitor waits."""
    times, errors = [], 0
    for path in pages.paths:
        began = time.perf_counter()
        try:
            with urlopen(Request(url + path, headers=HEADERS)) as answer:  # noqa: S310
                answer.read()
        except HTTPError:
            errors += 1
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    at = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95, 0.99)]
    pace = len(times) * 1000 / sum(times)
    rounded = [round(each, 2) for each in (pace, *at, times[-1])]
    return Waited(pages.kind, 1, len(times), len(times), *rounded, errors)


def wrk(url: str, pages: Pages, *, connections: int, seconds: int, bare: float | None) -> Waited:
    """Load the pages of a kind; `bare` is what the static file took at the same pressure."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        never = f'"{time.time_ns()}-"' if pages.anew else "false"
        script.write(SCRIPT % (", ".join(_quoted(pages.paths)), never))
        script.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"]
        done = subprocess.run(
            [*command, "-s", script.name, url], capture_output=True, text=True, check=False
        )
    told = re.search(r"^@ (.+)$", done.stdout, re.MULTILINE)
    if done.returncode or not told:
        raise LoadError(f"wrk: {done.stderr or done.stdout}")
    requests, duration, errors, *micros = map(int, told[1].split())
    p50, p95, p99, most = (round(each / 1000, 2) for each in micros)
    return Waited(
        pages.kind,
        connections,
        len(pages.paths),
        requests,
        round(requests * 1e6 / duration, 1),
        p50,
        p95,
        p99,
        most,
        errors,
        round(p95 / bare, 1) if bare else None,
    )


def _quoted(paths: Iterable[str]) -> Iterator[str]:
    return (json.dumps(path) for path in paths)


def _show(report: dict[str, object]) -> None:
    print(f"{report['url']}, {report['cores']} cores, load {report['load_average']:.1f}; ms")
    for title in ("first", "results"):
        print(f"\n{title}\n{'kind':<28}{'conn':>5}{'pages':>7}{'requests':>10}{'/s':>9}", end="")
        print(f"{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}{'errors':>8}{'x static':>10}")
        for row in report[title]:  # type: ignore[attr-defined]  # rows of dictionaries
            print(
                f"{row['kind']:<28}{row['connections']:>5}{row['pages']:>7}{row['requests']:>10}"
                f"{row['per_second']:>9}{row['p50_ms']:>9}{row['p95_ms']:>9}{row['p99_ms']:>9}"
                f"{row['max_ms']:>9}{row['errors']:>8}{row['times_static'] or '':>10}"
            )


if __name__ == "__main__":
    sys.exit(main())
