"""Every field of every table says, from its first day, who may ever see it."""

from collections.abc import Callable
from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=type[models.Model])


def marked(*, public: str = "", internal: str = "", personal: str = "") -> Callable[[M], M]:
    """Mark the fields of a model: public, internal, personal; names parted by spaces.

    A conformance test refuses a model that leaves a field unmarked or marks one twice, and walks
    the public pages to see that nothing personal is on them.
    """

    def mark(model: M) -> M:
        groups = {"public": public, "internal": internal, "personal": personal}
        model.privacy = {  # type: ignore[attr-defined]  # read by the conformance test
            level: tuple(names.split()) for level, names in groups.items()
        }
        return model

    return mark
