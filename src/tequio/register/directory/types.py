"""Institutions as rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """An institution, by the three letters it has in a CLUES."""

    code: str
    name: str
    kind: str
    source: str
