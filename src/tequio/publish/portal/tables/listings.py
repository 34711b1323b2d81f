"""Listings of states, municipalities and units."""

from collections.abc import Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tequio.base.figures.types import NATION, Figure
from tequio.base.shown import decimal
from tequio.base.ui.tables import Asked as Ask
from tequio.base.ui.tables import asked, filters, in_page, listing, ordered
from tequio.base.ui.types import (
    Cell,
    Column,
    Empty,
    Filter,
    Filters,
    Kind,
    Link,
    Listing,
    Row,
    bar,
    key,
    number,
    status,
    text,
)
from tequio.publish.portal.queries.country import DENSITY
from tequio.publish.portal.tables.words import level_word, proper, sentence_case, status_shown
from tequio.publish.portal.types import WITHOUT_SECURITY, Asked, Doubts, Ranked, Sheet
from tequio.register.geography.queries import state_names
from tequio.register.geography.types import StateRow
from tequio.register.units.types import UnitRow

ALL_STATES = 40
SHOWN_DOUBTS = 8


def _numeric(label: str, order: str, *, is_secondary: bool = False) -> Column:
    return Column(label, order, Kind.NUMBER, is_secondary=is_secondary)


def figure_cell(figure: Figure) -> Cell:
    """Return a figure as a cell whose number opens its receipt."""
    return number(figure.value, receipt=figure.receipt, decimals=figure.decimals)


def state_listing(
    sheet: Sheet,
    states: Sequence[StateRow],
    given: QueryDict,
    *,
    basis: str,
    is_whole: bool = False,
) -> Listing:
    """Return the 32 states with their figures, and the nation as their total.

    The whole listing tells more of each, for a page that has the room.
    """
    more = (_numeric(_("First level"), "primer-nivel"),) if is_whole else ()
    beds = (_numeric(_("Beds"), "camas"),) if is_whole else ()
    columns = (
        Column(_("State"), "estado", is_head=True),
        _numeric(_("Units"), "unidades"),
        *more,
        _numeric(_("Hospitals"), "hospitales", is_secondary=not is_whole),
        *beds,
        _numeric(_("People"), "personas"),
        _numeric(_("Per 10 thousand"), "por-10-mil"),
        Column(_("Drawn"), kind=Kind.BAR, is_secondary=True),
    )
    at = asked(given, columns, order="-por-10-mil", per_page=ALL_STATES)
    most = max((sheet.of(DENSITY, row.code, basis).value or 0 for row in states), default=0)
    rows = [_state_row(sheet, row.code, basis, most, is_whole=is_whole) for row in states]
    rows.append(_state_row(sheet, NATION, basis, most, is_whole=is_whole))
    label = _("The states and what is measured of each")
    shown = ordered(rows, columns, at)
    return listing(label, columns, shown, total=len(states), at=at, is_tight=True)


def _state_row(sheet: Sheet, code: str, basis: str, most: float, *, is_whole: bool) -> Row:
    is_total = code == NATION
    density = sheet.of(DENSITY, code, basis)
    told = (
        sheet.of("units.in_operation", code),
        *((sheet.of("units.first_level", code),) if is_whole else ()),
        sheet.of("units.hospitals", code, "typology"),
        *((sheet.of("units.beds", code),) if is_whole else ()),
        sheet.of(WITHOUT_SECURITY, code, basis),
        density,
    )
    name = _("The country") if is_total else state_names()[code]
    href = "" if is_total else reverse("portal:state", args=[code])
    drawn = None if is_total or density.value is None or not most else density.value / most
    cells = (text(name, href=href), *(figure_cell(figure) for figure in told), bar(drawn))
    return Row(cells, is_total=is_total)


MUNICIPAL = ("unidades", "primer-nivel", "sin-seguridad", "habitantes")


def municipality_listing(
    ranked: Sequence[Ranked], told: Sequence[Asked], given: QueryDict
) -> tuple[Ask, tuple[Column, ...], list[Ranked]]:
    """Return how a state's municipalities are asked for, and those of the page, in order."""
    columns = (
        Column(_("Municipality"), "municipio", is_head=True),
        _numeric(_("Units in operation"), MUNICIPAL[0]),
        _numeric(_("First level"), MUNICIPAL[1]),
        _numeric(_("Without social security"), MUNICIPAL[2]),
        _numeric(_("Inhabitants"), MUNICIPAL[3]),
    )
    at = asked(given, columns, order="-unidades", per_page=25)
    by_code = {row.code: row for row in ranked}
    rows = [
        Row((text(row.name, href=row.code), *(number(row.values[each]) for each in told)))
        for row in ranked
    ]
    shown = in_page(ordered(rows, columns, at), at)
    return at, columns, [by_code[row.cells[0].href] for row in shown]


