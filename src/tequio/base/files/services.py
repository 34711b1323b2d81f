"""Keeping documents, opening and withdrawing cut-offs."""

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.timezone import now

from tequio.base.accounts.models import User
from tequio.base.files.models import Cut, Document
from tequio.base.files.types import Dated

CHUNK = 1 << 20


def store(source: IO[bytes], *, name: str, actor: User) -> Document:
    """Keep a file under its hash; the same bytes under the same name are kept once.

    The bytes are whole on disk before the row that names them exists. O(size), constant memory.
    """
    digest, size = hashlib.sha256(), 0
    settings.FILES.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=settings.FILES, delete=False) as kept:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            kept.write(chunk)
        kept.flush()
        os.fsync(kept.fileno())
    place = path_of(digest.hexdigest())
    place.parent.mkdir(parents=True, exist_ok=True)
    Path(kept.name).replace(place)
    document, _ = Document.objects.get_or_create(
        sha256=digest.hexdigest(), name=name, defaults={"size": size, "kept_by": actor}
    )
    return document


def path_of(sha256: str) -> Path:
    """Return where the bytes with this hash are kept."""
    files: Path = settings.FILES
    return files / sha256[:2] / sha256


def open_cut(  # noqa: PLR0913 - a cut-off is these six facts
    *, document: Document, source: str, on: date, how_dated: Dated, rows: int, is_sample: bool
) -> Cut:
    """Say that a document shows something on a day, known from this transaction on."""
    return Cut.objects.create(
        document=document,
        source=source,
        observed_on=on,
        how_dated=how_dated,
        known_during=DateTimeTZRange(now(), None),
        rows=rows,
        is_sample=is_sample,
    )


def withdraw_cut(*, cut_id: int) -> None:
    """Stop knowing what a cut-off said; what was told while it was known can still be told."""
    cut = Cut.objects.select_for_update().get(pk=cut_id)
    cut.known_during = DateTimeTZRange(cut.known_during.lower, now())
    cut.save(update_fields=["known_during"])
