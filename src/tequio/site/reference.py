"""The package's own sourced tables, put into the database whenever they differ from it."""

from tequio.measures.indicators.services import install_reference_claims
from tequio.register.directory.services import install_institutions
from tequio.register.geography.services import install_states


def install_reference() -> None:
    """Make the tables of plain facts equal to the package's. Three SQL queries if they are."""
    install_states()
    install_institutions()
    install_reference_claims()
