"""Filters and tags of the look: how values are written, and marks drawn."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tequio.base import shown
from tequio.base.shown import Number, day, exact
from tequio.kernel.errors import noop

register = template.Library()
for write in (
    shown.number,
    shown.decimal,
    shown.percent,
    shown.signed,
    shown.signed_percent,
    shown.day,
    shown.long_day,
    shown.instant,
    shown.ago_days,
    shown.coordinates,
    shown.grouped,
    shown.joined,
):
    register.filter(write)


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
    return f"{min(max(exact(share) or Decimal(0), Decimal(0)), Decimal(1)) * 100:.1f}"


@register.filter
def when(value: date | str) -> str:
    """Write a timeline's day; words that say no exact day stay as they are."""
    return day(value) if isinstance(value, date) else value


@register.filter
def words(names: str) -> list[str]:
    """Cut names written with commas."""
    return [name.strip() for name in names.split(",")]
