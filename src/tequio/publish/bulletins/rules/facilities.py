"""Places of care that a text names, as it writes them; no plural without names, no office."""

import re

from tequio.publish.bulletins.rules.vocabulary import STATE, sentence_case
from tequio.publish.bulletins.rules.words import words
from tequio.publish.bulletins.types import Text

_KIND = (
    r"(?:[Cc]l[íi]nica[- ][Hh]ospital|[Hh]ospital(?:es)?|[Cc]l[íi]nica"
    r"|[Cc]entros? de [Ss]alud(?: con [Ss]ervicios [Aa]mpliados)?|UMAE"
    r"|HRO?|HG|HC|HBC|HAE|CMN|CAISES|CEAPS|CSU|CSR|UMF|HGZ|HGR|HGSZ|HGO|HRAE|HGP|UMR|UMAA"
    r"|UNEME(?:[- ][A-Z]{2,})?|CESSA|CAAPS|CEREDI|CRIT|CAPASITS|CISAMES?"
    r"|[Uu]nidad(?:es)? de [Mm]edicina [Ff]amiliar|[Uu]nidad(?:es)? [Mm]édicas?(?:"
    r" [Rr]ural(?:es)?)?|[Cc]entro [Mm]édico"
    r"|[Cc]asa de [Ss]alud|[Ss]anatorio|[Mm]aternidad|[Cc]entro de [Rr]ehabilitaci[ó"
    r"o]n|[Cc]entro (?:[Rr]egional|[Ee]statal) de [\w]+|[Uu]nidad de"
    r" [Ee]specialidades(?: [Mm]édicas)?"
    r"|[Ii]nstituto Nacional de (?:Cancerología|Cardiología|Pediatría"
    r"|Perinatología|Rehabilitación|Neurología|Enfermedades Respiratorias"
    r"|Ciencias Médicas)|[Cc]entro [Oo]ncol[óo]gico|[Cc]entro [Aa]vanzado"
    r" de [Aa]tenci[óo]n [Pp]rimaria(?: a la [Ss]alud)?"
    r"|[Cc]entro de [Aa]tenci[óo]n [Pp]rimaria|[Pp]olicl[íi]nica|[Cc]entro"
    r" de [Ss]alud [Mm]ental|[Cc]entro de [Aa]lta [Ee]specialidad|[Cc]entro"
    r" de [Cc]irugía(?: [Aa]mbulatoria)?|[Cc]entro de [Cc]áncer"
    r"|[Cc]entro (?:[Ii]ntegral|[Ee]specializado|[Nn]acional|[Rr]egional|[Ee]statal|[Mm]unicipal)"
    r" (?:de|para la) (?:Oncología|Rehabilitación|Hemodiálisis|Cancerología|Cardiología|Salud|Mujer"
    r"|Atención|Especialidades|Cirugía|Diabetes|Imagenología|Psiquiatría|Trauma\w*|la Transfusión)"
    r"|[Cc]entro de (?:Cancerología|Hemodiálisis|Oncología|Especialidades|Imagenología"
    r"|Diálisis)(?: Médicas)?"
    r"|[Ii]nstituto (?:Nacional|Estatal|Regional|[A-Z]\w+(?:ense|eño|ano|teco)) de"
    r" (?:Psiquiatría|Geriatría|Cancerología|Oftalmología|Salud Mental|Oncología|Rehabilitación"
    r"|Medicina \w+)"
    r"|[Ll]aboratorio (?:Estatal|Regional|Nacional) de \w+"
    r"|[Bb]anco (?:Estatal|Regional|Central) de Sangre"
    r"|[Aa]lbergue|[Cc]l[íi]nica de [Mm]edicina [Ff]amiliar"
    r"|[Cc]entros? [Cc]omunitarios? de [Ss]alud [Mm]ental|CECOSAMA?|[Hh]ospitalito"
    r"|[Uu]nidad [Hh]ospitalaria)"
)
_CAP = (
    r"(?:[A-ZÁÉÍÓÚÑ]\.|Dra?\.|Lic\.|Gral\.|Sta\.|Sto\.|Ing\.|Mtro\.|[A-ZÁÉÍÓÚÑ][\wáé"
    r"íóúñüÁÉÍÓÚÑ'’-]*)"
)
_QUOTED = r"[“\"«'‘][^”\"»'’\n]{2,60}[”\"»'’]"
_NO = (
    r"(?:(?:[Nn]o\.?|[Nn]úm\.?|[Nn]úmero|#|[Nn][º°])\s*\d{1,3}\b"
    r"|\d{1,3}\b(?! (?:de\b(?! [A-ZÁÉÍÓÚÑ])|camas|mil\b|por\b|\d|[a-z]{4,}s\b))(?![,.]\d))"
)
_LINK = (
    r"(?:(?:a la|a los|de la|de los|de las|del|de el|de|y del|y de la"
    r"|y el|y la|la|el|y|e|para la|para el|en|con"
    r"|de (?:la |el |los )?(?:colonia|comunidad|localidad|ranchería|municipio|ciudad|barrio"
    r"|ejido)(?: de)?"
    r"|del (?:municipio|ejido|barrio|poblado)(?: de)?)\s+)"
)
_SHORT = r"\([A-Z][A-Za-z-]{1,12}\)(?= +(?:(?:de|del|en|de la) +)?[A-ZÁÉÍÓÚÑ“\"])"
_NAME = re.compile(
    rf"(?<![\w-])(?P<kind>(?:Benemérito |Antiguo |Centenario )?{_KIND})(?P<name>(?:"
    rf" {{1,2}}(?:{_QUOTED}|{_SHORT}|{_NO}|{_LINK}{{0,2}}{_CAP}|(?:(?:general|regional"
    rf"|comunitari[oa]|básic[oa]|civil|materno|rural|urban[oa]|integral"
    rf"|municipal|pediátric[oa]|oncológic[oa]|infantil|psiquiátric[oa]"
    rf"|universitari[oa]|materno[- ]infantil)(?:es|s)?|(?:con|de) (?:especialidades"
    rf"|alta especialidad|[Ss]ervicios"
    rf" [Aa]mpliados|[Ss]ervicios [Bb]ásicos))(?= +(?:\([A-Z][A-Za-z]{{1,9}}\) +)?"
    rf"(?:{_LINK}{{0,2}}{_CAP}"
    rf"|{_QUOTED}|(?:[a-z]+\s+){{1,3}}{_LINK}{_CAP}))))+)"
)
_TOWN = rf"(?!(?:IMSS|ISSSTE|DIF)\b){_CAP}(?: (?:(?:de|del|de la|de los|la) )?{_CAP}){{0,4}}"
_LIST = re.compile(
    rf"(?:,\s+(?:(?:de|del)\s+)?{_TOWN})*\s*,?\s+[ye]\s+(?:(?:de|del)\s+)?{_TOWN}(?![\w,])"
)
_GENERIC = words(
    """
hospital hospitales general generales regional regionales comunitario comunitarios centro centros
de salud unidad unidades médica médicas segundo tercer primer nivel y alta especialidad
especialidades clínica rural rurales urbano urbanos urbana urbanas del la el los las bienestar
imss issste imss-bienestar opd ssa sso gobierno estado en federal seguro social régimen ordinario
servicios básico básicos básica medicina familiar no con ampliados secretaría covid
    """
)
_NO_FACILITY_BEFORE = re.compile(
    r"(?:Comisión|Coordinaci[óo]n|Subsecretaría|Dirección|Instituto|Comité"
    r"|Sistema)(?:\s+\w+){0,6}\s+(?:y|de|de los)\s*$"
)
_NEW = re.compile(r"\b(?:un|una|otro|otra|cualquier|cada|algún)\s+(?:nuev[oa]\s+)?$", re.IGNORECASE)
_OTHER_KIND = re.compile(
    rf"\s+(?:y|e|y el|y la|y del|en el|con el|del(?! Centro Médico| CMN))\s+(?={_KIND}\b)"
)
_JOINT = re.compile(
    r"\s+(?:en(?: la| el)?|con(?! Medicina| Subzona| Especialidades| Servicios)|y (?:la|el)|y)"
    r"\s+(?=[A-ZÁÉÍÓÚÑ])"
)
_OF_TOWN = {
    "del",
    "de",
    "IMSS",
    "IMSS-Bienestar",
    "ISSSTE",
    "General",
    "Regional",
    "Comunitario",
    "Integral",
}
_OF_BODY = re.compile(
    r"\s+(?:del?|al)\s+(?:IMSS|ISSSTE|Issste|OPD|Gobierno|Instituto|Estado"
    r" de México\b(?=.{0,3}$)|Secretaría|Servicios(?! Ampliados| Básicos))\b(?!\s+(?:[“\"«]|No\."
    r"|[Nn]úm|\d))"
)
_IN_TOWN = re.compile(
    rf"(?:\s+(?!en\b)\S+){{0,8}}?\s+en\s+{_CAP}(?: (?:(?:de|del|de la|de los) )?{_CAP}){{0,3}}"
)


