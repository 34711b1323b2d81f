"""Which things are part of which: nouns of the trade, a small table and no more."""

from tequio.publish.bulletins.rules.areas import is_demonym
from tequio.publish.bulletins.rules.counting import PERCENT, PESO, is_measure
from tequio.publish.bulletins.rules.words import words

_CARE = words(
    """
hospital centro clínica consultorio casa módulo uneme cessa umae umf umr caravana unidad laboratorio
sanatorio dispensario jurisdicción almacén oficina instituto puesto brigada umm crum banco albergue
    """
)
_PEOPLE = words(
    """
persona trabajador trabajadora médico médica doctor doctora enfermero enfermera especialista
administrativo administrativa químico química cirujano anestesiólogo residente interno pasante
hombre mujer niño niña adulto adulta joven odontólogo dentista psicólogo promotor promotora
camillero técnico técnica paramédico pediatra ginecólogo nutriólogo empleado empleada elemento
profesional integrante paciente participante asistente beneficiario beneficiaria servidor servidora
plaza nombramiento base eventual sindicalizado trabajadores vacante contrato auxiliar asesor
afiliado derechohabiente habitante familiar estudiante alumno docente maestro internista
obrero chofer vigilante intendente mando coordinador director radiólogo partera voluntario menor
    """
)
_SERVED = words("paciente derechohabiente habitante")
_STAFF = words(
    """
trabajador trabajadora médico médica doctor doctora enfermero enfermera especialista administrativo
administrativa químico química cirujano anestesiólogo residente interno pasante odontólogo dentista
psicólogo camillero técnico técnica paramédico pediatra ginecólogo nutriólogo internista radiólogo
partera promotor promotora chofer vigilante intendente auxiliar
    """
)
_WORKS = words("rehabilitación construcción ampliación remodelación sustitución")
_BROAD_PEOPLE = words(
    """
persona trabajador trabajadora empleado empleada elemento profesional integrante asistente
participante beneficiario beneficiaria servidor servidora plaza nombramiento habitante
derechohabiente afiliado paciente compañero colaborador recurso
    """
)
_SPECIALISTS = words(
    "especialista residente internista pediatra cirujano ginecólogo anestesiólogo radiólogo interno"
    " pasante"
)
_WIDER = {
    "médico": _SPECIALISTS,
    "doctor": _SPECIALISTS,
    "especialista": _SPECIALISTS,
    "unidad": _CARE,
    "inmueble": _CARE | {"predio", "terreno", "edificio"},
    "establecimiento": _CARE,
    "instalación": _CARE,
    "edificio": _CARE,
    "predio": _CARE | {"inmueble", "terreno"},
    "espacio": _CARE,
    "sede": _CARE,
    "obra": _CARE | _WORKS | {"proyecto"},
    "proyecto": _CARE | _WORKS | {"obra"},
    "acción": words("rehabilitación construcción ampliación obra capacitación visita taller"),
    "equipo": words(
        "tomógrafo mastógrafo ventilador monitor ultrasonido resonador incubadora esterilizador"
        " autoclave electrocardiógrafo desfibrilador cama camilla computadora refrigerador mesa"
        " lámpara ambulancia impresora"
    ),
    "vehículo": words("ambulancia camioneta motocicleta lancha camión automóvil unidad"),
    "transporte": words("ambulancia camioneta motocicleta lancha camión automóvil vuelo"),
    "atención": words("consulta cirugía estudio urgencia parto hospitalización detección vacuna"),
    "servicio": words("consulta cirugía estudio urgencia parto atención detección traslado"),
    "procedimiento": words("cirugía estudio parto cesárea catarata hernia endoscopia"),
    "cirugía": words("cesárea catarata hernia vesícula intervención"),
    "nacimiento": words("parto cesárea"),
    "documento": words("acta oficio expediente convenio contrato"),
    "instrumento": words("acta oficio convenio contrato"),
    "reunión": words("sesión mesa taller"),
    "quirófano": words("sala"),
}  # fmt: skip


def head(unit: str) -> str:
    """Return the noun of a phrase: `unidad` of `unidad médica`."""
    return unit.strip().partition(" ")[0].lower()


def is_person(unit: str) -> bool:
    """Whether a noun counts people."""
    return head(unit) in _PEOPLE or is_demonym(unit)


def is_broad(unit: str) -> bool:
    """Whether a noun counts people of any kind: `personas`, `mexiquenses`, no `médicos`."""
    return head(unit) in _BROAD_PEOPLE or is_demonym(unit)


def _is_served(unit: str) -> bool:
    """Whether a noun counts those that staff look after: doctors are no part of patients."""
    return head(unit) in _SERVED or is_demonym(unit)


def is_same_kind(part: str, whole: str) -> bool:
    """Whether both count one thing, by the noun alone."""
    return head(part) == head(whole)


def is_kind_of(part: str, whole: str) -> bool:
    """Whether what one noun counts is a kind of what the other does."""
    if is_person(part) and is_broad(whole):
        return not (head(part) in _STAFF and _is_served(whole))
    return head(part) in _WIDER.get(head(whole), frozenset())


def may_be_part(part: str, whole: str) -> bool:
    """Whether the one can be part of the other, by their nouns."""
    return is_same_kind(part, whole) or is_kind_of(part, whole)


def is_wider(whole: str, part: str) -> bool:
    """Whether the one holds the other and not the other way round."""
    return is_kind_of(part, whole) and not is_kind_of(whole, part)


def may_be_unknown_part(part: str, whole: str) -> bool:
    """Whether the nouns do not forbid it: neither measures, unless both measure the same."""
    if may_be_part(part, whole):
        return True
    measures = {PERCENT, PESO, "dólar"}
    either = {part, whole}
    return not (either & measures or is_measure(part) or is_measure(whole))
