"""Files of territory and people: how each is recognised, how each of its rows is read."""

from datetime import date

from tequio.base.figures.types import STATES
from tequio.intake.sources.services import KindRegister
from tequio.intake.sources.types import Column, Read, Source
from tequio.kernel.cells import (
    between,
    code_of,
    one_of,
    parse_count,
    parse_latitude,
    parse_longitude,
    parse_name,
)
from tequio.kernel.errors import noop
from tequio.kernel.rows import BadCellError, Cells, Fault, written
from tequio.register.geography.models import BOUNDARIES, CENSUS_COUNTS, LOCALITIES, MUNICIPALITIES
from tequio.register.geography.rules import Outline, read_outline

CENSUS_DAY = date(2020, 3, 15)  # the moment to which INEGI refers the whole Census of 2020
MOST_PEOPLE = 200_000_000
AREAS = {"URBANO": True, "RURAL": False}
SHOWN = 60  # characters of an outline that a fault quotes

_state = code_of(2)
_municipality = code_of(5)
_locality = code_of(9)
parse_area = one_of(AREAS)
parse_altitude = between(-50, 5700, "altitude_out_of_range")


def _of_a_state(code: str) -> str:
    if code[:2] not in STATES:
        raise BadCellError("state_unknown", state=code[:2])
    return code


def parse_state(text: str) -> str:
    """Read the code of a state."""
    return _of_a_state(_state(text))


def parse_municipality(text: str) -> str:
    """Read the code of a municipality: state and municipality, five digits."""
    return _of_a_state(_municipality(text))


def parse_locality(text: str) -> str:
    """Read the code of a locality: state, municipality and locality, nine digits."""
    return _of_a_state(_locality(text))


def parse_people(text: str) -> int:
    """Read a number of people or dwellings."""
    if (count := parse_count(text)) > MOST_PEOPLE:
        raise BadCellError("too_many_people", most=MOST_PEOPLE)
    return count


def read_municipality(cells: Cells) -> Read | None:
    """Read one row of the catalogue of municipalities; None where it does not say which."""
    code = cells.need("code", parse_municipality)
    name = cells.need("name", parse_name)
    seat = cells.want("seat", parse_name)
    counts = [
        cells.want(name, parse_people) for name in ("population", "women", "men", "dwellings")
    ]
    if not (code and name):
        return None
    if counts[0] == 0 and counts[3] == 0:
        cells.warn("municipality_not_counted", "population")
        counts = [None] * 4
    return Read(cells.line, code, code[:2], (code[:2], name, seat, *counts))


def read_locality(cells: Cells) -> Read | None:
    """Read one row of the list of localities; None where it does not say which."""
    code = cells.need("code", parse_locality)
    name = cells.want("name", parse_name)
    lat, lon = cells.want("lat", parse_latitude), cells.want("lon", parse_longitude)
    altitude = cells.want("altitude", parse_altitude)
    facts = (
        name,
        cells.want("urban", parse_area),
        lat,
        lon,
        None if altitude is None else round(altitude),
        cells.want("population", parse_people),
        cells.want("dwellings", parse_people),
    )
    if not code:
        return None
    if lat is None or lon is None:
        _without_point(cells)
    return Read(cells.line, code, code[:2], (code[:2], code[:5], *facts))


def _without_point(cells: Cells) -> None:
    given = [column for column in ("lat", "lon") if written(cells.raw(column))]
    if not given:
        cells.warn("locality_without_point", "lat")
    elif len(given) == 1:
        cells.fault("locality_half_a_point", "lon" if given == ["lat"] else "lat")


def read_census(cells: Cells) -> Read | None:
    """Read the people of one municipality by affiliation; None where it does not say which."""
    code = cells.need("code", parse_municipality)
    name = cells.need("name", parse_name)
    people = cells.need("pobtot", parse_people)
    without = cells.need("psinder", parse_people)
    others = [cells.want(variable, parse_people) for variable in AFFILIATIONS]
    if code is None or name is None or people is None or without is None:
        return None
    for variable, count in zip(("psinder", *AFFILIATIONS), (without, *others), strict=True):
        if count is not None and count > people:
            cells.fault("more_than_all", variable, count=count, people=people)
    return Read(cells.line, code, code[:2], (code[:2], name, people, without, *others))


def read_municipal_boundary(cells: Cells) -> Read | None:
    """Read the outline of a municipality; None where it does not say which."""
    return _boundary(cells, cells.need("code", parse_municipality))


def read_state_boundary(cells: Cells) -> Read | None:
    """Read the outline of a state; None where it does not say which."""
    return _boundary(cells, cells.need("code", parse_state))


