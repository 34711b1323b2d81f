"""Public pages: read without logging in, with an address that holds all that was asked."""

from tequio.publish.portal.views.maps import map_of_units, map_shapes, map_units
from tequio.publish.portal.views.places import country, municipality, state, states
from tequio.publish.portal.views.units import unit, units, units_csv

__all__ = [
    "country",
    "map_of_units",
    "map_shapes",
    "map_units",
    "municipality",
    "state",
    "states",
    "unit",
    "units",
    "units_csv",
]
