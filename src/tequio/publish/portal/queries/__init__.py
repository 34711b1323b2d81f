"""Reads of the public pages: each composes what the apps below answer."""

from tequio.publish.portal.queries.country import country_page, states_sheet
from tequio.publish.portal.queries.municipality import municipality_page
from tequio.publish.portal.queries.named import places
from tequio.publish.portal.queries.state import state_page
from tequio.publish.portal.queries.unit import unit_choices, unit_page

__all__ = [
    "country_page",
    "municipality_page",
    "places",
    "state_page",
    "states_sheet",
    "unit_choices",
    "unit_page",
]
