"""What kind of unit a name says it is, and how far two kinds agree."""

import re
from collections.abc import Iterable

from tequio.kernel.rows import fold
from tequio.register.units.types import Agreement, UnitKind

# Behind a kind: Caravana tipo 0; C.S.T-III, CSU 02, con 2 núcleos básicos.
_TYPE = r"(?: (?:TIPO|T)\W?[0-3]\b)?"
_CORES = r"(?: T\W?(?:III|II|I)\b)?(?:\W?(?:CON )?\d\d? NUCLEOS? BASICOS?\b|\W?0\d\b)?"


def _short(*abbreviations: str) -> list[str]:
    """Return patterns for initials as they are written: HG, H.G., H. G."""
    return [rf"\b{'[. ]{0,2}'.join(letters)}\b\.?" for letters in abbreviations]


# The first that fits at a place of the text is meant, so the longer stand before the shorter.
PATTERNS = {
    UnitKind.OF_IMSS: (
        r"\bUNIDAD(?:ES)? MEDICAS? DE ALTA ESPECIALIDAD\b",
        r"\bUNIDAD MEDICA RURAL\b",
        r"\bUNIDAD DE MEDICINA FAMILIAR\b",
        r"\bHOSPITAL RURAL(?: (?:OPORTUNIDADES|PROSPERA))?\b",
        r"\bHOSPITAL GENERAL (?:DE (?:SUB)?ZONA|REGIONAL)\b",
        *_short("UMAE", "UMF", "UMR", "HGZ", "HGR", "HGSZ", "HRO", "HRS"),
    ),
    UnitKind.REGIONAL_SPECIALTY_HOSPITAL: (
        r"\bHOSPITAL REGIONAL DE ALTA ESPECIALIDAD\b",
        *_short("HRAE"),
    ),
    UnitKind.SPECIALTY_HOSPITAL: (
        r"\bHOSPITAL (?:DE )?(?:ALTA )?ESPECIALI(?:ZADO|DAD(?:ES)?)\b",
        *_short("HE", "HAE"),
    ),
    UnitKind.GENERAL_HOSPITAL: (
        r"\bHOSP(?:ITAL)?\.? (?:GENERAL|GRAL)\b\.?",
        *_short("HG"),
    ),
    UnitKind.COMMUNITY_HOSPITAL: (
        r"\bHOSP(?:ITAL)?\.?(?: (?:BASICO|INTEGRAL|COMUNITARIO|MUNICIPAL|DE LA COMUNIDAD)\b)+",
        *_short("HBC", "HIC", "HC", "HB", "HM", "HI"),
    ),
    UnitKind.EXTENDED_HEALTH_CENTER: (
        r"\bCENTROS? DE SALUD CON SERVICIOS AMPLIADOS\b(?: \(CESSA\))?",
        r"\bCESS?A\b",
    ),
    UnitKind.ADVANCED_PRIMARY_CENTER: (
        r"\bCENTROS? (?:AVANZADO|ESPECIALIZADO)S? DE ATENCION PRIMARIA A LA SALUD\b",
        r"\bC[AE]APS\b",
    ),
    UnitKind.SPECIALTY_AMBULATORY_UNIT: (
        r"\bUNIDAD DE ESPECIALIDAD(?:ES)? MEDICAS?\b",
        r"\bUNEMES?\b",
        r"\bCENTRO COMUNITARIO DE SALUD MENTAL Y ADICCIONES\b",
        r"\bCECOSAMA\b",
    ),
    UnitKind.MOBILE_UNIT: (
        rf"\bUNIDAD(?:ES)?(?: MEDICAS?)? MOVIL(?:ES)?\b{_TYPE}",
        rf"\bU[. ]{{0,2}}MOVIL\b{_TYPE}",
        rf"\bCARAVANAS?(?: DE (?:LA )?SALUD)?\b{_TYPE}",
        r"\bFAM\b",
        *(each + _TYPE for each in _short("UMM", "UM", "CRV")),
    ),
    UnitKind.HEALTH_CENTER: (
        rf"\bC(?:EN)?TRO\.? DE SALUD\b(?: (?:RURAL|URBANO|MICROREGIONAL)\b)*{_CORES}",
        r"\bUNIDAD MEDICA\b",
        r"\bCASA DE SALUD\b",
        r"\bC[. ]?S[. ]?T\W?(?:III|II|I)\b",
        *(each + _CORES for each in _short("CSR", "CSU", "CSC", "CS")),
        r"^[RU]\W?0\d\b",
    ),
    UnitKind.CLINIC: (r"\bCLINICA(?: DE (?:VARIAS )?ESPECIALIDADES)?\b",),
    UnitKind.OFFICE: (
        r"\bCOORDINACION ESTATAL\b",
        r"\bOFICINAS?\b",
        r"\bALMACEN(?:ES)?\b",
        r"\bJURISDICCION\b",
    ),
    UnitKind.HOSPITAL: (r"\bHOSPITAL(?:ES)?\b", r"\bHOSP\b\.?", r"^H\b\.?"),
}
_KINDS = re.compile("|".join(f"(?P<{kind}>{'|'.join(each)})" for kind, each in PATTERNS.items()))
OF_TYPOLOGY = {
    "M": UnitKind.GENERAL_HOSPITAL,
    "N": UnitKind.COMMUNITY_HOSPITAL,
    "O": UnitKind.SPECIALTY_HOSPITAL,
    "Y": UnitKind.SPECIALTY_HOSPITAL,
    "HM": UnitKind.HOSPITAL,
    "P": UnitKind.MOBILE_UNIT,
    "T": UnitKind.CLINIC,
    "UNE": UnitKind.SPECIALTY_AMBULATORY_UNIT,
    "CAP": UnitKind.ADVANCED_PRIMARY_CENTER,
    "OFI": UnitKind.OFFICE,
    "ALM": UnitKind.OFFICE,
    "CES": UnitKind.EXTENDED_HEALTH_CENTER,
} | dict.fromkeys("ABCDEFGHIJKLQRSZ", UnitKind.HEALTH_CENTER)
# Kinds that people say for one another.
FAMILIES = (
    frozenset({
        UnitKind.HOSPITAL,
        UnitKind.GENERAL_HOSPITAL,
        UnitKind.COMMUNITY_HOSPITAL,
        UnitKind.SPECIALTY_HOSPITAL,
        UnitKind.REGIONAL_SPECIALTY_HOSPITAL,
    }),
    frozenset({
        UnitKind.HEALTH_CENTER,
        UnitKind.EXTENDED_HEALTH_CENTER,
        UnitKind.ADVANCED_PRIMARY_CENTER,
        UnitKind.CLINIC,
    }),
    frozenset({UnitKind.CLINIC, UnitKind.SPECIALTY_AMBULATORY_UNIT}),
)  # fmt: skip


def parted(name: str) -> tuple[frozenset[UnitKind], str]:
    """Return the kinds that a name says, and the name without the words that say them."""
    said: set[UnitKind] = set()

    def take(found: re.Match[str]) -> str:
        said.add(UnitKind(str(found.lastgroup)))
        return " "

    rest = _KINDS.sub(take, fold(name))
    if len(said) > 1:
        said.discard(UnitKind.HOSPITAL)
    return frozenset(said), rest


def kinds_of(name: str, typology: str | None) -> frozenset[UnitKind]:
    """Return the kinds of a unit: those of its name, and that of its typology."""
    listed = OF_TYPOLOGY.get(typology or "")
    return parted(name)[0] | ({listed} if listed else frozenset())


def agreement(asked: Iterable[UnitKind], of_unit: frozenset[UnitKind]) -> Agreement:
    """Return how far the kinds that a name says agree with those of a unit."""
    wanted = frozenset(asked)
    if not wanted or not of_unit:
        return Agreement.UNSAID
    if wanted & of_unit or (UnitKind.HOSPITAL in wanted and of_unit & FAMILIES[0]):
        return Agreement.SAME
    if any(wanted & family and of_unit & family for family in FAMILIES):
        return Agreement.NEAR
    return Agreement.DIFFERS
