"""Numbers of things that the text also names: right behind the number, or elsewhere."""

from collections.abc import Iterator, Sequence

from tequio.publish.bulletins.rules.counting import is_measure
from tequio.publish.bulletins.rules.finding.listing import Listing, behind, bulleted
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence, sentences_of
from tequio.publish.bulletins.rules.finding.offices import areas_named, places_named, sites_named
from tequio.publish.bulletins.rules.finding.repeats import noun_of
from tequio.publish.bulletins.types import Bound, Found, Kind, NamesRecipe, Reading

FEWEST, MOST = 2, 40  # things that a text names one by one


def names_to_check(reading: Reading) -> tuple[Found, ...]:
    """Return the numbers whose things the text names, each once.

    A list behind the number comes before one elsewhere; one that only might be it is taken where
    it has as many names.
    """
    sentences = sentences_of(reading)
    found: dict[int, Found] = {}
    for look in (_beside, _elsewhere):
        for sentence in sentences:
            for mention in sentence.said:
                if mention.of in found or not _is_counted(mention, sentence):
                    continue
                if recipe := look(reading, sentences, sentence, mention):
                    found[mention.of] = Found(recipe, (mention.of,))
    return tuple(found[of] for of in sorted(found))


def _is_counted(mention: Mention, sentence: Sentence) -> bool:
    value = mention.value
    return (
        sentence.kind is not Kind.TABLE
        and mention.bound is Bound.EXACT
        and value == value.to_integral_value()
        and FEWEST <= value <= MOST
        and not is_measure(mention.unit)
    )


def _beside(
    _: Reading, sentences: Sequence[Sentence], sentence: Sentence, mention: Mention
) -> NamesRecipe | None:
    """Return the check of a list right behind a number, in its sentence or as bullets."""
    listing = behind(sentence, mention) or bulleted(sentences, sentence, mention)
    return _recipe(listing, mention, sentence) if listing else None


def _recipe(listing: Listing, mention: Mention, sentence: Sentence) -> NamesRecipe | None:
    """Return the reading of a list that has as many names as said, or its surest one."""
    said = int(mention.value)
    nearest = min(listing.ways, key=lambda names: abs(len(names) - said))
    fit = nearest if len(nearest) == said else None
    names = nearest if fit or listing.is_sure else ()
    if not names or (not listing.is_whole and len(names) > said):
        return None
    return NamesRecipe(
        float(said), noun_of(mention, sentence), names, is_whole=listing.is_whole or fit is not None
    )


def _elsewhere(
    reading: Reading, _: Sequence[Sentence], sentence: Sentence, mention: Mention
) -> NamesRecipe | None:
    """Return the check of things of that kind which the text names elsewhere."""
    said = int(mention.value)
    for names, is_list in _named(reading, mention):
        if len(names) == said or (is_list and len(names) * 2 >= said):
            return NamesRecipe(float(said), noun_of(mention, sentence), names)
    return None


def _named(reading: Reading, mention: Mention) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield what the text names of that kind, and whether a list names them."""
    texts = [block.text for block in reading.text.blocks if block.kind is not Kind.TABLE]
    unit = mention.unit
    for named in (areas_named(texts, unit), places_named(texts, unit), sites_named(texts, unit)):
        if named is not None and len(named[0]) >= FEWEST:
            yield named
