"""The package's own tables: what was announced, and how each number may be held to a figure."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from tequio.base.figures.types import ClaimKind, ClaimRow
from tequio.measures.indicators.types import Comparison, Quantity, Universe, Way
from tequio.register.directory.queries import reference_institutions
from tequio.register.geography.queries import reference_states

REFERENCE = Path(__file__).parents[1] / "reference"


@lru_cache(maxsize=1)
def reference_claims() -> tuple[ClaimRow, ...]:
    """Return what was announced, as the package's own sourced table has it. No query."""
    return tuple(
        ClaimRow(
            code=row["code"],
            value=float(row["value"]),
            qualifier=row["qualifier"],
            unit=row["unit"],
            definition=row["definition"],
            place=row["place"],
            when=row["when"],
            said_on=date.fromisoformat(row["said_on"]) if row["said_on"] else None,
            said_on_inferred=row["said_on_inferred"] == "yes",
            said_by=row["said_by"],
            source=row["source"],
            kind=ClaimKind(row["kind"]),
            figure=row["figure"] or None,
            area=row["area"] or None,
            quote=row["quote"],
        )
        for row in _rows("claims.csv")
    )


@lru_cache(maxsize=1)
def comparisons() -> Mapping[str, Comparison]:
    """Return how each claim may be held to its figure, by the claim's code, in order. No query."""
    return {
        row["claim"]: Comparison(
            claim=row["claim"],
            institution=row["institution"] or None,
            basis=row["basis"] or None,
            universe=Universe(row["universe"]),
            part_of=row["part_of"] or None,
            terms=tuple(row["terms"].split()),
            accidents=frozenset(row["accidents"].split()),
            sentence=row["sentence"],
        )
        for row in _rows("comparisons.csv")
    }


@lru_cache(maxsize=1)
def quantities() -> Mapping[str, Quantity]:
    """Return what texts count, by code, in the order of the table. No query."""
    return {row["code"]: Quantity(**row) for row in _rows("quantities.csv")}


@lru_cache(maxsize=1)
def ways() -> Mapping[str, tuple[Way, ...]]:
    """Return the ways of counting each quantity, by its code; none where nothing counts it."""
    found: dict[str, list[Way]] = {code: [] for code in quantities()}
    for row in _rows("candidates.csv"):
        way = Way(
            quantity=row["quantity"],
            figure=row["figure"],
            institution=row["institution"] or None,
            basis=row["basis"] or None,
            over=row["over"],
            above=row["above"],
            below=row["below"],
            universe=Universe(row["universe"]),
            sentence=row["sentence"],
        )
        found[way.quantity].append(way)
    return {code: tuple(each) for code, each in found.items()}


@lru_cache(maxsize=1)
def opd() -> str:
    """Return the code of the institution to which the states hand over. No query."""
    return next(row.code for row in reference_institutions() if row.kind == "opd")


@lru_cache(maxsize=1)
def joined() -> frozenset[str]:
    """Return the codes of the states that joined the hand-over. No query."""
    return frozenset(row.code for row in reference_states() if row.joined)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)
