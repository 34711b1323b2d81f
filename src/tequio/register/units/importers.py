"""The list of units of the OPD IMSS-Bienestar: how it is recognised, how a row is read."""

from collections.abc import Mapping, Sequence

import numpy as np

from tequio.intake.sources.services import KindRegister
from tequio.intake.sources.types import Column, Read, Source
from tequio.kernel.cells import (
    code_of,
    one_of,
    parse_clues,
    parse_day,
    parse_latitude,
    parse_longitude,
    parse_name,
    text_of,
)
from tequio.kernel.errors import noop
from tequio.kernel.keys import Clues, check_digit, is_clues
from tequio.kernel.rows import Cells, Fault, fold, written
from tequio.register.geography.queries import distances_outside, municipality_codes, state_names
from tequio.register.units.models import UNITS
from tequio.register.units.types import FAR_KM, Level, Status, Stratum

STATUSES = {
    "EN OPERACION": Status.OPERATING.value,
    "FUERA DE OPERACION": Status.CLOSED.value,
    "EN PROCESO DE CONSTRUCCION": Status.BUILDING.value,
    "PENDIENTE DE ENTRAR EN OPERACION": Status.PENDING.value,
}
LEVELS = {
    "PRIMER NIVEL": Level.FIRST.value,
    "SEGUNDO NIVEL": Level.SECOND.value,
    "TERCER NIVEL": Level.THIRD.value,
    "NO APLICA": Level.NONE.value,
}
STRATA = {"RURAL": Stratum.RURAL.value, "URBANO": Stratum.URBAN.value}

parse_state = code_of(2)
parse_municipality = code_of(3)
parse_locality = code_of(4)
parse_status = one_of(STATUSES)
parse_level = one_of(LEVELS)
parse_stratum = one_of(STRATA)
parse_text = {most: text_of(most) for most in (6, 8, 120, 160)}  # as wide as the columns are


def read_unit(cells: Cells) -> Read | None:
    """Read one row of the list; None where it does not say which unit it is, or where."""
    clues = cells.need("clues", parse_clues)
    state = cells.need("state", parse_state)
    municipality = cells.need("municipality", parse_municipality)
    locality = cells.want("locality", parse_locality)
    name = cells.need("name", parse_name)
    status = cells.need("status", parse_status)
    lat, lon = _point(cells)
    facts = (
        cells.want("trade_name", parse_name),
        cells.want("municipality_name", parse_name),
        cells.want("locality_name", parse_name),
        status,
        cells.want("level", parse_level),
        cells.want("typology", parse_text[6]),
        cells.want("typology_name", parse_text[120]),
        cells.want("subtypology", parse_text[8]),
        cells.want("subtypology_name", parse_text[160]),
        cells.want("stratum", parse_stratum),
        cells.want("region", parse_text[8]),
        cells.want("region_name", parse_text[120]),
        cells.want("category", parse_text[120]),
        lat,
        lon,
        cells.want("started_on", parse_day),
        _former(cells),
        None,  # this list has no consulting rooms and no beds: unknown, which is not zero
        None,
    )
    if not (clues and state and municipality and name):
        return None
    _check_key(cells, clues, state)
    _check_state_name(cells, state)
    place = state + municipality
    whole = (state, place, locality and place + locality, clues.institution, name, *facts)
    return Read(cells.line, clues.text, state, whole)


def _check_key(cells: Cells, clues: Clues, state: str) -> None:
    if clues.state != state:
        cells.fault("state_prefix", "clues", prefix=clues.state, said=state)
    if not clues.fits:
        cells.warn("check_digit", "clues", expected=check_digit(clues.text[:10]))


def _check_state_name(cells: Cells, state: str) -> None:
    said, known = fold(written(cells.raw("state_name"))), state_names().get(state, "")
    if said and known and fold(known) not in said and said not in fold(known):
        cells.warn("state_name_differs", "state_name", state=known)


def _former(cells: Cells) -> str | None:
    text = written(cells.raw("former_clues")).upper()
    if text and not is_clues(text):
        cells.warn("former_key_shape", "former_clues")
        return None
    return text or None


def _point(cells: Cells) -> tuple[float | None, float | None]:
    """Read both coordinates; a point that only fits Mexico the other way round is refused so."""
    given = written(cells.raw("lat")), written(cells.raw("lon"))
    if _swapped(*given):
        cells.fault("coordinates_swapped", "lat", lat=given[1], lon=given[0])
        return None, None
    lat, lon = cells.want("lat", parse_latitude), cells.want("lon", parse_longitude)
    if bool(given[0]) != bool(given[1]):
        cells.fault("half_a_point", "lat" if given[1] else "lon")
    return lat, lon


