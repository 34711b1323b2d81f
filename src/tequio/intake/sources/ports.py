"""The socket into which the register's apps plug the kinds of file they take."""

from tequio.intake.sources.types import Source

_SOURCES: dict[str, Source] = {}


def add_source(source: Source) -> None:
    """Offer a kind of file. Called once, from an app's plugs, when Django starts.

    Raises:
        ValueError: another source has that code.
    """
    if source.code in _SOURCES:
        raise ValueError(source.code)
    _SOURCES[source.code] = source


def sources() -> list[Source]:
    """Return every kind of file, in the order in which a folder of them is loaded."""
    return sorted(_SOURCES.values(), key=lambda source: (source.rank, source.code))


def source_of(code: str) -> Source:
    """Return a kind of file by its code.

    Raises:
        KeyError: nothing is plugged in under that code.
    """
    return _SOURCES[code]
