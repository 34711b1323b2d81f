"""What holds digits and is no quantity: dates, times, telephones, addresses, documents, names."""

import re
from collections.abc import Iterator
from datetime import date

from tequio.publish.bulletins.rules.numerals import read_number
from tequio.publish.bulletins.rules.vocabulary import MONTH, MONTHS, SHORT_MONTH, STATE, WEEKDAY

_I = re.IGNORECASE
_YEAR = r"(?:19|20)\d\d"
_N = (
    r"(?:\d{1,2}(?:[º°]|ro|\.º|er)?|primero|uno|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diecis[ée]is"
    r"|diecisiete|dieciocho|diecinueve|veinte|veinti\w+|treinta(?: y"
    r" uno)?)"
)
_OF_YEAR = (
    rf",?\s*(?:(?:de|del)\s+)?(?:(?:este|presente)\s+)?(?:a[ñn]o\s+)?(?:{_YEAR}\b"
    rf"|dos mil(?: \w+)?(?: y \w+)?)"
)
_HOURS = (
    r"\bde (?:[0-2]?\d|ocho|nueve|diez|siete|seis) a (?:[0-2]?\d|dos|tres|cuatro|cinco|ocho)"
    r" (?:horas|hrs)\b"
)
DATE = re.compile(
    (
        rf"\b(?P<day>{_N})(?:\s*(?:,|y|al?|e|hasta el|-|–)\s*(?:el\s+)?{_N})*\s*"
        rf"(?:d[íi]as?\s+del\s+mes\s+de\s+|de\s+|/|-)?"
        rf"(?P<month>{MONTH}|(?<=[-/ ])(?:ene|feb|mar|abr|may|jun|jul"
        rf"|ago|sept?|oct|nov|dic)(?=[-/ .]))\b(?P<year>{_OF_YEAR}|[-/ .]+{_YEAR}\b)?"
    ),
    _I,
)
_MONTH_FIRST = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s+|(?P<short>{SHORT_MONTH})[-/.](?=\d{{1,2}}[-/]))(?P<day>\d{{1,2}})\b"
    rf"(?:,?\s*(?:de\s+)?{_YEAR}\b|[-/]{_YEAR}\b)?",
    _I,
)
_MONTH_YEAR = re.compile(rf"\b{MONTH}(?:,?\s+(?:de|del)(?: a[ñn]o)?)?\s+{_YEAR}\b", _I)
_NUMERIC = re.compile(
    r"\b(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)?\d\d)\b"
    r"|\b(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)\b"
)
_COUNTED = (
    r"(?!\s+(?:[a-záéíóúñ]{3,}s|UMAE|CLUES|[A-Z][a-záéíóúñ]+s)\b(?<!más)(?<!menos)(?"
    r"<!los)(?<!las)(?<!sus)(?<!después)(?<!además))"
)
_STREET = (
    r"(?:calle|avenida|av\.?|calz(?:ada|\.)|boulevard|bulevar|blvd\.?"
    r"|carretera|autopista|callej[óo]n|privada|prolongaci[óo]n|andador"
    r"|perif[ée]rico|circuito|colonia|col\.|barrio|fraccionamiento|fracc\."
    r"|manzana|mz\.?|lote|lt\.?|edificio|domicilio|esquina)"
)
_LABEL = (
    r"(?:n[úu]meros?|n[úu]ms?\.?|nos?\.|n[º°]\.?|#|art[íi]culos?|arts?\."
    r"|fracci[óo]n(?:es)?|cap[íi]tulo|p[áa]ginas?"
    r"|folios?|oficios?|expedientes?|exp\.|decreto|norma|versi[óo]n|fase"
    r"|etapa|nivel(?:es)?(?: de atenci[óo]n)?|grado|tipo|clave|c[óo]digo"
    r"|ruta|kil[óo]metro|km\.?|l[íi]nea|m[óo]dulo|sala|piso|aula|distrito"
    r"|anexo|tabla|gr[áa]fica|figura|inciso|cuadro"
    r"|secci[óo]n|zona|bolet[íi]n|comunicado|circular|c\.?\s?p\.?|c[óo]digo"
    r" postal|ext(?:ensi[óo]n|\.)?|int\.?|placas?"
    r"|segmento|generaci[óo]n|quincena|semanas?(?: epidemiol[óo]gicas?)?|jurisdicci[óo]n(?:"
    r" sanitaria)?|regi[óo]n|unidad|cl[íi]nica"
    r"|umf|hgz|hgr|hgsz|umae|hospital general de zona|escuela|secundaria"
    r"|preparatoria|cbtis|cecyt|tel[ée]fonos?|tels?\.?|celular|whatsapp"
    r"|llam(?:ar|e|ando|adas?) al|marc(?:ar|ando|que)(?: al)?|lada|bis"
    r"|ley|nom|plan|agenda|ejercicio(?: fiscal)?|sexenio|ciclo(?: escolar)?"
    r"|licitaci[óo]n|contrato|partida|cuenta|acuerdo|consulta p[úu]blica"
    r"|temporada|edici[óo]n|serie|modelo|lote|programa|presupuesto|jornada"
    r"|feria|cuadrante|punto n[úu]mero|inciso)"
)
MASKS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"https?://\S+|www\.\S+|\S+@\S+\.\S+", _I),
        (
            (
                rf"\b{WEEKDAY}\s+\d{{1,2}}\b(?:\s*(?:,|y|al?|-)\s*(?:{WEEKDAY}\s+)?\d{{1,2}}\b)*("
                rf"?!\s+(?:mil|millones)\b){_COUNTED}"
            ),
            _I,
        ),
        (
            (
                r"\b(?:el )?(?:d[íi]as?|pasado|pr[óo]ximo) \d{1,2}(?:\s*(?:,|y|al?)\s*\d{1,2})*("
                r"?= (?:de(?:l| este)?|y|a|del presente)\b|[.,;])(?! de (?:cada|los"
                r"|las)\b)"
            ),
            _I,
        ),
        (r"\b\d{1,2}:\d\d(?::\d\d)?\s*(?:horas?\b|hrs?\b\.?|h\b|[ap]\.?\s?m\.?)?", _I),
        (r"\b\d{1,2}\s*[ap]\.\s?m\.", _I),
        (r"\b(?:la|las) \w+(?: horas?)? con \w+ minutos\b", _I),
        (
            (
                r"\b(?:a|de|desde|hasta|entre) (?:las|la) (?:[0-2]?\d|una|dos|tres"
                r"|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?: y (?:media"
                r"|cuarto))?(?= (?:horas?|hrs?)\b| de la (?:mañana|tarde|noche)|"
                r" a las\b|[,.;](?!\d)| y las\b)(?: (?:horas?|hrs?)\b)?"
            ),
            _I,
        ),
        (
            (
                r"\b(?:horario|lunes a (?:viernes|s[áa]bado|domingo))[^.;]{0,30}?\bde"
                r" \d{1,2} a \d{1,2}(?: (?:horas|hrs))?"
            ),
            _I,
        ),
        (
            (
                r"(?<![\d,.])(?:\+?52\s*)?(?:01\s*)?\(?\d{2,3}\)?[ -]\d{3,4}[ -]\d{2,4}(?:["
                r" -]\d{2,4})?(?!\d|,\d)(?! (?:mill|mil\b|[a-z]{4,}s\b))"
            ),
            _I,
        ),
        (r"(?<![\d,.])\d{10}(?!\d)", 0),
        (
            (
                r"\b(?:tel[ée]fonos?|tels?\.?|extensi[óo]n(?:es)?|ext\.|whatsapp"
                r"|marc(?:ar|ando|que)(?: al)?|llam(?:ar|e|ando|ada)(?: al?)?|l[íi]nea"
                r" de la vida)\b[^.;,a-z]{0,3}(?:\w+ ){0,2}?(?:al |de )?[\d() -]{3,}"
            ),
            _I,
        ),
        (
            (
                r"\b(?:los |las |dos )?(?:años|d[ée]cadas?(?: de)?(?: los)?) (?:\d0"
                r"|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)s?\b(?!"
                r" (?:años|por))"
            ),
            _I,
        ),
        (r"\blos (?:\d0|ochenta|noventa|setenta|sesenta)s?(?=[,.;])", _I),
        (
            (
                rf"\b{_YEAR}(?:\s*(?:-|–|/|al?\b|y\b|hasta\b|,|e\b)\s*{_YEAR}"
                rf"|\s*[-–/]\s*\d\d)\b(?![,\d]){_COUNTED}"
            ),
            _I,
        ),
        (
            (
                rf"\b(?:en|de|del|desde|durante|hasta|para|año|años|a|entre|ejercicio"
                rf"|fiscal|invierno|verano|enero|desde el|hacia|y)\s+{_YEAR}\b(?![,.]\d)(?!\s*(?:"
                rf"por ciento|%|mill|mil\b|pesos|camas|unidades|m[ée]dicos|trabajadores"
                rf"|hospitales|centros))"
            ),
            _I,
        ),
        (
            (
                rf"(?<![\d,.$]){_YEAR}\b(?![,.]\d)(?!\s*(?:por ciento|%|mil\b|mill"
                rf"|pesos|de (?:los|las) )){_COUNTED}"
            ),
            0,
        ),
        (r"\bdel? (?:año )?dos mil (?:\w+ y )?\w+(?= *[,.;)]|$)", _I),
        (r"\b[\w.]*\d+[/]\d[\w/]*", 0),
        (r"\b(?:[A-Z]{1,8}[/-])+\d[\w/-]*", 0),
        (r"(?<=[A-Za-z])\d[\w-]*", 0),
        (
            (
                r"\b\d+(?:[.,]\d+)?(?:[º°ªo]|er|ro|ra|do|da|to|ta|mo|ma|vo|va|\.[ºª])(?![a-z])(?"
                r"! ?C\b)"
            ),
            _I,
        ),
        (
            (
                rf"(?<![\w]){_LABEL}\s*(?:n[úu]mero|n[úu]m\.?|no\.?|#|n[º°])?\s*:?\s*\d+(?:[.,]\d"
                rf"+)*(?:\s*(?:,|y|al?|a la|-)\s*\d+)*\b(?!\s*(?:%|por ciento|mil\b|mill"
                rf"|años|pesos|mdp)){_COUNTED}"
            ),
            _I,
        ),
        (
            (
                rf"\b{_STREET}\s[^.;:()]{{0,60}}?\d+[\w-]*(?=\s*(?:[,.;)]|$|y\b|esq"
                rf"|entre|col|bis|int|de la (?:colonia|ciudad)|en (?:la )?(?:colonia"
                rf"|el centro|San|Santa)))"
            ),
            _I,
        ),
        (rf"\b{_STREET}\s+(?:\d+|cinco|siete|ocho|tres|dos|cuatro)\s+(?:de\s+)?[A-Z]\w+", 0),
        (r"(?<=[\"“«])\d+ de [A-Z]\w+(?=[\"”»])", 0),
        (r"-?\d{1,3}\.\d{4,}\b(?! *(?:%|por ciento|mill))|\d+°\d+", 0),
        (
            (
                r"\b(?:jurisdicci[óo]n(?:es)?(?: sanitarias?)?|distritos?(?: (?:de salud"
                r"|sanitarios?))?|regi[óo]n(?:es)?"
                r"|secci[óo]n|zona|delegaci[óo]n)\s+(?:n[úu]m(?:ero|\.)?|no\.?|n[º°]\.?|#)\s*\d+"
            ),
            _I,
        ),
        (
            (
                r"\b(?:jurisdicciones(?: sanitarias)?|distritos|regiones|zonas|secciones"
                r"|fracciones|art[íi]culos"
                r"|anexos|unidades|cl[íi]nicas|delegaciones|incisos|numerales|p[áa]ginas|salas"
                r"|pisos|niveles"
                r"|fases|etapas|grupos|tipos|rutas|l[íi]neas|umf|hgz)\s+(?:n[úu]meros?\s+"
                r"|nos?\.\s*)?\d+"
                r"(?:\s*,\s*\d+)*\s*,?\s+[yea]\s+(?:la\s+)?\d+(?!\s*(?:%|por ciento"
                r"|mil\b))" + _COUNTED
            ),
            _I,
        ),
        (r"(?<![\d.,])(?<!\d )(?<!mil )0\d+\b(?![.,]\d)", 0),
        (
            (
                r"\b(?:[Pp]rograma|[Ee]strategia|[Pp]lan|[Cc]ampaña|[Pp]royecto|[Rr]egión"
                r"|[Jj]urisdicción|[Dd]istrito"
                r"|[Zz]ona|[Ss]ector|[Mm]ódulo|[Rr]uta)\s+\d+\s+(?=[A-ZÁÉÍÓÚÑ])"
            ),
            0,
        ),
        (
            r"\b(?:la|el|del|su|pasad[oa]|próxim[oa])\s+\d+\s+(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+[^\Ws\d]\b)",
            0,
        ),
        (
            r"(?:(?<=[:;,]\s)|(?<=\sy\s))\d{1,2}\)(?=\s)|(?<=[:;]\s)\d{1,2}\.(?=\s+[a-záéíóúñA-Z])",
            0,
        ),
        (r"\b(?:entre|de|desde) las \d{1,2} (?:y|a|hasta) las \d{1,2}(?: horas| hrs)?\b", _I),
        (
            r"\b(?:entre|desde) el \d{1,2} (?:y|al?|hasta) el \d{1,2}(?=[,.;])",
            _I,
        ),
        (r"\bdel \d{1,2} al \d{1,2}(?=[,.;])", _I),
        (r"\b(?:No|Núm|N[°º])\.?\s*\d{1,4}(?=,?\s+(?:de\s+)?[A-ZÁÉÍÓÚÑ])", 0),
        (
            r"\b(?:dosis|paciente|año|etapa|día|kilómetro|hora) cero\b",
            _I,
        ),
        (r"\b\d+(?:[.,]\d+)?\s?(?:mg|ml|mcg|µg|UI)\b(?:/\w+)?", 0),
        (r"\bun total(?= de\b)|\b\d+ (?:bis|ter)\b", 0),
        (r"\b\d+/\d+\b|\b\d+x\d+\b|\b24/7\b", 0),
        (
            (
                r"\b(?:Cien|Dos|Tres|Cuatro|Cinco|Seis|Siete|Ocho|Nueve|Diez|Once"
                r"|Doce|Mil|Veinte) [A-ZÁÉÍÓÚ][a-záéíóúñ]+s\b(?<=[a-z] )?"
            ),
            0,
        ),
    )
)
_LEAD = re.compile(r"\s*\(?\d{1,2}(?:\.-|\.\)|[.)]|\.?°)(?=\s)(?!\d)")
_NAME_BEFORE = re.compile(
    r"(?:^|[\s(“\"])(?P<word>[A-ZÁÉÍÓÚÑ][\wáéíóúñ.-]+)\s+(?P<n>\d{1,4})(?=\s*(?:[,.;"
    r":)”\"]|$|\s(?:de|del|en|y|se|que|con|a|al)\b))"
)


