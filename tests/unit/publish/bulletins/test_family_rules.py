"""What was said of one quantity, each thing once, and what changed between one and the next."""

from datetime import date

import pytest

from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.rules.families import (
    Change,
    Said,
    Source,
    clause,
    denominator,
    drift,
    family,
    is_of,
    kin,
    merged,
)
from tequio.publish.bulletins.types import Bound

TOLD = {
    "quantity": "units", "definition": "", "area": "00", "bound": Bound.EXACT, "when": "",
    "is_inferred": False, "said_by": "alguien", "kind": ClaimKind.PROGRESS, "quote": "",
    "sources": (Source("un boletín"),),
}  # fmt: skip


def said(value, unit, *, on=date(2024, 1, 12), origins=None, **given):
    texts = frozenset(origins or {f"{value} {on}"})
    return Said(value=value, unit=unit, said_on=on, origins=texts, **TOLD | given)


SPECIALISTS = said(
    38, "especialistas", quantity="professionals",
    definition="De los especialistas nuevos, los del OPD",
    area="20", on=date(2023, 4, 3), kind=ClaimKind.RESULT,
)  # fmt: skip
STRUCTURE = said(
    21, "personas", quantity="workers", on=date(2023, 8, 16),
    definition="Personas contratadas por la nueva institución: «toda su estructura»",
)  # fmt: skip
WORKERS = said(
    85_000, "personas", quantity="workers", bound=Bound.ABOUT, on=date(2024, 3, 21),
    definition="Trabajadores del OPD IMSS-Bienestar que se han sumado a los servicios de salud",
)  # fmt: skip


def test_people_of_a_structure_and_workers_are_a_change_of_definition_and_no_growth():
    steps = family([WORKERS, STRUCTURE, SPECIALISTS])
    assert [step.said.value for step in steps] == [38, 21, 85_000]
    first, second, third = (step.drift for step in steps)
    assert first is None
    assert second.changes >= {Change.PLACE, Change.DEFINITION}
    assert Change.DEFINITION in third.changes
    assert not second.is_growth
    assert not third.is_growth


def test_the_same_count_a_year_later_tells_by_how_much_it_changed():
    before = said(1_000, "unidades médicas", definition="Unidades médicas que se transferirán")
    after = said(1_280, "unidad médica", on=date(2025, 1, 1))
    told = drift(before, after)
    assert (told.changes, told.difference, told.share) == (frozenset(), 280, 0.28)


def test_health_centres_and_units_are_not_the_same_count():
    centres = said(790, "centros de salud", quantity="health_centres")
    told = drift(centres, said(801, "unidades médicas"))
    assert (told.changes, told.difference) == ({Change.DEFINITION}, None)


def test_a_goal_that_became_an_outcome_is_a_change_of_kind_and_still_compared():
    told = drift(
        said(10, "hospitales", kind=ClaimKind.GOAL), said(4, "hospitales", kind=ClaimKind.RESULT)
    )
    assert (told.changes, told.difference) == ({Change.KIND}, -6)


def test_shares_of_different_wholes_are_not_compared():
    one = said(80, "porcentaje", quote="80 por ciento de la población")
    other = said(80, "porcentaje", quote="80% de los hospitales")
    told = drift(one, other)
    assert (told.changes, told.difference) == ({Change.DENOMINATOR}, None)


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("80 por ciento de la población con el IMSS", "poblacion"),
        ("el 12 % de las unidades médicas, dijo", "unidades medicas"),
        ("un avance del 12 por ciento", ""),
    ],
)
def test_of_what_a_percentage_is_a_share_is_as_its_words_say(quote, whole):
    assert denominator(said(12, "porcentaje", quote=quote)) == whole


