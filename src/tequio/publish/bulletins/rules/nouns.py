"""What a number counts: the noun beside it, told from verbs, adverbs and participles."""

import re
from dataclasses import dataclass

from tequio.publish.bulletins.rules.words import words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|m²|m2\b|km²|°C")
_GAP = re.compile(r"[ \n]*")
_BEFORE_NOUN = words(
    """
nuevo nueva nuevos nuevas gran grande grandes principal principales distinto distintos distintas
diversos diversas diferentes próximos próximas primeros primeras último últimos últimas mejores
actuales pequeños pequeñas importantes únicos únicas antiguos antiguas mayores modernos modernas
valiosos presuntos presuntas posibles buenos buenas otros otras demás propios propias respectivos
respectivas citados citadas mencionados mencionadas referidos referidas viejos viejas nuestros
nuestras mil
    """
)
_NO_NOUN = words(
    """
más menos las los tras después además antes entonces detrás sus nos les es estas estos esas esos
ellos ellas unos unas todas todos ambos ambas quienes cuales cuáles vamos hemos tenemos estamos
somos contamos hacemos podemos debemos queremos mismos mismas aquellos aquellas jamás quizás
mientras según excepto pues vez mediante lunes jueves viernes martes miércoles dos tres seis
veces_ dieciséis veintidós veintitrés veintiséis respectivamente apenas gracias atrás a ante bajo
con contra de del desde durante en entre hacia hasta para por sin sobre y e o u ni que como cuando
donde ya se le lo la el al un una no sí también muchas muchos pocos pocas cientos miles decenas
millones mil
    """
)
_SINGULAR_NOUNS = words(
    """
km kg mg ml m² m2 km² °c hrs hr h min personal ha cm mm lts lt kw mw gb watts kva kwh mb tb mbps
seg mdp pesos dólar euro sur volt
    """
)
_PARTICIPLE = re.compile(
    r"(?!\w*[a-z]istas?$)\w+(?:ad|id|iert|rit|ist|uest)[oa]s?$|(?:pre|im)?vist[oa]s?$"
    r"|provist[oa]s?$|list[oa]s?$"
)
_NOUNS_LIKE_PARTICIPLES = words(
    """
jornada llamada entrada salida empleado empleada afiliado afiliada asegurado asegurada egresado
egresada jubilado jubilada pensionado pensionada herido herida fallecido lesionado diputado
diputada delegado delegada encargado becado pedido medida partida estado juzgado posgrado grado
tratado resultado sentido cuidado certificado comunicado listado soldado temporada brigada pulgada
tonelada fachada década unidad comunidad localidad vida comida ciudad visita consulta artista
especialista dentista nutricionista paramédico periodista lista vista cita licenciado candidato
acta planta punto puesto respuesta propuesta encuesta apuesta deuda ruta evento proyecto objeto
mercado poblado internado abogado hospitalizado contagiado desaparecido nacido ingresado invitado
acreditado beneficiado damnificado desempleado graduado titulado experto decreto puerta oferta
huerta nieto distrito escrito requisito circuito depósito éxito delito crédito mandato dato
formato contrato sindicato trato aparato pista kit bebida parada posada campeonato sonido
ultrasonido tejido vestido fluido nutriólogo mastografía campesino vecino
    """
)
_ADJECTIVES = words(
    """
federales estatales municipales rurales urbanos urbanas regionales privados privadas públicos
públicas móviles fijos fijas básicos básicas comunitarios comunitarias generales_ nacionales
internacionales parciales totales mensuales anuales diarios diarias semanales temporales
definitivos definitivas locales_ especializados especializadas nuevos nuevas adicionales restantes
indígenas masculinos femeninos femeninas directos indirectos directas indirectas graves leves
transversales
pendientes faltantes confirmados activos activas sospechosos ordinarios extraordinarios
aéreos aéreas terrestres marítimos pediátricos pediátricas neonatales obstétricos obstétricas
quirúrgicos quirúrgicas ambulatorios ambulatorias hospitalarios hospitalarias electivos electivas
urgentes preventivos preventivas subsecuentes escolares preescolares fluviales eventuales
interestatales foráneos foráneas bilingües
inactivos inactivas mixtos mixtas estables críticos críticas moderados moderadas
censables generales integrales aptos aptas idóneos disponibles vigentes negativos positivos
    """
)
_NO_VERBS = words(
    """
tramos gramos kilogramos miligramos reclamos préstamos ramos extremos remos supremos telegramos
páramos
    """
)
_ENDS_IN_AR = words(
    """
familiar escolar regular particular ocular nuclear similar titular muscular cardiovascular vascular
vehicular auxiliar militar molecular celular popular circular preescolar
    """
)
_ABBREVIATED = {
    "min": "minuto",
    "hrs": "hora",
    "hr": "hora",
    "h": "hora",
    "seg": "segundo",
    "lts": "litro",
    "lt": "litro",
}
_VERB = re.compile(r"\w+(?:aron|ieron|eron|rán|aban|ían|rían|aran|ieran)$")
_CLITIC = re.compile(r"(?!charlas|burlas|perlas|borlas)\w{2,}[aeií]r(?:l[oa]s|les)")
_ADJECTIVE_ENDS = re.compile(
    r"\w{3,}(?:ic[oa]s?|al(?:es)?|iv[oa]s?|ari[oa]s?|os[oa]s?|ar(?:es)?"
    r"|il(?:es)?|[ia]bles?|i[ao]s)$"
)
_COMPOUNDS = re.compile(
    r" +de +(?:salud|trabajo|medicina familiar|medicina|urgencias|base"
    r"|pesos|agua|vida|vacuna|sangre"
    r"|atención|terapia intensiva|espera|alta especialidad|especialidades médicas|rayos x"
    r"|primer contacto|primer nivel|segundo nivel|tercer nivel)\b",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"(?:son|eran|fueron|serán|serían|corresponden? a|corresponder[áa]n?"
    r" a|pertenecen? a|se trata de"
    r"|está[n]? en|es para|son para|fueron para)\s+(?:(?:de )?(?:los|las|l[oa]s)\s+|de\s+|del\s+)?"
)
DURATION = words(
    """
año mes día hora minuto segundo semana década siglo sexenio trimestre semestre bimestre quincena
lustro
    """
)