def read_facilities(text: Text) -> tuple[str, ...]:
    """Return the places of care named, each form once, in the order of the text."""
    found: dict[str, str] = {}
    for block in text.blocks:
        cased = sentence_case(block.text)
        if cased != block.text and block.text.rstrip()[-1:] != ".":
            continue  # a heading in capitals
        for start, end in facility_spans(cased):
            name = re.sub(r"\s+", " ", block.text[start:end]).strip(" ,.;:")
            found.setdefault(_key(name), name)
    names = list(found.values())
    return tuple(name for name in names if not any(_begins(other, name) for other in names))


def _begins(longer: str, name: str) -> bool:
    """Whether a name is the beginning of a longer one: the short form of the same place."""
    return longer.lower().startswith(f"{name.lower()} ")


def facility_spans(text: str) -> list[tuple[int, int]]:
    """Return where places of care are named."""
    spans, at = [], 0
    while (match := _NAME.search(text, at)) is not None:
        end = _past_list(text, match, _end(match))
        at = max(match.end("kind"), end)
        if _is_named(text, match, end):
            spans.append((match.start(), end))
    return spans


def _past_list(text: str, match: re.Match[str], end: int) -> int:
    """Return where a list of places ends: `hospitales generales de Navojoa, Guaymas y Obregón`."""
    if not re.match(r"[Hh]ospitales|[Cc]entros|[Uu]nidades|[Cc]l[íi]nicas|UMAE", match["kind"]):
        return end
    listed = _LIST.match(text, end)
    return listed.end() if listed and not re.search(rf"\b{_KIND}", listed[0]) else end


