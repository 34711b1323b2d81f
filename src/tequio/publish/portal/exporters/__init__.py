"""Units as files: listings as CSV, maps as GeoJSON."""

from tequio.publish.portal.exporters.lists import csv_lines
from tequio.publish.portal.exporters.maps import shapes_geojson, units_geojson

__all__ = ["csv_lines", "shapes_geojson", "units_geojson"]
