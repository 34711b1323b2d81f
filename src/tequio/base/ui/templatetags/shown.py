"""How numbers, days and marks are shown, as Mexico writes them, whatever the machine's locale.

The functions are plain: exports and the terminal may call them too. None is shown as unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from tequio.kernel.dates import MEXICO
from tequio.kernel.errors import noop

register = template.Library()

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


def _exact(value: Number | None) -> Decimal | None:
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact if exact.is_finite() else None


@register.filter
def number(value: Number | None, decimals: int = 0) -> str:
    """Write 9,187,942 or, with decimals, 4.20; a true minus; halves away from zero; no -0."""
    exact = _exact(value)
    if exact is None:
        return unknown()
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)
    return f"{MINUS if rounded < 0 else ''}{rounded.copy_abs():,f}"


@register.filter
def decimal(value: Number | None, decimals: int = 1) -> str:
    """Write 2.7: `number` with one decimal unless told."""
    return number(value, decimals)


@register.filter
def percent(share: Number | None, decimals: int = 1) -> str:
    """Write a share of one as a percentage: 0.782 as 78.2 %."""
    exact = _exact(share)
    if exact is None:
        return unknown()
    return f"{number(exact.scaleb(2), decimals)}{JOINED}%"


def _with_plus(shown: str) -> str:
    some = any(digit in shown for digit in "123456789")
    return f"+{shown}" if some and not shown.startswith(MINUS) else shown


@register.filter
def signed(value: Number | None, decimals: int = 0) -> str:
    """Write a difference: +26,200, \N{MINUS SIGN}34, 0."""
    return unknown() if _exact(value) is None else _with_plus(number(value, decimals))


@register.filter
def signed_percent(share: Number | None, decimals: int = 1) -> str:
    """Write a relative difference: \N{MINUS SIGN}0.027 as \N{MINUS SIGN}2.7 %."""
    return unknown() if _exact(share) is None else _with_plus(percent(share, decimals))


@register.filter
def day(value: date | None) -> str:
    """Write 30 jun 2026."""
    if value is None:
        return unknown()
    return JOINED.join((str(value.day), MONTHS[value.month - 1][:3], str(value.year)))


@register.filter
def long_day(value: date | None) -> str:
    """Write 30 de junio de 2026."""
    if value is None:
        return unknown()
    return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"


@register.filter
def instant(value: datetime | None) -> str:
    """Write 23 nov 2026, 09:40, on the clock of central Mexico; a naive instant is already so."""
    if value is None:
        return unknown()
    local = value.astimezone(MEXICO) if value.tzinfo else value
    return f"{day(local.date())}, {local:%H:%M}"


@register.filter
def ago_days(days: int | None) -> str:
    """Write how far an observation lies from the day asked for: a 893 días; empty on the day."""
    if not days:
        return "" if days == 0 else unknown()
    far = abs(days)
    said = ngettext("%(days)s day away", "%(days)s days away", far) % {"days": number(far)}
    return said.replace(" ", JOINED)


@register.filter
def coordinates(latitude: Number | None, longitude: Number | None) -> str:
    """Write a point, latitude first: 16.912372, \N{MINUS SIGN}96.722317."""
    if latitude is None or longitude is None:
        return unknown()
    return f"{number(latitude, 6)}, {number(longitude, 6)}"


@register.filter
def grouped(digest: str, groups: int = 0) -> str:
    """Write a hash in groups of four, all or the first few and an ellipsis."""
    parts = [digest[at : at + 4] for at in range(0, len(digest), 4)]
    if groups and len(parts) > groups:
        return " ".join(parts[:groups]) + " \N{HORIZONTAL ELLIPSIS}"
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a raw cell; `name` says what an invisible character is."""

    text: str
    name: str = ""


# What stands for each character that the eye misses, and its name.
INVISIBLE = {
    " ": ("·", noop("space")),
    "\u00a0": ("⍽", noop("no-break space")),
    "\t": ("→", noop("tab")),
    "\n": ("↵", noop("line feed")),
    "\r": ("␍", noop("carriage return")),
    "\u200b": ("◌", noop("zero-width space")),
    "\u200e": ("◌", noop("direction mark")),
    "\u200f": ("◌", noop("direction mark")),
    "\u00ad": ("◌", noop("soft hyphen")),
    "\ufeff": ("◌", noop("byte order mark")),
}


@register.filter
def pieces(raw: str | None) -> list[Piece]:
    """Cut a raw cell so that what cannot be seen is drawn; single inner spaces stay plain."""
    found: list[Piece] = []
    plain = ""
    for at, character in enumerate(raw or ""):
        hidden = character in INVISIBLE and not _is_plain_space(raw or "", at)
        if not hidden:
            plain += character
            continue
        drawn, name = INVISIBLE[character]
        found += [Piece(plain)] if plain else []
        found.append(Piece(drawn, gettext(name)))
        plain = ""
    return [*found, Piece(plain)] if plain else found


def _is_plain_space(raw: str, at: int) -> bool:
    inside = 0 < at < len(raw) - 1
    return raw[at] == " " and inside and not raw[at - 1].isspace() and not raw[at + 1].isspace()


@register.simple_tag
def symbol(shape: str, tone: str = "") -> SafeString:
    """Draw a mark of the sprite, coloured by its tone; words beside it say the same."""
    address = f"{static('ui/symbols.svg')}#{shape}"
    tone = tone or getattr(shape, "tone", "")
    return format_html('<svg class="g {}" aria-hidden="true"><use href="{}"/></svg>', tone, address)


@register.simple_tag(takes_context=True)
def receipt_mark(context: template.Context, href: str, what: Any) -> SafeString:
    """Draw the mark that opens a figure's receipt, and number it for the printed annex."""
    if not href:
        return SafeString("")
    frame = context.get("frame") or None
    place = frame.place_of(href, str(what)) if frame else 0
    label = gettext("Receipt: %(what)s") % {"what": what}
    return format_html(
        '<a class="rc" href="{}" data-r="{}" aria-label="{}">{}</a>',
        href,
        place or "",
        label,
        symbol("rc"),
    )


@register.filter
def width(share: Number | None) -> str:
    """Write a share of one as the width of a bar in a box of 100, for an SVG attribute."""
    return f"{min(max(_exact(share) or Decimal(0), Decimal(0)), Decimal(1)) * 100:.1f}"


@register.filter
def joined(words: Sequence[str]) -> str:
    """Write a list as prose: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    return f"{', '.join(words[:-1])} {gettext('and')} {words[-1]}"


@register.filter
def when(value: date | str) -> str:
    """Write a timeline's day; words that say no exact day stay as they are."""
    return day(value) if isinstance(value, date) else value


@register.filter
def words(names: str) -> list[str]:
    """Cut names written with commas."""
    return [name.strip() for name in names.split(",")]
