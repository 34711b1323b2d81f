"""Units by the names that people give them, each with how probable it is."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from psycopg import sql

from tequio.base.db.reading import read
from tequio.base.db.twotime import or_present, parameters, relation
from tequio.base.files.queries import live_cuts, withdrawn_cuts
from tequio.kernel.dates import Moment
from tequio.register.units.models import UNITS
from tequio.register.units.rules import Lexicon, Listed, lexicon, meant
from tequio.register.units.types import NamedPlace, NamedUnit

KEPT = 2  # registers of different knowledge, about 25 MB each for the country
Version = tuple[tuple[int, ...], int, Moment | None]
LISTED = sql.SQL("""
    SELECT r.clues, r.name, r.trade_name, r.state, r.municipality, r.municipality_name,
           r.locality_name, r.status, r.typology
    FROM {units} r ORDER BY r.clues
""")
_kept: OrderedDict[Version, Lexicon] = OrderedDict()
_lock = Lock()


def units_named(names: Sequence[NamedPlace], *, at: Moment | None = None) -> tuple[NamedUnit, ...]:
    """Return what each name may mean at a moment, in the order given; at most five units each.

    Two SQL queries however many names; five where what is known changed since the last time, when
    the country's units are put in order by word (about 1 s). Twenty names take about 20 ms.
    """
    register = _register(or_present(at))
    return tuple(meant(named, register) for named in names)


def _register(moment: Moment | None) -> Lexicon:
    version = _version(moment)
    with _lock:
        if version in _kept:
            _kept.move_to_end(version)
            return _kept[version]
    query = LISTED.format(units=relation(UNITS, moment))
    register = lexicon(read(query, parameters(moment), Listed))
    if _version(moment) == version:  # nothing came or went while it was read
        _keep(version, register)
    return register


def _keep(version: Version, register: Lexicon) -> None:
    with _lock:
        _kept[version] = register
        while len(_kept) > KEPT:
            _kept.popitem(last=False)


def _version(moment: Moment | None) -> Version:
    """Return what names a state of knowledge; none comes twice, since withdrawals only grow."""
    cuts = live_cuts(known_at=moment.known_at if moment else None)
    return tuple(cut.number for cut in cuts), withdrawn_cuts(), moment
