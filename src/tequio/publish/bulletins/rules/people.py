"""People that a text names, each with the post it gives them; forms of one name are proposed.

A name is a run of capitals with evidence: a given name that is known, an honorific before it, a
post beside it or a verb of saying. Places, bodies and buildings called after people are none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tequio.publish.bulletins.rules.facilities import facility_spans
from tequio.publish.bulletins.rules.posts import post_after, post_before
from tequio.publish.bulletins.rules.vocabulary import (
    HONORIFIC,
    SAID,
    is_given,
    is_surname,
    sentence_case,
)
from tequio.publish.bulletins.rules.words import words
from tequio.publish.bulletins.types import Block, Person, Text

FEWEST, MOST = 2, 6  # words of a name
_CAP = r"[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñü]+(?:[-’'][A-ZÁÉÍÓÚÑ]?[a-záéíóúñü]+)*|[’'][A-Z][a-z]+|\.)"
_RUN = re.compile(
    rf"(?<![\w]){_CAP}(?:\s+(?:(?:de la|de los|de las|del|de|la|y|von"
    rf"|van|da|Mc)\s+)?{_CAP}){{1,5}}(?![\w])"
)
_HONORED = re.compile(rf"(?<!\w)(?:{HONORIFIC})\.?\s+$", re.IGNORECASE)
_NOT_NAMES = words(
    """
hospital centro clínica unidad instituto secretaría secretario secretaria gobierno gobernador
gobernadora estado servicio servicios salud seguro social seguridad mexicano mexicana nacional
estatal federal federación general dirección director directora coordinación coordinador
coordinadora órgano organismo comisión consejo comité programa plan modelo sistema atención
reunión regional sureste bienestar régimen ordinario palacio salón teatro auditorio plaza calle
avenida carretera universidad facultad escuela colegio congreso cámara senado diputados partido
movimiento república constitución ley zona región sierra costa valle valles centrales istmo cañada
mixteca papaloapan norte sur oriente poniente ciudad pueblo villa municipio puerto río san santa
santo santos nuestra señora nueva nuevo primer segundo tercer primera segunda tercera cuarta
quinta sexta séptima lunes martes miércoles jueves viernes sábado domingo enero febrero marzo
abril mayo junio julio agosto septiembre octubre noviembre diciembre oaxaca chiapas guerrero
veracruz puebla yucatán campeche tabasco sonora sinaloa durango zacatecas jalisco colima nayarit
tlaxcala morelos querétaro coahuila chihuahua tamaulipas michoacán quintana roo baja california
potosí méxico américa latina unidos administración finanzas desarrollo educación economía banco
fondo oficina representación jurisdicción sanitaria sanitario médico médica médicos enfermería
jefe jefa titular subsecretario subsecretaria presidente presidenta mandatario mandataria
comisionado comisionada delegado delegada doctor doctora licenciado licenciada maestro maestra
ingeniero ingeniera señor don doña transformación guardia semana convenio acuerdo anexo artículo
sección sindicato trabajadores primaria secundaria casa módulo brigada jornada rutas ruta boletín
comunicado prensa foto link video oficial diario periódico red parque estadio foro feria festival
premio en el la los las un una por para con como durante ante al desde hasta tras sin sobre según
este esta estos estas ese esa además también asimismo así entre cuando donde aunque porque pero y
o que su sus si no ya hoy ayer mañana más actualmente finalmente posteriormente igualmente
derechos humanos protección civil cruz roja vivienda obras públicas pública público
infraestructura asistencia dif sedena marina defensa ejército armada fuerzas armadas tecnológico
politécnico autónoma benemérita familia familiar medicina cirugía pediatría urgencias oncología
gineco hemodiálisis materno infantil niñez mujer niño niña normativo homólogo asistente legal
jurídico jurídica administrativo administrativa técnico técnica asuntos recursos materiales sala
millones pesos evaluación operación prestaciones incorporación recaudación planeación
vigilancia
    """
) - words("guerrero cruz santos valle campeche villa plaza julio domingo abril franco real")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:hospital|cl[íi]nica|centro|sal[óo]n|teatro|auditorio|plaza"
    r"|calle|avenida|av\.|boulevard|blvd\.|bulevar|calzada|carretera"
    r"|parque|estadio"
    r"|escuela|universidad|instituto|municipio|municipios|localidad|comunidad"
    r"|colonia|col\.|aeropuerto|presa|puente|mercado|explanada|unidad"
    r"|deportivo|premio"
    r"|medalla|sala|edificio|biblioteca|foro|jard[íi]n|fundaci[óo]n|preparatoria"
    r"|primaria|secundaria|agencia|barrio|fraccionamiento|ciudad|alcald[íi]a"
    r"|distrito|rancho|ejido|poly?f[óo]rum|gimnasio|museo|cine|torre"
    r"|villa|arena|domo|pabellón|cl[íi]nica-escuela|fundaci[óo]n|c[áa]tedra"
    r"|ingenio)"
    r"(?:\s+(?:de|del|general|regional|civil|la|municipal|comunitario"
    r"|deportiva|habitacional))*\s*[“\"«]?(?:Dr\.|Dra\.|Lic\.|Gral\.)?\s*$)",
    re.IGNORECASE,
)
_TITLED_PLACE = words(
    """