def masked_spans(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text whose numbers count nothing."""
    spans = [found.span() for found in DATE.finditer(text)]
    spans += [
        found.span()
        for pattern in (_MONTH_FIRST, _MONTH_YEAR, _NUMERIC)
        for found in pattern.finditer(text)
    ]
    spans += [
        found.span()
        for pattern in MASKS
        for found in pattern.finditer(text)
        if _is_no_start(text, found)
    ]
    if lead := _LEAD.match(text):
        spans.append(lead.span())
    spans += [found.span() for found in re.finditer(_HOURS, text)]
    spans += [found.span("n") for found in _NAME_BEFORE.finditer(text) if _names(text, found)]
    return spans


def _is_no_start(text: str, found: re.Match[str]) -> bool:
    """Whether a capital says a name: at the start of a sentence it says nothing."""
    if not found[0][:1].isupper() or not re.match(
        r"(?:Cien|Dos|Tres|Cuatro|Cinco|Seis|Siete|Ocho|Nueve|Diez|Once|Doce|Mil|Veinte) ", found[0]
    ):
        return True
    before = text[: found.start()].rstrip()
    return (
        bool(before)
        and before[-1] not in '.:;?!"“«¿¡-–—('
        and found[0].split()[1] not in {"Centros", "Hospitales", "Unidades"}
    )


def _names(text: str, found: re.Match[str]) -> bool:
    """Whether a number belongs to a proper name: `Módulo Xoxo 3,` but not `Oaxaca 790 centros`."""
    before = text[: found.start("word")].rstrip()
    return (
        bool(before)
        and before[-1] not in ".:;!?|"
        and not found["word"].isupper()
        and not any(
            state.end() == found.end("word") for state in STATE.finditer(text, 0, found.end("word"))
        )
        and found["word"][-1] not in ".:"
    )


def dates_in(text: str, *, year: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Yield the days that a text names, with where they stand; the year may be the bulletin's."""
    for found in DATE.finditer(text):
        of_year = _year(found["year"]) or year
        day = _day(found["day"])
        month = MONTHS[
            "septiembre" if found["month"].lower() == "setiembre" else found["month"].lower()
        ]
        if iso := _iso(of_year, month, day):
            yield found.start(), found.end(), iso
    for found in _MONTH_FIRST.finditer(text):
        written = re.search(_YEAR, found[0][found.end("day") - found.start() :])
        if iso := _iso(
            int(written[0]) if written else year,
            MONTHS[(found["month"] or found["short"]).lower().replace("setiembre", "septiembre")],
            int(found["day"]),
        ):
            yield found.start(), found.end(), iso
    for found in _NUMERIC.finditer(text):
        parts = (
            (found["iy"], found["im"], found["id"])
            if found["iy"]
            else (found["y"], found["m"], found["d"])
        )
        of_year, month, day = (int(part) for part in parts)
        if iso := _iso(of_year + (2000 if of_year < 100 else 0), month, day):  # noqa: PLR2004 - two digits
            yield found.start(), found.end(), iso


def _year(words: str | None) -> int | None:
    if not words:
        return None
    if found := re.search(_YEAR, words):
        return int(found[0])
    found = re.search(r"dos mil.*", words, _I)
    number = read_number(found[0]) if found else None
    return int(number.value) if number else None


def _day(words: str) -> int:
    if found := re.match(r"\d+", words):
        return int(found[0])
    number = read_number(words.lower())
    return int(number.value) if number else 1


def _iso(year: int | None, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year else None
    except ValueError:
        return None
