from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection

from tequio.base.figures import queries
from tequio.base.figures.errors import (
    NoBasisError,
    NoFigureError,
    NoInstitutionError,
    NoSuchAreaError,
    UnknownAreaError,
    UnknownBasisError,
    UnknownCutsError,
    UnknownFigureError,
)
from tequio.base.figures.types import Area, Question
from tequio.base.files.services import withdraw_cut
from tequio.kernel.dates import Moment
from tests.unit.base.figures.wells import ALL, DEEP, TODAY, ask

pytestmark = pytest.mark.django_db
MARCH, JUNE = date(2020, 3, 15), date(2026, 6, 30)
WELLS = {"15033": (4, 1), "15058": (2, 0), "20067": (5, 5)}


def opened(figure):
    """Open a receipt from nothing but its address."""
    address = urlsplit(figure.receipt)
    _, _, figure_id, area, on, _ = address.path.split("/")
    told = {key: values[0] for key, values in parse_qs(address.query).items()}
    cuts = tuple(int(number) for number in told.get("cortes", "").split(",") if number)
    moment = Moment(date.fromisoformat(on), cuts=cuts)
    question = Question(figure_id, Area(area), moment, told.get("institucion"), told.get("base"))
    return queries.receipt(question, told["huella"])


def test_a_receipt_opened_from_its_address_gives_the_same_figure(wells):
    wells.show(MARCH, WELLS)
    for area, value in (("00", 17), ("15", 7), ("15033", 5), ("07", 0)):
        figure = queries.figure(ask(area))
        receipt = opened(figure)
        assert (figure.value, receipt.figure, receipt.holds) == (value, figure, True)


def test_a_receipt_says_what_it_stands_on_and_how_far_that_is(wells):
    cut = wells.show(MARCH, WELLS)
    figure = queries.figure(ask(on=date(2020, 3, 20)))
    assert (figure.observed_on, figure.distance_days) == (MARCH, 5)
    assert [(s.number, s.file, s.rows) for s in figure.sources] == [(cut, "pozos.csv", 3)]
    assert [(part.label, part.value) for part in figure.parts] == [("deep", 6), ("shallow", 1)]
    assert figure.adds_up


def test_the_nearest_document_answers_and_the_earlier_of_two_equally_near(wells):
    wells.show(date(2020, 1, 1), {"15033": (1, 0)})
    wells.show(date(2020, 1, 11), {"15033": (2, 0)})
    on = [date(2019, 1, 1), date(2020, 1, 6), date(2020, 1, 7), date(2030, 1, 1)]
    assert [queries.figure(ask(on=day)).value for day in on] == [1, 1, 2, 2]


def test_what_no_document_shows_is_unknown_and_has_a_receipt_too(wells):
    figure = queries.figure(ask())
    assert (figure.value, figure.observed_on, figure.sources) == (None, None, ())
    assert opened(figure).holds


def test_an_unknown_part_makes_the_whole_unknown_and_not_smaller(wells):
    wells.show(MARCH, {"15033": (None, 3), "15058": (2, 0)})
    figure = queries.figure(ask())
    assert figure.value is None
    assert not figure.adds_up
    assert opened(figure).holds


@pytest.mark.parametrize("told", ["", "0", "f" * 15, "f" * 16, "f" * 64])
def test_a_fingerprint_that_is_not_the_figures_does_not_hold(wells, told):
    wells.show(MARCH, WELLS)
    figure = queries.figure(ask())
    cuts = tuple(cut.number for cut in figure.sources)
    assert not queries.receipt(ask(cuts=cuts), told).holds


def test_too_short_a_beginning_of_the_fingerprint_does_not_hold(wells):
    cut = wells.show(MARCH, WELLS)
    whole = queries.receipt(ask(cuts=(cut,))).fingerprint
    assert [queries.receipt(ask(cuts=(cut,)), whole[:n]).holds for n in (15, 16, 64)] == [
        False, True, True,
    ]  # fmt: skip


def test_the_fingerprint_covers_everything_that_was_asked(wells):
    cut = wells.show(MARCH, WELLS)
    held = queries.receipt(ask(cuts=(cut,)))
    others = [
        ask("20", cuts=(cut,)),
        ask("00", cuts=(cut,)),
        ask(basis=DEEP, cuts=(cut,)),
        ask(on=JUNE, cuts=(cut,)),
        ask(cuts=()),
    ]
    assert all(not queries.receipt(other, held.fingerprint).holds for other in others)


def test_a_receipt_of_documents_that_were_never_here_is_refused(wells):
    cut = wells.show(MARCH, WELLS)
    with pytest.raises(UnknownCutsError) as refused:
        queries.receipt(ask(cuts=(cut, cut + 1000)))
    assert str(cut + 1000) in str(refused.value)