def _swapped(lat: str, lon: str) -> bool:
    if not lat.startswith("-"):
        return False
    try:
        parse_latitude(lon)
        parse_longitude(lat)
    except ValueError:
        return False
    return True


def examine_units(rows: Sequence[Read]) -> list[Fault]:
    """Warn of what shows among rows or beside territory. Three SQL queries; O(rows)."""
    return [*_former_twice(rows), *_places(rows)]


AT = {name: at for at, name in enumerate(UNITS.facts)}


def _former_twice(rows: Sequence[Read]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for row in rows:
        former = row.facts[AT["former_clues"]]
        if former and (line := first.setdefault(former, row.line)) != row.line:
            told = {"first": line}
            faults.append(_warning(row, HEADINGS["former_clues"], former, "former_key_twice", told))
    return faults


def _places(rows: Sequence[Read]) -> list[Fault]:
    known = municipality_codes()
    outside = distances_outside(
        [row.facts[AT["municipality"]] for row in rows],
        np.array([row.facts[AT["lon"]] for row in rows], dtype=float),
        np.array([row.facts[AT["lat"]] for row in rows], dtype=float),
    )
    faults = []
    for row, km in zip(rows, outside.tolist(), strict=True):
        code = row.facts[AT["municipality"]]
        if known and code not in known:
            column = HEADINGS["municipality"]
            faults.append(_warning(row, column, code, "municipality_unknown", {"code": code}))
        if row.facts[AT["lat"]] is None:
            continue
        if np.isnan(km):
            column = HEADINGS["municipality"]
            told = {"code": code}
            faults.append(_warning(row, column, code, "municipality_without_outline", told))
        elif km > FAR_KM:
            point = f"{row.facts[AT['lat']]}, {row.facts[AT['lon']]}"
            column = f"{HEADINGS['lat']} / {HEADINGS['lon']}"
            faults.append(_warning(row, column, point, "point_outside", {"km": round(km, 1)}))
    return faults


def _warning(row: Read, column: str, value: str, code: str, told: Mapping[str, object]) -> Fault:
    return Fault(row.line, column, value, code, told, refuses=False)


COLUMNS = (
    Column("clues", ("CLUES IMB", "CLUES_IMB")),
    Column("state", ("CLAVE DE LA ENTIDAD",)),
    Column("state_name", ("ENTIDAD",), required=False),
    Column("municipality", ("CLAVE DEL MUNICIPIO",)),
    Column("municipality_name", ("MUNICIPIO",), required=False),
    Column("locality", ("CLAVE DE LA LOCALIDAD",), required=False),
    Column("locality_name", ("LOCALIDAD",), required=False),
    Column("name", ("NOMBRE DE LA UNIDAD",)),
    Column("trade_name", ("NOMBRE COMERCIAL",), required=False),
    Column("status", ("ESTATUS DE OPERACION",)),
    Column("level", ("NIVEL ATENCION", "NIVEL DE ATENCION"), required=False),
    Column("typology", ("CLAVE DE TIPOLOGIA",), required=False),
    Column("typology_name", ("NOMBRE DE TIPOLOGIA",), required=False),
    Column("subtypology", ("CLAVE DE SUBTIPOLOGIA",), required=False),
    Column("subtypology_name", ("NOMBRE DE SUBTIPOLOGIA",), required=False),
    Column("stratum", ("ESTRATO UNIDAD",), required=False),
    Column("region", ("CVE RO",), required=False),
    Column("region_name", ("NOMBRE REGION",), required=False),
    Column("category", ("CATEGORIA GERENCIAL UAS",), required=False),
    Column("lat", ("LATITUD",), required=False),
    Column("lon", ("LONGITUD",), required=False),
    Column("started_on", ("FECHA DE INICIO DE OPERACION",), required=False),
    Column("former_clues", ("CLUES SSA Y SME",), required=False),
)
HEADINGS = {column.name: column.headings[0] for column in COLUMNS}

IMB_UNITS = Source(
    code="imb_units",
    title=noop("List of units of IMSS-Bienestar"),
    publisher="IMSS-Bienestar",
    columns=COLUMNS,
    read=read_unit,
    register=KindRegister(
        UNITS,
        label=noop("units"),
        examine=examine_units,
        signed_by=("name", "municipality_name", "locality_name"),
        words={
            fact: {code: word for word, code in codes.items()}
            for fact, codes in (("status", STATUSES), ("level", LEVELS), ("stratum", STRATA))
        },
    ),
    rank=60,
)
