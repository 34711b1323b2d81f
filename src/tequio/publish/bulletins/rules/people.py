"""People that a text names, each with the post it gives them; forms of one name are proposed.

A name is a run of capitals with evidence: a given name that is known, an honorific before it, a
post beside it or a verb of saying. Places, bodies and buildings called after people are none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tequio.publish.bulletins.rules.facilities import facility_spans
from tequio.publish.bulletins.rules.names import is_given, is_surname
from tequio.publish.bulletins.rules.posts import post_after, post_before
from tequio.publish.bulletins.rules.vocabulary import (
    HONORIFIC,
    SAID,
    sentence_case,
)
from tequio.publish.bulletins.rules.words import words
from tequio.publish.bulletins.types import Block, Person, Text

FEWEST, MOST = 2, 6  # words of a name
LONGEST_HEADING = 25  # words
_CAP = r"[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñü]+(?:[-’'][A-ZÁÉÍÓÚÑ]?[a-záéíóúñü]+)*|[’'][A-Z][a-z]+|a?\.)"
_RUN = re.compile(
    rf"(?<![\w]){_CAP}(?:\s+(?:(?:de la|de los|de las|del|de|la|y|von"
    rf"|van|da|Mc)\s+)?{_CAP}){{1,9}}(?![\w])"
)
_HONORED = re.compile(rf"(?<!\w)(?:{HONORIFIC})\.?\s+$", re.IGNORECASE)
_NOT_NAMES = words(
    """
