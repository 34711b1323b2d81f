"""How a name is looked up among the units: decisions, no database."""

from tequio.register.units.rules.register import Lexicon, Listed, lexicon
from tequio.register.units.rules.weighing import meant

__all__ = ["Lexicon", "Listed", "lexicon", "meant"]
