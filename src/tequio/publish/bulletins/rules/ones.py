"""`Un` and `una`: counts only beside other counts, or tied to a limit."""

import re

from tequio.publish.bulletins.rules.counting import Open, is_measure
from tequio.publish.bulletins.rules.nouns import DURATION
from tequio.publish.bulletins.rules.words import words

MOST_WORDS = 5
_UP_TO_ONE = re.compile(
    r"(?:[^.;:()]|(?<=[A-Z])\.){0,45}?(?:,|\by|\be|así como|además de|más|\bcon)\s*(?:con |de "
    r"|a |por )?$"
)

_FROM_ONE = re.compile(
    r"[^.;:()\d]{0,45}?(?:,|\by|\be|así como|además de)\s*(?:con |de |a |por )?$"
)

_UNCOUNTED = words(
    """
inversión inversion vez parte serie red estrategia política atención forma manera meta cobertura
plantilla capacidad superficie población poblacion cantidad suma extensión labor bolsa visión
respuesta mejora reducción oportunidad cifra tasa cosa total promedio aumento incremento avance
fondo bono apoyo
alza baja caída repunte descenso ejemplo compromiso paso muestra reto honor orgullo placer prioridad
logro hecho realidad necesidad modelo esquema objetivo tema problema solución oportunidad momento
día_ historia ejercicio figura visita serie_ acto gira llamado mensaje reconocimiento espacio
agradecimiento saludo pregunta razón situación condición enfoque ambiente equilibrio
monto presupuesto porcentaje costo proceso derecho esfuerzo plazo lugar periodo período lapso
horario
    """
)

_FINITE = re.compile(
    r"\b(?:\w+(?:aron|ieron|ará|arán|erá|irá)|es|son|fue|fueron|ha|han|que|para|donde|quien)\b"
)


def drop_lone_ones(text: str, found: list[Open]) -> None:
    """Keep `una mesa` only beside other counts."""
    kept = [each for each in found if each.noun and not each.is_out]
    for place, each in enumerate(kept):
        if (
            not each.number.is_one
            or each.number.scale
            or each.number.has_digits
            or is_measure(each.noun.unit if each.noun else "")
        ):
            if (
                each.number.is_one
                and not each.number.has_digits
                and each.noun
                and each.noun.unit in DURATION
            ):
                each.is_out = not (_is_beside_time(text, kept, place) or _is_bounded(text, each))
            continue
        if re.match(r"un[oa]\s+por\s+(?!cada)", text[each.number.start :]) or _is_held(
            text, kept, place
        ):
            each.is_out = True  # `32 almacenes, uno por entidad`
            continue
        if re.match(
            r"un[oa] (?:de (?:ell|est|es)[oa]s|por cada)\b",
            text[each.number.start :],
            re.IGNORECASE,
        ):
            continue
        is_vague = each.noun is not None and each.noun.unit.split()[0] in _UNCOUNTED
        each.is_out = is_vague or not _is_beside(text, kept, place)


def _is_beside_time(text: str, kept: list[Open], place: int) -> bool:
    """Whether `un año` stands beside another time: `un año y dos meses`."""
    beside = [*kept[place - 1 : place], *kept[place + 1 : place + 2]] if place else kept[1:2]
    is_time = any(each.noun and each.noun.unit in DURATION for each in beside)
    return is_time and _is_beside(text, kept, place)


def _is_held(text: str, kept: list[Open], place: int) -> bool:
    """Whether a thing is what a count has: `ocho tienen un juicio en curso`."""
    if not place or not (noun := kept[place - 1].noun):
        return False
    between = text[max(noun.end, kept[place - 1].number.end) : kept[place].number.start]
    return (
        re.fullmatch(r"\s+(?:tienen|cuentan con|llevan|requieren|enfrentan)\s+", between)
        is not None
    )


def _is_bounded(text: str, each: Open) -> bool:
    """Whether `un año` is tied to a limit: `un año como máximo`, `menos de una hora`."""
    until = each.noun.end if each.noun else each.number.end
    before, after = text[: each.number.start], text[until : until + 20]
    return bool(
        re.search(r"\b(?:hasta|máximo|mínimo)\s+$", before)
        or re.match(r"\s+(?:como (?:máximo|mínimo)|o más|o menos)\b", after)
    )


def _is_beside(text: str, kept: list[Open], place: int) -> bool:
    each = kept[place]
    before = next((other for other in reversed(kept[:place]) if not other.is_out), None)
    if before and before.noun and not is_measure(before.noun.unit):
        between = text[max(before.noun.end, before.number.end) : each.number.start]
        if _UP_TO_ONE.fullmatch(between) and _is_short(between):
            return True
    after = kept[place + 1] if place + 1 < len(kept) else None
    if after is None or each.noun is None:
        return False
    if after.number.is_one and not after.number.has_digits and not after.number.scale:
        return False
    is_time = each.noun.unit in DURATION
    if after.noun and is_measure(after.noun.unit) and not is_time:
        return False
    if after.since == each.number.start:
        return True  # `una medicina y le negaron tres`
    between = text[each.noun.end : after.number.start]
    return _FROM_ONE.fullmatch(between) is not None and _is_short(between)


def _is_short(between: str) -> bool:
    """Whether two members of a list stand side by side: few words, none a verb."""
    return len(between.split()) <= MOST_WORDS and not _FINITE.search(between)
