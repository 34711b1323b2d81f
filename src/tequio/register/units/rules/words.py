"""The words of a unit's name: abbreviations written out, titles left out, endings cut."""

import re
from functools import lru_cache

from tequio.kernel.rows import fold

# Written short in catalogues, lists and bulletins; both ways lead to the same word.
WRITTEN_OUT = {
    "STA": "SANTA", "STO": "SANTO", "S": "SAN", "SN": "SAN", "GPE": "GUADALUPE", "FCO": "FRANCISCO",
    "MA": "MARIA", "NVO": "NUEVO", "NVA": "NUEVA", "HGO": "HIDALGO", "GTO": "GUANAJUATO",
    "JUA": "JUAREZ", "CARDS": "CARDENAS", "SECC": "SECCION", "SEC": "SECCION", "STGO": "SANTIAGO",
    "ENCARN": "ENCARNACION", "MPAL": "MUNICIPAL", "ESP": "ESPECIALIDADES", "PTO": "PUERTO",
    "RCHO": "RANCHO", "ZAP": "ZAPATA", "MAT": "MATERNO", "INF": "INFANTIL", "PSIQ": "PSIQUIATRICO",
    "OCT": "OCTUBRE", "CONC": "CONCEPCION", "NVOS": "NUEVOS", "GPO": "GRUPO", "VTE": "VICENTE",
}  # fmt: skip
NUMBERS = {
    "UNO": "1", "PRIMERA": "1", "PRIMERO": "1", "1RA": "1", "1ERA": "1", "1A": "1", "1ER": "1",
    "DOS": "2", "SEGUNDA": "2", "SEGUNDO": "2", "2DA": "2", "2A": "2", "2DO": "2",
    "TRES": "3", "TERCERA": "3", "3RA": "3", "3A": "3", "CUARTA": "4", "4TA": "4", "4A": "4",
    "QUINTA": "5", "5TA": "5", "5A": "5",
    "I": "1", "II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9",
}  # fmt: skip
# Words that no two units are told apart by: links, titles, kinds of settlement, programmes.
_SAYS_NOTHING = """
    DE DEL LA EL LOS LAS LO Y E EN A AL CON PARA POR NO NUM NUMERO
    DR DRA LIC ENF ING PROF PROFR PROFRA GRAL GENERAL
    COL COLONIA EJ EJIDO POB POBLADO RA RANCHERIA FRACC FRAC FRACCIONAMIENTO BARRIO
    LOCALIDAD COMUNIDAD CD CIUDAD HEROICA MUNICIPIO
    OPORTUNIDADES PROCEDES PAC OPOR EC ISEM IMIEM IMSS BIENESTAR OPD SSA SSO
"""
SAYS_NOTHING = frozenset(_SAYS_NOTHING.split())
SAME_WORD = {
    **dict.fromkeys(("NINO", "NINA", "NINOS", "NINAS", "NINEZ"), "NIN"),
    **dict.fromkeys(("INFANTIL", "INFANCIA", "INFANTES"), "INFANTIL"),
    "MATERNIDAD": "MATERN",
}
_PARTS = re.compile(r"[A-Z]+|[0-9]+(?:[A-Z]{1,3}\b)?")
_ENDING = re.compile(r"(?<=.{5})I(?:C?[AO]S?)$|(?<=.{4})[AOE]?S?$")
_PERSON = re.compile(r"\b(?:DRA?|LIC|ENF|ING|PROFR?A?|GRAL)\b.*|[\"“”(].*")


def without_person(folded: str) -> str:
    """Return a name without whom it honours, and without what it has in brackets."""
    return _PERSON.sub("", folded)


@lru_cache(maxsize=65_536)
def stems(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell units apart, in order, without gender or number.

    `Hospital de la Niñez Oaxaqueña` and `del Niño Oaxaqueño` have the same; numbers are digits.
    """
    return tuple(stem for part in _PARTS.findall(fold(text)) if (stem := _stem(part)))


def _stem(part: str) -> str:
    word = WRITTEN_OUT.get(part, part)
    if word in SAYS_NOTHING:
        return ""
    if number := NUMBERS.get(word, word if word.isdecimal() else ""):
        return number.lstrip("0") or "0"
    return SAME_WORD.get(word) or _ENDING.sub("", word)


def is_number(stem: str) -> bool:
    """Whether a word is a number: units that differ in it are different units."""
    return stem.isdecimal()
