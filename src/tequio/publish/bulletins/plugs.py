"""What bulletins give to the frame of every page."""

from tequio.base.ui.ports import Room, add_room
from tequio.kernel.errors import noop


def plug() -> None:
    """Offer the room."""
    add_room(Room(noop("Bulletins"), "bulletins:list", order=45))
