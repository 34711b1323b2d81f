"""Reading a bulletin from a file. Nothing is kept."""

from pathlib import Path

from tequio.publish.bulletins.importers import text_of_file
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import Reading


def read_file(path: Path) -> Reading:
    """Return what a file says.

    Raises:
        UnknownFormatError, UnreadableBulletinError, BulletinTooLongError, NoTextError: see there.
    """
    return read(text_of_file(path))
