"""Write the bundled sample anew: `python tools/sample.py`. The same seed writes the same bytes.

Nothing in it is anybody's: outlines are a warped grid, people and units are drawn by chance, every
name says "muestra". Codes of municipalities begin with 9 and serial numbers of keys with 9, which
the official lists do not reach, so that no invented thing has the key of a real one. The layouts
and headings are those of the five sources.
"""

import csv
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from tequio.kernel.keys import check_digit

FOLDER = Path(__file__).resolve().parents[1] / "src" / "tequio" / "site" / "sample"
SEED = 2026
CUT_OFF = "202606"  # in the names of files: they show the last day of that month
Point = tuple[float, float]

# Typology as the federal catalogue writes it: code, name, level, weight among the units.
TYPOLOGIES = (
    ("A", "RURAL DE 01 NÚCLEO BÁSICO", "PRIMER NIVEL", 40),
    ("B", "RURAL DE 02 NÚCLEOS BÁSICOS", "PRIMER NIVEL", 14),
    ("D", "URBANO DE 01 NÚCLEOS BÁSICOS", "PRIMER NIVEL", 10),
    ("E", "URBANO DE 02 NÚCLEOS BÁSICOS", "PRIMER NIVEL", 16),
    ("P", "UNIDAD MÓVIL", "PRIMER NIVEL", 7),
    ("N", "HOSPITAL INTEGRAL (COMUNITARIO)", "SEGUNDO NIVEL", 3),
    ("M", "HOSPITAL GENERAL", "SEGUNDO NIVEL", 3),
    ("O", "HOSPITAL ESPECIALIZADO", "TERCER NIVEL", 1),
    ("Y", "HOSPITAL PSIQUIÁTRICO", "SEGUNDO NIVEL", 1),
    ("OFI", "OFICINAS ADMINISTRATIVAS", "NO APLICA", 1),
)
KINDS = {
    "M": "HOSPITAL GENERAL DE MUESTRA",
    "N": "HOSPITAL COMUNITARIO DE MUESTRA",
    "O": "HOSPITAL ESPECIALIZADO DE MUESTRA",
    "Y": "HOSPITAL PSIQUIÁTRICO DE MUESTRA",
    "P": "UNIDAD MÓVIL DE MUESTRA",
    "OFI": "OFICINA DE MUESTRA",
}
STATUSES = (
    ("EN OPERACION", 94),
    ("FUERA DE OPERACION", 4),
    ("EN PROCESO DE CONSTRUCCION", 1),
    ("PENDIENTE DE ENTRAR EN OPERACION", 1),
)


@dataclass(frozen=True)
class State:
    """A state of the sample: real code and name, invented inside. `south_west` is lon, lat."""

    code: str
    prefix: str
    name: str
    south_west: Point
    columns: int
    rows: int
    people: int


STATES = (
    State("15", "MC", "MÉXICO", (-100.5, 18.8), 6, 4, 90_000),
    State("13", "HG", "HIDALGO", (-99.9, 20.15), 4, 3, 55_000),
    State("17", "MS", "MORELOS", (-99.6, 18.1), 3, 2, 60_000),
)
WIDTH, HEIGHT = 0.3, 0.3  # degrees of one cell of the grid


@dataclass(frozen=True)
class Municipality:
    """One cell of a state's grid, with its people and its localities."""

    state: State
    number: int
    ring: tuple[Point, ...]
    people: int
    localities: list["Locality"] = field(default_factory=list)

    @property
    def code(self) -> str:
        """State and municipality; the official ones never begin with 9."""
        return f"{self.state.code}{900 + self.number}"

    @property
    def name(self) -> str:
        """A name that nobody takes for a real one."""
        return f"Municipio de muestra {self.number:02}"


@dataclass(frozen=True)
class Locality:
    """A place of a municipality; the first is its seat."""

    number: int
    at: Point
    people: int

    @property
    def name(self) -> str:
        """A name that nobody takes for a real one."""
        return f"Localidad de muestra {self.number:02}"

    @property
    def is_urban(self) -> bool:
        """As INEGI tells them apart: 2,500 people or the seat."""
        return self.number == 1 or self.people >= 2_500  # noqa: PLR2004 - INEGI's line


