"""Made-up listings: one that sorts, filters and turns pages, a short one, an empty one."""

from datetime import date
from decimal import Decimal

from django.http import QueryDict

from tequio.base.ui import tables
from tequio.base.ui.samples.text import made_up
from tequio.base.ui.types import (
    Column,
    Empty,
    Filter,
    Kind,
    Link,
    Listing,
    Row,
    Shape,
    Status,
    bar,
    day,
    key,
    number,
    share,
    status,
    text,
)

RECEIPT = "#recibo"
CHOSEN = 3
OPERATING = Status(Shape.DONE, made_up("in operation"))
STOPPED = Status(Shape.BLOCK, made_up("stopped"))
UNKNOWN = Status(Shape.UNKNOWN, made_up("unknown"))
STATES = {"operando": OPERATING, "detenida": STOPPED, "ignora": UNKNOWN}

COLUMNS = (
    Column(made_up("Key"), "clave", Kind.KEY, is_secondary=True),
    Column(made_up("Unit"), "unidad", is_head=True),
    Column(made_up("State"), "estado", Kind.STATUS),
    Column(made_up("Rooms"), "consultorios", Kind.NUMBER),
    Column(made_up("Share"), "parte", Kind.SHARE),
    Column(made_up("Since"), "desde", Kind.DAY),
    Column(made_up("Share, drawn"), "", Kind.BAR),
)


UNITS: tuple[tuple[str, Status, int | None, str | None], ...] = (
    ("Álamo Primero", OPERATING, 4, "0.31"),
    ("Ñandú", OPERATING, 0, "0"),
    ("Nube Alta", STOPPED, None, None),
    ("Encino Real", OPERATING, 12, "1"),
    ("Zacatal de la Muestra", UNKNOWN, 1, "0.0845"),
    ("Agua Clara", OPERATING, 3, "0.235"),
    ("Centro Comunitario de Muestra con un Nombre Muy Largo", OPERATING, 1234, "0.95"),
    ("Órgano", STOPPED, 2, "0.155"),
    ("Oyamel", OPERATING, 2, "0.5"),
    ("Ninfa", OPERATING, 7, "0.7"),
    ("Nopalera", OPERATING, None, "0.65"),
)


def _row(place: int, name: str, state: Status, rooms: int | None, part: str | None) -> Row:
    known = None if part is None else Decimal(part)
    return Row(
        (
            key(f"ZZIMB{place:06}", href="#listado"),
            text(name, href="#listado", note=made_up("“Nube” before") if place == CHOSEN else ""),
            status(state),
            number(rooms, receipt=RECEIPT),
            share(known),
            day(date(2020 + place % 6, 1 + place, 2 * place)),
            bar(known),
        ),
        is_selected=place == CHOSEN,
    )


ROWS = tuple(_row(place, *unit) for place, unit in enumerate(UNITS, start=1))
NOTHING = Empty(
    made_up("No unit is called so."),
    made_up("Search by fewer words."),
    Link(made_up("See all"), "?"),
)


def units(given: QueryDict) -> Listing:
    """Return the page of the sample listing that the address asks for."""
    at = tables.asked(given, COLUMNS, order="unidad", per_page=6)
    words, state = given.get("nombre", ""), given.get("situacion", "")
    wanted = STATES.get(state)
    found = [
        row
        for row in ROWS
        if words.casefold() in str(row.cells[1].value).casefold()
        and (wanted is None or row.cells[2].value == wanted.word)
    ]
    rows = tables.ordered(found, COLUMNS, at)
    choices = (("", made_up("any")), *((name, kept.word) for name, kept in STATES.items()))
    fields = (
        Filter("nombre", made_up("Name"), words),
        Filter("situacion", made_up("State"), state if wanted else "", choices),
    )
    return tables.listing(
        made_up("Sample units"),
        COLUMNS,
        tables.in_page(rows, at),
        total=len(found),
        at=at,
        exports=(Link(made_up("Download CSV"), "#listado"),),
        empty=NOTHING,
        filters=tables.filters(made_up("Filter the sample units"), fields, at),
    )


SHORT = Listing(
    made_up("A short table with its total"),
    (Column(made_up("Level"), is_head=True), Column(made_up("Units"), kind=Kind.NUMBER)),
    (
        Row((text(made_up("first")), number(1_158, receipt=RECEIPT))),
        Row((text(made_up("second and third")), number(72, receipt=RECEIPT))),
        Row((text(None), number(None))),
        Row((text(made_up("All")), number(1_230, receipt=RECEIPT)), is_total=True),
    ),
    total=3,
    is_tight=True,
)
EMPTY = Listing(
    made_up("A table without rows"),
    SHORT.columns,
    (),
    total=0,
    empty=Empty(
        made_up("There are no acts in this state yet."), made_up("They will be here once signed.")
    ),
)
