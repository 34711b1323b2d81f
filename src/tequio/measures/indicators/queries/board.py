"""The board of an area: its measures, and each number announced of it beside the measure."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tequio.base.figures.queries import claims, figures, on_every_basis
from tequio.base.figures.types import NATION, Area, ClaimRow, Figure, Question
from tequio.kernel.dates import Moment
from tequio.measures.indicators import rules
from tequio.measures.indicators.queries.reference import comparisons, opd
from tequio.measures.indicators.queries.words import alone, why
from tequio.measures.indicators.types import Beside, Board, Comparison, OnlySaid
from tequio.register.geography.queries import area_names

# What a board measures, in order; on every basis where there are bases.
OF_UNITS = (
    "units.in_operation",
    "units.keys",
    "units.first_level",
    "units.hospitals",
    "units.rooms",
    "units.beds",
)
OF_PEOPLE = ("population.without_social_security", "population.total")
OF_THE_NATION = ("states.with_first_level", "population.covered")


def board(area: Area, moment: Moment) -> Board:
    """Return the board of a state, or of the nation, as of a moment.

    Ten SQL queries for a state, twelve for the nation, however many claims it has: one a figure,
    one for the claims, one for the documents.

    Raises:
        UnknownAreaError: there is no such area.
    """
    said = _said(area)
    questions = _questions(area, moment)
    answers = dict(zip(questions, figures(questions), strict=True))
    return Board(
        area=area,
        name=area_names([area.code])[area.code],
        as_of=moment.on,
        known_at=moment.known_at,
        measures=tuple(answers.values()),
        besides=tuple(_besides(said, _answered(answers, moment))),
        only_said=tuple(
            OnlySaid(claim, alone(claim, comparisons().get(claim.code), said))
            for claim in said.values()
            if not claim.figure
        ),
    )


def claims_of(area: Area, moment: Moment) -> tuple[Beside, ...]:
    """Return only what was announced of an area beside its measures, in the table's order.

    At most the queries of a board; two SQL queries where no figure measures what was said, or
    nothing was.
    """
    said = _said(area)
    questions = list(
        dict.fromkeys(
            question
            for claim, comparison in _held(said)
            for question in (
                *on_every_basis(_question(claim, comparison, moment)),
                *_whole(claim, comparison, moment),
            )
        )
    )
    answers = dict(zip(questions, figures(questions), strict=True))
    return tuple(_besides(said, _answered(answers, moment)))


def _said(area: Area) -> dict[str, ClaimRow]:
    return {claim.code: claim for claim in claims(area=area.code)}


Answered = Callable[[ClaimRow, Comparison], tuple[Figure, list[Figure], Figure | None]]


def _besides(said: Mapping[str, ClaimRow], answered: Answered) -> Iterable[Beside]:
    for claim, comparison in _held(said):
        held, others, whole = answered(claim, comparison)
        judgement = rules.judge(claim, comparison, held, others)
        yield Beside(
            claim=claim,
            figure=held,
            verdict=judgement.verdict,
            why=why(claim, comparison, (held, judgement), others, said),
            others=tuple(others),
            part_of=whole,
            difference=judgement.difference,
            share=judgement.share,
        )


def _held(said: Mapping[str, ClaimRow]) -> list[tuple[ClaimRow, Comparison]]:
    """Return the claims that a figure measures, in the order of the table of comparisons."""
    return [
        (said[code], comparison)
        for code, comparison in comparisons().items()
        if code in said and said[code].figure
    ]


def _answered(answers: Mapping[Question, Figure], moment: Moment) -> Answered:
    def answered(
        claim: ClaimRow, comparison: Comparison
    ) -> tuple[Figure, list[Figure], Figure | None]:
        asked = _question(claim, comparison, moment)
        others = [answers[q] for q in on_every_basis(asked) if q.basis != asked.basis]
        whole = next((answers[q] for q in _whole(claim, comparison, moment)), None)
        return answers[asked], others, whole

    return answered


def _question(claim: ClaimRow, comparison: Comparison, moment: Moment) -> Question:
    return Question(
        claim.figure or "",
        Area(claim.area or NATION),
        moment,
        institution=comparison.institution,
        basis=comparison.basis,
    )


def _whole(claim: ClaimRow, comparison: Comparison, moment: Moment) -> list[Question]:
    """Return the question of the whole that the measure is a part of; none where there is none."""
    if comparison.part_of is None:
        return []
    area = Area(claim.area or NATION)
    return [Question(comparison.part_of, area, moment, institution=comparison.institution)]


def _questions(area: Area, moment: Moment) -> list[Question]:
    """Return what a board measures; units are those of the OPD, whose hand-over it shows."""
    nation = OF_THE_NATION if area.code == NATION else ()
    asked: Sequence[Question] = [
        *(Question(each, area, moment, institution=opd()) for each in OF_UNITS),
        *(Question(each, area, moment) for each in (*OF_PEOPLE, *nation)),
    ]
    return [each for question in asked for each in on_every_basis(question)]
