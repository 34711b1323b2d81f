"""The socket into which the register's apps plug the kinds of file they take."""

from tequio.intake.sources.types import Source

_SOURCES: dict[str, Source] = {}
_SENTENCES: dict[str, str] = {}


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


def add_sentences(sentences: dict[str, str]) -> None:
    """Offer the sentence of each fault code: English message ids with %(name)s for what it needs.

    Raises:
        ValueError: a code already has another sentence.
    """
    for code, sentence in sentences.items():
        if _SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(code)


def sentence_for(code: str) -> str:
    """Return the message id of a fault.

    Raises:
        KeyError: nobody offered one, which a conformance test refuses.
    """
    return _SENTENCES[code]


def sentences() -> dict[str, str]:
    """Return the message id of every fault, by code."""
    return dict(sorted(_SENTENCES.items()))
