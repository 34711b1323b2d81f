"""What each figure of a text can be held against: its quantity and its area."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tequio.publish.bulletins.rules.finding.places import numbers_to_hold
from tequio.publish.bulletins.types import BulletinFigure, FigureRow, Reading, RegisterRecipe

ANY_DAY = date(2000, 1, 1)  # what a number counts, and where, does not hang on the day it is read


def families(reading: Reading) -> dict[int, tuple[str, str]]:
    """Return the quantity and the area of each figure that can be held, by its place."""
    told = {}
    for found in numbers_to_hold(reading, read_on=ANY_DAY):
        recipe = found.recipe
        if isinstance(recipe, RegisterRecipe):
            told.update(dict.fromkeys(found.figures, (recipe.quantity or "", recipe.area or "")))
    return told


def standings(reading: Reading) -> list[FigureRow]:
    """Return the figures of a reading as the reader's rows, each with what it is held against."""
    told = families(reading)
    return [
        _row(figure, *told.get(at, ("", ""))) for at, figure in enumerate(reading.bulletin.figures)
    ]


def standing_of(reading: Reading, row: FigureRow) -> FigureRow:
    """Return a person's row with what it is held against, in a reading that has it."""
    told = families(reading)
    for at, figure in enumerate(reading.bulletin.figures):
        if figure.span == row.span:
            quantity, area = told.get(at, ("", ""))
            return replace(row, quantity=quantity, area=area)
    return row


def _row(figure: BulletinFigure, quantity: str, area: str) -> FigureRow:
    return FigureRow(
        span=figure.span,
        value=figure.value,
        unit=figure.unit,
        bound=figure.bound,
        place=figure.place,
        when=figure.when,
        kind=figure.kind,
        is_figure=True,
        is_persons=False,
        at=datetime.min.replace(tzinfo=UTC),  # the database says when
        quantity=quantity,
        area=area,
    )
