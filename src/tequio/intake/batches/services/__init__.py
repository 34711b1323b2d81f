"""Writes of batches: read and check, accept, withdraw, discard, load whole folders."""

from tequio.intake.batches.services.checking import check_sheet
from tequio.intake.batches.services.deciding import (
    accept_batch,
    discard_batch,
    upload_file,
    withdraw_batch,
)
from tequio.intake.batches.services.loading import load_files

__all__ = [
    "accept_batch",
    "check_sheet",
    "discard_batch",
    "load_files",
    "upload_file",
    "withdraw_batch",
]
