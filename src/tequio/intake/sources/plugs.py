"""What this app gives to its own socket: the sentences of faults that any file may have."""

from tequio.intake.sources.errors import FAULTS
from tequio.intake.sources.ports import add_sentences


def plug() -> None:
    """Offer the common sentences."""
    add_sentences(FAULTS)
