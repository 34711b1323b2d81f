"""Words, links and the marks that tell a state."""

from dataclasses import dataclass
from enum import StrEnum

Words = str  # shown as it is; lazy translations are fine


class Shape(StrEnum):
    """A mark of the sprite that tells a state without colour."""

    NONE = "g-none"
    LOW = "g-low"
    HALF = "g-half"
    MOST = "g-most"
    DONE = "g-done"
    BLOCK = "g-block"
    NOT_APPLICABLE = "g-na"
    UNKNOWN = "g-unk"
    LATE = "g-late"
    WARNING = "g-warn"
    SAID = "m-said"
    MEASURED = "m-meas"

    @property
    def tone(self) -> str:
        """The class that colours it."""
        return _TONES.get(self, "is-going")


_TONES = {
    Shape.NONE: "is-wait",
    Shape.UNKNOWN: "is-wait",
    Shape.DONE: "is-done",
    Shape.BLOCK: "is-block",
    Shape.LATE: "is-block",
    Shape.NOT_APPLICABLE: "is-na",
    Shape.SAID: "is-said",
    Shape.MEASURED: "is-measured",
}


class Verdict(StrEnum):
    """How what was said stands to what is measured; the value is the class and the mark."""

    AGREES = "eq"
    DIFFERS = "ne"
    OTHER_UNIVERSE = "ou"
    CANNOT_TELL = "un"
    WARNING = "wa"


class Tone(StrEnum):
    """How a notice is coloured."""

    PLAIN = ""
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; without an address they are only words."""

    label: Words
    href: str = ""
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Status:
    """A state as word and shape."""

    shape: Shape
    word: Words
