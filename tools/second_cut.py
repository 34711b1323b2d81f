"""Make a second cut of the real list of units, and say beforehand what loading it must do.

    python tools/second_cut.py imb_unidades_2026.parquet second.xlsx --seed 7 > predicted.json

Of the rows it draws with the seed, 40 points move, 15 statuses flip, 6 rows go and 3 keys are
spoilt. What must follow is counted here in plain Python, from the two files alone: no code of the
register is used, so that a test may hold the register against it.
"""

import csv
import json
import random
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from openpyxl import Workbook

MOVED, FLIPPED, GONE, SPOILT = 40, 15, 6, 3
HOSPITALS_FLIPPED = 3  # so that figures of hospitals move too
REOPENED = 4
KEY, STATE, STATUS, LEVEL, TYPOLOGY = (
    "clues_imb",
    "clave_de_la_entidad",
    "estatus_de_operacion",
    "nivel_atencion",
    "clave_de_tipologia",
)
SIGNED_BY = ("nombre_de_la_unidad", "municipio", "localidad")
OPERATES, CLOSED = "EN OPERACION", "FUERA DE OPERACION"
HIGHER = {"SEGUNDO NIVEL", "TERCER NIVEL"}
HOSPITALS = {"M", "N", "O", "Y"}
NATION = "00"
Row = dict[str, Any]
FIGURES: dict[tuple[str, str | None], Callable[[Row], bool]] = {
    ("units.keys", None): lambda row: bool(row[KEY]),
    ("units.in_operation", None): lambda row: row[STATUS] == OPERATES,
    ("units.first_level", None): lambda row: _operates(row) and row[LEVEL] == "PRIMER NIVEL",
    ("units.hospitals", "typology"): lambda row: _operates(row) and row[TYPOLOGY] in HOSPITALS,
    ("units.hospitals", "levels_2_3"): lambda row: _operates(row) and row[LEVEL] in HIGHER,
    ("units.hospitals", "level_2"): lambda row: _operates(row) and row[LEVEL] == "SEGUNDO NIVEL",
}


@dataclass(frozen=True)
class Drawn:
    """Which rows, by their place in the file, are to be changed how; none in two ways."""

    moved: list[int]
    flipped: list[int]
    gone: list[int]
    spoilt: list[int]


def second_cut(rows: Sequence[Row], seed: int) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of the second cut, in the order of the first, and what must follow."""
    chance = random.Random(seed)  # noqa: S311 - a drawing that can be repeated, not a secret
    drawn = _drawn(rows, chance)
    after: list[Row] = []
    waiting: dict[str, int] = {}
    for at, row in enumerate(rows):
        if at in drawn.gone:
            continue
        after.append(_changed(row, at, drawn, chance))
        if at in drawn.spoilt:
            waiting[row[KEY]] = len(after) + 1  # the heading is line 1
    return after, _predicted(rows, after, drawn, waiting)


def _drawn(rows: Sequence[Row], chance: random.Random) -> Drawn:
    order = list(range(len(rows)))
    chance.shuffle(order)
    signs = Counter(_sign(row) for row in rows)
    flipped = _first(order, HOSPITALS_FLIPPED, lambda at: _is_open_hospital(rows[at]))
    flipped += _first(order, REOPENED, lambda at: rows[at][STATUS] == CLOSED)
    free = [at for at in order if at not in flipped and _operates(rows[at])]
    closed = FLIPPED - len(flipped)
    flipped, free = flipped + free[:closed], free[closed:]
    lone = [at for at in free if signs[_sign(rows[at])] == 1]  # told apart without their key
    gone, spoilt = lone[:GONE], lone[GONE : GONE + SPOILT]
    moved = [at for at in free if at not in {*gone, *spoilt}][:MOVED]
    return Drawn(moved, flipped, gone, spoilt)


def _first(places: Iterable[int], count: int, test: Callable[[int], bool]) -> list[int]:
    found = [at for at in places if test(at)][:count]
    if len(found) < count:
        raise SystemExit("the file has too few rows to draw from")
    return found


def _changed(row: Row, at: int, drawn: Drawn, chance: random.Random) -> Row:
    if at in drawn.moved:
        north, east = (chance.choice((-1, 1)) * chance.uniform(0.001, 0.02) for _ in range(2))
        return row | {
            "latitud": round(row["latitud"] + north, 6),
            "longitud": round(row["longitud"] + east, 6),
        }
    if at in drawn.flipped:
        return row | {STATUS: CLOSED if _operates(row) else OPERATES}
    if at in drawn.spoilt:
        spoil = (_letter_for_digit, _without_last, _strange_state)[drawn.spoilt.index(at) % 3]
        return row | {KEY: spoil(row[KEY])}
    return row


def _letter_for_digit(key: str) -> str:
    return f"{key[:5]}O{key[6:]}"


def _without_last(key: str) -> str:
    return key[:-1]


def _strange_state(key: str) -> str:
    return f"XX{key[2:]}"


def _operates(row: Row) -> bool:
    return bool(row[STATUS] == OPERATES)


def _is_open_hospital(row: Row) -> bool:
    return _operates(row) and row[TYPOLOGY] in HOSPITALS and row[LEVEL] in HIGHER


def _sign(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in SIGNED_BY)


def _predicted(
    before: Sequence[Row], after: Sequence[Row], drawn: Drawn, waiting: Mapping[str, int]
) -> dict[str, Any]:
    """Say what must follow: rows that go or wait change nothing of what is counted."""
    held = {row[KEY]: row for row in before}
    known = held | {row[KEY]: row for row in after if row[KEY] in held}
    keys = [row[KEY] for row in before]
    return {
        "rows": len(after),
        "created": 0,
        "changed": MOVED + FLIPPED,
        "unchanged": len(before) - MOVED - FLIPPED - GONE - SPOILT,
        "rejected": SPOILT,
        "moved": sorted(keys[at] for at in drawn.moved),
        "flipped": sorted(keys[at] for at in drawn.flipped),
        "vanished": sorted(keys[at] for at in drawn.gone),
        "maybe_waiting": dict(sorted(waiting.items())),
        "figures": _differences(before, list(known.values())),
    }


def _differences(before: Iterable[Row], after: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the figures that change: of the nation and of each state, before and after."""
    was, now = _counted(before), _counted(after)
    return [
        {"id": figure, "basis": basis, "area": area, "before": was[at], "after": now[at]}
        for at in sorted(was.keys() | now.keys(), key=str)
        if was[at] != now[at]
        for figure, basis, area in [at]
    ]


