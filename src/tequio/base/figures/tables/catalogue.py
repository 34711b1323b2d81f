"""The catalogue of figures, and one figure over many areas."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from tequio.base.figures.types import Definition, Figure
from tequio.base.ui import tables
from tequio.base.ui.tables import asked, in_page, ordered
from tequio.base.ui.types import Cell, Column, Kind, Listing, Row, Stat, day, key, number, text


def catalogue(definitions: Sequence[Definition]) -> Listing:
    """Return what each figure is, by id."""
    columns = (
        Column(gettext("Figure"), is_head=True),
        Column(gettext("What it counts")),
        Column(gettext("Unit of measure")),
        Column(gettext("Computation")),
        Column(gettext("Bases")),
        Column(gettext("Caution")),
    )
    rows = [Row(_defined(each)) for each in definitions]
    at = asked(QueryDict(), columns, per_page=max(len(rows), 1))
    return tables.listing(gettext("Figures"), columns, rows, total=len(rows), at=at)


def _defined(each: Definition) -> tuple[Cell, ...]:
    return (
        text(gettext(each.name), href=reverse("figures:figure", args=(each.id,)), note=each.id),
        text(gettext(each.universe)),
        text(gettext(each.unit)),
        text(gettext(each.formula)),
        text(", ".join(each.bases) or pgettext("bases", "only one")),
        text(gettext(each.caution) if each.caution else ""),
    )


def bases(defined: Definition) -> Listing | None:
    """Return the bases of a figure and what each takes in; None where it has none."""
    if not defined.bases:
        return None
    rows = [
        Row((key(basis), text(gettext(defined.basis_names.get(basis, basis)))))
        for basis in defined.bases
    ]
    columns = (
        Column(gettext("Basis"), kind=Kind.KEY),
        Column(gettext("What it takes in"), is_head=True),
    )
    at = asked(QueryDict(), columns)
    return tables.listing(gettext("Bases"), columns, rows, total=len(rows), at=at, is_tight=True)


def stats(figures: Sequence[Figure]) -> list[Stat]:
    """Return a figure of one area, on the bases asked for, as lone figures."""
    return [
        Stat(
            value=each.value,
            label=gettext(each.basis_name) if each.basis_name else gettext(each.name),
            unit=gettext(each.unit),
            receipt=each.receipt,
            decimals=each.decimals,
        )
        for each in figures
    ]


def values(
    figures: Mapping[str, Sequence[Figure]],
    names: Mapping[str, str],
    *,
    whole: str,
    given: QueryDict,
) -> Listing:
    """Return a figure of many areas, a column for each basis, each value with its receipt.

    Args:
        figures: of each area, by its code, on the same bases in the same order.
        names: of the areas, by code.
        whole: the code of the area in which the others lie; its row is the total.
        given: the address of the page.
    """
    columns = _columns(figures[whole])
    at = asked(given, columns, order="clave")
    rows = [
        Row(_valued(code, names[code], told, given, is_whole=code == whole), is_total=code == whole)
        for code, told in figures.items()
    ]
    shown = in_page(ordered(rows, columns, at), at)
    return tables.listing(gettext("Values by area"), columns, shown, total=len(rows), at=at)


def _columns(figures: Sequence[Figure]) -> list[Column]:
    told = [
        Column(each.basis or gettext(each.unit), f"v{place}", Kind.NUMBER)
        for place, each in enumerate(figures, start=1)
    ]
    return [
        Column(gettext("Code"), "clave", Kind.KEY),
        Column(gettext("Area"), "area", is_head=True),
        *told,
        Column(gettext("Observed on"), "visto", Kind.DAY, is_secondary=True),
    ]


def _valued(
    code: str, name: str, told: Sequence[Figure], given: QueryDict, *, is_whole: bool
) -> tuple[Cell, ...]:
    values = [number(each.value, receipt=each.receipt, decimals=each.decimals) for each in told]
    leads = "" if is_whole else _narrowed(given, code)
    return (key(code), text(name, href=leads), *values, day(told[0].observed_on))


def _narrowed(given: QueryDict, code: str) -> str:
    """Return the address of the same page for another area."""
    pairs = given.copy()
    pairs["area"] = code
    pairs.pop("pagina", None)
    return f"?{pairs.urlencode()}"
