"""The socket into which apps plug the figures they define."""

from tequio.base.figures.types import Definition

_DEFINITIONS: dict[str, Definition] = {}


def add_figure(definition: Definition) -> None:
    """Offer a figure. Called once, from an app's plugs, when Django starts.

    Raises:
        ValueError: another figure has that id.
    """
    if definition.id in _DEFINITIONS:
        raise ValueError(definition.id)
    _DEFINITIONS[definition.id] = definition


def definitions() -> list[Definition]:
    """Return every figure, by id."""
    return [_DEFINITIONS[key] for key in sorted(_DEFINITIONS)]


def definition_of(figure_id: str) -> Definition | None:
    """Return a figure by its id, None if there is none."""
    return _DEFINITIONS.get(figure_id)
