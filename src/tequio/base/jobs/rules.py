"""When a bar is told, what is left, how often interrupted work is tried."""

from datetime import datetime

EVERY = 0.2  # seconds between two tellings
MOST_ATTEMPTS = 3
_TOO_SOON = 2.0  # seconds before which a rate says nothing


def is_due(*, since_told: float, is_new_label: bool, is_last: bool) -> bool:
    """Whether to tell now: a new label, the last step, or long enough after the last telling."""
    return is_new_label or is_last or since_told >= EVERY


def seconds_left(
    *, done: int, total: int | None, since: datetime | None, at: datetime
) -> int | None:
    """Return how long the rest takes at the rate so far; None while that cannot be told."""
    if not total or not done or since is None or done >= total:
        return None
    spent = (at - since).total_seconds()
    return round(spent * (total - done) / done) if spent >= _TOO_SOON else None
