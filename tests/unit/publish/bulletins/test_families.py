"""The same quantity across texts: claims of the table and kept bulletins, beside the register."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tequio.base.figures.types import ClaimKind
from tequio.publish.bulletins.errors import UnknownFamilyError
from tequio.publish.bulletins.models import FigureReading
from tequio.publish.bulletins.queries.families import families, family_page, said_of
from tequio.publish.bulletins.rules.families import Change
from tequio.publish.bulletins.services.correcting import correct_figure
from tequio.publish.bulletins.types import Bound

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)
EDOMEX = """Toluca, Estado de México, viernes 12 de enero de 2024
No. 015/2024

Analizan el proyecto de federalización del Estado de México

En este proceso se transferirán mil 280 unidades médicas en el Estado de México.
Se rescatarán 10 hospitales abandonados en la entidad mexiquense, entre ellos el Hospital
Oncológico de Ecatepec.
"""


def values(page, *quantities):
    return [
        step.said.value for step in page.steps if not quantities or step.said.quantity in quantities
    ]


def test_people_of_a_structure_specialists_and_workers_are_one_family_and_no_growth():
    page = family_page("workers", "00", on=ON)
    told = {step.said.value: step for step in page.steps}
    assert {21, 38, 85_000} <= set(told)
    assert Change.PLACE in told[21].drift.changes
    assert Change.DEFINITION in told[85_000].drift.changes
    assert told[85_000].drift.since.value == 21
    assert not any(step.drift and step.drift.is_growth for step in page.steps)


def test_a_later_legal_list_stands_beside_what_was_announced_and_both_are_kept():
    page = family_page("units", "15", on=ON)
    units = [step for step in page.steps if step.said.quantity == "units"]
    assert [step.said.value for step in units] == [1_280, 1_166]
    assert Change.LIST in units[1].drift.changes
    assert units[1].drift.difference == -114


def test_health_centres_of_oaxaca_against_units_are_a_change_of_definition():
    page = family_page("units", "20", on=ON)
    told = next(step for step in page.steps if step.said.value == 801)
    assert told.drift.since.value == 790
    assert Change.DEFINITION in told.drift.changes
    assert not told.drift.is_growth


def test_a_claim_and_the_kept_bulletin_that_says_it_are_one_entry_with_both_sources(ana, keep):
    number = keep(ana, EDOMEX, state="20")
    page = family_page("units", "15", on=ON)
    assert values(page, "units") == [1_280, 1_166]
    first = next(step.said for step in page.steps if step.said.value == 1_280)
    assert [source.name for source in first.sources] == ["Boletín 015/2024", "Boletín 015/2024"]
    assert all(f"/boletines/{number}/" in source.href for source in first.sources)


def test_what_a_person_corrected_is_what_the_family_tells(ana, keep):
    number = keep(ana, EDOMEX, state="20")
    row = FigureReading.objects.get(bulletin=number, value=1_280)
    correct_figure(
        bulletin_id=number, start=row.start, end=row.end, value=1_281, unit="unidad médica",
        bound=Bound.EXACT, kind=ClaimKind.GOAL, is_figure=True, reason="Errata.", actor=ana,
    )  # fmt: skip
    page = family_page("units", "15", on=ON)
    assert values(page, "units") == [1_281, 1_280, 1_166]
    told = next(step.said for step in page.steps if step.said.value == 1_281)
    assert told.is_corrected


def test_what_a_person_says_counts_nothing_is_in_no_family(ana, keep):
    number = keep(ana, EDOMEX.replace("015/2024", "016/2024"), state="20")
    before = len(said_of(("units",), "15"))
    row = FigureReading.objects.get(bulletin=number, value=1_280)
    correct_figure(
        bulletin_id=number, start=row.start, end=row.end, value=1_280, unit="unidad médica",
        bound=Bound.EXACT, kind=ClaimKind.GOAL, is_figure=False, reason="Errata.", actor=ana,
    )  # fmt: skip
    assert len(said_of(("units",), "15")) == before - 1


def test_a_text_that_names_one_of_ten_tells_which_one(ana, keep):
    keep(ana, EDOMEX, state="20")
    page = family_page("hospitals_of_kind", "15", on=ON)
    ten = next(step.said for step in page.steps if step.said.value == 10)
    assert ten.names == ("Hospital Oncológico de Ecatepec",)


def test_a_family_is_told_beside_the_register_of_each_day_and_of_today():
    page = family_page("units", "15", on=ON)
    at = next(at for at, step in enumerate(page.steps) if step.said.value == 1_280)
    assert {each.figure.id for each in page.beside[at].candidates} == {
        "units.in_operation", "units.keys",
    }  # fmt: skip
    assert page.now.announced.on == ON


def test_what_is_said_of_no_area_has_a_family_too_and_nothing_is_measured_of_it():
    page = family_page("agreements", "", on=ON)
    assert values(page) == [522]
    assert page.now is None


@pytest.mark.parametrize(("quantity", "area"), [("nothing", "15"), ("beds", "31"), ("units", "99")])
def test_what_nobody_said_is_no_family(quantity, area):
    with pytest.raises(UnknownFamilyError):
        family_page(quantity, area, on=ON)


def test_the_list_tells_every_family_once_with_how_many_numbers_and_texts():
    told = {(row.quantity, row.area): row for row in families()}
    assert len(told) == len(families())
    units = told["units", "15"]
    assert (units.numbers, units.texts, units.first_on) == (2, 2, date(2024, 1, 12))


def test_a_family_costs_the_same_however_many_bulletins_say_it(ana, keep):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            family_page("units", "15", on=ON)
        return len(asked)

    keep(ana, EDOMEX, state="20")
    family_page("units", "15", on=ON)
    few = cost()
    for number in range(30, 36):
        keep(ana, EDOMEX.replace("015/2024", f"0{number}/2024").replace("280", f"2{number}"))
    assert cost() == few


def test_what_was_said_is_four_queries(django_assert_num_queries, ana, keep):
    keep(ana, EDOMEX, state="20")
    with django_assert_num_queries(4):
        said_of(("units",), "15")
    with django_assert_num_queries(4):
        families()


def test_what_is_measured_today_is_of_the_area_of_the_page_not_of_one_inside_it():
    page = family_page("people_without_social_security", "00", on=ON)
    assert page.steps[-1].said.area == "15"
    assert page.now.announced.area == "00"


def test_two_numbers_of_one_source_are_never_held_against_one_another():
    page = family_page("people_without_social_security", "00", on=ON)
    told = {step.said.value: step for step in page.steps}
    assert {told[each].drift.since.value for each in (53_200_000, 66_400_000)} == {60_000_000}
    assert told[66_400_000].drift.is_growth
    assert not told[53_200_000].drift.is_growth  # those of 23 states, not of the country


def test_a_family_with_numbers_of_places_inside_alone_is_no_family_of_the_whole():
    with pytest.raises(UnknownFamilyError):
        family_page("beds", "00", on=ON)
