"""The post that stands before or after a name."""

import re

from tequio.publish.bulletins.rules.vocabulary import HONORIFIC, POST
from tequio.publish.bulletins.rules.words import words_in_order

LONGEST = 170
_HONOR_END = re.compile(rf"(?:,?\s*\b(?:{HONORIFIC})\.?)+\s*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:.“”\"(]|\s[–—-]\s|\b(?:que|quien|quienes|donde)\b")
_END = re.compile(
    r"[;:.“”\"]|\)(?=\W|$)|\s[–—-]\s|,\s|\s+(?:quien|quienes|que|donde"
    r"|en representaci[óo]n|durante|as[íi] como|adem[áa]s|\w+ó|\w+aron"
    r"|\w+ieron|dijo|dio|fue|es)\b(?!\s+Social)"
)
_ARTICLE = re.compile(
    r"^(?:el|la|los|las|su|al|del|como|ex|entonces|actual|nuev[oa]|propi[oa])\s+", re.IGNORECASE
)
_LISTED = re.compile(r"(?:^|;|\by)\s*(?:de|del)\s+(?P<of>[^,;]{3,80}),\s*$")
_PAIRS = words_in_order(
    """
directores director titulares titular coordinadores coordinador asesores asesor secretarios
secretario subsecretarios subsecretario jefes jefe gobernadores gobernador diputados diputado
diputadas diputada senadores senador delegados delegado alcaldes alcalde directoras directora
representantes representante doctores doctor especialistas especialista responsables responsable
    """
)
_PLURALS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))


def post_before(text: str, start: int, *, since: int = 0) -> str | None:
    """Return the post that ends right before a name: `el secretario de Salud, doctora`."""
    before = text[max(since, start - LONGEST) : start]
    if listed := _LISTED.search(before):
        return _of_list(text, start - len(before) + listed.start(), listed["of"])
    before = _HONOR_END.sub("", before).rstrip(" ,")
    found = None
    for match in POST.finditer(before):
        between = before[match.start() :]
        if not _CLAUSE.search(_without_parens(between)) and not re.search(
            r",\s", _without_parens(between)
        ):
            found = found or match
    if found is None or (found.start() and before[found.start() - 1].isalpha()):
        return None
    return _tidy(before[found.start() :])


def post_after(text: str, end: int, *, until: int | None = None) -> str | None:
    """Return the post that begins right behind a name: `, titular de la Unidad …`."""
    lead = re.compile(
        r"\s*[,(–—-]\s*(?:(?:el|la|como|actual|quien es|en su (?:calidad|car[áa]cter) de)\s+)?"
    ).match(text, end)
    joint = re.compile(r"\s+y\s+(?:[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+\s*){2,5},\s*").match(text, end)
    at = joint.end() if joint else lead.end() if lead else None
    if at is None or POST.match(text, at) is None:
        return None
    stop = text[at : at + LONGEST]
    cut = _END.search(stop)
    if (
        until is not None
        and not joint
        and until - at < len(stop)
        and (cut is None or cut.start() > until - at)
    ):
        return None  # the post of the next name: `Ana Ruiz, secretaria Luz Paz`
    if (
        cut
        and cut[0].startswith(",")
        and until is not None
        and not joint
        and at + cut.end() >= until
    ):
        return None
    return _tidy(stop[: cut.start()] if cut else stop)


def _of_list(text: str, start: int, of: str) -> str | None:
    """Return the post of one of a list: `los directores de Finanzas, Ana Ruiz; de Personal, …`."""
    heads = [found for found in POST.finditer(text, 0, start + 1) if found[0].lower() in _PLURALS]
    return f"{_PLURALS[heads[-1][0].lower()]} de {of.strip()}" if heads else None


def _without_parens(text: str) -> str:
    return re.sub(r"\([^)]*\)?", lambda found: " " * len(found[0]), text)


def _tidy(post: str) -> str | None:
    post = re.sub(r"\s+", " ", _ARTICLE.sub("", post.strip(" ,.;:"))).strip()
    head, _, rest = post.partition(" ")
    post = f"{_PLURALS.get(head.lower(), head)} {rest}".strip()
    return post or None