class Grid:
    """The warped grid of a state: corners that its cells share, edges that neighbours share."""

    def __init__(self, state: State, chance: Random) -> None:
        self.state = state
        self._seed = chance.random()
        self.edge = cache(self._edge)

    def corner(self, column: int, row: int) -> Point:
        """Return a corner, moved a little, then bent with the whole country."""
        chance = Random(f"{self._seed} {column} {row}")  # noqa: S311 - a picture, not a secret
        west, south = self.state.south_west
        lon = west + WIDTH * (column + chance.uniform(-0.15, 0.15))
        lat = south + HEIGHT * (row + chance.uniform(-0.15, 0.15))
        return lon + 0.08 * math.sin(4 * lat), lat + 0.06 * math.sin(5 * lon)

    def _edge(self, start: tuple[int, int], end: tuple[int, int]) -> tuple[Point, ...]:
        """Return the line between two corners, crooked, the same from either side."""
        if start > end:
            return tuple(reversed(self.edge(end, start)))
        line = [self.corner(*start), self.corner(*end)]
        chance = Random(f"{self._seed} {start} {end}")  # noqa: S311 - a picture, not a secret
        for _ in range(3):
            line = list(_crooked(line, chance))
        return tuple(line)

    def ring(self, corners: Sequence[tuple[int, int]]) -> tuple[Point, ...]:
        """Return the closed line around some corners, as a map file writes it."""
        line = [self.corner(*corners[0])]
        for start, end in pairwise([*corners, corners[0]]):
            line += self.edge(start, end)[1:]
        line[-1] = line[0]
        return tuple((round(lon, 4), round(lat, 4)) for lon, lat in line)

    def cell(self, column: int, row: int) -> tuple[Point, ...]:
        """Return the outline of one cell."""
        right, up = column + 1, row + 1
        return self.ring([(column, row), (right, row), (right, up), (column, up)])

    def outline(self) -> tuple[Point, ...]:
        """Return the outline of the state: the outer edges of its cells."""
        columns, rows = self.state.columns, self.state.rows
        return self.ring(
            [(column, 0) for column in range(columns)]
            + [(columns, row) for row in range(rows)]
            + [(column, rows) for column in range(columns, 0, -1)]
            + [(0, row) for row in range(rows, 0, -1)]
        )


def _crooked(line: Sequence[Point], chance: Random) -> Iterable[Point]:
    for (x, y), (to_x, to_y) in pairwise(line):
        yield x, y
        aside = chance.uniform(-0.07, 0.07)
        yield (x + to_x) / 2 - aside * (to_y - y), (y + to_y) / 2 + aside * (to_x - x)
    yield line[-1]


def municipalities(state: State, grid: Grid, chance: Random) -> list[Municipality]:
    """Draw the municipalities of a state, with their people and localities."""
    drawn = []
    cells = [(column, row) for row in range(state.rows) for column in range(state.columns)]
    for number, (column, row) in enumerate(cells, 1):
        people = round(state.people * chance.lognormvariate(0, 0.9))
        found = Municipality(state, number, grid.cell(column, row), people)
        found.localities.extend(localities(found, chance))
        drawn.append(found)
    return drawn


def localities(held: Municipality, chance: Random) -> Iterable[Locality]:
    """Draw localities, the seat first; some people live in none of them, as in the country."""
    left = round(held.people * chance.uniform(0.86, 0.99))
    for number in range(1, chance.randint(4, 9)):
        people = round(left * chance.uniform(0.35, 0.6))
        left -= people
        yield Locality(number, within(held.ring, chance), people)


def within(ring: Sequence[Point], chance: Random) -> Point:
    """Draw a point that is inside a cell: between its middle and a point of its line."""
    middle = sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    edge, share = chance.choice(ring), math.sqrt(chance.random()) * 0.7
    return tuple(round(m + share * (e - m), 6) for m, e in zip(middle, edge, strict=True))  # type: ignore[return-value]


def units(held: Sequence[Municipality], chance: Random) -> Iterable[dict[str, object]]:
    """Draw the units of a state: keys with check digits that fit, a few flaws as in real lists."""
    serial = 90_000
    for municipality in held:
        for _ in range(max(3, min(30, round(municipality.people / 10_000)))):
            serial += 1
            yield unit(serial, municipality, chance)


def unit(serial: int, held: Municipality, chance: Random) -> dict[str, object]:
    """Draw one unit of a municipality."""
    code, typology, level, _ = chance.choices(TYPOLOGIES, [t[3] for t in TYPOLOGIES])[0]
    status = chance.choices([s for s, _ in STATUSES], [w for _, w in STATUSES])[0]
    place = chance.choice(held.localities)
    lon, lat = (round(c + chance.uniform(-0.01, 0.01), 6) for c in place.at)
    if chance.random() < 0.02:  # noqa: PLR2004 - one in fifty lies in another municipality
        lat = round(lat + 0.4, 6)
    stem = f"{held.state.prefix}IMB{serial}"
    name = f"{KINDS.get(code, 'CENTRO DE SALUD DE MUESTRA')} {serial - 90_000:03}"
    return {
        "clues_imb": f"{stem}{check_digit(stem)}",
        "clues_ssa_y_sme": "",
        "categoria_gerencial_uas": "MUESTRA",
        "clave_de_la_entidad": int(held.state.code),
        "entidad": held.state.name,
        "clave_del_municipio": 900 + held.number,
        "municipio": held.name.upper(),
        "localidad": place.name.upper(),
        "clave_de_la_localidad": place.number,
        "nombre_de_la_unidad": name,
        "nombre_comercial": name,
        "estatus_de_operacion": status,
        "nivel_atencion": level,
        "clave_de_tipologia": code,
        "nombre_de_tipologia": typology,
        "clave_de_subtipologia": "99",
        "nombre_de_subtipologia": "NO ESPECIFICADO",
        "estrato_unidad": "URBANO" if place.is_urban else "RURAL",
        "cve_ro": f"{held.state.code}01",
        "nombre_region": "REGIÓN DE MUESTRA",
        "latitud": lat,
        "longitud": lon,
        "FECHA DE INICIO DE OPERACION": _day(chance),
    }


