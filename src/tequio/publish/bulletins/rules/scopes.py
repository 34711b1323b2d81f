"""Whether a figure counts all there is of its kind in an area, a part of it, or what changes hands.

To hold the 41 units that were repaired against all that operate would call a true number wrong.
So what a text says of only some is told apart, by the words of the figure's own clause.
"""

import re
from enum import StrEnum

from tequio.publish.bulletins.rules.facilities import facility_spans
from tequio.publish.bulletins.types import BulletinFigure


class Scope(StrEnum):
    """Of what a figure is the number."""

    WHOLE = "whole"
    PART = "part"
    HANDED_OVER = "handed_over"
    LISTED = "listed"
    ONE_UNIT = "one_unit"


def _any(words: str) -> str:
    """Return a pattern of any of some words, given as their beginnings; `_` stands for a space."""
    return r"\b(?:" + "|".join(words.split()).replace("_", " ") + ")"


UNITS = frozenset({"units", "health_centres", "first_level_units"})
HOSPITALS = frozenset({"hospitals", "hospitals_second_level"})
INSIDE = frozenset({"rooms", "beds", "theatres"})
PEOPLE = frozenset({"people", "people_without_social_security"})
# What the register would have to be asked instead; where nothing stands, it is asked the same.
ASKED = (
    (UNITS, Scope.PART, "units_of_kind"),
    (UNITS, Scope.HANDED_OVER, "units_handed_over"),
    (UNITS, Scope.LISTED, "unit_keys"),
    (HOSPITALS, Scope.PART, "hospitals_of_kind"),
    (HOSPITALS, Scope.HANDED_OVER, "hospitals_handed_over"),
    (INSIDE, Scope.PART, "one_unit"),
    (INSIDE, Scope.ONE_UNIT, "one_unit"),
    (PEOPLE, Scope.PART, "people_of_kind"),
    (frozenset({"people_without_social_security"}), Scope.HANDED_OVER, "people_of_joined_states"),
)
# What is done to units, or ails them: only to some.
_DONE_TO = _any(
    "rehabilit remodel reconstru interven dignific equipad equipo_a equiparon benefici visit revis"
    " supervis recorr inaugur construi construy construir danad dano afectad afecta_ afectaron"
    " cerrad cerraron cerro_ reabr abrir abrieron abrio_ regulariz formaliz pendient faltan? quedan"
    r" conserv manten dotar doto_ distribu enviar envio_ llevar llevo_ sustitu perdi abandon"
    " inconclus irregular carece acredit certific ampli reconver sin_ no_tien no_cuent sanead"
    " nuev[oa]s_(?:unidad|hospital|centro|clinica) otr[oa]s primer[oa]s restant"
)
_AFTER = _any(
    "mas$ mas_al abandon rural movil privad publica publico del_issste del_imss(?![-_]?bienestar)"
    " de_imss(?![-_]?bienestar) covid con_ donde cuya cuyo"
    " de_la_(?:region|sierra|zona|costa|huasteca|montana|mixteca) region sierra valle zona"
    " microrreg jurisdicc de_alta_especialidad de_un_total"
)
# What is told of only some, with no comma before it; these verbs tell it of all of them.
_WHICH = re.compile(
    r"(?<!,)(?<!\blo)(?<!\bla)(?<!\blas)(?<!\blos)\s+que"
    r" (?!(?:(?:ya|hoy|actualmente|se|les?|l[oa]s?|el|propio) )*(?:opera|funciona|integra|conform"
    r"|pasa|entreg|transf|traspas|brinda|prest|atiend|da[n ]|hay|tiene|existe|gobierno|estado"
    r"|secretar|imss|opd|incorpor|suma|maneja|administra))"
)
_PLACES = _any(
    r"municipi localidad comunidad colonia alcaldia region sierra poblados? barrio"
    " tenencia rancheri es[ae]_ est[ae]_"
)
_THEN = _any("habia hubo operaba tenia_ contaba funcionaba existian hace_ antes_ en_19 anteriores")
_ONCE = _any("inicial era_de eran_")
_ALL_OF_THEM = re.compile(r"\b(?:los|las|sus|nuestr[oa]s)\s+$")
_TO_SOME = re.compile(
    r"(?:\b(?:en|hacia|para|entre)|(?<!asciende )(?<!ascendio )(?<!llega )(?<!llego )(?<!equivale )"
    r"(?<!elevo )(?<!aumento )(?<!crecio )\ba)\s+$"
)
_HANDED = _any(
    "transfer transfir traspas entreg en_manos incorpor recib cedi pasa_ pasan_ pasaron pasaran"
    r" paso_a pasan$ que_pasan"
)
_STANDS = _any(r"opera funciona cuentan?_con hay\b existen? tiene disponen? suma")
_HANDED_BEHIND = re.compile(r"[^;:.•]*\b(?:entregad|transferid|traspasad|incorporad)[oa]s\b")
_LISTED = _any("catalogo clues claves? registr")
_JOINED = re.compile(
    r"\b(?:23|veintitres) (?:estados|entidades)\b|\b(?:estados|entidades) (?:adherid|que se (?:sum"
    r"|adhir|incorpor)|incorporad|federalizad|transferid)"
)
_NATION = _any("pais nacional mexicanos")
_RATE = re.compile(r"\bpor cada\b[^,;]*$|\b(?:cada|por)\s+$")
_OF_SOME = _any(
    "benefici atend atiend atenci vacun responsabilidad inscri afilia registrad servicio"
)
_HOUSE = _any(
    r"(?:el|este|ese|dicho|un|del|al|nuevo)_(?:hospital|nosocomio|centro_de_salud|inmueble)"
    r" (?:la|esta|dicha|una)_(?:unidad|clinica)\b esta_unidad"
)
_OWN_CLAUSE = re.compile(
    r"[;:.•(]|\b(?:de (?:las|los) (?:cuales|que)|de (?:ell|est|es)[oa]s|es decir|esto es"
    r"|mientras que|ademas de)\b"
)
_NUMERAL = re.compile(
    r"\d|\b(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    r"|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:to)?"
    r"|\w+cient[oa]s|quinient[oa]s|mil|millon(?:es)?)\b"
)
LONGEST_NUMBER = 80  # letters, from where a figure begins to its noun
SHORTEST_STEM = 6
_ENDS = re.compile(r"[;:.•)]|\d|,? (?:de (?:las|los|ellas|ellos)|y (?:mil|un|dos|tres)) ")


