"""Receipts of units and of people: whatever is loaded and withdrawn, each opens and holds."""

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from tequio.base.accounts.services import operator
from tequio.base.db.reading import read_tuples
from tequio.base.db.twotime import Kind, Row, sight
from tequio.base.figures import queries, rules
from tequio.base.figures.types import NATION, Area, Figure, Question
from tequio.base.files.models import Document
from tequio.base.files.services import open_cut, withdraw_cut
from tequio.base.files.types import Dated
from tequio.intake.sources.types import digest_of
from tequio.kernel.dates import Moment
from tequio.register.geography.models import CENSUS_COUNTS
from tequio.register.units.models import UNITS

pytestmark = pytest.mark.django_db
QUICK = settings(
    max_examples=150 if os.environ.get("TEQUIO_FULL") == "1" else 8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MUNICIPALITIES = ("15033", "15058", "20067")
AREAS = (NATION, "15", "20", "07", *MUNICIPALITIES, "15106")
DAYS = (date(2016, 11, 8), date(2020, 3, 15), date(2020, 3, 17), date(2026, 6, 30))
ASKED = (*DAYS, date(2020, 3, 16), date(2001, 1, 1), date(2030, 1, 1))  # 16: two equally near
KEYS = {"MCIMB000012": "15", "MCIMB000024": "15", "MCIMB000036": "15", "OCIMB000010": "20"}
UNIT_FIGURES = ("units.keys", "units.in_operation", "units.first_level", "units.rooms")
HOSPITALS = ("typology", "levels_2_3", "level_2")
PARTED = ("typology", "levels_2_3", "psinder", "psinder+segp", "psinder+segp+imssb")
INSIDE = {NATION: ("15", "20", "07"), "15": ("15033", "15058", "15106"), "20": ("20067",)}
PEOPLE = ("psinder", "psinder+segp", "psinder+segp+imssb")


@dataclass(frozen=True)
class Load:
    """A document of one kind, and what it shows of each subject."""

    kind: Kind
    on: date
    shown: dict[str, dict[str, object]]


def unit(key):
    return st.fixed_dictionaries(
        {
            "state": st.just(KEYS[key]),
            "municipality": st.sampled_from([m for m in MUNICIPALITIES if m[:2] == KEYS[key]]),
            "institution": st.sampled_from(["IMB", "IMS"]),
            "name": st.just(key),
            "status": st.sampled_from(["operating", "operating", "closed"]),
            "level": st.sampled_from(["first", "second", "third", None]),
            "typology": st.sampled_from(["M", "Y", "B", None]),
            "rooms": st.none() | st.integers(0, 9),
        }
    )


def people(code):
    few = st.none() | st.integers(0, 50)
    return st.fixed_dictionaries(
        {
            "state": st.just(code[:2]), "name": st.just(code), "pobtot": st.integers(50, 99),
            "psinder": st.integers(0, 50), "pder_segp": few, "pder_imssb": few,
        }
    )  # fmt: skip


def shown(keys, facts):
    subset = st.lists(st.sampled_from(sorted(keys)), unique=True, min_size=1)
    return subset.flatmap(lambda some: st.fixed_dictionaries({key: facts(key) for key in some}))


loads = st.one_of(
    st.builds(Load, st.just(UNITS), st.sampled_from(DAYS), shown(KEYS, unit)),
    st.builds(Load, st.just(CENSUS_COUNTS), st.sampled_from(DAYS), shown(MUNICIPALITIES, people)),
)
histories = st.lists(loads, min_size=1, max_size=5)


@contextmanager
def a_register():
    """Yield a way to load documents into a register that is forgotten at the end."""
    with transaction.atomic():
        document = Document.objects.create(
            sha256="0" * 64, name="corte.csv", size=1, kept_by=operator()
        )
        yield lambda load: _enter(document, load)
        transaction.set_rollback(True)


def _enter(document, load):
    cut = open_cut(
        document=document, source=load.kind.key, on=load.on, how_dated=Dated.BY_FILE,
        rows=len(load.shown), is_sample=False,
    )  # fmt: skip
    told = {
        key: tuple(facts.get(name) for name in load.kind.facts) for key, facts in load.shown.items()
    }
    rows = [
        Row(line, key, digest_of(facts), facts) for line, (key, facts) in enumerate(told.items(), 2)
    ]
    sight(load.kind, cut_id=cut.pk, rows=rows)
    return cut.pk


def the_clock():
    ((instant,),) = read_tuples(sql.SQL("SELECT clock_timestamp()"), {})
    return instant


def everything(on, known_at=None):
    """Ask every figure of units and people, of every area, basis and institution."""
    moment = Moment(on, known_at)
    units = [(figure, None) for figure in UNIT_FIGURES] + [
        ("units.hospitals", b) for b in HOSPITALS
    ]
    told = [("population.total", None)]
    told += [("population.without_social_security", basis) for basis in PEOPLE]
    return [
        Question(figure, Area(area), moment, institution, basis)
        for area in AREAS
        for figure, basis, institution in (
            *((f, b, i) for f, b in units for i in (None, "IMB", "SSA")),
            *((f, b, None) for f, b in told),
        )
    ]


def opened(figure: Figure):
    """Open a receipt from nothing but its address."""
    address = urlsplit(figure.receipt)
    _, _, figure_id, area, on, _ = address.path.split("/")
    told = {key: values[0] for key, values in parse_qs(address.query).items()}
    moment = Moment(date.fromisoformat(on), cuts=rules.read_cuts(told.get("cortes", "")))
    question = Question(figure_id, Area(area), moment, told.get("institucion"), told.get("base"))
    return queries.receipt(question, told["huella"])


@QUICK
@given(histories, st.sampled_from(ASKED), st.randoms(use_true_random=False))
def test_every_receipt_opens_and_holds_also_after_a_withdrawal(history, on, choice):
    with a_register() as load:
        cuts = [load(each) for each in history]
        told = choice.sample(queries.figures(everything(on)), 8)
        for figure in told:
            receipt = opened(figure)
            assert receipt.holds
            assert receipt.figure == figure
            assert receipt.fresh.receipt == figure.receipt
        gone = choice.choice(cuts)
        withdraw_cut(cut_id=gone)
        for figure in told:
            receipt = opened(figure)
            assert (receipt.holds, receipt.figure.value) == (True, figure.value)
            stood_on = {cut.number for cut in figure.sources}
            assert receipt.withdrawn == ({gone} & stood_on)


@QUICK
@given(histories, st.sampled_from(ASKED), st.randoms(use_true_random=False))
def test_what_was_known_is_told_in_the_same_receipts_for_ever(history, on, choice):
    with a_register() as load:
        half = len(history) // 2
        cuts = [load(each) for each in history[:half]]
        then = the_clock()
        before = [figure.receipt for figure in queries.figures(everything(on, then))]
        assert before == [figure.receipt for figure in queries.figures(everything(on))]
        for each in history[half:]:
            load(each)
        if cuts:
            withdraw_cut(cut_id=choice.choice(cuts))
        assert before == [figure.receipt for figure in queries.figures(everything(on, then))]


@QUICK
@given(histories, st.sampled_from(ASKED))
def test_a_whole_is_the_sum_of_its_areas_and_of_its_parts(history, on):
    with a_register() as load:
        for each in history:
            load(each)
        asked = everything(on)
        keys = [(q.figure, q.basis, q.institution, q.area.code) for q in asked]
        told = dict(zip(keys, queries.figures(asked), strict=True))
        for (figure, basis, institution, area), whole in told.items():
            if whole.value is not None and (basis in PARTED or figure == "population.total"):
                assert whole.adds_up
            within = [told[figure, basis, institution, each].value for each in INSIDE.get(area, ())]
            known = [value for value in within if value is not None]
            if whole.value is not None and within:
                assert sum(known) == whole.value
            elif within and figure.startswith("units."):
                assert known == []


@QUICK
@given(histories, st.sampled_from(ASKED), st.randoms(use_true_random=False))
def test_the_rows_behind_a_figure_make_it_up(history, on, choice):
    with a_register() as load:
        for each in history:
            load(each)
        for figure in choice.sample(queries.figures(everything(on)), 8):
            question = opened(figure).question
            rows = [row for page in queries.every_row(question, at_once=2) for row in page.rows]
            assert len({row[0] for row in rows}) == len(rows)
            if figure.value is None:
                continue
            if figure.id.startswith("population."):
                assert sum(row[-4] for row in rows) == figure.value
            elif figure.id != "units.rooms":
                assert len(rows) == figure.value
            stood_on = {cut.number for cut in figure.sources}
            assert {row[-2] for row in rows} <= stood_on


@QUICK
@given(histories, st.sampled_from(ASKED))
def test_units_in_operation_are_those_that_a_slow_count_finds(history, on):
    with a_register() as load:
        cuts = [(load(each), each) for each in history]
        for area in AREAS:
            for institution in (None, "IMB"):
                question = Question("units.in_operation", Area(area), Moment(on), institution)
                assert queries.figure(question).value == slowly(cuts, on, area, institution)


def test_a_unit_that_left_an_institution_is_not_back_in_its_receipts():
    facts = {"state": "15", "municipality": "15033", "status": "operating"}
    before = {"MCIMB000012": {**facts, "name": "Uno", "institution": "IMB"}}
    stays = {"MCIMB000024": {**facts, "name": "Dos", "institution": "IMB"}}
    after = {"MCIMB000012": {**facts, "name": "Uno", "institution": "IMS"}}
    with a_register() as load:
        load(Load(UNITS, DAYS[0], before | stays))
        load(Load(UNITS, DAYS[-1], after))
        question = Question("units.in_operation", Area("15"), Moment(DAYS[-1]), "IMB")
        figure = queries.figure(question)
        receipt = opened(figure)
        assert (figure.value, receipt.figure.value, receipt.holds) == (1, 1, True)


def slowly(cuts, on, area, institution):
    """Count units in operation one by one: each as its nearest document shows it."""
    state = None if area == NATION else area[:2]
    seen = []
    for key, lies_in in KEYS.items():
        showing = [(n, c) for n, c in cuts if c.kind is UNITS and key in c.shown]
        if showing and state in {None, lies_in}:
            nearest = min(showing, key=lambda p: (abs((p[1].on - on).days), p[1].on, -p[0]))
            seen.append(nearest[1].shown[key])
    if institution:
        seen = [facts for facts in seen if facts["institution"] == institution]
    if not seen:
        return None
    here = [f for f in seen if area in {NATION, f["state"], f["municipality"]}]
    return sum(facts["status"] == "operating" for facts in here)


@QUICK
@given(histories, st.sampled_from(ASKED), st.randoms(use_true_random=False))
def test_a_receipt_of_another_question_or_another_value_never_holds(history, on, choice):
    with a_register() as load:
        for each in history:
            load(each)
        figures = choice.sample(queries.figures(everything(on)), 4)
        for figure in figures:
            receipt = opened(figure)
            mark = receipt.fingerprint
            other = choice.choice([area for area in AREAS if area != figure.area.code])
            moved = replace(receipt.question, area=Area(other))
            assert not queries.receipt(moved, mark).holds
            place = choice.randrange(16)
            digit = choice.choice([each for each in "0123456789abcdef" if each != mark[place]])
            assert not rules.holds(mark, mark[:place] + digit + mark[place + 1 :])


@given(st.lists(st.integers(1, 2**40), max_size=30))
def test_the_cuts_of_an_address_come_back_each_once_in_order(numbers):
    text = ",".join(map(str, numbers))
    assert rules.read_cuts(text) == tuple(sorted(set(numbers)))


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_a_value_is_written_the_same_way_whole_or_not(value):
    assert rules.written(value) == rules.written(rules.plain(value))
    assert float(rules.written(value)) == pytest.approx(value, rel=1e-11)