def _boundary(cells: Cells, code: str | None) -> Read | None:
    name = cells.want("name", parse_name)
    outline = _outline(cells)
    if not (code and outline):
        return None
    if outline.mended:
        cells.warn("outline_mended", "code")
    return Read(cells.line, code, code[:2], (code[:2], name, outline.wkb))


def parse_outline(text: str) -> Outline:
    """Read an outline, which is GeoJSON; a feature without one says null."""
    if not text or text == "null":
        raise BadCellError("missing")
    return read_outline(text)


def _outline(cells: Cells) -> Outline | None:
    """Read the outline; a fault quotes its beginning, for it may have a million characters."""
    text = written(cells.raw("geometry"))
    try:
        return parse_outline(text)
    except BadCellError as bad:
        fault = Fault(cells.line, "geometry", text[:SHOWN], bad.code, bad.expected)
        cells.faults.append(fault)
        cells.refused = True
        return None


AFFILIATIONS = (
    "pder_ss",
    "pder_imss",
    "pder_iste",
    "pder_istee",
    "pafil_pdom",
    "pder_segp",
    "pder_imssb",
    "pafil_ipriv",
    "pafil_otrai",
)
REQUIRED_AFFILIATIONS = frozenset({"pder_segp", "pder_imssb"})

STATE_BOUNDARIES = Source(
    code="boundaries_state",
    title=noop("Outlines of the states"),
    publisher="INEGI",
    columns=(
        Column("code", ("CVE ENT",)),
        Column("name", ("NOM ENT", "NOMGEO"), required=False),
        Column("geometry", ("GEOMETRY",)),
    ),
    read=read_state_boundary,
    register=KindRegister(BOUNDARIES, label=noop("outlines of states")),
    rank=10,
    foreign=frozenset({"CVEGEO", "CVE MUN", "CVE LOC"}),
)
MUNICIPAL_BOUNDARIES = Source(
    code="boundaries_municipal",
    title=noop("Outlines of the municipalities"),
    publisher="INEGI",
    columns=(
        Column("code", ("CVEGEO",)),
        Column("name", ("NOM MUN",)),
        Column("geometry", ("GEOMETRY",)),
    ),
    read=read_municipal_boundary,
    register=KindRegister(BOUNDARIES, label=noop("outlines of municipalities")),
    rank=20,
    foreign=frozenset({"CVE LOC"}),
)
AGEEML_MUNICIPALITIES = Source(
    code="ageeml_municipalities",
    title=noop("Catalogue of municipalities (AGEEML)"),
    publisher="INEGI",
    columns=(
        Column("code", ("CVE COMPLETA",)),
        Column("name", ("NOM MUNICIPIO",)),
        Column("seat", ("NOM CABECERA",)),
        Column("population", ("POBLACION TOTAL",)),
        Column("women", ("POBLACION FEMENINA",), required=False),
        Column("men", ("POBLACION MASCULINA",), required=False),
        Column("dwellings", ("VIVIENDAS HABITADAS",), required=False),
    ),
    read=read_municipality,
    register=KindRegister(MUNICIPALITIES, label=noop("municipalities"), signed_by=("name",)),
    rank=30,
)
INEGI_LOCALITIES = Source(
    code="inegi_localities",
    title=noop("Localities with an outline of their own"),
    publisher="INEGI",
    columns=(
        Column("code", ("CVEGEO",)),
        Column("name", ("NOM LOC",)),
        Column("urban", ("AMBITO",)),
        Column("lat", ("LATITUD",)),
        Column("lon", ("LONGITUD",)),
        Column("altitude", ("ALTITUD",), required=False),
        Column("population", ("POB",)),
        Column("dwellings", ("VIV",), required=False),
    ),
    read=read_locality,
    register=KindRegister(LOCALITIES, label=noop("localities"), signed_by=("name",)),
    rank=40,
    foreign=frozenset({"GEOMETRY"}),
)
CENSUS_AFFILIATION = Source(
    code="census_affiliation",
    title=noop("Census 2020: affiliation to health services by municipality"),
    publisher="INEGI",
    columns=(
        Column("code", ("CVEGEO", "MUNICIPALITY ID")),
        Column("name", ("MUNICIPALITY",)),
        Column("pobtot", ("POBTOT",)),
        Column("psinder", ("PSINDER",)),
        *(
            Column(name, (name.upper(),), required=name in REQUIRED_AFFILIATIONS)
            for name in AFFILIATIONS
        ),
    ),
    read=read_census,
    register=KindRegister(CENSUS_COUNTS, label=noop("municipal counts"), signed_by=("name",)),
    rank=50,
    observed_on=CENSUS_DAY,
)
SOURCES = (
    STATE_BOUNDARIES,
    MUNICIPAL_BOUNDARIES,
    AGEEML_MUNICIPALITIES,
    INEGI_LOCALITIES,
    CENSUS_AFFILIATION,
)
