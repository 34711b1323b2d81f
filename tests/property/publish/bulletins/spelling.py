"""Numbers in Spanish words, written for tests: the reader has no part in it."""

UNITS = [
    "cero",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiún",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def in_words(number: int) -> str:
    """Return a number as it is said before a masculine noun."""
    if number < 1000:
        return _small(number)
    for size, one, many in ((10**12, "un billón", "billones"), (10**6, "un millón", "millones")):
        if number >= size:
            lead, rest = divmod(number, size)
            said = one if lead == 1 else f"{in_words(lead)} {many}"
            return f"{said} {in_words(rest)}" if rest else said
    lead, rest = divmod(number, 1000)
    said = "mil" if lead == 1 else f"{_small(lead)} mil"
    return f"{said} {_small(rest)}" if rest else said


def _small(number: int) -> str:
    if number < 30:
        return UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return TENS[ten - 3] + (f" y {UNITS[unit]}" if unit else "")
    if number == 100:
        return "cien"
    hundred, rest = divmod(number, 100)
    return HUNDREDS[hundred - 1] + (f" {_small(rest)}" if rest else "")


def as_officials_write(number: int) -> str:
    """Return a number as bulletins mix digits and words: `9 millones 161 mil 742`."""
    parts = []
    for size, one, many in ((10**12, "billón", "billones"), (10**6, "millón", "millones")):
        lead, number = divmod(number, size)
        if lead:
            parts.append(f"{as_officials_write(lead)} {one if lead == 1 else many}")
    lead, rest = divmod(number, 1000)
    if lead:
        parts.append("mil" if lead == 1 else f"{lead} mil")
    if rest or not parts:
        parts.append(str(rest))
    return " ".join(parts)
