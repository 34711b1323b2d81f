"""A unit's file, and the frame of a map."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tequio.base.figures.ports import cut_links
from tequio.base.files.types import Dated
from tequio.base.shown import coordinates, day, decimal, instant, number
from tequio.base.ui.types import Key, Legend, Link, MapFrame, Status
from tequio.kernel.keys import Clues
from tequio.publish.portal.tables.words import (
    DATED,
    fact_name,
    fact_word,
    level_word,
    proper,
    sentence_case,
    status_shown,
    stratum_word,
)
from tequio.publish.portal.types import Placed, UnitPage
from tequio.register.units.types import FAR_KM

Line = tuple[str, str | None, str, str]  # what, its value (None: unknown), its link, a note


def status_of(page: UnitPage) -> Status:
    """Return the operating status as word and shape."""
    return status_shown(page.file.facts["status"])


def name_of(page: UnitPage) -> str:
    """Return a unit's name as names are written."""
    return proper(page.file.facts["name"]) or page.file.clues


def identity(page: UnitPage) -> list[Line]:
    """Return what the catalogue says of a unit, in the order of its file."""
    facts = page.file.facts
    place = reverse("portal:municipality", args=[facts["municipality"]])
    return [
        (_("Municipality"), page.municipality, place, ""),
        (_("Locality"), proper(facts["locality_name"]), "", facts["locality"] or ""),
        (_("Institution"), page.institution, "", facts["institution"]),
        (_("Level"), level_word(facts["level"]), "", ""),
        (_("Typology"), sentence_case(facts["typology_name"]), "", facts["typology"] or ""),
        (
            _("Subtypology"),
            sentence_case(facts["subtypology_name"]),
            "",
            facts["subtypology"] or "",
        ),
        (_("Stratum"), stratum_word(facts["stratum"]), "", ""),
        (_("Operating region"), proper(facts["region_name"]), "", facts["region"] or ""),
        (_("Managerial category"), sentence_case(facts["category"]), "", ""),
        (_("Commercial name"), proper(facts["trade_name"]), "", ""),
        (_("In operation since"), facts["started_on"] and day(facts["started_on"]), "", ""),
        (_("Consulting rooms"), _amount(facts["rooms"]), "", _unknown_note(facts["rooms"])),
        (_("Beds"), _amount(facts["beds"]), "", _unknown_note(facts["beds"])),
        (_("Point"), _point(facts), "", _distance(page)),
    ]


def _amount(value: int | None) -> str | None:
    return None if value is None else number(value)


def _unknown_note(value: int | None) -> str:
    return "" if value is not None else _("the file seen does not say it; it is not zero")


def _point(facts: dict[str, Any]) -> str | None:
    return None if facts["lat"] is None else coordinates(facts["lat"], facts["lon"])


def _distance(page: UnitPage) -> str:
    if page.file.facts["lat"] is None:
        return ""
    if page.km_outside is None:
        return _("its municipality has no outline")
    if page.km_outside > FAR_KM:
        return _("%(km)s km outside its municipality") % {"km": decimal(page.km_outside)}
    return ""


def gaps(page: UnitPage) -> list[str]:
    """Return what is missing or contradicts itself in a unit's file."""
    facts, fits = page.file.facts, Clues(page.file.clues).fits
    told = (
        (facts["started_on"] is None, _("Without the day it began operating.")),
        (facts["region_name"] is None, _("Without operating region.")),
        (facts["typology"] is None, _("Without typology.")),
        (facts["locality"] is None, _("Without locality.")),
        (facts["lat"] is None, _("Without a point: it is on no map.")),
        ((page.km_outside or 0) > FAR_KM, f"{_distance(page).capitalize()}."),
        (not fits, _("The last digit of its key is not the one that the rule predicts.")),
    )
    return [sentence for is_so, sentence in told if is_so]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key, who gave it, and since and until when; `is_present`: the unit now goes by it."""

    clues: str
    issuer: str
    since: str
    until: str
    is_present: bool


def key_rows(page: UnitPage) -> list[KeyLine]:
    """Return the keys that name or named a unit."""
    unknown = pgettext("value", "unknown")
    return [
        KeyLine(
            row.clues,
            row.issuer,
            day(row.since) if row.since else unknown,
            day(row.until) if row.until else ("" if row.clues == page.file.clues else unknown),
            is_present=row.clues == page.file.clues,
        )
        for row in page.file.keys
    ]


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation: when, by which document and row, known since when, what it changed."""

    on: str
    how: str
    file: str
    href: str
    line: str
    known: str
    changes: tuple[tuple[str, str, str], ...]
    is_answer: bool


def observation_rows(page: UnitPage) -> list[Observed]:
    """Return the observations of a unit, the newest first; the one that answers is marked."""
    links = cut_links([row.cut for row in page.file.observations])
    pairs = zip(page.file.observations, page.changes, strict=True)
    return [
        Observed(
            day(row.observed_on),
            str(DATED[Dated(row.how_dated)]),
            row.file,
            links[row.cut].href if row.cut in links else "",
            number(row.line),
            instant(row.known_since),
            tuple(
                (
                    fact_name(c.fact),
                    str(fact_word(c.fact, c.before)),
                    str(fact_word(c.fact, c.after)),
                )
                for c in changes
            ),
            is_answer=row.cut == page.file.cut,
        )
        for row, changes in pairs
    ][::-1]


def map_frame(place: Placed) -> MapFrame:
    """Return the map of the country, of a state or of a municipality, and its list."""
    within = {"estado": place.state, "municipio": place.municipality}
    told = {name: value for name, value in within.items() if value}
    listing = _address("portal:units", told)
    units = _address("portal:map_units", told) if told else _in_view()
    shapes = _address("portal:map_shapes", told)
    title = (
        _("Units of %(place)s") % {"place": place.name} if place.name else _("Units of the country")
    )
    keys = (Key("unit", _("unit")), Key("hospital", _("hospital")))
    clusters = () if told else (Key("cluster", _("several units, how many")),)
    return MapFrame(
        title=title,
        shapes=shapes,
        listing=Link(_("See the same units as a list"), listing),
        units=units,
        legend=Legend(_("On the map:"), (*keys, *clusters)),
        note=_("As now known. Outlines are simplified by about 400 m."),
        remainder=_("Units whose point is unknown are not on the map; they are on the list."),
    )


def _in_view() -> str:
    return f"{reverse('portal:map_units')}?z={{z}}&caja={{caja}}"


def _address(name: str, told: dict[str, str]) -> str:
    return reverse(name) + (f"?{urlencode(told)}" if told else "")
