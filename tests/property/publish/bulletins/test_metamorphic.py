"""A text is changed in one place; its checks change there, as predicted, and nowhere else.

Seeds are drawn anew at each run and printed where a test fails; `TEQUIO_SEED` brings one back.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tequio.publish.bulletins.queries.words import judge_text
from tequio.publish.bulletins.rules.finding import find_checks
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.rules.recipes import kind_of
from tequio.publish.bulletins.types import CheckKind, FacilityRecipe, Outcome, RegisterRecipe
from tests.property.publish.bulletins.drafts import PLACES, WEEKDAYS, a_draft, fresh_random

READ_ON = date(2026, 11, 25)
TIMES = 12
ANYWHERE = (RegisterRecipe, FacilityRecipe)  # judged by the register, in a test of its own
NUMBERS = ("units", "centres", "hospitals", "staff", "one", "two", "three", "offices", "agreements")


@pytest.fixture(params=range(TIMES))
def random(request):
    """A generator whose seed is new, and told where the test fails."""
    return fresh_random(request.param)


def outcomes(draft, *, of=None):
    """Return what came out of a draft's own checks: kind, verdict, the values each is about."""
    reading = read(draft.text if hasattr(draft, "text") else draft)
    values = [figure.value for figure in reading.bulletin.figures]
    told = Counter()
    for found in find_checks(reading, read_on=READ_ON):
        if isinstance(found.recipe, ANYWHERE):
            continue
        about = tuple(sorted(values[at] for at in found.figures))
        told[kind_of(found.recipe), judge_text(found.recipe).verdict, about] += 1
    return Counter({key: n for key, n in told.items() if of is None or key[0] in of})


def without(told, *kinds):
    return Counter({key: n for key, n in told.items() if key[0] not in kinds})


def sums(draft, *, transfer=Outcome.AGREES, staff=Outcome.AGREES):
    return Counter(
        {
            (
                CheckKind.SUM,
                transfer,
                tuple(sorted((draft.units, draft.centres, draft.hospitals))),
            ): 1,
            (CheckKind.SUM, staff, tuple(sorted((draft.staff, *draft.of_staff)))): 1,
        }
    )


def test_both_sums_of_a_text_are_found_and_right(random):
    draft = a_draft(random)
    assert outcomes(draft, of={CheckKind.SUM}) == sums(draft), draft.text


def test_one_addend_more_or_less_makes_its_own_sum_wrong_and_no_other(random):
    draft = a_draft(random)
    before = outcomes(draft)
    changed = replace(draft, centres=draft.centres + random.choice([-3, -1, 1, 2, 10]))
    after = outcomes(changed)
    assert Counter({k: n for k, n in after.items() if k[0] is CheckKind.SUM}) == sums(
        changed, transfer=Outcome.DIFFERS
    ), changed.text
    touched = (CheckKind.SUM, CheckKind.RATIO)
    assert without(after, *touched) == without(before, *touched)


def test_digits_written_as_words_change_nothing(random):
    draft = a_draft(random)
    spelled = replace(draft, in_words=frozenset(random.sample(NUMBERS, random.randint(1, 9))))
    assert outcomes(spelled) == outcomes(draft), spelled.text


def test_a_day_that_is_moved_without_its_weekday_is_found_out_and_nothing_else(random):
    draft = a_draft(random)
    weekday = WEEKDAYS[draft.on.weekday()]
    moved = replace(draft, on=draft.on + timedelta(days=random.randint(1, 6)), weekday=weekday)
    ((_, before, _),) = outcomes(draft, of={CheckKind.SEQUENCE})
    ((_, after, _),) = outcomes(moved, of={CheckKind.SEQUENCE})
    assert before is Outcome.AGREES
    assert after in {Outcome.DIFFERS, Outcome.WARNING}, moved.text
    sequence = CheckKind.SEQUENCE
    assert without(outcomes(moved), sequence) == without(outcomes(draft), sequence)


def test_a_day_that_is_moved_with_its_weekday_changes_nothing(random):
    draft = a_draft(random)
    moved = replace(draft, on=draft.on - timedelta(days=7 * random.randint(0, 3)))
    moved = draft if moved.on.year != draft.on.year else moved
    assert outcomes(moved) == outcomes(draft)


def test_one_name_left_out_is_warned_of_and_nothing_else(random):
    draft = a_draft(random)
    fewer = replace(draft, offices=tuple(random.sample(draft.offices, len(draft.offices) - 1)))
    about = (draft.offices_said,)
    told = outcomes(fewer, of={CheckKind.NAMES})
    assert outcomes(draft, of={CheckKind.NAMES})[CheckKind.NAMES, Outcome.AGREES, about] == 1
    assert told[CheckKind.NAMES, Outcome.WARNING, about] == 1, fewer.text
    assert without(outcomes(fewer), CheckKind.NAMES) == without(outcomes(draft), CheckKind.NAMES)


def test_one_name_more_than_said_is_warned_of(random):
    draft = a_draft(random)
    spare = [place for place in PLACES if place not in draft.offices]
    more = replace(draft, offices=(*draft.offices, *(spare[:1] or ("Sonora",))))
    told = outcomes(more, of={CheckKind.NAMES})
    assert told[CheckKind.NAMES, Outcome.WARNING, (draft.offices_said,)] == 1, more.text


def test_a_paragraph_said_twice_is_read_once(random):
    draft = a_draft(random)
    twice = replace(draft, order=(*draft.order, random.choice(draft.order)))
    kinds = (CheckKind.REPEAT,)
    assert without(outcomes(twice), *kinds) == without(outcomes(draft), *kinds), twice.text
    repeated = outcomes(twice, of=set(kinds))
    assert {verdict for _, verdict, _ in repeated} <= {Outcome.AGREES}


def test_a_paragraph_left_out_takes_its_own_checks_along_and_no_other(random):
    draft = a_draft(random)
    gone = random.choice(draft.order)
    left = replace(draft, order=tuple(name for name in draft.order if name != gone))
    whole, rest = outcomes(draft), outcomes(left)
    only = outcomes(replace(draft, order=(gone,)))
    own = without(only, CheckKind.SEQUENCE, CheckKind.RATIO)
    assert without(rest, CheckKind.RATIO) == without(whole, CheckKind.RATIO) - own, left.text


def test_paragraphs_in_another_order_are_checked_the_same(random):
    draft = a_draft(random)
    order = list(draft.order)
    random.shuffle(order)
    shuffled = replace(draft, order=tuple(order))
    kinds = (CheckKind.RATIO,)  # what stands in the next sentence is weighed together
    assert without(outcomes(shuffled), *kinds) == without(outcomes(draft), *kinds), shuffled.text


def test_a_zero_too_many_is_hardly_plausible(random):
    draft = a_draft(random)
    inflated = replace(draft, beds=draft.beds * 1_000)
    told = outcomes(inflated, of={CheckKind.RATIO})
    about = tuple(sorted((inflated.beds, draft.hospitals)))
    assert told[CheckKind.RATIO, Outcome.WARNING, about] == 1, inflated.text
