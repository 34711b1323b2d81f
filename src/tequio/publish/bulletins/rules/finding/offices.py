"""Areas, offices and sites that a text names here and there, gathered by the noun that counts them.

Who stands in for someone counts for the area of the one represented: `en representación del
director de Administración` names Administración, and the deputy's own unit is no directorate.
"""

import re
from collections.abc import Iterator, Sequence

from tequio.kernel.rows import fold
from tequio.publish.bulletins.rules.finding.kinds import head
from tequio.publish.bulletins.rules.people import name_spans
from tequio.publish.bulletins.rules.vocabulary import HONORIFIC, STATE

LONG = 3  # names that make a list
Named = tuple[tuple[str, ...], bool]
_AREAS = {
    "dirección": ("director", "Direcci"),
    "subdirección": ("subdirector", "Subdirecci"),
    "secretaría": ("secretari", "Secretar"),
    "subsecretaría": ("subsecretari", "Subsecretar"),
    "coordinación": ("coordinador", "Coordinaci"),
    "jefatura": ("jef", "Jefatur"),
}
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+"
_AREA = rf"{_CAPITAL}(?:\s+(?:(?:y|e|de|del|la|las|los|para|el)\s+)*{_CAPITAL})*"
_BODY = re.compile(
    r"\s+(?:de|del|de la)\s+(?:Seguro|IMSS|Instituto|OPD|ISSSTE|Issste|Gobierno|Estado|Secretaría"
    r"|Organismo|Órgano).*"
)
_NO_AREA = re.compile(
    r"(?:Hospital|Cl[íi]nica|Centro|UMAE|UMF|Unidad(?:es)? M|IMSS|ISSSTE|Issste|Instituto|OPD|Salud"
    r" del?\b|Servicios de Salud|Jurisdicci|Escuela|Facultad|Estado|M[ée]xico)"
)
_OFFICE = re.compile(
    r"\b(?:representantes?|[Rr]epresentaci(?:ón|ones)|OOAD|[Dd]elegaci(?:ón|ones)|delegad[oa]s?"
    r"|[ÓO]rganos? de Operación Administrativa Desconcentrada(?: \(OOAD\))?|[Oo]ficinas? de"
    r" Representación)(?: estatales)?(?: del (?:IMSS|Seguro Social|Instituto))?\s+(?:en|de|del)"
    r"\s+(?:los estados de\s+|el\s+)?"
)
_PLACE = rf"{STATE.pattern}(?:\s+(?:Norte|Sur|Oriente|Poniente))?"
_PLACES = re.compile(rf"{_PLACE}(?:(?:,\s*(?:y\s+)?|\s+y\s+|\s+e\s+)(?:en\s+|de\s+)?{_PLACE})*")
_OFFICES = {"representación", "representante", "delegación", "ooad", "oficina", "delegado"}
_STATE_PLACE = re.compile(_PLACE)


def areas_named(texts: Sequence[str], unit: str) -> Named | None:
    """Return the areas of that kind that posts or their own names tell of; and if in a list."""
    if head(unit) not in _AREAS:
        return None
    post, own = _AREAS[head(unit)]
    is_general = " general" in f" {unit}"
    lists = [list(_of_list(text, post)) for text in texts]
    found = [area for told in lists for area in told]
    found += [
        area for text in texts for area in _one_by_one(text, post, own, is_general=is_general)
    ]
    names = {fold(area): area for area in reversed(found)}
    ordered = tuple(dict.fromkeys(names[fold(area)] for area in found))
    return ordered, any(len(told) >= LONG for told in lists)


def _of_list(text: str, post: str) -> Iterator[str]:
    """Yield the areas of `los directores de A, Ana Ruiz; de B, Luis Paz; …`."""
    heads = re.compile(
        rf"\b{post}(?:e?s|[ao]s)\b(?:\s+\w+)?\s+(?=(?:de|del)\s+[A-ZÁÉÍÓÚÑ])", re.IGNORECASE
    )
    named = {start for start, _ in name_spans(text)}
    for opening in heads.finditer(text):
        item = re.compile(
            rf"(?:y\s+)?(?:de la|del|de)\s+(?P<area>{_AREA}),\s+(?i:{HONORIFIC}\.?\s+)?"
        )
        at = opening.end()
        while (found := item.match(text, at)) and found.end() in named:
            yield _BODY.sub("", found["area"])
            after = re.compile(r"[^;.]*;\s*").match(text, found.end())
            if after is None:
                break
            at = after.end()


def _one_by_one(text: str, post: str, own: str, *, is_general: bool) -> Iterator[str]:
    """Yield the areas of `la directora de A` and of `Dirección de A`."""
    general = r"general\s+" if is_general else r"(?:normativ[oa]\s+)?"
    patterns = (
        rf"\b{post}(?:a|o|e)?\s+{general}(?:de la|del|de)\s+(?P<area>{_AREA})",
        rf"\b{own}\w+\s+{general}(?:de la|del|de)\s+(?P<area>{_AREA})",
    )
    for pattern in patterns:
        for found in re.finditer(pattern, text):
            area = _BODY.sub("", found["area"])
            if not _NO_AREA.match(area):
                yield area


def places_named(texts: Sequence[str], unit: str) -> Named | None:
    """Return the states, or parts of one, whose offices a text names; and if in a list."""
    if head(unit) not in _OFFICES:
        return None
    lists = []
    for text in texts:
        for found in _OFFICE.finditer(text):
            if places := _PLACES.match(text, found.end()):
                lists.append(  # noqa: PERF401 - it reads better so
                    [" ".join(each[0].split()) for each in _STATE_PLACE.finditer(places[0])]
                )
    names = tuple(dict.fromkeys(place for told in lists for place in told))
    return names, any(len(told) >= LONG for told in lists)


def sites_named(texts: Sequence[str], unit: str) -> Named | None:
    """Return the places of `UMAE de Mérida y Veracruz`; no list of them claims to be whole."""
    word = unit.split(maxsplit=1)[0]
    if not word.isupper():
        return None  # `hospitales de Puebla y Oaxaca` are more than two
    name = rf"{_CAPITAL}(?:\s+(?:(?:de|del|la|los)\s+)*{_CAPITAL})*"
    lists = re.compile(
        rf"\b{re.escape(word)}\b(?:\s+\(?\w+\)?){{0,2}}?\s+(?:de|en)\s+(?P<all>{name}(?:,\s*{name})*\s+y\s+{name})"
    )
    found = [each["all"] for text in texts for each in lists.finditer(text)]
    told = [re.split(r",\s*|\s+y\s+", each) for each in found]
    return (tuple(dict.fromkeys(name for names in told for name in names)), False) if told else None
