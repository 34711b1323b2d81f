"""The board of a state."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from tequio.base.figures.types import Area
from tequio.kernel.dates import Moment
from tequio.measures.indicators.queries import board
from tequio.publish.portal.queries.measured import seen_of, sheet_of, values
from tequio.publish.portal.types import (
    WITHOUT_SECURITY,
    Asked,
    Astray,
    Doubts,
    Ranked,
    StatePage,
)
from tequio.register.geography.queries import (
    distances_outside,
    municipalities,
    state,
)
from tequio.register.units.queries import all_units, tallies
from tequio.register.units.types import FAR_KM, Filters, UnitRow

KEPT = 64  # states, moments and bases


def municipal_figures(basis: str) -> tuple[Asked, ...]:
    """Return what is told of each municipality of a state."""
    return (
        ("units.in_operation", None),
        ("units.first_level", None),
        (WITHOUT_SECURITY, basis),
        ("population.total", None),
    )


@lru_cache(maxsize=KEPT)
def state_page(code: str, moment: Moment, *, basis: str, version: str) -> StatePage:
    """Return the board of a state.

    No SQL query while the same documents are known (`version`); else nine, and its board's.

    Raises:
        AreaNotFoundError: there is none of that code.
    """
    del version
    row = state(code)
    whole = board(Area(code), moment)
    told = sheet_of(whole.measures)
    return StatePage(
        state=row,
        sheet=told,
        board=whole,
        tallies=tuple(tallies(filters=Filters(state=code), at=moment)),
        municipalities=_ranked(code, moment, basis),
        doubts=doubts(code, moment),
        seen=seen_of(told.of("units.in_operation", code)),
    )


def _ranked(code: str, moment: Moment, basis: str) -> tuple[Ranked, ...]:
    rows = municipalities(code)
    told = values(municipal_figures(basis), [row.code for row in rows], moment)
    return tuple(Ranked(row.code, row.name, told[row.code]) for row in rows)


def doubts(code: str, moment: Moment) -> Doubts:
    """Return what the register doubts of a state's units. Two SQL queries.

    Units without outline are told only where some other unit's municipality has one.
    """
    rows = list(all_units(filters=Filters(state=code), at=moment))
    located = [row for row in rows if row.lat is not None and row.lon is not None]
    km = distances_outside(
        [row.municipality for row in located],
        np.array([row.lon for row in located], dtype=float),
        np.array([row.lat for row in located], dtype=float),
    )
    pairs = list(zip(located, km.tolist(), strict=True))
    drawn = not np.isnan(km).all()
    return Doubts(
        outside=tuple(
            sorted((Astray(row, far) for row, far in pairs if far > FAR_KM), key=lambda a: -a.km)
        ),
        without_outline=tuple(row for row, far in pairs if drawn and np.isnan(far)),
        without_point=tuple(row for row in rows if row.lat is None or row.lon is None),
        left_behind=tuple(_left_behind(rows, moment)),
    )


def _left_behind(rows: Sequence[UnitRow], moment: Moment) -> Iterator[UnitRow]:
    """Yield units that the newest observation of their institution in the state does not show.

    Only where the day asked for is not before that observation: else nothing had left yet.
    """
    newest = _newest(rows)
    return (row for row in rows if row.seen_on < newest[row.institution] <= moment.on)


def _newest(rows: Sequence[UnitRow]) -> dict[str, date]:
    days: dict[str, date] = {}
    for row in rows:
        days[row.institution] = max(row.seen_on, days.get(row.institution, row.seen_on))
    return days
