"""Whether a number tells what will be, what is or what was: by the verb of its own clause."""

import re
from functools import lru_cache

from tequio.base.figures.types import ClaimKind

_OWN_CLAUSE = re.compile(
    r"[;:•]|\b(?:de (?:las|los|l[oa]) (?:cuales|que)|l[oa]s? (?:que|cual(?:es)?)|mism[oa]s? que"
    r"|(?:en|a) (?:beneficio|favor) de|es decir|donde|mientras que|además de|de es[ot][oa]?s"
    r"|de ell[oa]s|en (?:las|los) que|que (?=ya |hoy |actualmente |cuentan? |tienen? |no ))\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?!(?:detrás|además|atrás|jamás|quizá|demás|está|estarán? en operación|dará cuenta)\b)"
    r"[a-záéíóúñ]{2,}(?:ar|er|ir|dr|br|rr)(?:á|án|emos|é)\b"
    r"|\bser(?:á|án|emos)\b|\b(?:va|van|vamos) a\s+\w+(?:ar|er|ir)(?:se)?\b"
    r"|\b(?:por|para|a|de) (?:transferir|construir|rehabilitar|rescatar|contratar|basificar|"
    r"recuperar|entregar|incorporar|equipar|concluir|alcanzar|llegar a)\w*\b"
    r"|\b(?:meta|objetivo|prevé|prevén|proyecta|proyectan|contempla|contemplan|plantea|propone"
    r"|planea|planean|compromet\w+|pretende|pretenden|buscan?|espera|esperan|próxim\w+)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b[a-záéíóúñ]{2,}(?:aron|ieron|yeron|jeron)\b|\b(?:se )?[a-záéíóúñ]{2,}(?:ó|ió)\b"
    r"|\b(?:ha|han|hemos|fue|fueron) (?:sid[oa]s? )?\w+(?:ad|id)[oa]s?\b",
    re.IGNORECASE,
)
# Who speaks is no part of what is said: «informó que se rescatarán».
_SAYS = re.compile(r"\b(?:[a-záéíóúñ]+ó|dijo|dice|detalla|informa|señala)\s+que\b", re.IGNORECASE)


def kind_at(sentence: str, start: int, end: int) -> ClaimKind:
    """Tell a goal from a state of things and from an outcome.

    Args:
        sentence: in which the number stands.
        start: of the number.
        end: of the number.
    """
    return _kind_of(_clause(sentence, start, end))


@lru_cache(maxsize=32)
def _kind_of(clause: str) -> ClaimKind:
    if _TO_COME.search(clause):
        return ClaimKind.GOAL
    return ClaimKind.RESULT if _DONE.search(clause) else ClaimKind.PROGRESS


def is_to_come(sentence: str) -> bool:
    """Whether a sentence tells what will be: a plan, a goal, a promise."""
    return _TO_COME.search(sentence) is not None


def _clause(sentence: str, start: int, end: int) -> str:
    before = [found.start() for found in _OWN_CLAUSE.finditer(sentence, 0, start)]
    after = _OWN_CLAUSE.search(sentence, end)
    clause = sentence[before[-1] if before else 0 : after.start() if after else len(sentence)]
    says = list(_SAYS.finditer(clause, 0, max(0, start - (before[-1] if before else 0))))
    return clause[says[-1].end() :] if says else clause