def municipality_rows(shown: Sequence[Ranked], told: Sequence[Asked], sheet: Sheet) -> list[Row]:
    """Return municipalities with the receipts of their numbers."""
    return [
        Row(
            (
                text(row.name, href=reverse("portal:municipality", args=[row.code])),
                *(figure_cell(sheet.of(figure, row.code, basis)) for figure, basis in told),
            )
        )
        for row in shown
    ]


ORDERS = {
    "clave": "clues",
    "nombre": "name",
    "municipio": "municipality",
    "tipologia": "typology",
    "nivel": "level",
    "estatus": "status",
}


def order_of(at: Ask) -> str:
    """Return the order that an address asks of a list of units, as the register names it."""
    return ("-" if at.falls else "") + ORDERS[at.key]


def unit_filters(fields: Sequence[Filter], at: Ask) -> Filters:
    """Return the filters of a list of units."""
    return filters(_("Narrow the list of units"), fields, at)


def unit_columns(*, with_place: bool = True) -> tuple[Column, ...]:
    """Return the columns of a listing of units."""
    place = (Column(_("Municipality"), "municipio"),) if with_place else ()
    return (
        Column("CLUES", "clave", Kind.KEY),
        Column(_("Unit"), "nombre", is_head=True),
        *place,
        Column(_("Typology"), "tipologia"),
        Column(_("Level"), "nivel"),
        Column(_("Status"), "estatus", Kind.STATUS),
    )


def unit_rows(rows: Sequence[UnitRow], *, query: str = "", with_place: bool = True) -> list[Row]:
    """Return units as rows; `query` is the moment, which their pages keep."""
    return [
        Row(
            (
                key(row.clues),
                text(proper(row.name), href=reverse("portal:unit", args=[row.clues]) + query),
                *([_place(row)] if with_place else []),
                text(sentence_case(row.typology_name)),
                text(level_word(row.level)),
                status(status_shown(row.status)),
            )
        )
        for row in rows
    ]


def _place(row: UnitRow) -> Cell:
    href = reverse("portal:municipality", args=[row.municipality])
    name = proper(row.municipality_name) or row.municipality
    return text(name, href=href, note=state_names().get(row.state, row.state))


def unit_listing(
    found: tuple[Sequence[UnitRow], int],
    at: Ask,
    *,
    narrowed: Filters,
    query: str,
    export: str,
) -> Listing:
    """Return a page of units with its filters and its export."""
    rows, total = found
    return listing(
        _("Units"),
        unit_columns(),
        unit_rows(rows, query=query),
        total=total,
        at=at,
        filters=narrowed,
        exports=(Link(_("Download CSV"), export),) if total else (),
        empty=Empty(
            _("No unit of the register is so."),
            _("Remove a filter, or write fewer words: accents and capitals do not matter."),
            Link(_("See all the units"), reverse("portal:units")),
        ),
    )


def municipality_units(
    found: tuple[Sequence[UnitRow], int], at: Ask, *, query: str, export: str
) -> Listing:
    """Return the units of a municipality."""
    rows, total = found
    return listing(
        _("Units of the municipality"),
        unit_columns(with_place=False),
        unit_rows(rows, query=query, with_place=False),
        total=total,
        at=at,
        exports=(Link(_("Download CSV"), export),) if total else (),
        empty=Empty(_("The register knows no unit in this municipality.")),
    )


def doubt_lines(doubts: Doubts) -> list[tuple[str, str, list[Link], int]]:
    """Return each doubt as: its sentence, why, some of its units, how many more."""
    lines = [
        (
            ngettext(
                "%(count)s unit more than 2 km outside its municipality",
                "%(count)s units more than 2 km outside their municipality",
                len(doubts.outside),
            ),
            _("The point and the municipality of the catalogue contradict each other."),
            [_unit(each.unit, f"{decimal(each.km)} km") for each in doubts.outside],
        ),
        (
            ngettext(
                "%(count)s unit whose municipality has no outline",
                "%(count)s units whose municipality has no outline",
                len(doubts.without_outline),
            ),
            _("Whether their points are inside it cannot be told."),
            [_unit(row) for row in doubts.without_outline],
        ),
        (
            ngettext(
                "%(count)s unit without a point",
                "%(count)s units without a point",
                len(doubts.without_point),
            ),
            _("They are on no map."),
            [_unit(row) for row in doubts.without_point],
        ),
        (
            ngettext(
                "%(count)s unit that the newest file no longer shows",
                "%(count)s units that the newest file no longer shows",
                len(doubts.left_behind),
            ),
            _("They are not erased, and their status is the last one seen."),
            [_unit(row) for row in doubts.left_behind],
        ),
    ]
    return [
        (
            sentence % {"count": len(links)},
            why,
            links[:SHOWN_DOUBTS],
            max(len(links) - SHOWN_DOUBTS, 0),
        )
        for sentence, why, links in lines
        if links
    ]


def _unit(row: UnitRow, note: str = "") -> Link:
    return Link(proper(row.name) or "", reverse("portal:unit", args=[row.clues]), note)
