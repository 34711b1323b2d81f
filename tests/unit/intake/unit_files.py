"""Made-up lists of units, in the layout of the OPD's own: the keys exist nowhere."""

import csv
import io

from tequio.kernel.keys import STATE_PREFIXES, check_digit

PREFIXES = {code: prefix for prefix, code in STATE_PREFIXES.items()}
HEADINGS = (
    "CLUES IMB",
    "ENTIDAD",
    "CLAVE DE LA ENTIDAD",
    "CLAVE DEL MUNICIPIO",
    "NOMBRE DE LA UNIDAD",
    "ESTATUS DE OPERACION",
    "NIVEL ATENCION",
    "LATITUD",
    "LONGITUD",
    "FECHA DE INICIO DE OPERACION",
)
NAMES = {"20": "OAXACA", "07": "CHIAPAS", "15": "MEXICO"}


def clues(number, state="20"):
    """Return a key with the right last digit."""
    stem = f"{PREFIXES[state]}IMB{number:05}"
    return f"{stem}{check_digit(stem)}"


def unit(number, state="20", **cells):
    """Return one row by heading; a cell is changed by its heading with underscores."""
    row = {
        "CLUES IMB": clues(number, state),
        "ENTIDAD": NAMES[state],
        "CLAVE DE LA ENTIDAD": state,
        "CLAVE DEL MUNICIPIO": "067",
        "NOMBRE DE LA UNIDAD": f"CENTRO DE SALUD INVENTADO {number}",
        "ESTATUS DE OPERACION": "EN OPERACION",
        "NIVEL ATENCION": "PRIMER NIVEL",
        "LATITUD": "17.06",
        "LONGITUD": "-96.72",
        "FECHA DE INICIO DE OPERACION": "01/02/1999",
    }
    return row | {name.replace("_", " "): value for name, value in cells.items()}


def units(count, state="20", first=1):
    """Return so many good rows."""
    return [unit(number, state) for number in range(first, first + count)]


def three_bad(count=7):
    """Return good rows of Oaxaca among which three have a bad cell each: on rows 3, 4 and 5."""
    rows = units(count)
    rows[1]["LONGITUD"] = "-99.2245146,186"
    rows[2]["FECHA DE INICIO DE OPERACION"] = "31/02/2019"
    rows[3]["CLUES IMB"] = "OCIMB00963l"
    return rows


def as_csv(rows, headings=HEADINGS, encoding="utf-8", **options):
    """Return rows as the bytes of a CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, **options)
    writer.writerow(headings)
    writer.writerows([row.get(name, "") for name in headings] for row in rows)
    return out.getvalue().encode(encoding)
