import re
import unicodedata
from collections import Counter
from datetime import date

import pytest

from tequio.base.figures import ports
from tequio.base.figures.models import Claim
from tequio.base.figures.queries import claims, every_question, on_every_basis
from tequio.base.figures.types import Area, Question
from tequio.kernel.dates import Moment
from tequio.measures.indicators.queries import comparisons, reference_claims
from tequio.measures.indicators.queries.reference import joined, opd
from tequio.measures.indicators.rules import TOLERANCES
from tequio.measures.indicators.services import install_reference_claims
from tequio.register.directory.queries import reference_institutions

TEXTS = {  # as a claim cites its source: how its file begins
    "Boletín 137/2024": "000_",
    "Boletín sin número (Quinta Reunión Regional Sureste)": "001_",
    "Boletín conjunto 158/2023": "002_",
    "Boletín conjunto 355/2023": "003_",
    "Boletín 015/2024": "004_",
}
# Told by the press, whose words we do not have: such claims quote nothing.
OF_THE_PRESS = {
    "Acuerdo Nacional para la Federalización (PCM Noticias, 10 oct 2023)",
    "El Universal, «Transferirán mil 166 unidades médicas al Seguro Social»",
    "Primera Línea, 16 ago 2024",
}
QUOTED = [claim for claim in reference_claims() if claim.source not in OF_THE_PRESS]
COUNTED = ["un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"]
WORDS = {word: at for at, word in enumerate(COUNTED, 1)} | {"una": 1, "segundo": 2, "quinta": 5}
SCALES = {"mil": 1_000, "millon": 1_000_000, "millones": 1_000_000}
# Numbers that a text does not write: one hospital named, five works named one by one.
UNWRITTEN = {"137-2024-hospital": 1, "015-2024-works": 5}


def plain(text):
    """Fold accents, capitals and runs of blanks."""
    folded = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"\s+", " ", "".join(c for c in folded if not unicodedata.combining(c)))


def read_number(quote):
    """Read the first number of a quote: «9 millones 161 mil 742», «mil 280», «nueve»."""
    total, pending, found = 0, None, False
    for word in plain(quote).split():
        if word.isdecimal() or word in WORDS:
            if found and pending is not None:
                break
            pending, found = int(word) if word.isdecimal() else WORDS[word], True
        elif word in SCALES:
            total, pending, found = (
                total + (1 if pending is None else pending) * SCALES[word],
                None,
                True,
            )
        elif found:
            break
    return total + (pending or 0)


@pytest.fixture(scope="module")
def bulletins(bulletin_folder):
    """The texts of the bulletins, by how a claim cites them."""
    folder = bulletin_folder / "text"
    return {
        source: plain(next(folder.glob(f"{start}*")).read_text("utf-8"))
        for source, start in TEXTS.items()
    }


@pytest.mark.data
@pytest.mark.parametrize("claim", QUOTED, ids=lambda claim: claim.code)
def test_a_claims_quote_stands_in_its_bulletin(claim, bulletins):
    assert plain(claim.quote) in bulletins[claim.source]


@pytest.mark.parametrize("claim", QUOTED, ids=lambda claim: claim.code)
def test_a_claims_value_is_the_number_of_its_quote(claim):
    assert claim.value == UNWRITTEN.get(claim.code) or claim.value == read_number(claim.quote)


def test_each_bulletin_with_figures_is_typed_and_the_one_without_a_date_says_it_is_inferred():
    assert {claim.source for claim in reference_claims()} == set(TEXTS) | OF_THE_PRESS
    inferred = {(c.source, c.said_on) for c in reference_claims() if c.said_on_inferred}
    assert inferred == {("Boletín sin número (Quinta Reunión Regional Sureste)", date(2023, 8, 16))}


def test_no_claim_has_the_code_of_another():
    assert max(Counter(claim.code for claim in reference_claims()).values()) == 1


def test_every_claim_says_what_it_counts_who_said_it_and_where_it_is_written():
    for claim in reference_claims():
        assert claim.definition, claim.code
        assert claim.said_by, claim.code
        assert claim.source, claim.code
        assert bool(claim.quote) == (claim in QUOTED), claim.code
        assert claim.qualifier in TOLERANCES


def test_a_claim_that_a_figure_measures_says_how_it_is_held_against_it():
    measured = {claim.code for claim in reference_claims() if claim.figure}
    assert measured <= set(comparisons())


def test_every_comparison_is_of_a_claim_and_asks_what_its_figure_can_answer(db):
    told = {claim.code: claim for claim in reference_claims()}
    for code, comparison in comparisons().items():
        claim = told[code]
        assert set(comparison.terms) <= set(told)
        if claim.figure is None:
            continue
        defined = ports.definition_of(claim.figure)
        assert Area(claim.area).kind in defined.kinds
        question = Question(claim.figure, Area(claim.area), Moment(date(2026, 6, 30)))
        bases = {each.basis for each in on_every_basis(question)}
        assert comparison.basis in bases
        assert comparison.accidents <= bases
        assert comparison.institution is None or defined.by_institution
        assert comparison.part_of is None or ports.definition_of(comparison.part_of)


def test_a_comparison_of_other_universes_says_in_which_way_they_differ():
    for comparison in comparisons().values():
        assert bool(comparison.sentence) == (comparison.universe != "same"), comparison.claim


def test_comparisons_with_units_are_with_those_of_the_body_that_receives_them():
    named = {c.institution for c in comparisons().values() if c.institution}
    assert named == {opd()}
    assert opd() in {row.code for row in reference_institutions()}


def test_twenty_three_states_joined():
    assert len(joined()) == 23


def test_the_claims_are_in_the_database_and_a_second_install_changes_nothing(db):
    assert {row.code for row in claims()} == {row.code for row in reference_claims()}
    assert install_reference_claims() == 0


def test_a_claim_that_was_altered_is_put_right(db):
    Claim.objects.filter(code="015-2024-units").update(value=1281)
    assert install_reference_claims() == 1
    assert Claim.objects.get(code="015-2024-units").value == 1280


def test_nothing_differs_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        install_reference_claims()


def test_a_snapshot_takes_the_figures_that_span_apps_in():
    asked = {(q.figure, q.area.code) for q in every_question(Moment(date(2026, 6, 30)))}
    assert ("states.with_first_level", "00") in asked
    assert ("states.with_first_level", "15") not in asked
