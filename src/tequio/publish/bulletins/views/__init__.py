"""Pages of bulletins: read by anyone, kept and corrected by who may."""

from tequio.publish.bulletins.views.bulletins import as_json, bulletin, figure
from tequio.publish.bulletins.views.correcting import (
    confirm,
    correct,
    discard,
    header,
    missed,
    read_again,
)
from tequio.publish.bulletins.views.families import families, family
from tequio.publish.bulletins.views.lists import bulletins, list_csv
from tequio.publish.bulletins.views.plans import plans
from tequio.publish.bulletins.views.receipts import receipt
from tequio.publish.bulletins.views.verifying import keep, verify

__all__ = [
    "as_json",
    "bulletin",
    "bulletins",
    "confirm",
    "correct",
    "discard",
    "families",
    "family",
    "figure",
    "header",
    "keep",
    "list_csv",
    "missed",
    "plans",
    "read_again",
    "receipt",
    "verify",
]