# Bodies whose units are not the OPD's; «IMSS» alone is the insurer, unless Bienestar is named too.
_OTHER_OWNER = re.compile(
    r"\b(?:issste|imss ordinario|regimen ordinario|(?:del|el) imss(?![- ]?bienestar)|pemex"
    r"|sedena|semar|cruz roja|privad[oa]s?|municipales|universitari[oa]s?)\b"
)
_OUR_OWNER = re.compile(
    r"\b(?:bienestar|opd|servicios? (?:estatales )?de salud|secretaria de salud|transfer\w*"
    r"|federaliza\w*)\b"
)


def is_anothers(sentence: str) -> bool:
    """Whether a sentence speaks of the units of another body, and nowhere of those of the OPD."""
    bare = flat(sentence)
    return _OTHER_OWNER.search(bare) is not None and _OUR_OWNER.search(bare) is None


def scope_of(quantity: str, figure: BulletinFigure, sentence: str, at: int) -> Scope:
    """Tell of what a figure is the number.

    Args:
        quantity: what its noun counts.
        figure: as it was read.
        sentence: in which it stands; of a table, its row.
        at: where in the sentence its words begin.
    """
    if quantity in INSIDE:
        return _of_a_house(figure, sentence, at)
    if quantity in PEOPLE:
        return _of_people(quantity, figure, sentence, at)
    if quantity in UNITS | HOSPITALS:
        return _of_units(quantity, figure, flat(sentence), at)
    return Scope.WHOLE


def asked_for(quantity: str, scope: Scope) -> str:
    """Return the quantity that the register is asked for, for one counted so."""
    return next(
        (code for group, each, code in ASKED if quantity in group and each is scope), quantity
    )


