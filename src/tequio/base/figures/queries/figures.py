"""Figures with their receipts, the rows behind them, what was said, what was frozen."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import count
from urllib.parse import urlencode

from django.db.models import Count, F
from django.urls import reverse

from tequio.base.figures import ports, rules
from tequio.base.figures.errors import (
    NoBasisError,
    NoFigureError,
    NoInstitutionError,
    NoSuchAreaError,
    UnknownAreaError,
    UnknownBasisError,
    UnknownCutsError,
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
    FrozenRow,
    Question,
    Receipt,
    RowsPage,
    SnapshotEntryRow,
    SnapshotPage,
    SnapshotRow,
)
from tequio.base.files.queries import cut_rows
from tequio.base.files.types import CutRow
from tequio.kernel.dates import Moment
from tequio.kernel.errors import NotFoundError

PER_PAGE = 50
ROWS_AT_ONCE = 5_000
AREA = re.compile(r"\d{2}|\d{5}", re.ASCII)


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
    """Return a page, from 1, of the rows that a figure counts or adds up. One SQL query."""
    return _allowed(question).rows(question, (page - 1) * per_page, per_page)


def every_row(question: Question, *, at_once: int = ROWS_AT_ONCE) -> Iterator[RowsPage]:
    """Yield all the rows behind a figure, many at once; at least one page. Constant memory."""
    rows = _allowed(question).rows
    for start in count(0, at_once):
        some = rows(question, start, at_once)
        yield some
        if start + at_once >= some.total:
            return


def receipt(question: Question, told: str = "") -> Receipt:
    """Recompute a receipt from its own cut-offs and hold it against the fingerprint told.

    Two calls of the definition, one SQL query more.

    Raises:
        UnknownCutsError: it names a cut-off that was never known here.
    """
    again = replace(question, moment=Moment(question.moment.on))
    *beside, fresh = figures([*on_every_basis(question), again])
    same = next(each for each in beside if each.basis == question.basis)
    _require_known(question.moment.cuts or (), same.sources)
    found = rules.fingerprint(question, same.sources, same.value)
    return Receipt(
        figure=same,
        definition=definition(question.figure),
        question=question,
        told=told,
        fingerprint=found,
        holds=rules.holds(found, told),
        beside=tuple(beside),
        fresh=fresh,
        withdrawn=frozenset(cut.number for cut in same.sources if cut.known_until is not None),
    )


def frozen_in(figure: Figure) -> list[FrozenRow]:
    """Return the snapshots that hold this very receipt, the oldest first. One SQL query."""
    entries = SnapshotEntry.objects.filter(
        figure=figure.id, area=figure.area.code, receipt=figure.receipt
    ).select_related("snapshot")
    taken = [entry.snapshot for entry in entries.order_by("snapshot_id")]
    return [FrozenRow(each.pk, each.as_of, each.taken_at) for each in taken]


def claims(*, area: str | None = None, figure_id: str | None = None) -> list[ClaimRow]:
    """Return what was said of an area, of a figure, or all; oldest first. One SQL query."""
    rows = Claim.objects.order_by(F("said_on").asc(nulls_last=True), "code")
    rows = rows.filter(area=area) if area else rows
    return [_claim(row) for row in (rows.filter(figure=figure_id) if figure_id else rows)]


def snapshots() -> list[SnapshotRow]:
    """Return the frozen moments, the last taken first. One SQL query."""
    rows = Snapshot.objects.annotate(held=Count("entries")).order_by("-taken_at", "-pk")
    return [_snapshot(row, row.held) for row in rows]


def snapshot(number: int) -> SnapshotPage:
    """Return one frozen moment and its figures, by figure and area. Three SQL queries.

    Raises:
        NotFoundError: there is none of that number.
    """
    row = Snapshot.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError
    entries = SnapshotEntry.objects.filter(snapshot=row).order_by("figure", "area", "basis", "pk")
    held = tuple(_entry(entry) for entry in entries)
    return SnapshotPage(_snapshot(row, len(held)), held, _digest(row.as_of, held) == row.digest)


def _digest(as_of: date, entries: Sequence[SnapshotEntryRow]) -> str:
    """Digest entries as they are now kept, with the documents that their receipts name."""
    named = [rules.cuts_in(entry.receipt) for entry in entries]
    known = {cut.number: cut for cut in cut_rows({n for numbers in named for n in numbers})}
    lines = [
        rules.state_line(
            (entry.figure, entry.area, entry.institution, entry.basis),
            entry.value,
            [known[number] for number in numbers if number in known],
        )
        for entry, numbers in zip(entries, named, strict=True)
    ]
    return rules.digest_of_state(as_of, lines)


def every_question(moment: Moment) -> list[Question]:
    """Return every figure on every basis for the nation and each state; what a snapshot holds."""
    return questions([Area(code) for code in (NATION, *STATES)], moment)


def questions(
    areas: Sequence[Area],
    moment: Moment,
    *,
    figure_id: str | None = None,
    institution: str | None = None,
    basis: str | None = None,
) -> list[Question]:
    """Return what there is to ask of some areas, by figure, area and basis.

    Without a `figure_id`, the figures that do not count so are left out; without a `basis`, each
    figure is asked on all that it has.

    Raises:
        UnknownFigureError: there is no such figure.
        NoFigureError: none counts so.
    """
    chosen = [definition(figure_id)] if figure_id else ports.definitions()
    found = [
        Question(each.id, area, moment, institution, on)
        for each in chosen
        for area in areas
        for on in ((basis,) if basis else each.bases or (None,))
        if figure_id or _counts_so(each, area, institution, basis)
    ]
    if not found:
        raise NoFigureError
    return found


def known_area(code: str) -> tuple[Area, str]:
    """Return an area that exists, with its name. One SQL query for a municipality.

    Raises:
        NoSuchAreaError: nothing now known shows it.
    """
    name = ports.area_names([code])[code] if AREA.fullmatch(code) else code
    if name == code:
        raise NoSuchAreaError(area=code)
    return Area(code), name


def _counts_so(defined: Definition, area: Area, institution: str | None, basis: str | None) -> bool:
    return (
        area.kind in defined.kinds
        and (defined.by_institution or not institution)
        and (not basis or basis in defined.bases)
    )


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
    before, after = _place(question.figure, question.moment.on)
    pairs = {
        "cortes": ",".join(str(cut.number) for cut in sources),
        "base": question.basis,
        "institucion": question.institution,
        "huella": digest[: rules.SHOWN_OF_FINGERPRINT],
    }
    given = {key: value for key, value in pairs.items() if value is not None}
    return f"{before}/{question.area.code}/{after}?{urlencode(given, safe=',')}"


@lru_cache(maxsize=256)
def _place(figure_id: str, on: date) -> tuple[str, str]:
    """Return what stands before and after the area in a receipt's address: boards ask hundreds."""
    place = reverse("figures:receipt", args=(figure_id, NATION, on))
    before, after = place.rsplit(f"/{NATION}/", maxsplit=1)
    return before, after


def _require_known(named: Sequence[int], used: Sequence[CutRow]) -> None:
    """Refuse a receipt that names what was never known. No SQL query if it uses all it names."""
    left = set(named) - {cut.number for cut in used}
    lost = left - {cut.number for cut in cut_rows(left)} if left else left
    if lost:
        raise UnknownCutsError(cuts=", ".join(map(str, sorted(lost))))


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
