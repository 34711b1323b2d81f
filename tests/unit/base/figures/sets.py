"""Figures of a made-up list of things, each counted by some of its rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from io import BytesIO

from tequio.base.accounts.services import operator
from tequio.base.figures import ports
from tequio.base.figures.types import Answer, Area, Definition, Question, RowsPage, Term
from tequio.base.files.services import open_cut, store
from tequio.base.files.types import Dated
from tequio.kernel.dates import Moment

HEADINGS = ("Key", "Thing", "Town", "Colour", "Size")
ON = date(2026, 6, 30)
RED, BLUE = Term("red", "red"), Term("blue", "blue")


def keep_document() -> int:
    """Keep a document for the figures to stand on; return its cut-off."""
    document = store(BytesIO(b"things"), name="cosas.csv", actor=operator())
    cut = open_cut(
        document=document, source="things", on=ON, how_dated=Dated.BY_FILE, rows=9, is_sample=False
    )
    return cut.pk


def define(
    figure: str,
    rows: Sequence[tuple] | None,
    *,
    cuts: tuple[int, ...] = (),
    headings: tuple[str, ...] = HEADINGS,
    bases: Mapping[str, Sequence[tuple]] | None = None,
) -> Definition:
    """Return a figure that counts these rows, or those of each basis; None: unknown."""
    by_basis = bases or {None: rows}
    return Definition(
        id=figure, name=f"Things of {figure}", universe="Made-up things", unit="things",
        formula="Count of things", answers=partial(_answers, by_basis, cuts),
        rows=partial(_rows, by_basis, headings), bases=tuple(bases or ()),
        basis_names={basis: f"by {basis}" for basis in bases or ()},
        classes=tuple(each for each in headings if each in {"Colour", "Size"}),
    )  # fmt: skip


def _answers(by_basis, cuts, questions):
    counted = [by_basis[each.basis] for each in questions]
    return [Answer(None if rows is None else len(rows), cuts=cuts) for rows in counted]


def _rows(by_basis, headings, question, offset, limit):
    rows = tuple(by_basis[question.basis] or ())
    return RowsPage(headings, rows[offset : offset + limit], len(rows))


def plug(monkeypatch, *definitions: Definition) -> None:
    """Let these be all the figures there are."""
    monkeypatch.setattr(ports._SOCKETS, "definitions", {each.id: each for each in definitions})


def ask(figure: str, *, basis: str | None = None, area: str = "15") -> Question:
    return Question(figure, Area(area), Moment(ON), basis=basis)
