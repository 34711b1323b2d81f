"""Telling the register of invented units and places, one cut-off at a time."""

from tequio.base.accounts.services import operator
from tequio.base.db.twotime import Row, sight
from tequio.base.files.models import Document
from tequio.base.files.services import open_cut
from tequio.base.files.types import Dated
from tequio.intake.sources.types import digest_of
from tequio.kernel.keys import STATE_PREFIXES
from tequio.register.units.models import UNITS


def facts(clues, **given):
    """Return the facts of a unit of an invented municipality."""
    state = STATE_PREFIXES[clues[:2]]
    known = {
        "state": state,
        "municipality": f"{state}001",
        "institution": clues[2:5],
        "name": "CENTRO DE SALUD INVENTADO",
        "status": "operating",
        "level": "first",
    } | given
    return tuple(known.get(fact) for fact in UNITS.facts)


def tell(on, *, source="list", file="corte.csv", **units):
    """Open a cut-off that shows some units: `OCIMB000012={"status": "closed"}`."""
    told = {clues: facts(clues, **given) for clues, given in units.items()}
    return tell_of(UNITS, on, told, source=source, file=file)


def tell_of(kind, on, told, *, source="list", file="corte.csv"):
    """Open a cut-off that shows some subjects of a kind: whole facts by key."""
    document, _ = Document.objects.get_or_create(
        sha256="0" * 64, name=file, defaults={"size": 1, "kept_by": operator()}
    )
    cut = open_cut(
        document=document,
        source=source,
        on=on,
        how_dated=Dated.BY_PERSON,
        rows=len(told),
        is_sample=False,
    )
    rows = [Row(at, key, digest_of(f), f) for at, (key, f) in enumerate(told.items(), 2)]
    sight(kind, cut_id=cut.pk, rows=rows)
    cut.refresh_from_db()
    return cut
