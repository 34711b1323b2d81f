"""How numbers, days and lists are written, as Mexico writes them, whatever the machine's locale.

For pages (the filters of `ui`), files and terminals alike. None is written as unknown.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils.translation import gettext, ngettext, pgettext

from tequio.kernel.dates import MEXICO

Number = int | float | Decimal
WIDE = Context(prec=400)  # holds any float to the last digit
MINUS = "\N{MINUS SIGN}"
JOINED = "\N{NO-BREAK SPACE}"
MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)


def unknown() -> str:
    """Return the words for what is not known; it is never 0."""
    return pgettext("value", "unknown")


def exact(value: Number | None) -> Decimal | None:
    """Return a number to its last digit; None is unknown, as what is not finite is."""
    if value is None:
        return None
    found = value if isinstance(value, Decimal) else Decimal(str(value))
    return found if found.is_finite() else None


def number(value: Number | None, decimals: int = 0) -> str:
    """Write 9,187,942 or, with decimals, 4.20; a true minus; halves away from zero; no -0."""
    told = exact(value)
    if told is None:
        return unknown()
    rounded = told.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)
    return f"{MINUS if rounded < 0 else ''}{rounded.copy_abs():,f}"


def every_digit(value: Number) -> str:
    """Write a number with as many decimals as it has: 1,204 or \N{MINUS SIGN}99.22."""
    return f"{value:,}".replace("-", MINUS)


def decimal(value: Number | None, decimals: int = 1) -> str:
    """Write 2.7: `number` with one decimal unless told."""
    return number(value, decimals)


def percent(share: Number | None, decimals: int = 1) -> str:
    """Write a share of one as a percentage: 0.782 as 78.2 %."""
    told = exact(share)
    if told is None:
        return unknown()
    return f"{number(told.scaleb(2), decimals)}{JOINED}%"


def _with_plus(shown: str) -> str:
    some = any(digit in shown for digit in "123456789")
    return f"+{shown}" if some and not shown.startswith(MINUS) else shown


def signed(value: Number | None, decimals: int = 0) -> str:
    """Write a difference: +26,200, \N{MINUS SIGN}34, 0."""
    return unknown() if exact(value) is None else _with_plus(number(value, decimals))


def signed_percent(share: Number | None, decimals: int = 1) -> str:
    """Write a relative difference: \N{MINUS SIGN}0.027 as \N{MINUS SIGN}2.7 %."""
    return unknown() if exact(share) is None else _with_plus(percent(share, decimals))


def day(value: date | None) -> str:
    """Write 30 jun 2026."""
    if value is None:
        return unknown()
    return JOINED.join((str(value.day), MONTHS[value.month - 1][:3], str(value.year)))


def long_day(value: date | None) -> str:
    """Write 30 de junio de 2026."""
    if value is None:
        return unknown()
    return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"


def instant(value: datetime | None) -> str:
    """Write 23 nov 2026, 09:40, on the clock of central Mexico; a naive instant is already so."""
    if value is None:
        return unknown()
    local = value.astimezone(MEXICO) if value.tzinfo else value
    return f"{day(local.date())}, {local:%H:%M}"


def ago_days(days: int | None) -> str:
    """Write how far an observation lies from the day asked for: a 893 días; empty on the day."""
    if not days:
        return "" if days == 0 else unknown()
    far = abs(days)
    said = ngettext("%(days)s day away", "%(days)s days away", far) % {"days": number(far)}
    return said.replace(" ", JOINED)


def coordinates(latitude: Number | None, longitude: Number | None) -> str:
    """Write a point, latitude first: 16.912372, \N{MINUS SIGN}96.722317."""
    if latitude is None or longitude is None:
        return unknown()
    return f"{number(latitude, 6)}, {number(longitude, 6)}"


def grouped(digest: str, groups: int = 0) -> str:
    """Write a hash in groups of four, all or the first few and an ellipsis."""
    parts = [digest[at : at + 4] for at in range(0, len(digest), 4)]
    if groups and len(parts) > groups:
        return " ".join(parts[:groups]) + " \N{HORIZONTAL ELLIPSIS}"
    return " ".join(parts)


def joined(words: Sequence[str]) -> str:
    """Write a list as prose: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    return f"{', '.join(words[:-1])} {gettext('and')} {words[-1]}"
