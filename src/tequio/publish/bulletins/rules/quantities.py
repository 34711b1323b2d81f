"""What a figure of a text counts, as the register would ask it: by its noun and the words after."""

import re
from dataclasses import dataclass

from tequio.kernel.rows import fold
from tequio.publish.bulletins.rules.scopes import flat, own_clause
from tequio.publish.bulletins.types import BulletinFigure


def _any(words: str) -> str:
    """Return a pattern of any of some words, given as their beginnings; `_` stands for a space."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


@dataclass(frozen=True)
class _Row:
    """A quantity: how its noun begins, what must be said beside it, and what must not.

    Beside it is up to the next number; `is_of_clause`: in its own clause; `is_anywhere`: in the
    whole sentence. `also` is what must be said anywhere in it too.
    """

    quantity: str
    noun: str
    beside: str = ""
    never: str = ""
    is_anywhere: bool = False
    is_of_clause: bool = False
    also: str = ""


_WITHOUT = (
    r"\b(?:sin|no (?:tienen?|cuentan? con)|carecen? de)\s+(?:ninguna\s+)?"
    + _any("seguridad_social derechohabiencia afiliacion servicios?_medic")
    + r"|\bno (?:derechohabientes?|afiliad[oa]s?)\b"
)
_CARE = r"\b" + _any(
    "cobertura cubr cubier atend atenci atiend afiliad imss opd"
    r" servicios?_(?:medic|de_salud)"
)
_OF_PEOPLE = (
    r"\b(?:de|a) (?:(?:la|su|toda la|nuestra) poblacion"
    r"|(?:las|los) (?:person|mexican|habitant|famil))"
    r"|\bcobertura (?:poblacional|de (?:los )?servicios)"
)
_NOT_COVERED = r"\b(?:mas|menos|mayor|menor) (?:que|de|al)\b|\b" + _any(
    r"abasto avance surt vacun ocupaci obes diabet anemi parto defunci receta medicament obra"
    r" presupuest consult pobre indigen rural tarda espera satisf municipi region"
)
_PEOPLE = _any(
    r"personas? mexican[oa]s? habitantes? poblacion ciudadan[oa]s? pobladores? residentes?"
    r" derechohabientes? usuari[oa]s? beneficiari[oa]s? familias? pacientes?"
)
_TIME = _any(
    "ano mes dia hora minuto semana quincena turno decada siglo segundo bimestre trimestre semestre"
    " jornada"
)
# Hospitals of one class or condition: the register counts those that operate, of any.
_OF_KIND = r"\b" + _any(
    r"abandonad inconclus nuev[oa] construi construy rehabilit remodel rescat inaugur obra"
    r" general(?:es)?\b comunitari psiquiatric regional materno especialidad rural privad covid"
    r" movil militar issste del_imss\b(?!-|_?bienestar)"
)
_JOINING = r"\b" + _any(
    r"federaliz transfer bienestar opd\b centraliz incorpor adhir adher acuerdo_nacional"
    r" sistemas?_de_salud servicios_de_salud"
)
# The first row whose words are there stands.
_ROWS = (
    _Row("share_without", "porcentaje", _WITHOUT),
    _Row("coverage", "porcentaje", _OF_PEOPLE, _NOT_COVERED, also=_CARE),
    _Row("share", "porcentaje"),
    _Row("money", _any("peso dolar euro monto presupuesto")),
    _Row("time", rf"{_TIME}\b", never=r"\befectivas?\b"),
    _Row("meeting", r"hora\b"),
    _Row("property", _any("inmueble predio titulo_de_propiedad escritura terreno")),
    _Row("works", _any(r"obra\b proyecto\b construccion rehabilitacion remodelacion")),
    _Row(
        "hospitals_of_kind",
        _any("hospital clinica_hospital"),
        _OF_KIND,
        r"\b(?:segundo|tercer) (?:y (?:segundo|tercer) )?nivel\b",
    ),
    _Row("hospitals_second_level", "hospital", r"\bsegundo nivel\b", r"\btercer\b"),
    _Row("hospitals", _any("hospital clinica_hospital")),
    _Row("health_centres", "centro de salud"),
    _Row("first_level_units", "(?:unidad|clinica)", r"\bprimer(?:er)? nivel\b"),
    _Row(
        "units_of_kind",
        _any(r"uneme casa_de_salud caravana unidad_movil unidad_(?:de_)?especial laboratorio"),
    ),
    _Row(
        "units",
        _any(
            "unidad$ unidad_(?:medica|de_salud|hospitalaria|de_atencion)"
            " establecimiento(?:_de_salud|_medico)?$ clinica$ centro_de_atencion"
        ),
        never=r"\b" + _any("movil ambulancia vivienda vehicul de_sangre de_cuidados de_hemodial"),
    ),
    _Row("rooms", "consultorio"),
    _Row("beds", "cama(?! clinica)"),
    _Row("theatres", _any("quirofano sala_(?:quirurgica|de_cirugia|de_operacion)")),
    _Row(
        "professionals",
        _any(
            r"medic[oa]\b enfermer[oa] especialista doctor residente pasante cirujan anestesi"
            " pediatra ginec odontolog partera psicolog nutriolog quimic paramedic camiller"
        ),
    ),
    _Row(
        "workers",
        _any(
            r"trabajador empleado plaza basificad servidor elemento personal companer nombramiento"
            r" contrato base\b persona_(?:contratada|basificada) brigadista promotor"
        ),
    ),
    _Row(
        "workers",
        _PEOPLE,
        r"\b"
        + _any(r"contratad basificad trabaja[nr] laboran (?:recib|obtu|obtien)\w*_(?:su_)?base"),
        is_of_clause=True,
    ),
    _Row(
        "states",
        _any("estado entidad gobierno sistema_(?:estatal|de_salud)"),
        _JOINING,
        r"\bmunicipal|\bno (?:se )?(?:han? )?(?:adh|sum|firm|incorpor|entr)|\bfaltan|\bpendient"
        r"|\w+rian?\b|\bgrandes\b|\bprioritari|\botr[oa]s\b|\bde ell[oa]s\b|\bprivad",
        is_anywhere=True,
    ),
    _Row("state_coordinators", _any("coordinador_estatal coordinacion_estatal")),
    _Row("states_of_kind", _any(r"estado\b entidad\b entidad_federativa gobierno_(?:estatal|de)")),
    _Row("municipalities", _any(r"municipio localidad comunidad alcaldia ayuntamiento region\b")),
    _Row("agreements", _any("acuerdo compromiso convenio punto_de_acuerdo conclusion")),
    _Row("meeting", _any(r"mesa\b reunion ponencia sesion\b asistente participante")),
    _Row(
        "bodies",
        _any(
            "direccion representacion jefatura coordinacion umae ooad delegacion area director"
            " titular jurisdiccion distrito_de_salud oficina dependencia coordinador representante"
        ),
    ),
    _Row(
        "medicines",
        _any(
            "medicamento pieza clave dosis vacuna receta insumo frasco biologico material_de_cura"
        ),
    ),
    _Row(
        "equipment",
        _any(
            "ambulancia equipo tomografo mastografo resonador vehiculo camioneta monitor"
            r" ultrasonido incubadora camilla unidad_movil autoclave camion rayos_x sillon bien\b"
        ),
    ),
    _Row(
        "services",
        _any(
            "consulta cirugia intervencion estudio atencion servicio parto nacimiento egreso"
            " procedimiento tratamiento prueba deteccion caso defuncion traslado mastografia"
        ),
    ),
    _Row(
        "people_without_social_security", rf"(?!derechohab){_PEOPLE}", _WITHOUT, is_of_clause=True
    ),
    _Row("people", _any("habitante residente poblador"), never=r"\b(?:indigena|de calle)"),
    _Row("people", "persona", r"\b(?:viven|habitan|residen)\b"),
    _Row("people_of_kind", _PEOPLE),
)
_TABLE = tuple(
    (row, re.compile(row.noun), re.compile(row.beside), re.compile(row.never or r"(?!)"))
    for row in _ROWS
)


def quantity_of(
    figure: BulletinFigure, sentence: str, at: int = 0, *, is_demonym: bool = False
) -> str | None:
    """Return the code of what a figure counts; None where no list of ours has it.

    Args:
        figure: as it was read.
        sentence: in which it stands.
        at: where in the sentence its words begin.
        is_demonym: whether its noun is what people of a state are called.
    """
    noun = _bare(figure.unit)
    whole = flat(sentence)
    before, near = own_clause(figure, whole, at)
    near = f"{near} {_bare(figure.qualifier or '')}"
    if is_demonym:
        lacks = re.search(_WITHOUT, near)
        return "people_without_social_security" if lacks else "people_of_kind"
    for row, of_noun, beside, never in _TABLE:
        said = whole if row.is_anywhere else f"{before} {near}" if row.is_of_clause else near
        is_said = of_noun.match(noun) and beside.search(said) and not never.search(said)
        if is_said and re.search(row.also, whole):
            return row.quantity
    return None


def _bare(text: str) -> str:
    return fold(text).lower()
