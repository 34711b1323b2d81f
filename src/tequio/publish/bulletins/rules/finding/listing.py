"""Lists of names behind a number: where one begins, where it ends, and its items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tequio.publish.bulletins.rules.facilities import facility_spans
from tequio.publish.bulletins.rules.finding.kinds import head, is_person
from tequio.publish.bulletins.rules.finding.mentions import Mention, Sentence
from tequio.publish.bulletins.rules.people import name_spans
from tequio.publish.bulletins.types import Kind

FEWEST = 2  # items of a list
LONGEST_ITEM = 9  # words
LONGEST_LEAD = 140  # letters between a number and the colon of its list
_I = re.IGNORECASE
_OPENS = re.compile(
    r"(?P<colon>:)\s|\s*\((?=[A-ZÁÉÍÓÚÑ])|,?\s+(?P<some>entre (?:ell|l)[oa]s"
    r"(?: que (?:está|destaca)n)?"
    r"|entre otr[oa]s|tales como|como(?= [A-ZÁÉÍÓÚÑ])|incluid[oa]s?|incluyendo)\s+"
    r"|,?\s+(?:como son|que son|es decir|a saber),?\s+"
)
_OTHERS = re.compile(
    r",?\s*(?:y|e|así como)?\s*\b(?:entre otr[oa]s?|etc[ée]tera|etc\.|y (?:otr|much)[oa]s|y más\b"
    r"|por mencionar)\b.*",
    _I | re.DOTALL,
)
_ENDS = re.compile(
    r",?\s+\b(?:en donde|donde|que|quien(?:es)?|l[oa]s? cual(?:es)?|mediante"
    r"|con el (?:fin|objetivo)"
    r"|a fin|durante|cuy[oa]s?|además de|a través|por lo|así como a"
    r"|para (?:que|lo)|mism[oa]s que|con un|en el marco)\b.*"
    r"|(?<=[a-záéíóú]{3})[.!?](?:\s.*|$)|[”»\"]",
    re.DOTALL,
)
_LEAD = re.compile(
    r"^(?:(?:y|e|o|además|también|así como)\s+)?(?:(?:en|de|del|a|al|con|por)\s+)?"
    r"(?:(?:el|la|los|las)\s+)?(?!$)",
)
_LAST = re.compile(r",?\s+(?:y|e|así como)\s+(?=(?:(?:el|la|los|las|de|del|en|a|al)\s+)*\S)")
_CARE = {"hospital", "clínica", "centro", "unidad", "obra", "proyecto", "umae", "infraestructura"}
_VERB = re.compile(
    r"\b\w+(?:aron|ieron|ará|arán|erá|irán|aban)\b"
    r"|\b(?:es|son|fue|fueron|hay|hubo|se)\b|\b[a-záéíóúñ]{2,}ó\b"
)


@dataclass(frozen=True)
class Listing:
    """The names of a list, in each way of telling them apart, the likeliest first.

    `is_sure`: a wrong count means something; a list of small words may be parted otherwise.
    """

    ways: tuple[tuple[str, ...], ...]
    is_whole: bool
    is_sure: bool


def behind(sentence: Sentence, mention: Mention) -> Listing | None:
    """Return the list that words or signs open behind a number, before the next number."""
    following = [each.start for each in sentence.said if each.start > mention.start]
    stop = min([*following, sentence.end])
    text = sentence.between(max(mention.end, mention.until), stop)
    opens = _OPENS.search(text)
    if opens is None or opens.start() > LONGEST_LEAD or re.search(r"[.;]\s", text[: opens.start()]):
        return None
    listed, is_cut = text[opens.end() :], stop != sentence.end
    if text[opens.start() : opens.end()].strip() == "(":
        listed, paren, _ = listed.partition(")")
        if not paren:
            return None
        is_cut = False
    if is_cut and not re.search(r"[.;,]\s*(?:así como|además|y|con)?[^,;.]{0,25}$", listed):
        return None
    if is_cut:
        listed = re.sub(r"[;,]?\s*(?:\b(?:así como|además)\b[^,;.]*|[^,;]*)$", "", listed, count=1)
    return _listing(listed, mention, is_some=opens["some"] is not None)


def _listing(listed: str, mention: Mention, *, is_some: bool) -> Listing | None:
    whole = _OTHERS.sub("", listed)
    is_whole = whole == listed and not is_some
    whole = _ENDS.sub("", whole, count=1).strip(" ,;:–—-")
    ways = [names for names in _ways(whole, mention) if len(names) >= FEWEST or is_some]
    if not ways or not all(ways):
        return None
    items = ways[0]
    if any(len(item.split()) > LONGEST_ITEM for item in items) or _VERB.search(whole):
        return None
    is_sure = all(item[:1].isupper() or item[:1].isdigit() for item in items)
    return Listing(tuple(ways), is_whole, is_sure)


def _ways(text: str, mention: Mention) -> Iterator[tuple[str, ...]]:
    """Yield a list's names: places of care or people where those are counted; else its items."""
    if head(mention.unit) in _CARE:
        named = tuple(" ".join(text[slice(*span)].split()) for span in facility_spans(text))
        if named:
            yield named
    if is_person(mention.unit):
        people = tuple(text[slice(*span)] for span in name_spans(text))
        if people:
            yield people
    items = _items(text)
    yield items
    if any(_LAST.search(item) for item in items):
        yield tuple(part for item in items for part in _parted(item))


def _items(text: str) -> tuple[str, ...]:
    parts = [
        part for part in re.split(r"\s*;\s*" if ";" in text else r"\s*,\s*", text) if part.strip()
    ]
    if not parts:
        return ()
    last = list(_LAST.finditer(parts[-1]))
    if last and not re.match(r"(?:y|e|así como)\s", parts[-1]):
        parts[-1:] = [parts[-1][: last[-1].start()], parts[-1][last[-1].end() :]]
    return tuple(item for item in (_tidy(part) for part in parts) if item)


def _parted(item: str) -> list[str]:
    return [_tidy(part) for part in _LAST.split(item) if _tidy(part)]


def _tidy(item: str) -> str:
    return " ".join(_LEAD.sub("", item.strip(" ,;:.()–—-"), count=1).split())


def bulleted(sentences: Sequence[Sentence], sentence: Sentence, mention: Mention) -> Listing | None:
    """Return the bullets behind a sentence that ends with a colon and counts one thing last."""
    if not sentence.text.rstrip().endswith(":") or sentence.said[-1] != mention:
        return None
    items: list[Sentence] = []
    for each in sentences[sentence.number + 1 :]:
        if each.kind is not Kind.BULLET:
            break
        if not items or each.block != items[-1].block:
            items.append(each)
    if len(items) < FEWEST or any(each.said for each in items):
        return None
    names = tuple(_tidy(" ".join(each.text.split()[:LONGEST_ITEM])) for each in items)
    return Listing((names,), is_whole=True, is_sure=True)