def test_a_later_legal_list_is_told_and_both_are_kept():
    plan = said(
        1_280, "unidades médicas", area="15", kind=ClaimKind.GOAL,
        definition="Unidades médicas que se transferirán al OPD IMSS-Bienestar",
    )  # fmt: skip
    listed = said(
        1_166, "unidades médicas", area="15", on=None, when="2024", kind=ClaimKind.GOAL,
        definition="Unidades médicas que enlista el convenio específico de inmuebles",
    )  # fmt: skip
    first, second = family([listed, plan])
    assert (first.said, second.said) == (plan, listed)
    assert (second.drift.changes, second.drift.difference) == ({Change.LIST}, -114)


def test_what_one_bulletin_says_is_one_entry_with_both_its_sources():
    typed = said(
        1_280, "unidades médicas", definition="Las que se transferirán", area="15", is_typed=True,
        origins={"15/2024"}, sources=(Source("Boletín 015/2024"),),
    )  # fmt: skip
    read = said(
        1_280, "unidades médicas", area="15", origins={"15/2024", "b7"},
        sources=(Source("Boletín 015/2024", "/boletines/7/"),),
    )  # fmt: skip
    (one,) = merged([read, typed])
    assert (one.definition, one.is_typed) == ("Las que se transferirán", True)
    assert [each.href for each in one.sources] == ["", "/boletines/7/"]


def test_one_number_said_by_two_texts_stays_two():
    assert len(merged([said(10, "camas", origins={"a"}), said(10, "camas", origins={"b"})])) == 2


def test_one_text_that_gives_two_numbers_stays_two():
    assert len(merged([said(10, "camas", origins={"a"}), said(11, "camas", origins={"a"})])) == 2


def test_a_number_is_held_against_its_own_area_first_and_never_against_another_state():
    edomex, oaxaca = said(1, "camas", area="15"), said(2, "camas", area="20", on=date(2024, 2, 1))
    again = said(3, "camas", area="15", on=date(2024, 3, 1))
    steps = family([edomex, oaxaca, again])
    assert [step.drift and step.drift.since for step in steps] == [None, None, edomex]


def test_a_municipality_is_held_against_its_state_where_nothing_nearer_was_said():
    steps = family(
        [said(9, "camas", area="20"), said(2, "camas", area="20067", on=date(2025, 1, 1))]
    )
    assert steps[1].drift.changes == {Change.PLACE}


@pytest.mark.parametrize(
    ("source", "number", "text", "is_so"),
    [
        ("Boletín conjunto 158/2023", "158/2023", "", True),
        ("Boletín 015/2024", "No. 15 / 2024", "", True),
        ("Boletín 015/2024", "115/2024", "", False),
        (
            "Boletín sin número (Quinta Reunión Regional Sureste)", "",
            "Concluye la quinta reunión regional  Sureste", True,
        ),
        ("Boletín sin número (Quinta Reunión Regional Sureste)", "", "Otra reunión", False),
        ("El Universal (2024)", "", "El Universal (2024)", False),
    ],
)  # fmt: skip
def test_a_claim_is_of_the_bulletin_whose_number_or_words_it_names(source, number, text, is_so):
    assert is_of(source, number, text) is is_so


def test_the_words_of_a_number_run_to_the_end_of_its_clause():
    text = "10 hospitales abandonados\nen la entidad mexiquense, entre ellos el Oncológico"
    assert clause(text, 13) == "10 hospitales abandonados en la entidad mexiquense"
    assert clause("1.5 millones de pesos. Y más", 3) == "1.5 millones de pesos"


def test_a_number_is_held_against_its_own_quantity_first_and_against_no_other_of_its_text():
    text = {"15/2024"}
    units = said(1_280, "unidades médicas", area="15", origins=text)
    centres = said(1_203, "centros de salud", quantity="health_centres", area="15", origins=text)
    listed = said(1_166, "unidades médicas", area="15", on=date(2024, 12, 1))
    steps = family([units, centres, listed])
    assert [step.said.value for step in steps] == [1_280, 1_203, 1_166]
    assert [step.drift and step.drift.since for step in steps] == [None, None, units]


def test_health_centres_are_kin_of_units_and_camas_have_no_kin():
    assert kin("health_centres") == ("health_centres", "units", "first_level_units")
    assert kin("beds") == ("beds",)