def test_after_a_withdrawal_the_old_receipt_still_holds_and_says_so(wells):
    wells.show(MARCH, WELLS)
    cut = wells.show(JUNE, {"15033": (9, 9)})
    before = queries.figure(ask())
    withdraw_cut(cut_id=cut)
    receipt = opened(before)
    assert (receipt.figure.value, receipt.holds, receipt.withdrawn) == (18, True, {cut})
    assert (receipt.fresh.value, receipt.fresh.receipt == before.receipt) == (7, False)


def test_a_receipt_knows_when_nothing_has_changed_since(wells):
    wells.show(MARCH, WELLS)
    figure = queries.figure(ask())
    receipt = opened(figure)
    assert receipt.fresh.receipt == figure.receipt
    assert receipt.withdrawn == frozenset()


def test_the_same_question_stands_beside_on_every_basis_from_the_same_documents(wells):
    cut = wells.show(MARCH, WELLS)
    wells.show(JUNE, {"15033": (100, 100)})
    receipt = queries.receipt(ask(cuts=(cut,)))
    assert [(each.basis, each.value) for each in receipt.beside] == [(DEEP, 6), (ALL, 7)]


def test_what_was_known_at_an_instant_is_told_the_same_for_ever(wells):
    first = wells.show(MARCH, WELLS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (then,) = cursor.fetchone()
    told = queries.figure(ask(known_at=then))
    wells.show(JUNE, {"15033": (9, 9)})
    withdraw_cut(cut_id=first)
    again = queries.figure(ask(known_at=then))
    assert (again.value, again.receipt) == (told.value, told.receipt) == (7, again.receipt)
    assert queries.figure(ask()).value == 18


def test_many_questions_cost_one_query_for_their_documents(wells, django_assert_num_queries):
    wells.show(MARCH, WELLS)
    questions = [ask(area, basis=basis) for area in ("00", "15", "20") for basis in (DEEP, ALL)]
    with django_assert_num_queries(len(questions) + 1):  # the made-up register asks for each
        told = queries.figures(questions)
    assert [figure.value for figure in told] == [11, 17, 6, 7, 5, 10]


def test_each_wrong_question_has_its_own_refusal(wells):
    asked = ask()
    wrong = {
        UnknownFigureError: replace(asked, figure="wells.depth"),
        UnknownAreaError: replace(asked, area=Area("33")),
        UnknownBasisError: replace(asked, basis="dry"),
        NoInstitutionError: replace(asked, institution="IMB"),
    }
    for refusal, question in wrong.items():
        with pytest.raises(refusal):
            queries.figure(question)
    for basis in (None, ""):
        with pytest.raises(UnknownBasisError):
            queries.figure(replace(asked, basis=basis))


@pytest.mark.parametrize("code", ["33", "99", "15999", "1", "", "México", "١٥"])
def test_an_area_that_nobody_knows_is_refused(wells, code):
    with pytest.raises(NoSuchAreaError):
        queries.known_area(code)


def test_areas_that_exist_are_known_by_name(wells):
    assert queries.known_area("15")[1] == "Estado de México"
    assert queries.known_area("15033") == (Area("15033"), "Ecatepec, made up")


def test_what_there_is_to_ask_leaves_out_figures_that_do_not_count_so(wells):
    asked = queries.questions([Area("15")], Moment(TODAY))
    assert [question.basis for question in asked] == [DEEP, ALL]
    assert queries.questions([Area("15")], Moment(TODAY), basis=DEEP) == [ask(basis=DEEP)]
    with pytest.raises(NoFigureError):
        queries.questions([Area("15")], Moment(TODAY), institution="IMB")
    named = queries.questions([Area("15")], Moment(TODAY), figure_id="wells.number", basis="dry")
    with pytest.raises(UnknownBasisError):
        queries.figures(named)


def test_a_figure_without_bases_takes_none():
    question = Question("units.keys", Area("15"), Moment(TODAY), basis="dry")
    with pytest.raises(NoBasisError):
        queries.figure(question)


def test_rows_come_a_page_at_a_time_and_all_at_once(wells):
    cut = wells.show(MARCH, {f"15{n:03}": (n, 0) for n in range(1, 121)})
    question = ask(cuts=(cut,))
    pages = [queries.rows_behind(question, page) for page in (1, 2, 3, 4)]
    assert [len(page.rows) for page in pages] == [50, 50, 20, 0]
    assert [page.total for page in pages] == [120, 120, 120, 0]
    told = [row for page in pages for row in page.rows]
    assert told == sorted(told)
    for at_once in (1, 7, 60, 120, 121):
        assert [r for p in queries.every_row(question, at_once=at_once) for r in p.rows] == told


def test_a_figure_without_rows_still_tells_its_headings(wells):
    (page,) = queries.every_row(ask(cuts=()))
    assert (page.rows, page.headings[0]) == ((), "Code")