def _end(match: re.Match[str]) -> int:
    """Return where the name ends: before another place of care, a body or a new clause."""
    name = match["name"]
    cuts = [found.start() for found in _OTHER_KIND.finditer(name)]
    for found in _JOINT.finditer(name):
        is_joint = found[0].split()[0] == "y" and _is_pair(match["kind"] + name[: found.start()])
        if not is_joint:
            cuts.append(found.start())
    is_own = match["kind"].startswith("Centro ")  # of a state, as its name says
    cuts += [
        found.start()
        for found in _OF_BODY.finditer(name)
        if not (is_own and found[0].endswith("México"))
    ]
    end = min([*cuts, len(name)])
    if (
        match["kind"][0].isupper()
        and not _is_many(match["kind"])
        and (name[:end].endswith(" de Especialidades") or not _has_own(name[:end], match["kind"]))
        and (town := _IN_TOWN.match(name, 0 if end == len(name) else end))
    ):
        end = town.end()  # the one of a town: `Hospital del ISSSTE en Tampico`
    return match.start("name") + end


def _is_many(kind: str) -> bool:
    return re.match(r"[Hh]ospitales|[Cc]entros|[Uu]nidades|[Cc]l[íi]nicas", kind) is not None


def _is_pair(before: str) -> bool:
    """Whether `y` stands inside a name: `de la Mujer y el Niño`, `UMAE de Mérida y Veracruz`."""
    return bool(
        re.search(
            (
                r"(?:Mujer|Madre|Desarrollo Infantil|Tórax|Materno|Niño|Niña|Niñez|Ginecología"
                r"|Traumatología"
                r"|Medicina|Investigación|Cirugía|Pediatría|Neurología|Nutrición"
                r"|UMAE)\b[^,]*$"
            ),
            before,
        )
        or re.match(r"[Hh]ospitales|[Cc]entros|[Uu]nidades", before)
    )


def _is_named(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the words name one place: something beside its kind, and no `un hospital`."""
    name = text[match.start() : end]
    words = re.findall(r"[\w-]+", name.lower())
    if all(word in _GENERIC for word in words) and not name.endswith(
        (" Centro", " de Especialidades")
    ):
        return False
    if not _has_own(text[match.end("kind") : end], match["kind"]):
        return False
    if re.fullmatch(r"hospital de [A-ZÁÉÍÓÚÑ]\w+", name):
        return False  # the one of a town, whatever its name
    before = text[max(0, match.start() - 60) : match.start()]
    return not _NEW.search(before) and not _NO_FACILITY_BEFORE.search(before)


def _has_own(name: str, kind: str) -> bool:
    """Whether a name has words of its own: `de Pochutla`, `Civil`; a level or a body is none."""
    if re.match(r"(?:Centro (?!de |Médico)|Laboratorio|Banco)", kind):
        return True
    own = re.sub(r"^\s+en\s.*", "", name)
    own = re.sub(r"(?:de )?(?:Primer|Segundo|Tercer)\b.*|de Alta Especialidad$", "", own)
    words = [word for word in re.findall(r"[\w-]+", own) if word.lower() not in _GENERIC]
    if own.strip() == "Centro" or re.fullmatch(r"(?: General| Regional)? de Especialidades", own):
        return True
    if re.search(r"\s+en\s+[A-ZÁÉÍÓÚÑ]\w+$", name) and not _is_many(kind):
        return name.split(maxsplit=1)[0] in _OF_TOWN
    if _is_many(kind):
        is_of_place = re.search(r"\b(?:de|del)\s+[A-ZÁÉÍÓÚÑ]", own) is not None
        return (
            is_of_place
            and bool(words)
            and re.match(r"\s+(?:de|del)\s", own) is None
            and not STATE.fullmatch(re.sub(r"^\s*(?:de|del)\s+", "", own).strip())
        )
    return any(word[0].isupper() or word[0].isdigit() for word in words)


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))
