"""Claims, comparisons and figures made by hand, for rules that need no database."""

from datetime import date

from tequio.base.figures.types import Area, ClaimKind, ClaimRow, Figure
from tequio.base.files.types import CutRow, Dated
from tequio.measures.indicators.types import Comparison, Universe


def a_claim(value, *, qualifier="exact", code="one"):
    return ClaimRow(
        code=code,
        value=value,
        qualifier=qualifier,
        unit="unidades",
        definition="Unidades inventadas",
        place="Oaxaca",
        when="sin fecha",
        said_on=date(2024, 1, 12),
        said_on_inferred=False,
        said_by="Nadie",
        source="Boletín inventado",
        kind=ClaimKind.GOAL,
    )


def a_cut(*, is_sample=False):
    return CutRow(
        number=1,
        source="imb_units",
        file="unidades.csv",
        sha256="0" * 64,
        observed_on=date(2026, 6, 30),
        how_dated=Dated.BY_FILE,
        rows=1,
        is_sample=is_sample,
    )


def a_figure(value, *, basis=None, sources=()):
    return Figure(
        id="units.hospitals",
        name="Hospitals in operation",
        value=value,
        unit="hospitals",
        universe="",
        area=Area("20"),
        basis=basis,
        institution=None,
        as_of=date(2026, 6, 30),
        observed_on=date(2026, 6, 30),
        distance_days=0,
        sources=sources,
        parts=(),
        receipt="",
    )


def a_comparison(universe=Universe.SAME, *, accidents=(), terms=()):
    return Comparison(
        claim="one",
        institution=None,
        basis=None,
        universe=universe,
        part_of=None,
        terms=tuple(terms),
        accidents=frozenset(accidents),
        sentence="",
    )
