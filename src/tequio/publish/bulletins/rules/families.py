"""A family: all that was said of one quantity in one area, each thing once, and what changed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from unicodedata import combining, normalize

from tequio.base.figures.types import NATION, ClaimKind
from tequio.publish.bulletins.rules.words import words
from tequio.publish.bulletins.types import Bound

SERIES = re.compile(r"\b0*(\d{1,4})\s*/\s*(\d{4})\b")
IN_BRACKETS = re.compile(r"\(([^()]{8,})\)")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
WORD = re.compile(r"[a-z]{3,}")
OF_WHOM = re.compile(
    r"(?:%|por ciento|porcentaje)\s+(?:del|(?:de|entre)(?:\s+(?:las?|los|el))?)\s+(.{3,80})"
)
ENDS_PHRASE = re.compile(r"[.;:,()«»“”\"]|\b(?:por|que|con|en|para|al|segun)\b")
PER_CENT = ("porcentaje", "por ciento", "%")
LISTS = words("convenio anexo anexos relacion padron")
# Words that say nothing of what is counted: articles, numbers, the names of who receives.
EMPTY = words(
    """
    los las del que son una uno unos unas con por para entre sus tres dos mil millones millon hay
    como sin mas ese esa esta este estos estas cuya cuyo cuyas cuyos otro otra otros otras fueron
    sera seran nuevo nueva nuevos nuevas toda todo todas todos nivel segundo primer tercer
    imss bienestar opd issste federal estatal nacional mexico
    """
)
# Quantities that are easily taken for one another: their numbers are told together.
KIN = (
    ("units", "first_level_units", "health_centres"),
    ("hospitals", "hospitals_second_level", "hospitals_of_kind"),
    ("workers", "professionals"),
    ("people_without_social_security", "people", "people_of_kind"),
)
ANY, INSIDE = "", "*"
HALF = 0.5


class Change(StrEnum):
    """What a number no longer says as the one before it did."""

    PLACE = "place"
    DEFINITION = "definition"
    DENOMINATOR = "denominator"
    KIND = "kind"
    LIST = "list"


@dataclass(frozen=True)
class Source:
    """Where a number is written; `href` leads there where we keep it."""

    name: str
    href: str = ""


@dataclass(frozen=True)
class Said:
    """A number that someone said of a quantity, with all that its text says of it.

    `definition` is what it counts in its own words; `when` what the text says of the time;
    `origins` name the texts that say it: what shares one, and says the same, is one entry.
    `is_typed`: a person typed it into the table of claims. `names`: what the text names of it.
    """

    quantity: str
    value: float
    bound: Bound
    unit: str
    definition: str
    area: str
    said_on: date | None
    is_inferred: bool
    when: str
    said_by: str
    kind: ClaimKind
    quote: str
    sources: tuple[Source, ...]
    origins: frozenset[str]
    is_typed: bool = False
    is_corrected: bool = False
    names: tuple[str, ...] = ()

    @property
    def placed_on(self) -> date:
        """Where it stands in time: the end of its year where that is all that is known."""
        if self.said_on:
            return self.said_on
        years = [int(year) for year in YEAR.findall(self.when)]
        return date(max(years), 12, 31) if years else date.max


@dataclass(frozen=True)
class Drift:
    """What changed since the number before; `difference` only where both count the same."""

    since: Said
    changes: frozenset[Change]
    difference: float | None = None
    share: float | None = None

    @property
    def is_growth(self) -> bool:
        """Whether the two may be compared at all."""
        return self.difference is not None


@dataclass(frozen=True)
class Step:
    """A number of a family, and what changed since the one before it; None: nothing before it."""

    said: Said
    drift: Drift | None


def kin(quantity: str) -> tuple[str, ...]:
    """Return a quantity and those easily taken for it, itself first."""
    near = next((group for group in KIN if quantity in group), ())
    return (quantity, *(each for each in near if each != quantity))


def family(said: Iterable[Said]) -> tuple[Step, ...]:
    """Return what was said, each thing once, the earliest first, with what changed each time.

    A number is held against the last one, of another text, of its own quantity and area; where
    there is none, of its area; else of an area that holds it or lies in it. The order in which
    they are given changes nothing. O(n) after sorting, where few stand in one text.
    """
    steps: list[Step] = []
    heard: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in sorted(merged(said), key=_in_time):
        before = _before(heard, each)
        steps.append(Step(each, drift(before, each) if before else None))
        for place in _places(each):
            for quantity in (each.quantity, ANY):
                heard[place, quantity].append(each)
    return tuple(steps)


def merged(said: Iterable[Said]) -> list[Said]:
    """Return each number of each text once, with all its sources.

    What a person typed says best what it counts; of several, the first by name.
    """
    alike: dict[tuple[str, float, str], list[list[Said]]] = defaultdict(list)
    for each in sorted(said, key=_by_name):
        groups = alike[each.quantity, each.value, each.area]
        same = [group for group in groups if any(each.origins & other.origins for other in group)]
        joined = [each, *(other for group in same for other in group)]
        groups[:] = [group for group in groups if group not in same] + [joined]
    return [_one(group) for groups in alike.values() for group in groups]


def drift(before: Said, after: Said) -> Drift:
    """Return what changed between two numbers; by how much only where both count the same."""
    changes = {
        Change.PLACE: before.area != after.area,
        Change.DEFINITION: not counts_alike(before, after),
        Change.DENOMINATOR: _other_whole(before, after),
        Change.KIND: before.kind is not after.kind,
        Change.LIST: _is_list(after) and not _is_list(before),
    }
    found = frozenset(change for change, is_so in changes.items() if is_so)
    if found & {Change.PLACE, Change.DEFINITION, Change.DENOMINATOR}:
        return Drift(before, found)
    apart = after.value - before.value
    return Drift(before, found, apart, apart / before.value if before.value else None)


def counts_alike(one: Said, other: Said) -> bool:
    """Whether two numbers count the same, as far as their words say.

    They are of one quantity, share the noun, and more than half of the words of the one that says
    less.
    """
    if one.quantity != other.quantity or not _nouns(one) & _nouns(other):
        return False
    mine, theirs = _words(one), _words(other)
    least = min(len(mine), len(theirs))
    return not least or len(mine & theirs) / least > HALF


def denominator(said: Said) -> str:
    """Return of what a percentage is a share, in its own words; empty where they do not say."""
    if not said.unit.startswith(PER_CENT):
        return ""
    for text in (said.definition, said.quote):
        if found := OF_WHOM.search(folded(text)):
            return ENDS_PHRASE.split(found[1])[0].strip()
    return ""


def number_of(text: str) -> str:
    """Return the number of a series that a text names, as 15/2024; empty where it names none."""
    found = SERIES.search(text)
    return f"{int(found[1])}/{found[2]}" if found else ""


def is_of(source: str, number: str, text: str) -> bool:
    """Whether a claim's source is a bulletin: by its number; without one, by words of its text.

    Those are the words in brackets: «Boletín sin número (Quinta Reunión Regional Sureste)».
    """
    named = number_of(source)
    if named or number_of(number):
        return named == number_of(number)
    told = IN_BRACKETS.search(source)
    return bool(told) and folded(told[1] if told else "") in folded(text)


def clause(text: str, length: int) -> str:
    """Return the words of a number, and those that follow it to the end of its clause.

    Args:
        text: from the first letter of the number on.
        length: of the number's own words.
    """
    rest = re.split(r"[.;:,\n](?=\s|$)|\n\s*\n", text[length:], maxsplit=1)[0]
    return " ".join((text[:length] + rest).split())


def folded(text: str) -> str:
    """Return a text in small letters without accents, with single blanks."""
    bare = normalize("NFD", text.casefold())
    return " ".join("".join(c for c in bare if not combining(c)).split())


def _in_time(said: Said) -> tuple[object, ...]:
    return (said.placed_on, said.area, -said.value, *_by_name(said))


def _by_name(said: Said) -> tuple[object, ...]:
    return (
        not said.is_typed, said.value, said.quantity, said.unit, said.definition, said.kind,
        said.area, said.said_on or date.max, said.is_inferred, said.when, said.said_by,
        said.quote, said.bound, said.is_corrected, said.names, sorted(said.origins),
        [(each.name, each.href) for each in said.sources],
    )  # fmt: skip


def _one(group: Sequence[Said]) -> Said:
    first, *others = sorted(group, key=_by_name)
    sources = {each: None for said in (first, *others) for each in said.sources}
    return replace(
        first,
        sources=tuple(sources),
        origins=frozenset().union(*(each.origins for each in group)),
        is_corrected=any(each.is_corrected for each in group),
        said_on=first.said_on or next((each.said_on for each in others if each.said_on), None),
        names=next((each.names for each in (first, *others) if each.names), ()),
    )


def _before(heard: Mapping[tuple[str, str], list[Said]], said: Said) -> Said | None:
    """Return what a number is held against: the nearest in area and quantity, then in time."""
    for place in (said.area, *_near(said.area)):
        for quantity in (said.quantity, ANY):
            told = heard.get((place, quantity), [])
            others = [each for each in told if not each.origins & said.origins]
            if others:
                return _most_alike(others, said)
    return None


def _most_alike(earlier: Sequence[Said], said: Said) -> Said:
    """Return, of the numbers of the last text, what counts the same; else the largest of them."""
    last = earlier[-1]
    of_text = [each for each in earlier if each.origins & last.origins]
    return max(of_text, key=lambda each: (counts_alike(each, said), each.value))


def _places(said: Said) -> list[str]:
    """Return the names of the places that a number is heard at: its area, and what holds it."""
    return [said.area, *(f"{holder}{INSIDE}" for holder in _holders(said.area))]


def _near(area: str) -> list[str]:
    return [*reversed(_holders(area)), f"{area}{INSIDE}"]


def _holders(area: str) -> list[str]:
    """Return the areas that hold one, the widest first."""
    if area in {NATION, ""}:
        return []
    return [NATION] if len(area) == len(NATION) else [NATION, area[:2]]


def _other_whole(before: Said, after: Said) -> bool:
    one, other = denominator(before), denominator(after)
    return bool(one and other) and not set(WORD.findall(one)) & set(WORD.findall(other)) - EMPTY


def _is_list(said: Said) -> bool:
    return bool(LISTS & set(WORD.findall(folded(f"{said.definition} {said.said_by}"))))


def _nouns(said: Said) -> set[str]:
    listed = (_listed(said.unit), _listed(said.definition))
    return {each[0] for each in listed if each}


def _words(said: Said) -> set[str]:
    return {*_listed(said.unit), *_listed(said.definition)}


@lru_cache(maxsize=4_096)
def _listed(text: str) -> tuple[str, ...]:
    """Return the words of a text that say what is counted, as they are known by."""
    return tuple(_singular(each) for each in WORD.findall(folded(text)) if each not in EMPTY)


def _singular(word: str) -> str:
    """Return a noun in the singular, near enough to know it by: unidades, hospitales, camas."""
    bare = word.removesuffix("s")
    return bare.removesuffix("e") if len(bare) >= len("base") else bare
