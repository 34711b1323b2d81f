"""Writes of batches: read and check, accept, withdraw, discard, load whole folders."""

from tequio.intake.batches.services.checking import check_sheet
from tequio.intake.batches.services.correcting import correct_cells
from tequio.intake.batches.services.deciding import (
    accept_batch,
    check_again,
    check_upload,
    discard_batch,
    keep_upload,
    require_acceptance,
    withdraw_batch,
)
from tequio.intake.batches.services.loading import load_files
from tequio.intake.batches.services.queueing import (
    queue_acceptance,
    queue_check,
    queue_upload,
)

__all__ = [
    "accept_batch",
    "check_again",
    "check_sheet",
    "check_upload",
    "correct_cells",
    "discard_batch",
    "keep_upload",
    "load_files",
    "queue_acceptance",
    "queue_check",
    "queue_upload",
    "require_acceptance",
    "withdraw_batch",
]
