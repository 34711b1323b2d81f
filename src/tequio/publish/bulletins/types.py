"""What is read from a bulletin: its header, its figures, people, places of care, commitments."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tequio.base.figures.types import ClaimKind


class Bound(StrEnum):
    """How a text ties itself to a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Precision(StrEnum):
    """How much of a date a text gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Kind(StrEnum):
    """What a block of a text is."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    TABLE = "table"


@dataclass(frozen=True)
class Block:
    """A run of text without breaks, and where each of its characters stood in the source.

    `at` has one place more than the text has characters: where the block ends in the source.
    """

    kind: Kind
    text: str
    at: tuple[int, ...] = field(repr=False)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of this block stands in the source."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(frozen=True)
class Text:
    """A bulletin as blocks in reading order, letterheads and link blocks told apart."""

    raw: str
    blocks: tuple[Block, ...]
    letterhead: tuple[str, ...]
    links: tuple[str, ...]

    def quote(self, block: Block, start: int, end: int) -> str:
        """Return the source, letter by letter, of a part of a block."""
        since, until = block.source_span(start, end)
        return self.raw[since:until]


@dataclass(frozen=True)
class Header:
    """What the bulletin says of itself. None where it does not say it.

    `date_inferred`: the text does not give the day; a person found it elsewhere.
    """

    number: str | None
    date: date | None
    date_precision: Precision | None
    date_text: str | None
    place: str | None
    title: str | None
    issuers: tuple[str, ...]
    date_inferred: bool = False


@dataclass(frozen=True)
class Span:
    """A part of the source text: its first character, and the one behind its last."""

    start: int
    end: int


@dataclass(frozen=True)
class Corrected:
    """A person's word on a figure: when, and what the reader had said; None: it had missed it."""

    at: datetime
    value: int | float | None
    unit: str | None


@dataclass(frozen=True)
class BulletinFigure:
    """A number that counts something, at its full magnitude, as the text says it.

    `kind` is as its own clause tells it: what will be is a goal. `span` is where the quote stands,
    `repeats` where the same number of the same thing is said again. `corrected`: a person said so.
    """

    value: int | float
    unit: str
    qualifier: str | None
    bound: Bound
    place: str | None
    when: str | None
    quote: str
    kind: ClaimKind
    span: Span
    repeats: tuple[Span, ...] = ()
    corrected: Corrected | None = None


@dataclass(frozen=True)
class FigureRow:
    """What the reader, or a person, says of a number of a kept text; `by` and `reason` for members.

    `is_figure` false: those words count nothing.
    """

    span: Span
    value: int | float
    unit: str
    bound: Bound
    place: str | None
    when: str | None
    kind: ClaimKind
    is_figure: bool
    is_persons: bool
    at: datetime
    quantity: str = ""
    area: str = ""
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class HeaderRow:
    """What the reader, or a person, says of the header of a kept text."""

    number: str | None
    date: date | None
    precision: Precision | None
    is_inferred: bool
    place: str | None
    title: str | None
    is_persons: bool
    at: datetime
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Person:
    """Someone named, in the fullest form of the text. `variants` are proposals, for a person."""

    name: str
    post: str | None
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks, and who is said to have said them."""

    text: str
    speaker: str | None


@dataclass(frozen=True)
class Commitment:
    """What someone is said to be going to do."""

    text: str
    who: str | None
    for_whom: str | None
    by_when: str | None


@dataclass(frozen=True)
class Promise:
    """A commitment where it stands in the source, and the first figure inside its words, if any."""

    span: Span
    said: Commitment
    figure: int | None


@dataclass(frozen=True)
class Decision:
    """What a person decided of a commitment; `claim` is the code it is kept under."""

    is_confirmed: bool
    claim: str
    text: str
    who: str
    by_when: str
    at: datetime
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Bulletin:
    """All that was read from one text. Figures stand in the order of the text."""

    header: Header
    bullets: tuple[str, ...]
    figures: tuple[BulletinFigure, ...]
    people: tuple[Person, ...]
    facilities: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    agreements: tuple[Commitment, ...]
    links: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A text as blocks, and what was read from it."""

    text: Text
    bulletin: Bulletin


class CheckKind(StrEnum):
    """What a check holds a text against: itself, its own series, or the register."""

    SUM = "sum"
    NAMES = "names"
    REPEAT = "repeat"
    RATIO = "ratio"
    SEQUENCE = "sequence"
    PLAN = "plan"
    FACILITY = "facility"
    REGISTER = "register"


class Outcome(StrEnum):
    """How a check came out. A warning is no error: something to look at."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OTHER_UNIVERSE = "other_universe"
    CANNOT_TELL = "cannot_tell"
    WARNING = "warning"


@dataclass(frozen=True)
class SumRecipe:
    """A number against its parts; no bound: exact. `slack` is what rounded digits may miss."""

    total: float
    parts: tuple[float, ...]
    bound: Bound | None = None
    parts_bound: Bound | None = None
    slack: float | None = None


@dataclass(frozen=True)
class NamesRecipe:
    """A number of things against those that the text names; not `is_whole` where it says so."""

    said: float
    unit: str
    names: tuple[str, ...]
    is_whole: bool = True


@dataclass(frozen=True)
class RepeatRecipe:
    """The numbers that one text gives of one thing, in its title, its bullets and its body."""

    unit: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class RatioRecipe:
    """Two numbers of one text whose ratio has a plausible range; `ratio` names it."""

    ratio: str
    above: float
    below: float


@dataclass(frozen=True)
class SequenceRecipe:
    """A bulletin's number and day; `weekday` as written, `others` as `137/2024 2024-03-21`."""

    number: str | None
    on: date | None
    weekday: str | None
    read_on: date
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanRecipe:
    """States (codes) that a text says will join, against those that did; `until` ends `by_when`."""

    states: tuple[str, ...]
    by_when: str | None
    until: date | None = None


@dataclass(frozen=True)
class FacilityRecipe:
    """A unit named, looked for in the register of a day; `beside` are the words next to it."""

    name: str
    state: str | None
    beside: str
    on: date


@dataclass(frozen=True)
class RegisterRecipe:
    """A number of a text against what the register measures of its quantity, area and day.

    `quantity` None: nothing that the register or a list of ours knows; `area` None: no area of the
    register. `unit` is the noun of the text.
    """

    quantity: str | None
    unit: str
    area: str | None
    value: float
    bound: Bound
    kind: ClaimKind
    on: date


Recipe = (
    SumRecipe
    | NamesRecipe
    | RepeatRecipe
    | RatioRecipe
    | SequenceRecipe
    | PlanRecipe
    | FacilityRecipe
    | RegisterRecipe
)


@dataclass(frozen=True)
class Found:
    """What there is to check, and of which figures (places in `Bulletin.figures`)."""

    recipe: Recipe
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """One way of counting what a text may mean, and how near it comes; the best stands first.

    `difference` is measured minus announced, `share` the same over what was announced. `receipt`
    opens the measure; empty where it is itself only announced.
    """

    name: str
    value: float | None
    decimals: int
    meets: bool
    is_same: bool
    difference: float | None
    share: float | None
    sentence: str
    receipt: str


@dataclass(frozen=True)
class Judged:
    """How a recipe came out; `explanation` in the reader's language."""

    verdict: Outcome
    explanation: str
    candidates: tuple[Candidate, ...] = ()
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Check:
    """A check that was run. `receipt` is the address that runs it again."""

    kind: CheckKind
    figures: tuple[int, ...]
    verdict: Outcome
    explanation: str
    receipt: str
    candidates: tuple[Candidate, ...] = ()
    recipe: Recipe | None = None
