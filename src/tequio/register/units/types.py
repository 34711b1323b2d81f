"""Health units: the words their catalogue uses, as types."""

from enum import StrEnum


class Status(StrEnum):
    """Operating status, as the catalogue tells it."""

    OPERATING = "operating"
    CLOSED = "closed"
    BUILDING = "building"
    PENDING = "pending"


class Level(StrEnum):
    """Level of care. NONE: offices, warehouses, some mobile units."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    NONE = "none"


class Stratum(StrEnum):
    """Rural or urban."""

    RURAL = "rural"
    URBAN = "urban"


# The typologies of hospital in the federal catalogue, by its own codes.
HOSPITALS = {"M": "general", "N": "community", "O": "specialised", "Y": "psychiatric"}
MOBILE = "P"
