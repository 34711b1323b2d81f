"""What the pages show, in the shapes that components take."""

from tequio.publish.portal.tables.charts import country_map, sketch, typology_bars
from tequio.publish.portal.tables.figures import (
    only_said,
    people_lines,
    said_beside,
    strip,
)
from tequio.publish.portal.tables.listings import (
    doubt_lines,
    municipality_listing,
    municipality_rows,
    municipality_units,
    order_of,
    state_listing,
    unit_columns,
    unit_filters,
    unit_listing,
)
from tequio.publish.portal.tables.sources import source_lines
from tequio.publish.portal.tables.units import (
    gaps,
    identity,
    key_rows,
    map_frame,
    name_of,
    observation_rows,
    status_of,
)

__all__ = [
    "country_map",
    "doubt_lines",
    "gaps",
    "identity",
    "key_rows",
    "map_frame",
    "municipality_listing",
    "municipality_rows",
    "municipality_units",
    "name_of",
    "observation_rows",
    "only_said",
    "order_of",
    "people_lines",
    "said_beside",
    "sketch",
    "source_lines",
    "state_listing",
    "status_of",
    "strip",
    "typology_bars",
    "unit_columns",
    "unit_filters",
    "unit_listing",
]
