"""What figures give to the sockets of the frame: their room in the bar."""

from tequio.base.ui.ports import Room, add_foot_link, add_room
from tequio.kernel.errors import noop


def plug() -> None:
    """Offer the catalogue as a room, and the snapshots at the foot."""
    add_room(Room(noop("Figures"), "figures:catalogue", order=60))
    add_foot_link(noop("Snapshots"), "figures:snapshot_list", order=20)
