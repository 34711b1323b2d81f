"""The bundled sample, loaded for a live site."""

from datetime import date

import pytest

from tequio.base.accounts.services import operator
from tequio.base.jobs.types import NullBar
from tequio.intake.batches.services import load_files
from tequio.site.launch.serving import SAMPLE

UNIT = "MCIMB900011"
PLACES = {
    "country": "/",
    "states": "/estados/",
    "state": "/estados/15/",
    "municipality": "/municipios/15901/",
    "units": "/unidades/?estado=15",
    "unit": f"/unidades/{UNIT}/",
    "map": "/mapa/?estado=15",
}


@pytest.fixture
def site(live_server):
    """The address of a site that shows the sample."""
    load_files(
        [SAMPLE],
        actor=operator(),
        reason="prueba",
        on=date(2026, 11, 25),
        bar=NullBar(),
        is_sample=True,
    )
    return live_server.url
