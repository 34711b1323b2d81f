"""What a file no longer shows may be among the rows that wait: looked up, not tried one by one."""

from collections import Counter

from tequio.intake.batches.rules import Reading
from tequio.intake.batches.services import checking

COUNT = 300


class Signed:
    """A register whose subjects are known by their name and their place."""

    def signatures(self, keys):
        return {key: (f"Centro {key}", "Oaxaca") for key in keys}


def test_a_country_that_waits_is_looked_through_once_for_all_that_is_missing(monkeypatch):
    calls, fold = Counter(), checking.fold
    monkeypatch.setattr(checking, "fold", lambda text: calls.update(["fold"]) or fold(text))
    waiting = {line: [f"CENTRO {line}", "OAXACA", "x"] for line in range(COUNT)}
    gone = [str(number) for number in range(COUNT // 2, 2 * COUNT)]
    found = checking._maybe_waiting(Signed(), gone, Reading(waiting=waiting))
    assert found == {str(line): line for line in range(COUNT // 2, COUNT)}
    assert calls["fold"] <= 3 * len(waiting) + 2 * len(gone)
