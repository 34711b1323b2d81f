"""What a person is refused for, told apart from what a programmer got wrong."""

from typing import Any, ClassVar


def noop(sentence: str) -> str:
    """Mark a sentence for translation where Django, which translates it, is not known."""
    return sentence


class TequioError(Exception):
    """A person's mistake or a closed door: a stable code, a sentence, details by name."""

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = noop("This cannot be done.")
    status: ClassVar[int] = 422

    def __init__(self, **details: Any) -> None:
        super().__init__(self.code)
        self.details = details

    def __str__(self) -> str:
        """Return the English sentence; people are shown the translated one (base.messages)."""
        return self.sentence % self.details


class NotFoundError(TequioError):
    """There is no such thing, or it is out of the viewer's reach: both look the same."""

    code = "not_found"
    sentence = noop("We did not find it, or it is not within your scope.")
    status = 404


class NotAllowedError(TequioError):
    """The thing is in the actor's reach, but the act is not theirs to take."""

    code = "not_allowed"
    sentence = noop("Your role does not allow this here.")
    status = 403