hospital hospitales clínicas centros unidades centro clínica unidad instituto secretaría secretario
secretaria gobierno gobernador
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
vigilancia riesgos sanitarios
departamento vectores museo mundo maya patronato voluntariado consejería oficialía
tesorería contraloría fiscalía procuraduría tribunal juzgado catedral iglesia barrio colonia
ejido tenencia ranchería rancho avenida bulevar boulevard autopista aeropuerto mercado torre
edificio laboratorio banco sangre transfusión sanguínea almacén oficio circular acta minuta folio
decreto norma reglamento guía manual carta caravana caravanas ruta tren aeronave volver
seguimiento resultado resultados balance informe avance avances acción acciones meta metas
cobertura vacunación dengue influenza covid cáncer diabetes hipertensión lactancia muerte
mortalidad nacimiento nacimientos cirugía cirugías consulta consultas traslado traslados
ambulancia ambulancias farmacia farmacias quirófano quirófanos camas consultorio consultorios
equipo equipos abasto compra medicamento medicamentos insumo insumos inversión presupuesto
gasto licitación contrato obra entrega inauguración firma gira visita recorrido entrevista
conferencia mañanera pueblos indígenas afromexicano afromexicanos originarios jóvenes mayores
adultos niñas niños mujeres personas familias pacientes usuarios derechohabientes población
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
_QUOTED_PLACE = re.compile(
    r"\b(?:[Hh]ospital|[Cc]l[íi]nica|[Cc]entro|[Uu]nidad|[Ii]nstituto|[Ee]scuela|[Aa]uditorio"
    r"|UMF|UMAE|HG[ZR]|HRAE)"
    r"(?:\s+(?:de|del|la|las|los|y|en|No\.|\d+|[A-ZÁÉÍÓÚÑ][\wáéíóúñü-]*)){0,8}"
    r"\s+(?:[“\"«‘']\s*(?:(?:Dra?|Lic|Gral|Ing|Mtr[oa]|Profr?)\.\s*)?|(?:Dra?|Gral)\.\s*)$"
)
_TOWN = re.compile(
    r"\b(?:tenencia|comunidad|localidad|municipios?|colonia|ranchería|ejido|alcaldía|avenida|calle"
    r"|agencia|poblado|población|congregación|presidencia municipal|ciudad)\s+(?:de\s+)?"
    rf"(?P<name>{_CAP}(?:\s+{_CAP}){{1,3}})"
)
_HONOR_LEAD = re.compile(
    r"^(?:Doctora?|Dra?\.|Lic\.|Licenciad[oa]|General|Gral\.|Ing\.|Profr?\.)\s+"
)
_JOINT = re.compile(
    r"\s+y\s+|\s+(?=(?:Dra?|Lic|Ing|Mtr[oa]|Arq|Enf|Gral|Profra?|Psic|Biól|Q\.?F\.?B|T\.S"
    r"|L\.A\.E|C\.P"
    r"|L\.C|L\.E|M\.C|M\.A|C)\.\s)"
)
_TOWNS = re.compile(
    rf"\b(?:de|en)\s+(?P<towns>{_CAP}(?:\s+{_CAP})*(?:,\s+{_CAP}(?:\s+{_CAP})*)+),?\s+y\s+$"
)
_TOLD = re.compile(r",?\s+\w+(?:ó|aron|ieron|aba|ía)\b")
_LISTED = re.compile(r",?\s+y\s+(?:l[ao]\s+)?")
_ABBREVIATED = re.compile(
    r"(?:(?!(?:J|M|Ma)\.\s)(?:[A-ZÁÉÍÓÚÑ]\.)+\s*|(?:Dra?|Lic|Ing|Mtr[oa]|Arq|Enf|Gral|Profra?"
    r"|Psic|Biól)\.\s+)+"
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
    r" Flores Magón|Diego Rivera|Frida Kahlo|José María Morelos|Francisco Villa|Belisario Domínguez"
    r"|Miguel Alemán|Sor Juana|Matías Romero|Melchor Ocampo|Josefa Ortiz|Leona Vicario"
    r"|Guadalupe Victoria|Valentín Gómez Farías|Andrés Quintana Roo|Manuel Gómez Morín)\b"
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
    streets = _places(text)
    named = [each for each in named if each.name not in streets]
    full = _full_forms(named)
    return tuple(
        Person(
            name, _best_post(forms), tuple(dict.fromkeys(f.name for f in forms if f.name != name))
        )
        for name, forms in full.items()
    )


def _places(text: Text) -> frozenset[str]:
    """Return the names that the text itself says to be towns or streets."""
    towns = {m["name"] for block in text.blocks for m in _TOWN.finditer(block.text)}
    within = {
        run[0]
        for block in text.blocks
        for start, end in facility_spans(block.text)
        for run in _RUN.finditer(block.text, start, end)
    }
    return frozenset(_HONOR_LEAD.sub("", name) for name in towns | within)


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where people are named in a block."""
    taken = facility_spans(text)
    found: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        for since, end in _parts(text, *run.span()):
            start = _past_post(text, since, end) if since < end else since
            if any(first <= start < until for first, until in taken):
                continue
            if _is_person(text, start, end):
                found.append((start, end))
            elif _may_be_person(text, start, end):
                doubtful.append((start, end))
    for start, end in doubtful:
        if any(_LISTED.fullmatch(text[until:start]) for _, until in found):
            found.append((start, end))  # the last of a list of names
    yield from sorted(found)


def _may_be_person(text: str, start: int, end: int) -> bool:
    """Whether a run could be a name unknown to us: two or three words, the last a surname."""
    words = re.findall(r"[^\W\d_]+", text[start:end].lower())
    is_own = not any(word in _NOT_NAMES or word in _TITLED_PLACE for word in words)
    return FEWEST <= len(words) <= FEWEST + 1 and is_own and is_surname(words[-1])


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in a run of capitals: without its lead, parted at `y` and at honorifics."""
    at = start
    for piece in [*_JOINT.finditer(text[start:end]), None]:
        until = start + piece.start() if piece else end
        yield _without_lead(text, at, until)
        at = start + piece.end() if piece else end


def _without_lead(text: str, start: int, end: int) -> tuple[int, int]:
    if abbreviated := _ABBREVIATED.match(text, start, end):
        start = abbreviated.end()
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


def _past_post(text: str, start: int, end: int) -> int:
    """Return where a name begins behind its post: `Secretario del Estado Gerardo Díaz`."""
    found = list(re.finditer(r"[^\W\d_]+", text[start:end]))
    if is_given(found[0][0]) or not any(each[0].lower() in _NOT_NAMES for each in found):
        return start
    named = next((n for n, each in enumerate(found) if is_given(each[0])), len(found))
    if len(found) - named < FEWEST or found[named - 1][0].lower() not in _NOT_NAMES:
        return start
    at = start + found[named].start()
    return at if post_before(text, at) else start


def _is_person(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    said = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    own = [word for word in said if word not in {"de", "la", "los", "las", "del", "y"}]
    if (
        not FEWEST <= len(own) <= MOST
        or said[0] in _TITLED_PLACE
        or any(_is_no_name(word, own[0]) for word in own)
    ):
        return False
    before, after = text[max(0, start - 140) : start], text[end : end + 80]
    is_honored = _HONORED.search(before) is not None
    if _is_of_place(before, after, is_honored=is_honored):
        return False
    if is_given(own[0]):
        return not _is_a_place(name, before[-60:]) or is_honored
    if name.isupper() or _ends_as_thing(own):
        return is_honored and not name.isupper()
    if is_honored or (is_surname(own[-1]) and len(own) > 2):  # noqa: PLR2004
        return True
    is_from = re.search(r"\b(?:de|del|a|hacia|desde)\s+$", before) is not None
    return not is_from and _has_context(text, start, end, after)


def _is_of_place(before: str, after: str, *, is_honored: bool) -> bool:
    """Whether a street, a building or a town is called so: somewhere, not someone."""
    return bool(
        _PLACE_BEFORE.search(before[-60:])
        or _QUOTED_PLACE.search(before)
        or (
            re.search(r"[“\"«]\s*(?:(?:Dra?|Lic|Gral|Ing|Profr?)\.\s*)?$", before)
            and re.match(r"[”\"»]", after)
        )
        or re.match(r"\s+(?:#|[Nn]o\.|[Nn]úm\.)?\s?\d", after)
        or _is_of_towns(before)
        or (re.search(r"\b(?:[Ee]n|[Dd]esde|hasta|hacia)\s+$", before) and not is_honored)
    )


def _is_of_towns(before: str) -> bool:
    """Whether a name ends a list of towns: `de Tecuala, Acaponeta y Santiago Ixcuintla`."""
    towns = _TOWNS.search(before)
    return towns is not None and not any(
        is_given(town.split()[0]) for town in re.split(r",\s+", towns["towns"])
    )


def _is_no_name(word: str, first: str) -> bool:
    """Whether a word is of bodies and places, and no surname behind a given name either."""
    if word in {"san", "santa"}:
        return not is_given(first)
    return word in _NOT_NAMES and not (is_given(first) and (is_given(word) or is_surname(word)))


def _is_a_place(name: str, before: str) -> bool:
    return bool(_MUNICIPAL.match(name)) and not SAID.search(before[-20:])


def _ends_as_thing(own: list[str]) -> bool:
    return any(
        not (is_given(word) or is_surname(word))
        and word.endswith(("ción", "dad", "miento", "logía", "ería", "ales", "cas", "cos"))
        for word in own
    )


def _has_context(text: str, start: int, end: int, after: str) -> bool:
    """Whether a post stands beside a name whose given name is not known, or it says something."""
    is_said = re.match(rf",?\s+{SAID.pattern}\b", after) and _TOLD.match(after)
    if is_said and not SAID.fullmatch(text[start:end].split(maxsplit=1)[0]):
        return True
    return post_before(text, start) is not None or (
        re.match(r",\s", after) is not None and post_after(text, end) is not None
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
    text = sentence_case(block.text)
    if text == block.text:
        text = _SHOUTED.sub(_quiet, text)
    elif text != block.text and _is_heading(text):
        return
    spans = list(name_spans(text))
    for number, (start, end) in enumerate(spans):
        name = re.sub(r"\s+", " ", text[start:end])
        following = [span[0] for span in spans[number + 1 : number + 2]]
        previous = spans[number - 1][1] if number else 0
        post = post_before(text, start, since=previous) or post_after(
            text, end, until=following[0] if following else None
        )
        yield _Named(name, post, (place, start))


def _is_heading(text: str) -> bool:
    """Whether a block in capitals is a heading: some words without a point, not a whole text."""
    return FEWEST + 2 < len(text.split()) < LONGEST_HEADING and text.rstrip()[-1:] not in ".:;"


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