@dataclass(frozen=True)
class Noun:
    """What is counted, singular, and where the noun stands."""

    unit: str
    start: int
    end: int


_NEWBORN = re.compile(r"reci[ée]n[ -]nacid([oa])s?\b", re.IGNORECASE)


def read_noun(text: str, at: int, *, many: bool = True) -> Noun | None:
    """Return the noun phrase that begins at a place; None where something else stands there."""
    start = _start(text, at)
    if (newborn := _NEWBORN.match(text, start)) is not None:
        return Noun(f"recién nacid{newborn[1].lower()}", newborn.start(), newborn.end())
    for _ in range(3):
        word = _WORD.match(text, start)
        if word is None or not _is_before_noun(text, word, many=many):
            break
        start = _start(text, word.end())
    word = _WORD.match(text, start)
    if word is None or not is_noun(word[0], many=many):
        return None
    return _phrase(text, word)


def _start(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    at = match.end() if match else at
    return at + 1 if text[at : at + 1] in {"“", '"', "«", "‘"} else at


def _is_before_noun(text: str, word: re.Match[str], *, many: bool) -> bool:
    """Whether an adjective has its noun behind it: `grandes estados`, not `nuevas y`."""
    after = _WORD.match(text, _start(text, word.end()))
    return word[0].lower() in _BEFORE_NOUN and after is not None and is_noun(after[0], many=many)


def past_copula(text: str, at: int) -> int:
    """Return where a noun may stand after `son`, `corresponden a`; the same place otherwise."""
    start = _start(text, at)
    match = _COPULA.match(text, start)
    return match.end() if match else start


def is_noun(word: str, *, many: bool = True) -> bool:
    """Whether a word can be what is counted."""
    low = word.lower()
    if low in _SINGULAR_NOUNS:
        return True
    if (
        low in _NO_NOUN
        or _VERB.match(low)
        or _CLITIC.fullmatch(low)
        or low.endswith("ó")
        or (low.endswith(("amos", "emos")) and low not in _NO_VERBS)
    ):
        return False
    if len(word) > 1 and word.isupper():
        return True
    if not many:
        return len(word) > 2  # noqa: PLR2004 - no noun is shorter
    return low.endswith(("s", "ense")) and len(word) > 2  # noqa: PLR2004


def is_elided(word: str) -> bool:
    """Whether a word says of something named before: `45 concluidas`, `30 rurales`."""
    low = word.lower()
    if singular(low) in _NOUNS_LIKE_PARTICIPLES:
        return False
    return is_adjective(low) or _PARTICIPLE.match(low) is not None


def is_adjective(word: str) -> bool:
    """Whether a word only says of something: `restantes`, `graves`."""
    low = word.lower()
    man = re.sub(r"a(s?)$", r"o\1", low)
    return bool({low, f"{low}s", f"{low}es", man, f"{man}s"} & _ADJECTIVES)


def agrees(word: str, unit: str) -> bool:
    """Whether an adjective has the gender that a noun shows."""
    low, head = word.lower(), unit.split(maxsplit=1)[0].lower()
    if low.endswith("as"):
        return not head.endswith("o") and not head.endswith("or")
    if low.endswith("os"):
        return not head.endswith(("a", "dad", "ión")) or head.endswith("ista")
    return True


_BOTH = re.compile(r"(?P<stem>\w{3,})as y (?:los )?(?P<men>\w{3,}(?:os|es))\b")


def _phrase(text: str, word: re.Match[str]) -> Noun:
    if (both := _BOTH.match(text, word.start())) and both["men"].startswith(both["stem"][:-1]):
        return Noun(singular(word[0].lower()), word.start(), both.end())
    end = word.end()
    if short := _ABBREVIATED.get(word[0].lower()):
        return Noun(short, word.start(), end)
    if found := _COMPOUNDS.match(text, end):
        end = found.end()
    following = re.compile(r" +([a-záéíóúñü]+)\b").match(text, end)
    if (
        following
        and word[0].lower() not in _SINGULAR_NOUNS
        and _ADJECTIVE_ENDS.match(following[1])
        and not _VERB.match(following[1])
        and not _PARTICIPLE.match(following[1])
        and (not following[1].endswith("ar") or following[1] in _ENDS_IN_AR)
    ):
        end = following.end()
    return Noun(singular_phrase(text[word.start() : end]), word.start(), end)


def singular_phrase(phrase: str) -> str:
    """Return a noun phrase in the singular, small letters but for acronyms."""
    words = phrase.split()
    head, *rest = words
    told = [singular(head if is_acronym(head) else head.lower())]
    in_compound = False
    for word in rest:
        in_compound = in_compound or word.lower() == "de"
        low = word if is_acronym(word) else word.lower()
        told.append(low if in_compound else singular(low))
    return " ".join(told)


def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym is."""
    return len(word) > 1 and word.isupper()


def singular(word: str) -> str:
    """Return the singular of a Spanish noun or adjective."""
    if is_acronym(word) or not word.endswith("s") or word.endswith(("sis", "us")) or len(word) < 4:  # noqa: PLR2004
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ces"):
        return word[:-3] + "z"
    if word.endswith("iones"):
        return word[:-5] + "ión"
    if re.search(r"[aeiouáéíóú](?:r|l|d|j|n|y)es$", word) and not word.endswith(_KEEP_E):
        return word[:-2]
    return word[:-1]


_IRREGULAR = {
    "meses": "mes", "países": "país", "intereses": "interés", "jóvenes": "joven",
    "imágenes": "imagen", "órdenes": "orden", "exámenes": "examen", "lunes": "lunes",
    "camiones": "camión", "millones": "millón", "almacenes": "almacén", "bienes": "bien",
    "autobuses": "autobús",
}  # fmt: skip
_KEEP_E = ("clines", "ndes", "tes", "alles", "ades_", "cines", "lines", "enes_", "bles")
