"""Words of official Spanish that the reader knows: closed lists, none of them of one bulletin."""

import re

from tequio.publish.bulletins.rules.names import is_given, is_surname

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun",
            "julio jul", "agosto ago", "septiembre setiembre sept sep", "octubre oct",
            "noviembre nov", "diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
)
SHORT_MONTH = r"(?:ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)"
WEEKDAY = r"(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"
STATES = (
    "Aguascalientes", "Baja California Sur", "Baja California", "Campeche", "Chiapas", "Chihuahua",
    "Ciudad de México", "Coahuila", "Colima", "Durango", "Estado de México", "Guanajuato",
    "Guerrero", "Hidalgo", "Jalisco", "Michoacán", "Morelos", "Nayarit", "Nuevo León", "Oaxaca",
    "Puebla", "Querétaro", "Quintana Roo", "San Luis Potosí", "Sinaloa", "Sonora", "Tabasco",
    "Tamaulipas", "Tlaxcala", "Veracruz", "Yucatán", "Zacatecas",
)  # fmt: skip
STATE = re.compile(r"\b(?:" + "|".join(STATES) + r")\b")
_INSTITUTIONAL = """
GOBIERNO SECRETARÍA SERVICIOS SALUD INSTITUTO SEGURO SOCIAL SEGURIDAD BIENESTAR IMSS ISSSTE OPD SSO
INSABI SSA ISEM DIRECCIÓN GENERAL COORDINACIÓN COMUNICACIÓN UNIDAD ESTADO ESTATAL FEDERAL MÉXICO
MEXICANO BOLETÍN COMUNICADO PRENSA CONJUNTO INFORMATIVO NOTA VOCERÍA OFICINA PODER EJECUTIVO CIUDAD
LIBRE SOBERANO PÚBLICO PÚBLICOS ORGANISMO ÓRGANO DESCENTRALIZADO TRABAJADORES SERVICIO SOCIALES
MUNICIPIO AYUNTAMIENTO CONSTITUCIONAL DELEGACIÓN REPRESENTACIÓN PROGRAMA SISTEMA NACIONAL
INFORMACIÓN DIFUSIÓN RELACIONES PÚBLICAS DE DEL LA EL LOS LAS Y PARA EN CON A REPÚBLICA
CONGRESO H HONORABLE CÁMARA DIPUTADOS SENADO LEGISLATURA UNIVERSIDAD SINDICATO SNTSA SECCIÓN
ADMINISTRACIÓN ESTADOS UNIDOS MEXICANOS JURISDICCIÓN SANITARIA SUBSECRETARÍA COMISIÓN
"""


def _bare(words: str) -> str:
    return words.upper().translate(str.maketrans("ÁÉÍÓÚÜ", "AEIOUU"))


INSTITUTIONAL_WORDS = frozenset(_bare(_INSTITUTIONAL).split()) | {
    word for state in STATES for word in _bare(state).split()
}


def is_institutional(line: str) -> bool:
    """Whether a line holds nothing but words that bodies are called by."""
    words = re.findall(r"[^\W\d_]+", _bare(line))
    return bool(words) and all(word in INSTITUTIONAL_WORDS for word in words)


POST = re.compile(
    r"(?:(?:sub)?(?:director|secretari|coordinador|gobernador|jef|comisionad|delegad|tesorer"
    r"|contralor|procurador|administrador|regidor|senador|diputad|president|subsecretari|consejer"
    r"|asesor|encargad|magistrad|ministr|embajador|rector|consultor|supervisor|promotor"
    r"|investigador|funcionari|mandatari|ingenier|enfermer|médic|síndic|vicepresident|epidemiólog"
    r"|investigador|profesor|abogad|vocer|maestr|enlace|notari|cónsul|auditor|gestor|técnic)"
    r"(?:[oae]s?|es|as)?"
    r"|titular(?:es)?|responsables?|representantes?|alcaldes?|alcaldesas?|edil(?:es)?|fiscal(?:es)?"
    r"|vocal(?:es)?|líder(?:es)?|dirigentes?|oficial mayor|presidentas?|intendentes?|comandantes?"
    r"|general(?:es)?|coronel|capitán|cronista|cirujan[oa]s?|pediatras?|trabajador(?:a|as|es)?)\b",
    re.IGNORECASE,
)
HONORIFIC = (
    r"(?:doctor(?:a|es|as)?|dr|dra|drs|lic|licenciad[oa]s?|mtr[oa]|maestr[oa]|ing|ingenier[oa]|arq"
    r"|arquitect[oa]|c|señor(?:a|es)?|sr|sra|don|doña|profr|profa|profesora?|gral|general|c\.p|qfb"
    r"|enf|psic|mtra|contador(?:a)?|ciudadan[oa]|l\.e|biól|cap|almte|almirante|med|tec)"
)
SAID = re.compile(
    r"(?:dijo|dice|afirm|señal|destac|subray|indic|expres|explic|coment|inform|agreg|añad|asegur"
    r"|manifest|mencion|puntualiz|precis|refir|resalt|reiter|reconoc|sostuv|abund|anunci|detall"
    r"|apunt|declar|expus|agradec|celebr|enfatiz|recalc|recordó|advirt|aclar|lament|relat|cont[óo]"
    r"|cuenta|pidió|llam[óo]|exhort|encabez|inaugur|presidi|particip|asist|acompañ|acudi|recorri"
    r"|firm|entreg|supervis|visit|instruy|reconoció|inici|explicó|consider|compart|describ|concluy"
    r"|remarc|ratific|respond|señaló|planteó|habló|tom[óo] protesta)\w*",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?i:de|del|la|las|los|el|y|e|en|con|para|por|a|al|que|su|sus|se"
    r"|fue|un|una|como|tras|sin|entre|desde|hasta|no|ser[aá]n?|lo|le)"
)


def sentence_case(text: str) -> str:
    """Return a text in capitals as names and small words, letter for letter; others as they are."""
    if not text.isupper():
        return text
    return re.sub(r"[^\W\d_]+", lambda found: _cased(found[0]), text)


def _is_to_come(word: str) -> bool:
    """Whether a word is a verb of what will be, with or without its accent: `RESERVARAN`."""
    return bool(_FUTURE.fullmatch(word)) and not (is_given(word) or is_surname(word))


_FUTURE = re.compile(r"(?!guadalajara)\w{3,}(?:ar|er|ir|dr)[aá]n?")


def _cased(word: str) -> str:
    low = word.lower()
    if len(low) != len(word):
        return word
    if _is_to_come(low) or _SMALL.fullmatch(low) or SAID.fullmatch(low) or POST.fullmatch(low):
        return "General" if low == "general" else low
    return low.capitalize()
