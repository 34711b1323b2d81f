"""The same with the register: a number, a day, a name changed; its verdict changes and no other."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tequio.publish.bulletins.queries.checking import checks_of
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import CheckKind, Outcome
from tests.property.publish.bulletins.drafts import a_draft, fresh_random

pytestmark = [pytest.mark.national, pytest.mark.django_db]

READ_ON = date(2026, 11, 25)
REGISTER, FACILITY = CheckKind.REGISTER, CheckKind.FACILITY
# Of the register of 2026: hospitals of the Estado de México by typology and by level.
HOSPITALS, BY_LEVEL = 72, 86


@pytest.fixture(params=range(4))
def random(request):
    """A generator whose seed is new, and told where the test fails."""
    return fresh_random(request.param)


def outcomes(draft):
    """Return verdicts of figures by value, and of units by name."""
    reading = read(draft.text)
    values = [figure.value for figure in reading.bulletin.figures]
    told = Counter()
    for check in checks_of(reading, read_on=READ_ON):
        if check.kind is REGISTER:
            told[REGISTER, check.verdict, values[check.figures[0]]] += 1
        elif check.kind is FACILITY:
            told[FACILITY, check.verdict, check.recipe.name] += 1
    return told


def with_hospitals(draft, hospitals):
    return replace(draft, hospitals=hospitals, units=draft.centres + hospitals)


def test_hospitals_agree_at_the_measured_number_and_differ_beside_it(random):
    draft = with_hospitals(a_draft(random), HOSPITALS)
    other = with_hospitals(draft, HOSPITALS + random.choice([-7, -2, 1, 3]))
    before, after = outcomes(draft), outcomes(other)
    assert before[REGISTER, Outcome.AGREES, HOSPITALS] == 1
    assert after[REGISTER, Outcome.DIFFERS, other.hospitals] == 1
    touched = {HOSPITALS, other.hospitals, draft.units, other.units}
    assert {k: n for k, n in before.items() if k[2] not in touched} == {
        k: n for k, n in after.items() if k[2] not in touched
    }


def test_a_number_written_in_words_is_held_the_same(random):
    draft = with_hospitals(a_draft(random), BY_LEVEL)
    spelled = replace(draft, in_words=frozenset({"hospitals", "units", "beds", "staff"}))
    assert outcomes(spelled) == outcomes(draft)


def test_a_unit_that_is_renamed_is_no_longer_found_and_nothing_else_changes(random):
    real = "Hospital Municipal de San Juan Zitlaltepec"
    draft = replace(a_draft(random), named=(real, "Hospital General de Atlautla"))
    renamed = replace(draft, named=("Hospital Municipal de Xochimochitlán", draft.named[1]))
    before, after = outcomes(draft), outcomes(renamed)
    assert before[FACILITY, Outcome.AGREES, real] == 1
    assert after[FACILITY, Outcome.CANNOT_TELL, renamed.named[0]] == 1
    gone, new = before - after, after - before
    assert set(gone) == {(FACILITY, Outcome.AGREES, real)}
    assert set(new) == {(FACILITY, Outcome.CANNOT_TELL, renamed.named[0])}


def test_a_paragraph_said_twice_or_moved_is_held_once_and_the_same(random):
    draft = a_draft(random)
    order = list(draft.order)
    random.shuffle(order)
    assert outcomes(replace(draft, order=(*order, order[0]))) == outcomes(draft)


def test_another_day_of_the_same_register_is_held_the_same(random):
    draft = a_draft(random)
    later = replace(draft, on=draft.on.replace(year=2025))
    assert outcomes(later) == outcomes(draft)


def test_each_receipt_runs_its_check_again_to_the_same_verdict(random, client):
    reading = read(a_draft(random).text)
    for check in checks_of(reading, read_on=READ_ON):
        page = client.get(check.receipt)
        assert page.status_code == 200, check.receipt
        assert "La huella corresponde" in page.content.decode(), check.receipt
