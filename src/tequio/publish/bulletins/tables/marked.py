"""A bulletin as a page shows it: its paragraphs with marks, and beside each what was found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from tequio.base.shown import number
from tequio.base.ui.types import (
    Finding,
    MarkedLine,
    MarkedPart,
    MarkedPiece,
    Remark,
    Tally,
)
from tequio.publish.bulletins.queries.lists import tally_of
from tequio.publish.bulletins.queries.pages import Checked
from tequio.publish.bulletins.rules.corrections import promises
from tequio.publish.bulletins.rules.header import read_header
from tequio.publish.bulletins.rules.marking import (
    Piece,
    figure_marks,
    name_key,
    named_marks,
    opens_unclosed,
    pieces,
)
from tequio.publish.bulletins.tables.beside import (
    MARKS,
    Addresses,
    PromiseShown,
    figure_finding,
    named_link,
    promise_shown,
    remark_of,
    unresolved,
)
from tequio.publish.bulletins.types import (
    Block,
    Check,
    CheckKind,
    Commitment,
    Decision,
    FigureRow,
    Kind,
    Outcome,
    Promise,
    Span,
)

KINDS = {Kind.HEADING: "heading", Kind.BULLET: "item", Kind.TABLE: "row", Kind.PARAGRAPH: ""}
ORDER = (Outcome.AGREES, Outcome.DIFFERS, Outcome.OTHER_UNIVERSE, Outcome.CANNOT_TELL)


@dataclass
class Group:
    """Paragraphs, and what was found in the last of them; `whole` is of the text as a whole."""

    lines: list[MarkedLine] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    whole: list[Remark] = field(default_factory=list)

    @property
    def has_side(self) -> bool:
        """Whether anything was found in its last paragraph."""
        return bool(self.remarks or self.findings)


def groups(checked: Checked, at: Addresses, *, rows: Sequence[FigureRow] = ()) -> list[Group]:
    """Return a text in groups, in its order: each ends with a paragraph in which something is.

    The first begins with the header, and holds what is of the whole text.

    Args:
        checked: the text as read, and its checks.
        at: where figures of the text lead.
        rows: what people said of its figures.
    """
    told = _Told(checked, at, rows)
    found = [Group(_letterhead(checked), whole=told.of_the_whole())]
    for place, block in enumerate(checked.reading.text.blocks):
        if found[-1].has_side and place >= told.until:
            found.append(Group())
        told.add(found[-1], block, place)
    return [group for group in found if group.lines]


def shown_promises(checked: Checked, decided: dict[Span, Decision]) -> list[PromiseShown]:
    """Return the commitments of a text, each with what a person decided of it.

    One that was confirmed stays, whatever a newer reader takes for a commitment.
    """
    read = promises(checked.reading)
    spans = {each.span for each in read}
    kept = [
        Promise(span, Commitment(each.text, each.who or None, None, each.by_when or None), None)
        for span, each in decided.items()
        if each.is_confirmed and span not in spans
    ]
    told = sorted((*read, *kept), key=lambda each: (each.span.start, each.span.end))
    return [promise_shown(place, each, decided.get(each.span)) for place, each in enumerate(told)]


def tally(checked: Checked) -> list[Tally]:
    """Return how many figures came out in each way, the good news first."""
    counted = tally_of(
        len(checked.reading.bulletin.figures),
        [
            (each.figures, each.verdict)
            for each in checked.checks
            if each.kind is CheckKind.REGISTER
        ],
    )
    return [
        Tally(MARKS[each], counted[each], outcome_words(each, counted[each]))
        for each in (*ORDER, Outcome.WARNING)
        if counted[each]
    ]


def outcome_words(outcome: Outcome, count: int) -> str:
    """Return how it is said that so many figures came out so, without the number."""
    return {
        Outcome.AGREES: ngettext("agrees", "agree", count),
        Outcome.DIFFERS: ngettext("differs", "differ", count),
        Outcome.OTHER_UNIVERSE: ngettext("of another universe", "of other universes", count),
        Outcome.CANNOT_TELL: ngettext("cannot be told", "cannot be told (many)", count),
        Outcome.WARNING: ngettext("to be looked at", "to be looked at (many)", count),
    }[outcome]


def also(checked: Checked) -> str:
    """Return what else a text holds, in one line."""
    read = checked.reading.bulletin
    sums = sum(
        each.kind is CheckKind.SUM and each.verdict is Outcome.AGREES for each in checked.checks
    )
    counted = (
        (len(read.figures), ngettext("%(n)s figure", "%(n)s figures", len(read.figures))),
        (
            len(read.facilities),
            ngettext("%(n)s unit named", "%(n)s units named", len(read.facilities)),
        ),
        (
            len(read.agreements),
            ngettext("%(n)s promise", "%(n)s promises", len(read.agreements)),
        ),
        (sums, ngettext("%(n)s sum that holds", "%(n)s sums that hold", sums)),
    )
    return " · ".join(words % {"n": number(count)} for count, words in counted if count)


def _letterhead(checked: Checked) -> list[MarkedLine]:
    words = " · ".join(checked.reading.text.letterhead)
    return [MarkedLine((MarkedPiece((MarkedPart(words),)),), "note")] if words else []


class _Told:
    """All that is said of a text, by where it stands; made once for a page."""

    def __init__(
        self,
        checked: Checked,
        at: Addresses,
        rows: Sequence[FigureRow],
    ) -> None:
        self.reading, self.checks, self.at = checked.reading, checked.checks, at
        read = self.reading.bulletin
        self.until = read_header(self.reading.text)[1]
        self.title = (read_header(self.reading.text)[0].title or "").strip()
        self.names = read.facilities
        self.by_name = {
            name_key(check.recipe.name): check  # type: ignore[union-attr]  # of a named unit
            for check in self.checks
            if check.kind is CheckKind.FACILITY
        }
        self.by_figure: dict[int, Check] = {}
        self.of_text: dict[int, list[Check]] = defaultdict(list)
        for check in self.checks:
            if check.kind is CheckKind.REGISTER:
                for place in check.figures:
                    self.by_figure.setdefault(place, check)
            elif check.figures:
                self.of_text[check.figures[0]].append(check)
        self.persons = {row.span: row for row in rows if row.is_persons}
        self.shown: set[int] = (
            set()
        )  # figures and names that already stand beside their first words
        self.shown_names: Counter[int] = Counter()

    def of_the_whole(self) -> list[Remark]:
        """Return what is of no single figure: the number and the date, a plan."""
        return [
            remark_of(check)
            for check in self.checks
            if not check.figures and check.kind not in {CheckKind.FACILITY, CheckKind.REGISTER}
        ]

    def add(self, group: Group, block: Block, place: int) -> None:
        """Add a paragraph to a group, with all that is found in it for the first time."""
        figures = self.reading.bulletin.figures
        marks = figure_marks(block, figures)
        named = named_marks(block, self.names)
        cut = pieces(block.text, marks, named)
        group.lines.append(MarkedLine(tuple(map(self._piece, cut)), self._kind(block, place)))
        for of in dict.fromkeys(piece.figure for piece in cut if piece.figure is not None):
            if of not in self.shown:
                self.shown.add(of)
                self._beside(group, of)
        self._names(group, dict.fromkeys(mark.of for mark in named))
        self._said_by_people(group, block)
        if opens_unclosed(block.text):
            words = gettext("An opening quotation mark has no closing one in this paragraph.")
            group.remarks.append(Remark(gettext("Quotation."), words))

    def _kind(self, block: Block, place: int) -> str:
        if self.title and self.title in block.text and place < self.until:
            return "title"
        if place < self.until and block.kind is Kind.PARAGRAPH:
            return "note"
        return KINDS[block.kind]

    def _piece(self, piece: Piece) -> MarkedPiece:
        parts = tuple(
            MarkedPart(part.text)
            if part.named is None
            else MarkedPart(part.text, is_named=True, href=self._unit(part.named))
            for part in piece.parts
        )
        if piece.figure is None:
            return MarkedPiece(parts)
        check = self.by_figure.get(piece.figure)
        return MarkedPiece(
            parts,
            is_figure=True,
            verdict=MARKS[check.verdict] if check else None,
            number=piece.figure + 1 if piece.ends else None,
            href=f"#v{piece.figure + 1}",
        )

    def _unit(self, of: int) -> str:
        check = self.by_name.get(name_key(self.names[of]))
        return named_link(check) if check else ""

    def _beside(self, group: Group, of: int) -> None:
        figure = self.reading.bulletin.figures[of]
        more = self.of_text.get(of, [])
        ratios = [check for check in more if check.kind is CheckKind.RATIO]
        group.findings.append(
            figure_finding(
                of,
                figure,
                self.by_figure.get(of),
                ratios,
                self.at,
                row=self.persons.get(figure.span),
            )
        )
        group.remarks += [remark_of(check) for check in more if check.kind is not CheckKind.RATIO]

    def _names(self, group: Group, named: Iterable[int]) -> None:
        new = [of for of in named if not self.shown_names[of]]
        self.shown_names.update(new)
        checks = [self.by_name.get(name_key(self.names[of])) for of in new]
        group.remarks += unresolved([check for check in checks if check is not None])

    def _said_by_people(self, group: Group, block: Block) -> None:
        for span, row in self.persons.items():
            if not row.is_figure and block.at[0] <= span.start < block.at[-1]:
                words = " ".join(self.reading.text.raw[span.start : span.end].split())
                told = gettext("A person said that «%(words)s» is no figure.") % {"words": words}
                group.remarks.append(Remark(gettext("Corrected."), told))