san santa santo villa puerto ciudad cd sta sto
    """
)
_MUNICIPAL = re.compile(
    r"^(?:Benito Juárez|Lázaro Cárdenas|Venustiano Carranza|Gustavo A"
    r"|Álvaro Obregón|Miguel Hidalgo|Emiliano Zapata|Francisco I|Porfirio"
    r" Díaz|Vicente Guerrero|Nicolás Romero|Ignacio de la Llave|Ricardo"
    r" Flores Magón)\b"
)
_LEAD = words(
    """
en el la los las un una por para con como durante ante al desde hasta tras según este esta además
también asimismo así cuando donde aunque pero y que su hoy ayer finalmente igualmente dr dra lic
mtro mtra ing doctor doctora licenciado licenciada maestro maestra ingeniero ingeniera señor
señora don doña arq c
    """
)


@dataclass(frozen=True)
class _Named:
    name: str
    post: str | None
    order: tuple[int, int]


def read_people(text: Text) -> tuple[Person, ...]:
    """Return the people named, in the fullest form of the text, in its order."""
    named = [each for place, block in enumerate(text.blocks) for each in _named(place, block)]
    full = _full_forms(named)
    return tuple(
        Person(
            name, _best_post(forms), tuple(dict.fromkeys(f.name for f in forms if f.name != name))
        )
        for name, forms in full.items()
    )


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where people are named in a block."""
    taken = facility_spans(text)
    found: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        for start, end in _parts(text, *run.span()):
            if any(since <= start < until for since, until in taken):
                continue
            if _is_person(text, start, end):
                found.append((start, end))
    yield from sorted(found)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in a run of capitals: without its leading word, and parted at `y`."""
    at = start
    for piece in [*re.finditer(r"\s+y\s+", text[start:end]), None]:
        until = start + piece.start() if piece else end
        yield _without_lead(text, at, until)
        at = start + piece.end() if piece else end


def _without_lead(text: str, start: int, end: int) -> tuple[int, int]:
    while (found := re.compile(r"([^\W\d_]+)\.?\s+").match(text, start, end)) and found[
        1
    ].lower() in _LEAD:
        start = found.end()
    first = re.compile(r"([^\W\d_]+)\s+([^\W\d_]+)").match(text, start, end)
    if (
        first
        and is_given(first[2])
        and not is_given(first[1])
        and re.search(r"(?:ó|aron|ieron|ista|dor|dora)$", first[1])
    ):
        start = first.start(2)
    return start, end


def _is_person(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    said = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    own = [word for word in said if word not in {"de", "la", "los", "las", "del", "y"}]
    if (
        not FEWEST <= len(own) <= MOST
        or said[0] in _TITLED_PLACE
        or any(word in _NOT_NAMES for word in own)
    ):
        return False
    before, after = text[max(0, start - 60) : start], text[end : end + 80]
    if _PLACE_BEFORE.search(before) or re.match(r"\s+(?:#|[Nn]o\.|[Nn]úm\.)?\s?\d", after):
        return False
    is_honored = _HONORED.search(before) is not None
    if is_given(own[0]):
        return not _is_a_place(name, before) or is_honored
    if name.isupper():
        return False
    if is_surname(own[-1]) and len(own) > 2 and not _ends_as_thing(own):  # noqa: PLR2004
        return True
    return is_honored or (_has_context(text, start, end, after) and not _ends_as_thing(own))


def _is_a_place(name: str, before: str) -> bool:
    return bool(_MUNICIPAL.match(name)) and not SAID.search(before[-20:])


def _ends_as_thing(own: list[str]) -> bool:
    return any(
        word.endswith(("ción", "dad", "miento", "logía", "ería", "ales", "cas", "cos"))
        for word in own
    )


def _has_context(text: str, start: int, end: int, after: str) -> bool:
    """Whether a post stands beside a name whose given name is not known, or it says something."""
    if re.match(rf",?\s+{SAID.pattern}\b", after) and not SAID.fullmatch(
        text[start:end].split(maxsplit=1)[0]
    ):
        return bool(re.match(r"\s+\w+ó\b", after))
    return post_before(text, start) is not None or (
        re.match(r",\s", after) is not None and post_after(text, end) is not None
    )


_BYLINE = re.compile(
    r"\W*(?:por|texto|foto(?:s|graf[íi]as?)?|redacci[óo]n|reporter[oa]|corresponsal)\b:?\s",
    re.IGNORECASE,
)


_SHOUTED = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÑ]{3,}(?: (?:DE |DEL |LA )*[A-ZÁÉÍÓÚÑ]{3,}){1,4}(?!\w)")


def _quiet(found: re.Match[str]) -> str:
    """Return a name in capitals as names are written: `RAÚL PAZ:` where someone speaks."""
    shouted = found[0].split()
    first = next((n for n, word in enumerate(shouted) if is_given(word)), len(shouted))
    if len(shouted) - first < FEWEST:
        return found[0]
    before = "".join(f"{word} " for word in shouted[:first]).lower()
    name = " ".join(shouted[first:]).title()
    return before + re.sub(r" D(?=e\b|el\b)", " d", name)


def _named(place: int, block: Block) -> Iterator[_Named]:
    if _BYLINE.match(block.text) and len(block.text) < 80 and not block.text.rstrip().endswith("."):  # noqa: PLR2004
        return
    text = sentence_case(block.text)
    if text == block.text:
        text = _SHOUTED.sub(_quiet, text)
    elif text != block.text and len(text.split()) > 4 and text.rstrip()[-1:] != ".":  # noqa: PLR2004
        return  # a heading in capitals
    spans = list(name_spans(text))
    for number, (start, end) in enumerate(spans):
        name = re.sub(r"\s+", " ", text[start:end])
        following = [span[0] for span in spans[number + 1 : number + 2]]
        previous = spans[number - 1][1] if number else 0
        post = post_before(text, start, since=previous) or post_after(
            text, end, until=following[0] if following else None
        )
        yield _Named(name, post, (place, start))


def _full_forms(named: Iterable[_Named]) -> dict[str, list[_Named]]:
    """Join the forms of a name that its fullest form holds in order; keep the fullest."""
    every = list(named)
    forms = list(dict.fromkeys(each.name for each in every))
    fullest = {name: _fullest(name, forms) for name in forms}
    joined: dict[str, list[_Named]] = {}
    for each in every:
        joined.setdefault(fullest[each.name], []).append(each)
    return joined


def _fullest(name: str, forms: list[str]) -> str:
    holders = [form for form in forms if _holds(form, name)]
    return max(holders, key=lambda form: (len(form.split()), -forms.index(form)))


def _holds(form: str, name: str) -> bool:
    """Whether a longer form has the words of a shorter one, in its order: `Zoé Robledo Aburto`."""
    words, wanted = _key(form), _key(name)
    rest = iter(words)
    return all(word in rest for word in wanted)


def _key(name: str) -> list[str]:
    bare = name.lower().translate(str.maketrans("áéíóúü", "aeiouu"))
    return [
        word for word in re.findall(r"\w+", bare) if word not in {"de", "la", "los", "del", "las"}
    ]


def _best_post(forms: list[_Named]) -> str | None:
    """Return the post said first that says more than a bare word; else the first."""
    posts = [form.post for form in sorted(forms, key=lambda form: form.order) if form.post]
    return next((post for post in posts if " " in post), posts[0] if posts else None)
