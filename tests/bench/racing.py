"""Races: ours and its peers in turn, round by round; what each answered, and its best time."""

import gc
import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any

from django.db import connection, transaction

MIB = 1 << 20


@dataclass(frozen=True)
class Run:
    """How one runner did: what it answered in every round, and how long each round took."""

    name: str
    answer: Any
    rounds: tuple[float, ...]
    rows: int = 0

    @property
    def seconds(self) -> float:
        """The best round: what the others add is the machine's other work."""
        return min(self.rounds)

    @property
    def pace(self) -> float:
        """Rows per second."""
        return self.rows / self.seconds


@dataclass
class Report:
    """What a bench prints at its end, for people or as one JSON object."""

    races: list[Mapping[str, Any]] = field(default_factory=list)
    measures: list[Mapping[str, Any]] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    machine: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, runs: tuple[Run, ...]) -> None:
        """Keep a race; ratios say how many times the first one's time each other took."""
        first = runs[0]
        self.races.append(
            {
                "name": name,
                "rows": first.rows or None,
                "runs": [_told(run) for run in runs],
                "ratios": {run.name: _short(run.seconds / first.seconds) for run in runs[1:]},
            }
        )

    def note(self, name: str, **values: Any) -> None:
        """Keep something measured that is no race."""
        self.measures.append({"name": name, **values})

    def as_object(self) -> dict[str, Any]:
        """Return all of it, with the machine it was measured on."""
        return {
            "machine": self.machine,
            "outcomes": self.outcomes,
            "races": self.races,
            "measures": self.measures,
        }

    def lines(self) -> Iterator[str]:
        """Yield it for people, a line a runner."""
        for race in self.races:
            yield race["name"]
            for run in race["runs"]:
                pace = f"{run['rows_per_second']:>12,.0f} filas/s" if race["rows"] else ""
                times = race["ratios"].get(run["name"])
                beside = f"   x {times:,.2f}" if times else ""
                yield f"    {run['name']:<44}{run['seconds']:>10.4f} s{pace}{beside}"
        for measure in self.measures:
            told = ", ".join(f"{key} {value}" for key, value in measure.items() if key != "name")
            yield f"{measure['name']}: {told}"


def _told(run: Run) -> dict[str, Any]:
    return {
        "name": run.name,
        "seconds": _short(run.seconds),
        "rounds": [_short(each) for each in run.rounds],
        "rows_per_second": _short(run.pace) if run.rows else None,
    }


def _short(number: float) -> float:
    return float(f"{number:.4g}")


@dataclass(frozen=True)
class Race:
    """Runs functions in turn on the same arguments, so that a busy moment falls on all of them."""

    report: Report
    name: str
    rounds: int = 5
    rows: int = 0
    around: Callable[[], AbstractContextManager[Any]] = nullcontext
    patience: float = 10.0

    def over(self, **terms: Any) -> "Race":
        """Return a race on other terms: `rounds`, `rows` of work, a context `around` each run.

        A runner that once took longer than `patience` (seconds) is not run again.
        """
        return replace(self, **terms)

    def __call__(self, *given: Any, **named: Any) -> tuple[Run, ...]:
        """Race the leading functions, ours first, on the arguments that follow them."""
        runners = list(takewhile(callable, given))
        works = [partial(each, *given[len(runners) :], **named) for each in runners]
        times: list[list[float]] = [[] for _ in works]
        answers: list[Any] = [None] * len(works)
        for _ in range(self.rounds):
            for at, work in enumerate(works):
                if times[at] and times[at][-1] > self.patience:
                    continue
                with self.around():
                    seconds, answers[at] = timed(work)
                times[at].append(seconds)
        runs = tuple(
            Run(_name(runner), answer, tuple(taken), self.rows)
            for runner, answer, taken in zip(runners, answers, times, strict=True)
        )
        self.report.add(self.name, runs)
        return runs


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long some work took, and its answer; what lay about is swept up before."""
    gc.collect()
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


def _name(runner: Any) -> str:
    return str(getattr(runner, "__name__", runner)).replace("_", " ")


@contextmanager
def undone() -> Iterator[None]:
    """Take back what was written inside. Whoever writes settles what it owes before: `settle`."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def settle() -> None:
    """Check now what the database would check at the commit that `undone` never comes to."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def machine() -> dict[str, Any]:
    """Say what the numbers were measured on."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (postgresql,) = cursor.fetchone()
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "memory_mib": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MIB,
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "postgresql": postgresql,
        "load_average": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
