"""A board as a terminal prints it: every number on a line of its own, its receipt under it."""

from dataclasses import dataclass

from django.utils.translation import gettext, pgettext, pgettext_lazy
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tequio.base.figures.types import ClaimRow, Figure
from tequio.base.shown import (
    ago_days,
    day,
    instant,
    number,
    signed,
    signed_percent,
)
from tequio.kernel.errors import noop
from tequio.measures.indicators.types import Beside, Board, OnlySaid, Verdict

VERDICTS = {
    Verdict.AGREES: pgettext_lazy("verdict", "Agrees"),
    Verdict.DIFFERS: pgettext_lazy("verdict", "Differs"),
    Verdict.OTHER_UNIVERSE: pgettext_lazy("verdict", "Other universe"),
    Verdict.CANNOT_TELL: pgettext_lazy("verdict", "Cannot tell"),
}
STYLES = {
    Verdict.AGREES: "green",
    Verdict.DIFFERS: "red",
    Verdict.OTHER_UNIVERSE: "yellow",
    Verdict.CANNOT_TELL: "dim",
}
QUALIFIERS = {
    "about": noop("about %(value)s"),
    "at_least": noop("at least %(value)s"),
    "at_most": noop("at most %(value)s"),
}
LABEL, VALUE, GAP = 18, 22, 2  # characters that stand before the words of a line
MEDIUM = 100  # columns; a narrower terminal gets the words under the number


@dataclass(frozen=True, slots=True)
class BoardPrinter:
    """Prints a board on a console; receipts open at `base_url`."""

    console: Console
    base_url: str

    def print(self, board: Board) -> None:
        """Print what was announced beside its measure, then what stands alone on either side."""
        self._heading(board)
        for beside in board.besides:
            self._beside(beside)
        shown = {(f.id, f.basis) for b in board.besides for f in _figures(b)}
        rest = [f for f in board.measures if (f.id, f.basis) not in shown]
        if rest:
            self._title(gettext("Measured; nothing was announced"))
        for figure in rest:
            self._measured("", figure, _named(figure))
        if board.only_said:
            self._title(gettext("Announced; no figure of the register measures it"))
        for only in board.only_said:
            self._only_said(only)

    def _heading(self, board: Board) -> None:
        self.console.print(Text(board.name, style="bold underline"))
        details = {"day": day(board.as_of), "instant": instant(board.known_at)}
        words = (
            gettext("Announced beside measured, as of %(day)s, as known on %(instant)s")
            if board.known_at
            else gettext("Announced beside measured, as of %(day)s, with all that is known now")
        )
        self.console.print(Text(words % details))
        if board.is_sample:
            self.console.print(
                Text(gettext("Sample: these data are made up."), style="bold reverse")
            )

    def _beside(self, beside: Beside) -> None:
        held, whole = beside.figure, beside.part_of
        self._title(gettext(held.name))
        self._line(pgettext("board", "Announced"), _said(beside.claim), _source(beside.claim))
        words = "; ".join(filter(None, (_of(whole), _about(held))))
        self._measured(pgettext("board", "Measured"), held, words, also=whole)
        for other in beside.others:
            self._measured(pgettext("board", "On another basis"), other, _about(other))
        verdict = Text(str(VERDICTS[beside.verdict]), style=STYLES[beside.verdict])
        self._line(verdict, _apart(beside), beside.why)

    def _only_said(self, only: OnlySaid) -> None:
        self._line("", _said(only.claim), _source(only.claim))

    def _title(self, words: str) -> None:
        self.console.print()
        self.console.print(Text(words, style="bold"))

    def _measured(
        self, label: str, figure: Figure, words: str, *, also: Figure | None = None
    ) -> None:
        self._line(label, number(figure.value, figure.decimals), words)
        for each in (figure, also) if also else (figure,):
            address = Text(f"{' ' * self._indent}{self.base_url}{each.receipt}", style="dim")
            self.console.print(address, soft_wrap=True)  # never broken: it is to be opened

    def _line(self, label: str | Text, value: str, words: str) -> None:
        table = Table.grid(padding=(0, GAP, 0, 0))
        table.add_column(width=LABEL, no_wrap=True)
        table.add_column(width=VALUE, no_wrap=True, justify="right")
        table.add_column(overflow="fold")
        is_wide = self.console.width >= MEDIUM
        table.add_row(label, value, Text(words) if is_wide else "")
        self.console.print(table)
        if not is_wide:
            self.console.print(Text(words))

    @property
    def _indent(self) -> int:
        return LABEL + VALUE + 2 * GAP if self.console.width >= MEDIUM else 0


def _figures(beside: Beside) -> tuple[Figure, ...]:
    whole = (beside.part_of,) if beside.part_of else ()
    return (beside.figure, *beside.others, *whole)


def _said(claim: ClaimRow) -> str:
    """Write an announced number with the word it was said with: al menos 60,000,000."""
    shown = number(claim.value, claim.decimals)
    pattern = QUALIFIERS.get(claim.qualifier)
    return gettext(pattern) % {"value": shown} if pattern else shown


def _source(claim: ClaimRow) -> str:
    said_on = day(claim.said_on)
    if claim.said_on_inferred:
        said_on = gettext("%(day)s, a day inferred") % {"day": said_on}
    quoted = f" («{claim.quote}»)" if claim.quote else ""
    return f"{claim.definition}{quoted}. {claim.source}, {said_on}"


def _about(figure: Figure) -> str:
    """Write what a measure rests on: its basis, its parts, and when it was observed."""
    told = [f"{number(part.value)} {gettext(part.label)}" for part in figure.parts if part.value]
    parts = ", ".join(told) if len(told) > 1 else ""
    observed = ""
    if figure.observed_on:
        observed = gettext("observed on %(day)s") % {"day": day(figure.observed_on)}
        if away := ago_days(figure.distance_days):
            observed = f"{observed}, {away}"
    basis = gettext(figure.basis_name) if figure.basis_name else ""
    return "; ".join(filter(None, (basis, parts, observed)))


def _named(figure: Figure) -> str:
    return "; ".join(filter(None, (gettext(figure.name), _about(figure))))


def _of(whole: Figure | None) -> str:
    """Write of what a measure is a part; nothing where that is unknown."""
    if whole is None or whole.value is None:
        return ""
    details = {"value": number(whole.value, whole.decimals), "name": gettext(whole.name)}
    return gettext("of %(value)s (%(name)s)") % details


def _apart(beside: Beside) -> str:
    if beside.figure.value is None:
        return gettext("not measured")
    if beside.difference is None:
        return ""
    shown = signed(beside.difference, beside.figure.decimals)
    return f"{shown} ({signed_percent(beside.share, 2)})"