def own_clause(figure: BulletinFigure, whole: str, at: int) -> tuple[str, str]:
    """Return the words of a figure's clause before it, and those from it to the next number."""
    starts = [found.end() for found in _OWN_CLAUSE.finditer(whole, 0, at)]
    noun = whole.find(_stem(figure), at)
    past = noun if 0 <= noun - at <= LONGEST_NUMBER else at + len(figure.quote)
    end = _ENDS.search(whole, past)
    return whole[starts[-1] if starts else 0 : at], whole[at : end.start() if end else len(whole)]


def _of_a_house(figure: BulletinFigure, sentence: str, at: int) -> Scope:
    """Rooms and beds of a unit that is named, or of «this hospital», are of that unit alone."""
    whole = flat(sentence)
    _, after = own_clause(figure, whole, at)
    if is_left_out(figure, whole, at):
        return Scope.PART
    is_each = re.search(r"\bcada un[oa]\b|\bpor (?:unidad|hospital)\b", after)
    if is_each or facility_spans(sentence) or re.search(_HOUSE, whole):
        return Scope.ONE_UNIT
    if re.search(_PLACES, after):
        return Scope.ONE_UNIT
    return Scope.WHOLE


def _of_people(quantity: str, figure: BulletinFigure, sentence: str, at: int) -> Scope:
    whole = flat(sentence)
    before, after = own_clause(figure, whole, at)
    if _RATE.search(before) or re.search(_PLACES, after):
        return Scope.PART
    if quantity == "people" and (re.search(_OF_SOME, before + after) or facility_spans(sentence)):
        return Scope.PART
    is_joined = quantity != "people" and _JOINED.search(whole) and not re.search(_NATION, after)
    return Scope.HANDED_OVER if is_joined else Scope.WHOLE


def _of_units(quantity: str, figure: BulletinFigure, whole: str, at: int) -> Scope:
    before, after = own_clause(figure, whole, at)
    noun_phrase = after.split(",")[0]
    if re.search(_LISTED, noun_phrase):
        return Scope.LISTED
    if is_left_out(figure, whole, at) or _is_of_some(before, noun_phrase):
        return Scope.PART
    if re.search(_ONCE, whole[:at]):
        return Scope.PART
    told = f"{before} {noun_phrase}"
    if re.search(_HANDED, told) or _HANDED_BEHIND.match(whole, at):
        return Scope.HANDED_OVER
    # Of a total of units the whole sentence tells it; its parts are told by their own clause.
    is_handed = quantity == "units" and re.search(_HANDED, whole)
    return Scope.HANDED_OVER if is_handed and not re.search(_STANDS, told) else Scope.WHOLE


def _is_of_some(before: str, noun_phrase: str) -> bool:
    """Whether the words around a number of units are said of only some of them."""
    if re.search(_DONE_TO, noun_phrase) or re.search(_AFTER, noun_phrase):
        return True
    if _WHICH.search(noun_phrase) or re.search(_THEN, before) or _TO_SOME.search(before):
        return True
    # «The 790 health centres» are all there are, whatever is done to them; «790» may be some.
    return bool(re.search(_DONE_TO, before)) and not _ALL_OF_THEM.search(before)


def is_left_out(figure: BulletinFigure, whole: str, at: int) -> bool:
    """Whether the noun is not said with the number: «592 have no title», after «801 units»."""
    quote = " ".join(flat(figure.quote).split())
    stem = _stem(figure)
    said = quote.rfind(stem)
    if said >= 0:
        return said > 0 and _NUMERAL.search(quote, said) is not None
    end = at + len(figure.quote)
    return stem not in whole[end : end + LONGEST_NUMBER]


def _stem(figure: BulletinFigure) -> str:
    return (flat(figure.unit).split() or [""])[0][:SHORTEST_STEM]


def flat(text: str) -> str:
    """Return a text without accents and capitals, each letter where it was."""
    plain = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN")
    low = text.translate(plain).lower()
    return low if len(low) == len(text) else text.lower()
