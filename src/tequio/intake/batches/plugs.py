"""What batches give to the sockets of base: their room, and where a cut-off came in."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.figures.ports import add_cut_links
from tequio.base.figures.types import Use
from tequio.base.ui.ports import Room, add_room
from tequio.intake.batches.queries import batch_of_cut
from tequio.kernel.errors import noop


def cut_links(numbers: Sequence[int]) -> Mapping[int, Use]:
    """Return the batch that brought each cut-off in, and its page."""
    return {
        cut: Use(
            gettext("Batch %(number)s") % {"number": f"{batch:04}"},
            reverse("batches:batch", args=[batch]),
        )
        for cut, batch in batch_of_cut(numbers).items()
    }


def plug() -> None:
    """Offer the room and the links."""
    add_room(Room(noop("Batches"), "batches:batch_list", order=50, permission="batches.see"))
    add_cut_links(cut_links)
