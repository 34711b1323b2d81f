"""The sockets into which apps plug the figures they define, and what a receipt shows of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tequio.base.figures.types import Definition, Question, Use

AreaNames = Callable[[Sequence[str]], Mapping[str, str]]
AreaParts = Callable[[str], Sequence[str]]
CutLinks = Callable[[Sequence[int]], Mapping[int, Use]]
Uses = Callable[[Question], Iterable[Use]]


@dataclass(slots=True)
class _Sockets:
    definitions: dict[str, Definition] = field(default_factory=dict)
    area_names: list[AreaNames] = field(default_factory=list)
    area_parts: list[AreaParts] = field(default_factory=list)
    cut_links: list[CutLinks] = field(default_factory=list)
    uses: list[Uses] = field(default_factory=list)


_SOCKETS = _Sockets()


def add_figure(definition: Definition) -> None:
    """Offer a figure. Called once, from an app's plugs, when Django starts.

    Raises:
        ValueError: another figure has that id.
    """
    if definition.id in _SOCKETS.definitions:
        raise ValueError(definition.id)
    _SOCKETS.definitions[definition.id] = definition


def definitions() -> list[Definition]:
    """Return every figure, by id."""
    return [_SOCKETS.definitions[key] for key in sorted(_SOCKETS.definitions)]


def definition_of(figure_id: str) -> Definition | None:
    """Return a figure by its id, None if there is none."""
    return _SOCKETS.definitions.get(figure_id)


def add_area_names(names: AreaNames) -> None:
    """Offer the names of areas by code; codes that the app does not know are left out."""
    _SOCKETS.area_names.append(names)


def area_names(codes: Sequence[str]) -> dict[str, str]:
    """Return the names of areas; a code that nobody knows names itself."""
    found = {code: code for code in codes}
    for names in _SOCKETS.area_names:
        found.update(names(codes))
    return found


def add_area_parts(parts: AreaParts) -> None:
    """Offer the areas that lie directly in another, by its code."""
    _SOCKETS.area_parts.append(parts)


def area_parts(code: str) -> list[str]:
    """Return the areas that lie directly in one, by code; none where nobody knows of any."""
    return sorted({part for parts in _SOCKETS.area_parts for part in parts(code)})


def add_cut_links(links: CutLinks) -> None:
    """Offer the pages of the batches that brought cut-offs in, by number."""
    _SOCKETS.cut_links.append(links)


def cut_links(numbers: Sequence[int]) -> dict[int, Use]:
    """Return where each cut-off came in; those of which nobody knows are left out."""
    found: dict[int, Use] = {}
    for links in _SOCKETS.cut_links:
        found.update(links(numbers))
    return found


def add_uses(uses: Uses) -> None:
    """Offer the pages that show a figure."""
    _SOCKETS.uses.append(uses)


def uses_of(question: Question) -> list[Use]:
    """Return the pages that show this figure."""
    return [use for uses in _SOCKETS.uses for use in uses(question)]