def _counted(rows: Iterable[Row]) -> Counter[tuple[str, str | None, str]]:
    counts: Counter[tuple[str, str | None, str]] = Counter()
    for row in rows:
        for (figure, basis), holds in FIGURES.items():
            if holds(row):
                counts.update([(figure, basis, NATION), (figure, basis, f"{row[STATE]:02}")])
    return counts


def read_units(path: Path) -> list[Row]:
    """Return the rows of the Parquet file, each by the file's own headings."""
    found = duckdb.read_parquet(str(path))
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def write_units(rows: Sequence[Row], path: Path, like: Path) -> None:
    """Write rows as .xlsx, .csv or .parquet; `like` is the Parquet file whose types to keep."""
    {".xlsx": _write_xlsx, ".csv": _write_csv, ".parquet": _write_parquet}[path.suffix](
        rows, path, like
    )


def _write_xlsx(rows: Sequence[Row], path: Path, like: Path) -> None:
    del like
    book = Workbook(write_only=True)
    sheet = book.create_sheet("UNIDADES")
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(path)


def _write_csv(rows: Sequence[Row], path: Path, like: Path) -> None:
    del like
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0])
        writer.writerows([_typed(value) for value in row.values()] for row in rows)


def _typed(value: Any) -> Any:
    """Return a whole number as spreadsheets write it, without a point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _write_parquet(rows: Sequence[Row], path: Path, like: Path) -> None:
    columns = [[row[name] for row in rows] for name in rows[0]]
    marks = ", ".join(["unnest(?)"] * len(columns))
    with duckdb.connect() as own:
        empty = f"SELECT * FROM read_parquet('{_quoted(like)}') LIMIT 0"  # noqa: S608 - quoted
        own.execute(f"CREATE TABLE cut AS {empty}")
        own.execute(f"INSERT INTO cut SELECT {marks}", columns)
        own.execute(f"COPY cut TO '{_quoted(path)}' (FORMAT parquet)")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def main() -> int:
    """Write the second cut; print what must follow."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path, help="the list of units, as Parquet")
    parser.add_argument("out", type=Path, help="what to write: .xlsx, .csv or .parquet")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows, predicted = second_cut(read_units(options.file), options.seed)
    write_units(rows, options.out, options.file)
    json.dump(predicted, sys.stdout, ensure_ascii=False, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
