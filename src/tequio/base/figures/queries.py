"""Figures with their receipts, the rows behind them, what was said, what was frozen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.db.models import Count, F
from django.urls import reverse

from tequio.base.figures import ports, rules
from tequio.base.figures.errors import (
    NoBasisError,
    NoInstitutionError,
    UnknownAreaError,
    UnknownBasisError,
    UnknownFigureError,
)
from tequio.base.figures.models import Claim, Snapshot, SnapshotEntry
from tequio.base.figures.types import (
    NATION,
    STATES,
    Answer,
    Area,
    ClaimKind,
    ClaimRow,
    Definition,
    Figure,
    Question,
    Receipt,
    RowsPage,
    SnapshotEntryRow,
    SnapshotRow,
)
from tequio.base.files.queries import cut_rows, live_cuts
from tequio.base.files.types import CutRow
from tequio.kernel.dates import Moment
from tequio.kernel.errors import NotFoundError

PER_PAGE = 50


def definition(figure_id: str) -> Definition:
    """Return what a figure is.

    Raises:
        UnknownFigureError: no app defines it.
    """
    found = ports.definition_of(figure_id)
    if found is None:
        raise UnknownFigureError(figure=figure_id)
    return found


def figures(questions: Sequence[Question]) -> list[Figure]:
    """Answer questions, in order.

    One call of a definition for each figure and moment asked, one SQL query for all documents.

    Raises:
        UnknownFigureError, UnknownAreaError: there is no such figure, or not of that area.
        UnknownBasisError, NoBasisError, NoInstitutionError: it does not count that way.
    """
    asked = [(_allowed(question), question) for question in questions]
    groups: dict[tuple[str, Moment], list[int]] = defaultdict(list)
    for place, (_, question) in enumerate(asked):
        groups[question.figure, question.moment].append(place)
    answers: dict[int, Answer] = {}
    for places in groups.values():
        told = asked[places[0]][0].answers([questions[place] for place in places])
        answers.update(zip(places, told, strict=True))
    cuts = {cut.number: cut for cut in _cuts(answers.values())}
    return [_figure(*pair, answers[place], cuts) for place, pair in enumerate(asked)]


def figure(question: Question) -> Figure:
    """Answer one question. The queries of its definition and one more."""
    return figures([question])[0]


def on_every_basis(question: Question) -> list[Question]:
    """Return the same question on each basis of its figure; itself where it has none."""
    bases = definition(question.figure).bases
    return [replace(question, basis=basis) for basis in bases or (None,)]


def rows_behind(question: Question, page: int = 1, *, per_page: int = PER_PAGE) -> RowsPage:
    """Return a page, from 1, of the rows that a figure counts or adds up."""
    return _allowed(question).rows(question, page, per_page)


def receipt(question: Question, fingerprint: str) -> Receipt:
    """Recompute a receipt from its own cut-offs and hold it against its fingerprint.

    Two calls of the definition, three SQL queries.
    """
    again = replace(question, moment=Moment(question.moment.on))
    *beside, fresh = figures([*on_every_basis(question), again])
    same = next(each for each in beside if each.basis == question.basis)
    found = rules.fingerprint(question, same.sources, same.value)
    return Receipt(
        figure=same,
        definition=definition(question.figure),
        question=question,
        fingerprint=found,
        holds=found.startswith(fingerprint) and len(fingerprint) >= rules.SHOWN_OF_FINGERPRINT,
        beside=tuple(beside),
        fresh=fresh,
        withdrawn=_withdrawn(same.sources),
    )


def claims(*, area: str | None = None, figure_id: str | None = None) -> list[ClaimRow]:
    """Return what was said of an area, of a figure, or all; oldest first. One SQL query."""
    rows = Claim.objects.order_by(F("said_on").asc(nulls_last=True), "code")
    rows = rows.filter(area=area) if area else rows
    return [_claim(row) for row in (rows.filter(figure=figure_id) if figure_id else rows)]


def snapshots() -> list[SnapshotRow]:
    """Return the frozen moments, the last taken first. One SQL query."""
    rows = Snapshot.objects.annotate(held=Count("entries")).order_by("-taken_at", "-pk")
    return [_snapshot(row, row.held) for row in rows]


def snapshot(number: int) -> tuple[SnapshotRow, list[SnapshotEntryRow]]:
    """Return one frozen moment and its figures, by figure and area. Two SQL queries.

    Raises:
        NotFoundError: there is none of that number.
    """
    row = Snapshot.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError
    entries = SnapshotEntry.objects.filter(snapshot=row).order_by("figure", "area", "basis", "pk")
    held = [_entry(entry) for entry in entries]
    return _snapshot(row, len(held)), held


def every_question(moment: Moment) -> list[Question]:
    """Return every figure on every basis for the nation and each state; what a snapshot holds."""
    areas = [Area(code) for code in (NATION, *STATES)]
    return [
        Question(each.id, area, moment, basis=basis)
        for each in ports.definitions()
        for area in areas
        if area.kind in each.kinds
        for basis in each.bases or (None,)
    ]


def _allowed(question: Question) -> Definition:
    found = definition(question.figure)
    area = question.area.code
    known = area == NATION or area[:2] in STATES
    if not known or len(area) not in {2, 5} or question.area.kind not in found.kinds:
        raise UnknownAreaError(figure=found.id, area=area)
    if found.bases and question.basis not in found.bases:
        raise UnknownBasisError(figure=found.id, bases=", ".join(found.bases))
    if question.basis and not found.bases:
        raise NoBasisError(figure=found.id)
    if question.institution and not found.by_institution:
        raise NoInstitutionError(figure=found.id)
    return found


def _cuts(answers: Iterable[Answer]) -> list[CutRow]:
    numbers = {number for answer in answers for number in answer.cuts}
    return cut_rows(numbers) if numbers else []


def _figure(
    defined: Definition, question: Question, answer: Answer, cuts: dict[int, CutRow]
) -> Figure:
    sources = tuple(cuts[number] for number in sorted(set(answer.cuts)))
    as_of = question.moment.on
    observed_on = rules.nearest_day(as_of, (cut.observed_on for cut in sources))
    return Figure(
        id=defined.id,
        name=defined.name,
        value=rules.plain(answer.value),
        unit=defined.unit,
        universe=defined.universe,
        area=question.area,
        basis=question.basis,
        institution=question.institution,
        as_of=as_of,
        observed_on=observed_on,
        distance_days=abs((as_of - observed_on).days) if observed_on else None,
        sources=sources,
        parts=answer.parts,
        receipt=_address(question, sources, answer.value),
        decimals=defined.decimals,
        basis_name=defined.basis_names.get(question.basis or "", ""),
    )


def _address(question: Question, sources: Sequence[CutRow], value: float | None) -> str:
    digest = rules.fingerprint(question, sources, value)
    place = reverse(
        "figures:receipt", args=(question.figure, question.area.code, question.moment.on)
    )
    pairs = {
        "cortes": ",".join(str(cut.number) for cut in sources),
        "base": question.basis,
        "institucion": question.institution,
        "huella": digest[: rules.SHOWN_OF_FINGERPRINT],
    }
    given = {key: value for key, value in pairs.items() if value is not None}
    return f"{place}?{urlencode(given, safe=',')}"


def _withdrawn(sources: Sequence[CutRow]) -> frozenset[int]:
    if not sources:
        return frozenset()
    return frozenset(cut.number for cut in sources) - {cut.number for cut in live_cuts()}


def _claim(row: Claim) -> ClaimRow:
    return ClaimRow(
        code=row.code,
        value=rules.plain(float(row.value)) or 0,
        qualifier=row.qualifier,
        unit=row.unit,
        definition=row.definition,
        place=row.place,
        when=row.when_text,
        said_on=row.said_on,
        said_on_inferred=row.said_on_inferred,
        said_by=row.said_by,
        source=row.source,
        kind=ClaimKind(row.kind),
        figure=row.figure or None,
        area=row.area or None,
        quote=row.quote,
    )


def _snapshot(row: Snapshot, entries: int) -> SnapshotRow:
    return SnapshotRow(row.pk, row.taken_at, row.as_of, row.digest, row.reason, entries)


def _entry(row: SnapshotEntry) -> SnapshotEntryRow:
    return SnapshotEntryRow(
        figure=row.figure,
        area=row.area,
        institution=row.institution or None,
        basis=row.basis or None,
        value=None if row.value is None else rules.plain(float(row.value)),
        receipt=row.receipt,
    )
