"""Plans of states to join, and goals with a term, beside what came of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tequio.base.figures.services import install_claims
from tequio.base.figures.types import ClaimKind, ClaimRow
from tequio.publish.bulletins.queries.outcomes import goals, plans
from tequio.publish.bulletins.rules.plans import Came, until_of, what_came
from tequio.register.geography.queries import reference_plans, reference_states

ON = date(2026, 11, 25)
SAID = date(2023, 4, 3)
EIGHT = {"20", "02", "07", "10", "13", "27", "28", "23"}
OTHER = """Toluca, Estado de México, lunes 2 de marzo de 2026
No. 031/2026

Avanza la federalización

En el segundo trimestre de 2026 se incorporarán al modelo los estados de Jalisco y Puebla.
"""


def test_the_eight_states_of_one_quarter_are_told_with_what_came_of_each(db):
    plan = next(each for each in plans(on=ON) if each.source.name == "Boletín conjunto 158/2023")
    came = {each.state.code: each.came for each in plan.states}
    assert set(came) == EIGHT
    assert [code for code, each in came.items() if each is Came.NEVER] == ["10"]
    assert {each for code, each in came.items() if code != "10"} == {Came.UNDATED}
    assert plan.until == date(2023, 6, 30)


def test_a_plan_of_a_kept_bulletin_is_told_too_with_its_link_and_its_receipt(client, ana, keep):
    number = keep(ana, OTHER)
    plan = plans(on=ON)[0]
    assert plan.source.href == f"/boletines/{number}/"
    assert {each.state.name: each.came for each in plan.states} == {
        "Jalisco": Came.NEVER, "Puebla": Came.IN_TIME,
    }  # fmt: skip
    assert client.get(plan.receipt).status_code == 200


def test_the_bulletin_of_the_table_is_told_once_when_it_is_kept_and_leads_to_it(ana, keep):
    before = len(plans(on=ON))
    text = OTHER.replace("031/2026", "158/2023").replace("2026", "2023")
    keep(ana, text.replace("Jalisco y Puebla", "Durango y Oaxaca"))
    told = plans(on=ON)
    plan = next(each for each in told if "158/2023" in each.source.name)
    assert len(told) == before
    assert {each.state.code for each in plan.states} == EIGHT
    assert plan.source.href


def test_plans_cost_three_queries_however_many_states(ana, keep):
    keep(ana, OTHER)
    plans(on=ON)
    with CaptureQueriesContext(connection) as asked:
        plans(on=ON)
    assert len(asked) <= 3


def test_a_plan_names_only_states_that_there_are():
    known = {row.code for row in reference_states()}
    assert {row.state for row in reference_plans()} <= known
    assert all(row.source and row.by_when for row in reference_plans())


@pytest.mark.data
def test_the_words_of_a_plan_stand_in_its_bulletin(bulletin_folder):
    text = next((bulletin_folder / "text").glob("002_*")).read_text("utf-8")
    quoted = [row for row in reference_plans() if "158/2023" in row.source]
    assert len(quoted) == 8
    assert all(row.quote in text for row in quoted)


@pytest.mark.parametrize(
    ("joined", "since", "until", "came"),
    [
        (True, date(2023, 6, 30), date(2023, 6, 30), Came.IN_TIME),
        (True, date(2023, 7, 1), date(2023, 6, 30), Came.LATE),
        (True, None, date(2023, 6, 30), Came.UNDATED),
        (True, date(2023, 7, 1), None, Came.UNDATED),
        (False, None, date(2023, 6, 30), Came.NEVER),
        (False, None, date(2027, 1, 1), Came.NOT_YET),
        (False, None, None, Came.NOT_YET),
    ],
)
def test_what_came_of_a_plan_is_told_by_its_days(joined, since, until, came):
    assert what_came(joined=joined, since=since, until=until, on=ON) is came


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("de abril a junio de 2023", date(2023, 6, 30)),
        ("segundo semestre de 2023", date(2023, 12, 31)),
        ("tercer trimestre del año", date(2023, 9, 30)),
        ("primer trimestre", date(2024, 3, 31)),  # that of 2023 was over when it was said
        ("el 1 de enero de 2026", date(2026, 1, 1)),
        ("el 31 de febrero de 2024", date(2024, 2, 29)),
        ("antes de diciembre de 2026", date(2026, 12, 31)),
        ("en 2024", date(2024, 12, 31)),
        ("este año", date(2023, 12, 31)),
        ("al 3 de abril de 2023", None),
        ("desde agosto de 2023", None),
        ("por hacer, sin fecha", None),
        ("por entregar, sin plazo; publicado en 2024", None),
        ("pronto", None),
        ("", None),
    ],
)
def test_the_last_day_of_a_term_is_as_its_words_say(words, until):
    assert until_of(words, SAID) == until


def claim(**given):
    told = {
        "code": "prueba-camas", "value": 100.0, "qualifier": "exact", "unit": "camas",
        "definition": "Camas que se abrirán", "place": "Oaxaca", "when": "en diciembre de 2025",
        "said_on": SAID, "said_on_inferred": False, "said_by": "alguien", "source": "Una nota",
        "kind": ClaimKind.GOAL, "area": "20",
    }  # fmt: skip
    return ClaimRow(**told | given)


def test_a_goal_whose_term_is_over_is_told_beside_the_register_of_today(db):
    install_claims([claim()])
    (goal,) = [each for each in goals(on=ON) if each.claim.code == "prueba-camas"]
    assert (goal.until, goal.is_over) == (date(2025, 12, 31), True)
    assert goal.held.announced.on == ON


def test_what_is_no_goal_or_has_no_term_is_not_among_the_goals(db):
    install_claims(
        [claim(code="a", kind=ClaimKind.RESULT), claim(code="b", when="al 1 de enero de 2025")]
    )
    assert {each.claim.code for each in goals(on=ON)} & {"a", "b"} == set()
