"""How the log names what was changed."""

from typing import Any


def name_of(label: str, key: Any) -> str:
    """Return the name of a row in the log, as in `batches.batch:12`."""
    return f"{label}:{key}"
