"""A made-up bulletin of Oaxaca, and one that is kept."""

import pytest

from tequio.publish.bulletins.models import Bulletin
from tequio.publish.bulletins.services.keeping import keep_bulletin

TEXT = """BOLETÍN DE PRENSA

Oaxaca de Juárez, Oaxaca, lunes 2 de marzo de 2026
No. 031/2026

Avanza la entrega de unidades médicas en la Sierra Inventada

La directora Ixchel Inventada Robles informó que en Oaxaca operan mil 280 unidades médicas, de las
cuales mil 203 son centros de salud y 77 hospitales.

Asimismo, se rehabilitarán 34 hospitales de Segundo Nivel antes de diciembre de 2026. El Hospital
General de Villa Inventada atendió a 4 mil 226 personas. La brigada visitará las comunidades más
lejanas de la sierra.

“Vamos a terminar lo que se prometió a las familias de la sierra”, dijo Ixchel Inventada Robles.
"""


@pytest.fixture
def keep():
    """Keep a text as somebody of Oaxaca."""

    def make(actor, text=TEXT, **given):
        told = {"name": "boletin.txt", "state": "20", "reason": "Lo publicó la secretaría."}
        return keep_bulletin(content=text.encode(), actor=actor, **told | given)

    return make


@pytest.fixture
def kept(ana, keep):
    """The made-up bulletin, kept by Ana."""
    return Bulletin.objects.get(pk=keep(ana))