def _day(chance: Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1975, 2024)
    return f"{day:02}/{month:02}/{year}"


def census_row(held: Municipality, chance: Random) -> dict[str, object]:
    """Draw a municipality's people by affiliation; the variables overlap a little, as they do."""
    people = held.people

    def part(low: float, high: float) -> int:
        return round(people * chance.uniform(low, high))

    without, popular, programme = part(0.22, 0.38), part(0.1, 0.3), part(0.002, 0.02)
    imss = part(0.2, 0.35)
    return {
        "state_id": int(held.state.code),
        "state": f"{held.state.name.title()} (muestra)",
        "municipality_id": int(held.code),
        "municipality": held.name,
        "PAFIL_IPRIV": part(0.005, 0.03),
        "PAFIL_OTRAI": part(0.002, 0.01),
        "PAFIL_PDOM": part(0.002, 0.01),
        "PDER_IMSS": imss,
        "PDER_IMSSB": programme,
        "PDER_ISTE": part(0.02, 0.06),
        "PDER_ISTEE": part(0.01, 0.04),
        "PDER_SEGP": popular,
        "PDER_SS": people - without - part(0, 0.004),
        "POBTOT": people,
        "PSINDER": without,
        "CVEGEO": held.code,
    }


def municipality_row(held: Municipality) -> dict[str, object]:
    """Return a municipality as the national catalogue writes it."""
    women = round(held.people * 0.514)
    return {
        "cve_entidad": held.state.code,
        "nom_entidad": f"{held.state.name.title()} (muestra)",
        "cve_municipio": held.code[2:],
        "nom_municipio": held.name,
        "cve_completa": held.code,
        "cve_cabecera": "0001",
        "nom_cabecera": held.localities[0].name,
        "poblacion_total": held.people,
        "poblacion_masculina": held.people - women,
        "poblacion_femenina": women,
        "viviendas_habitadas": round(held.people / 3.7),
    }


def locality_row(held: Municipality, place: Locality) -> dict[str, object]:
    """Return a locality as INEGI's service writes it."""
    lon, lat = place.at
    return {
        "cvegeo": f"{held.code}{place.number:04}",
        "cve_agee": held.state.code,
        "cve_agem": held.code[2:],
        "cve_loc": f"{place.number:04}",
        "nom_loc": place.name,
        "ambito": "URBANO" if place.is_urban else "RURAL",
        "latitud": lat,
        "longitud": lon,
        "altitud": 1500 + (place.number * 137) % 1200,
        "pob": place.people,
        "viv": round(place.people / 3.7),
    }


def outline_of(properties: dict[str, object], ring: Sequence[Point]) -> dict[str, object]:
    """Return an outline as a feature of a map file."""
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write_table(name: str, rows: Sequence[dict[str, object]]) -> None:
    """Write rows as CSV, headings first."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_shapes(name: str, features: Sequence[dict[str, object]]) -> None:
    """Write outlines as GeoJSON, one feature a line."""
    lines = ",\n".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features
    )
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    (FOLDER / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Draw everything from one seed and write the five layouts."""
    FOLDER.mkdir(exist_ok=True)
    chance = Random(SEED)  # noqa: S311 - a sample, not a secret
    grids = {state.code: Grid(state, chance) for state in STATES}
    drawn = {state.code: municipalities(state, grids[state.code], chance) for state in STATES}
    held = [municipality for state in STATES for municipality in drawn[state.code]]
    listed = [row for state in STATES for row in units(drawn[state.code], chance)]
    write_table(f"imb_unidades_muestra_{CUT_OFF}.csv", listed)
    write_table("censo_afiliacion_muestra.csv", [census_row(each, chance) for each in held])
    write_table(f"municipios_muestra_{CUT_OFF}.csv", [municipality_row(each) for each in held])
    places = [locality_row(each, place) for each in held for place in each.localities]
    write_table(f"localidades_muestra_{CUT_OFF}.csv", places)
    write_shapes(
        f"municipios_muestra_{CUT_OFF}.geojson",
        [
            outline_of(
                {
                    "cvegeo": each.code,
                    "cve_ent": each.state.code,
                    "cve_mun": each.code[2:],
                    "nom_mun": each.name,
                },
                each.ring,
            )
            for each in held
        ],
    )
    write_shapes(
        f"estados_muestra_{CUT_OFF}.geojson",
        [
            outline_of(
                {"cve_ent": state.code, "nom_ent": f"{state.name.title()} (muestra)"},
                grids[state.code].outline(),
            )
            for state in STATES
        ],
    )


if __name__ == "__main__":
    main()
