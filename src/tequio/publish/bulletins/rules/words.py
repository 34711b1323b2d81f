"""Lists of words, written as running text."""


def words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


def words_in_order(text: str) -> list[str]:
    """Return the words of a list, in its order."""
    return text.split()
