"""Strips of figures, and what was announced beside what is measured."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tequio.base.figures.types import ClaimRow, Figure
from tequio.base.shown import day, joined, number
from tequio.base.ui.types import Beside, Stat, Verdict
from tequio.measures.indicators.types import Beside as Held
from tequio.measures.indicators.types import Board
from tequio.measures.indicators.types import Verdict as Judged
from tequio.publish.portal.types import WITHOUT_SECURITY, MunicipalityPage, Sheet

VERDICTS = {
    Judged.AGREES: Verdict.AGREES,
    Judged.DIFFERS: Verdict.DIFFERS,
    Judged.OTHER_UNIVERSE: Verdict.OTHER_UNIVERSE,
    Judged.CANNOT_TELL: Verdict.CANNOT_TELL,
}
NEARLY = {"about": "≈ ", "at_least": "≥ ", "at_most": "≤ "}


def strip(sheet: Sheet, area: str, *, basis: str) -> tuple[Stat, ...]:
    """Return the figures with which the page of an area begins."""
    operating = sheet.of("units.in_operation", area)
    keys = sheet.of("units.keys", area)
    people = sheet.of(WITHOUT_SECURITY, area, basis)
    hospitals = sheet.of("units.hospitals", area, "typology")
    first = sheet.of("units.first_level", area)
    return (
        _stat(operating, _("units in operation"), _of_keys(keys)),
        _stat(first, _("of the first level"), _("mobile units included")),
        _stat(hospitals, _("hospitals, by typology"), _parts(hospitals)),
        _stat(people, _("people without social security"), _on(people)),
    )


def _stat(figure: Figure, label: str, universe: str) -> Stat:
    return Stat(figure.value, label, universe, figure.receipt, decimals=figure.decimals)


def _of_keys(keys: Figure) -> str:
    if keys.value is None:
        return ""
    lost = [f"{number(part.value)} {_(part.label)}" for part in keys.parts[1:] if part.value]
    told = ngettext("of %(count)s key", "of %(count)s keys", int(keys.value))
    return "; ".join([told % {"count": number(keys.value)}, *lost])


def _parts(figure: Figure) -> str:
    known = [part for part in figure.parts if part.value]
    return joined([f"{_(part.label)} {number(part.value)}" for part in known])


def _on(figure: Figure) -> str:
    """Return the basis that a number stands on, and the day of its census."""
    sum_of = " + ".join(part.label for part in figure.parts)
    if figure.observed_on is None:
        return _(figure.basis_name)
    told = {"basis": sum_of, "day": day(figure.observed_on)}
    return _("basis %(basis)s; census of %(day)s") % told


def people_lines(page: MunicipalityPage) -> tuple[Stat, ...]:
    """Return the people of a municipality, all and on each basis."""
    code = page.municipality.code
    total = page.sheet.of("population.total", code)
    bases = [f for (figure, *_rest), f in page.sheet.figures.items() if figure == WITHOUT_SECURITY]
    return (
        _stat(total, _(total.name), _(total.universe)),
        *(_stat(figure, _(figure.name), _(figure.basis_name)) for figure in bases),
    )


def said_beside(board: Board) -> tuple[Beside, ...]:
    """Return what was announced of an area beside what is measured."""
    return tuple(_held(each) for each in board.besides)


def only_said(board: Board) -> tuple[Beside, ...]:
    """Return what was announced of an area and no figure measures."""
    return tuple(_only_said(each.claim, each.why) for each in board.only_said)


def _held(held: Held) -> Beside:
    figure = held.figure
    note = _(figure.basis_name) if figure.basis_name else _(figure.name)
    seen = [day(figure.observed_on)] if figure.observed_on else []
    return Beside(
        what=_sentence(held.claim.definition),
        said=Decimal(str(held.claim.value)),
        measured=None if figure.value is None else Decimal(str(figure.value)),
        verdict=VERDICTS[held.verdict],
        said_words=_said(held.claim),
        said_note=_source(held.claim),
        measured_note=", ".join([note, *seen]),
        receipt=figure.receipt,
        why=held.why,
        decimals=figure.decimals,
    )


def _only_said(claim: ClaimRow, why: str) -> Beside:
    return Beside(
        what=_sentence(claim.definition),
        said=Decimal(str(claim.value)),
        measured=None,
        verdict=Verdict.CANNOT_TELL,
        said_words=_said(claim),
        said_note=_source(claim),
        measured_note=_("no figure measures it"),
        why=why,
    )


def _said(claim: ClaimRow) -> str:
    """Return the number as it was said: exact, or nearly where the text says so."""
    return f"{NEARLY.get(claim.qualifier, '')}{number(claim.value, claim.decimals)}"


def _source(claim: ClaimRow) -> str:
    """Return who says it, when, and in which words."""
    said = _("%(day)s, inferred") if claim.said_on_inferred else "%(day)s"
    dated = [said % {"day": day(claim.said_on)}] if claim.said_on else []
    cited = ", ".join([claim.source, *dated])
    return f"{cited}: «{claim.quote}»" if claim.quote else cited


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
