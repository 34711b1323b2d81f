"""What was said of one quantity, wherever it was said, beside what the register measures of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse

from tequio.base.figures.queries import claims
from tequio.base.figures.types import NATION, ClaimKind, ClaimRow
from tequio.measures.indicators.queries import held, quantities
from tequio.measures.indicators.types import Announced, Held
from tequio.publish.bulletins.errors import UnknownFamilyError
from tequio.publish.bulletins.models import Bulletin, CommitmentDecision, FigureReading
from tequio.publish.bulletins.queries.kept import name_of
from tequio.publish.bulletins.rules.claimed import names_in, quantity_of_claim
from tequio.publish.bulletins.rules.families import (
    IN_BRACKETS,
    Said,
    Source,
    Step,
    clause,
    family,
    folded,
    is_of,
    kin,
    number_of,
)
from tequio.publish.bulletins.types import Bound
from tequio.register.geography.queries import area_names

ELSEWHERE = "otro"  # in addresses: a place that is no area of the register
AROUND = 700  # letters behind a number in which its list may stand
MOST_DAYS = 3  # days of which a page asks what was measured; the latest, and today


@dataclass(frozen=True)
class FamilyRow:
    """A family as the list tells it: of what, where, how many numbers, since and until when."""

    quantity: str
    name: str
    area: str
    place: str
    numbers: int
    texts: int
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True)
class FamilyPage:
    """A family with what was measured.

    `beside`: how an entry of `steps` stands to the register of its day, by its place; those of the
    latest days only. `now`: how the last number of the family stands to the register of today.
    """

    quantity: str
    name: str
    missing: str
    area: str
    place: str
    places: Mapping[str, str]
    names: Mapping[str, str]
    steps: tuple[Step, ...]
    beside: Mapping[int, Held]
    now: Held | None

    @property
    def is_cut(self) -> bool:
        """Whether there are dated numbers of which nothing measured was asked."""
        dated = [at for at, step in enumerate(self.steps) if step.said.said_on and step.said.area]
        return len(dated) > len(self.beside)

    @property
    def most_days(self) -> int:
        """Of how many days it is asked at most."""
        return MOST_DAYS


def family_page(quantity: str, area: str, *, on: date) -> FamilyPage:
    """Return a family, its near kin and what is said of places inside, beside what is measured.

    Four SQL queries for what was said and one for the names of municipalities; one for each way of
    counting on each of four days at most, and one for their documents.

    Args:
        quantity: a code of the table of quantities.
        area: of the register; empty for what was said of no such place.
        on: the day that stands for today.

    Raises:
        UnknownFamilyError: nothing of that quantity was ever said there.
    """
    known = quantities().get(quantity)
    steps = family(said_of(kin(quantity), area)) if known else ()
    own = [step.said for step in steps if (step.said.quantity, step.said.area) == (quantity, area)]
    if known is None or not own:
        raise UnknownFamilyError(quantity=quantity, area=area)
    asked = _of_latest_days(steps)
    answers = held([_announced(each) for each in (*asked.values(), replace(own[-1], said_on=on))])
    codes = {area or NATION, *(step.said.area for step in steps)} - {""}
    places = area_names(sorted(codes))
    return FamilyPage(
        quantity=quantity,
        name=known.name,
        missing=known.missing,
        area=area,
        place=places.get(area, ""),
        places=places,
        names={code: each.name for code, each in quantities().items()},
        steps=steps,
        beside=dict(zip(asked, answers, strict=False)),
        now=answers[-1] if area else None,
    )


def families() -> list[FamilyRow]:
    """Return every family, those told by most texts first. Four SQL queries.

    A number that one text says twice, or that a claim and its bulletin say, counts once.
    """
    heard: dict[tuple[str, str], dict[tuple[float, str], date | None]] = defaultdict(dict)
    told = [claim for claim in claims() if quantity_of_claim(claim)]
    kept = _bulletins_of(told)
    for claim in told:
        origin = min(_origins(claim, kept.get(claim.code)))
        key = quantity_of_claim(claim) or "", claim.area or ""
        heard[key][claim.value, origin] = claim.said_on
    columns = ("quantity", "area", "value", "bulletin", "bulletin__number", "bulletin__dated_on")
    for quantity, area, value, pk, number, on in _standing((), None).values_list(*columns):
        origin = number_of(number) or f"b{pk}"
        heard[quantity, area].setdefault((value, origin), on)
    names = area_names(sorted({area for _, area in heard if area}))
    rows = [_row(*key, numbers, names) for key, numbers in heard.items()]
    return sorted(rows, key=lambda row: (-row.texts, -row.numbers, row.name, row.area))


def said_of(wanted: Sequence[str] = (), area: str | None = None) -> list[Said]:
    """Return all that was said of some quantities in an area and inside it; of all, of none named.

    Each as its text says it, not yet merged: claims first. Four SQL queries.
    """
    told = [claim for claim in claims() if _is_asked(claim, wanted, area)]
    kept = _bulletins_of(told)
    said = [_of_claim(claim, kept.get(claim.code)) for claim in told]
    return [*said, *(_of_reading(row) for row in _with_words(_standing(wanted, area)))]


def _is_asked(claim: ClaimRow, wanted: Sequence[str], area: str | None) -> bool:
    quantity = quantity_of_claim(claim)
    if quantity is None or (wanted and quantity not in wanted):
        return False
    own = claim.area or ""
    return (
        area is None or own == area or (area != "" and own.startswith(_inside(area)) and own != "")
    )


def _inside(area: str) -> str:
    return "" if area == NATION else area


def _standing(wanted: Sequence[str], area: str | None) -> QuerySet[FigureReading]:
    """Return the readings that stand. One SQL query.

    Of the readings of one span the last of a person stands, else the last of the reader.
    """
    rows = _asked(FigureReading.objects.exclude(quantity=""), wanted, area)
    same = FigureReading.objects.filter(
        bulletin=OuterRef("bulletin"), start=OuterRef("start"), end=OuterRef("end")
    )
    of_persons = same.exclude(read_by=None)
    later = same.filter(pk__gt=OuterRef("pk"))
    overruled = Q(read_by=None) & (Exists(of_persons) | Exists(later)) | Exists(
        later.exclude(read_by=None)
    )
    return rows.filter(~overruled, is_figure=True).order_by("pk")


def _with_words(rows: QuerySet[FigureReading]) -> QuerySet[FigureReading]:
    """Return readings with their bulletins and the words that begin with each; not whole texts."""
    words = Substr("bulletin__text", F("start") + 1, F("end") - F("start") + AROUND)
    return rows.select_related("bulletin").defer("bulletin__text").annotate(words=words)


def _asked(
    rows: QuerySet[FigureReading], wanted: Sequence[str], area: str | None
) -> QuerySet[FigureReading]:
    if wanted:
        rows = rows.filter(quantity__in=wanted)
    if area is None:
        return rows
    if area in {"", NATION}:
        return rows.filter(area="") if area == "" else rows.exclude(area="")
    return rows.filter(area__startswith=area)


def _of_reading(row: FigureReading) -> Said:
    held_in = row.bulletin
    length = row.end - row.start
    words: str = row.words  # type: ignore[attr-defined]  # annotated above
    place = (held_in.pk, row.start, row.end)
    origins = {f"b{held_in.pk}", number_of(held_in.number)} - {""}
    return Said(
        quantity=row.quantity,
        value=row.value,
        bound=Bound(row.bound),
        unit=row.unit,
        definition=clause(words, length),
        area=row.area,
        said_on=held_in.dated_on,
        is_inferred=held_in.is_inferred,
        when=row.when_text,
        said_by=", ".join(held_in.issuers),
        kind=ClaimKind(row.kind),
        quote=" ".join(words[:length].split()),
        sources=(Source(name_of(held_in), reverse("bulletins:figure", args=place)),),
        origins=frozenset(origins),
        is_corrected=row.read_by_id is not None,
        names=names_in(words, row.unit),
    )


def _of_claim(claim: ClaimRow, kept: Bulletin | None) -> Said:
    href = reverse("bulletins:bulletin", args=[kept.pk]) if kept else ""
    listed = kept.text.partition(claim.quote)[2] if kept and claim.quote else ""
    return Said(
        quantity=quantity_of_claim(claim) or "",
        value=claim.value,
        bound=Bound(claim.qualifier),
        unit=claim.unit,
        definition=claim.definition,
        area=claim.area or "",
        said_on=claim.said_on,
        is_inferred=claim.said_on_inferred,
        when=claim.when,
        said_by=claim.said_by,
        kind=claim.kind,
        quote=claim.quote,
        sources=(Source(claim.source, href),),
        origins=_origins(claim, kept),
        is_typed=True,
        names=names_in(f"{claim.quote}{listed[:AROUND]}", claim.unit),
    )


def _origins(claim: ClaimRow, kept: Bulletin | None) -> frozenset[str]:
    """Return the names of the text that says a claim: its number, ours, else its source."""
    named = {number_of(claim.source), f"b{kept.pk}" if kept else ""} - {""}
    return frozenset(named or {folded(claim.source)})


def _bulletins_of(told: Sequence[ClaimRow]) -> dict[str, Bulletin]:
    """Return the kept bulletins that claims cite, by the claim's code. Two SQL queries.

    A commitment that was confirmed cites its own; else the number says it, or, where there is none,
    the words in brackets stand in the text.
    """
    codes = [claim.code for claim in told]
    confirmed = dict(
        CommitmentDecision.objects.filter(claim__in=codes, is_confirmed=True).values_list(
            "claim", "bulletin"
        )
    )
    near = Q(pk__in=confirmed.values())
    for source in {claim.source for claim in told}:
        near |= _cited(source)
    held_ones = list(Bulletin.objects.filter(near).order_by("pk"))
    by_pk = {each.pk: each for each in held_ones}
    found = {code: by_pk[pk] for code, pk in confirmed.items()}
    for claim in told:
        cited = (each for each in held_ones if is_of(claim.source, each.number, each.text))
        if claim.code not in found and (first := next(cited, None)):
            found[claim.code] = first
    return found


def _cited(source: str) -> Q:
    if number := number_of(source):
        return Q(number__contains=number)
    named = IN_BRACKETS.search(source)
    return Q(number="", text__icontains=named[1]) if named else Q(pk=None)


def _of_latest_days(steps: Sequence[Step]) -> dict[int, Said]:
    """Return the dated entries of the latest days, by their place; what is asked stays bounded."""
    days = sorted({step.said.said_on for step in steps if step.said.said_on})[-MOST_DAYS:]
    return {
        at: step.said
        for at, step in enumerate(steps)
        if step.said.said_on in days and step.said.area
    }


def _announced(said: Said) -> Announced:
    return Announced(
        quantity=said.quantity,
        unit=said.unit,
        area=said.area or None,
        value=said.value,
        qualifier=said.bound,
        kind=said.kind,
        on=said.said_on or date.max,
    )


def _row(
    quantity: str,
    area: str,
    numbers: Mapping[tuple[float, str], date | None],
    names: Mapping[str, str],
) -> FamilyRow:
    days = [on for on in numbers.values() if on]
    return FamilyRow(
        quantity=quantity,
        name=quantities()[quantity].name if quantity in quantities() else quantity,
        area=area,
        place=names.get(area, ""),
        numbers=len(numbers),
        texts=len({origin for _, origin in numbers}),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
    )
