"""What can be done with a bulletin: read it, keep it, correct what was read, decide of promises."""

from tequio.publish.bulletins.services.correcting import add_figure, correct_figure, correct_header
from tequio.publish.bulletins.services.deciding import confirm_commitment, discard_commitment
from tequio.publish.bulletins.services.keeping import keep_bulletin, read_again
from tequio.publish.bulletins.services.reading import read_file

__all__ = [
    "add_figure",
    "confirm_commitment",
    "correct_figure",
    "correct_header",
    "discard_commitment",
    "keep_bulletin",
    "read_again",
    "read_file",
]
