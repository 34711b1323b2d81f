"""What can be done with a bulletin."""

from tequio.publish.bulletins.services.reading import read_file

__all__ = ["read_file"]
