"""The two-time register against its oracle: whatever is loaded and undone, the past stays told."""

import os
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from psycopg import sql

from tequio.base.accounts.services import operator
from tequio.base.db.reading import read_tuples
from tequio.base.db.twotime import Row, digests, parameters, relation, sight
from tequio.base.files.models import Document
from tequio.base.files.services import open_cut, withdraw_cut
from tequio.base.files.types import Dated
from tequio.intake.sources.types import digest_of
from tequio.kernel.dates import Moment
from tequio.register.units.errors import UnitNotFoundError
from tequio.register.units.models import UNITS, UnitKey
from tequio.register.units.queries import resolve_key, unit_file
from tests.property.register.oracle import Load, Oracle, Told

FULL = os.environ.get("TEQUIO_FULL") == "1"
TODAY = localdate()
DAYS = [date(2024, 1, 15), date(2024, 1, 17), date(2025, 6, 30), TODAY - timedelta(1), TODAY]
ASKED = [*DAYS, date(2000, 1, 1), date(2024, 1, 16), TODAY + timedelta(40)]  # 16: two equally near
UNITS_OF_TWO_STATES = ["OCIMB000012", "OCIMB000024", "OCIMB000036", "CSIMB000010", "CSIMB000022"]
FORMER = ["OCSSA000015", "OCSSA000020", "OCIMB000036", None]
SOURCES = ["one list", "another list"]
SAID = sql.SQL("""
    SELECT r.clues, r.name, r.status, r.former_clues, r.seen_on, r.seen_cut_id, r.seen_line
    FROM {there} r
""")
rows = st.dictionaries(
    st.sampled_from(UNITS_OF_TWO_STATES),
    st.tuples(
        st.sampled_from(["Uno", "Dos"]),
        st.sampled_from(["operating", "closed"]),
        st.sampled_from(FORMER),
    ),
    max_size=4,
)


def said(moment):
    """Return what the register says at a moment; None is the plain table of the present."""
    found = read_tuples(SAID.format(there=relation(UNITS, moment)), parameters(moment))
    return {row[0]: row[1:] for row in found}


def the_clock():
    ((instant,),) = read_tuples(sql.SQL("SELECT clock_timestamp()"), {})
    return instant


def facts_of(clues, told):
    state = {"OC": "20", "CS": "07"}[clues[:2]]
    given = {
        "state": state,
        "municipality": f"{state}001",
        "institution": "IMB",
        "name": told.name,
        "status": told.status,
        "former_clues": told.former,
    }
    return tuple(given.get(fact) for fact in UNITS.facts)


class Register(RuleBasedStateMachine):
    """Loads and withdrawals of small cuts, in any order, each at an instant of its own."""

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.document = Document.objects.create(
            sha256="0" * 64, name="corte.csv", size=1, kept_by=operator()
        )
        self.oracle = Oracle()
        self.told = []  # (moment, what was said): it must be said again for ever
        self.files = []  # (key, moment, the unit's file)

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(source=st.sampled_from(SOURCES), on=st.sampled_from(DAYS), shown=rows)
    def load(self, source, on, shown):
        told = {clues: Told(line, *row) for line, (clues, row) in enumerate(shown.items(), 2)}
        cut = open_cut(
            document=self.document,
            source=source,
            on=on,
            how_dated=Dated.BY_PERSON,
            rows=len(told),
            is_sample=False,
        )
        seen = [(clues, row.line, facts_of(clues, row)) for clues, row in told.items()]
        sight(
            UNITS,
            cut_id=cut.pk,
            rows=[Row(line, clues, digest_of(facts), facts) for clues, line, facts in seen],
        )
        cut.refresh_from_db()
        self.oracle.loads.append(Load(cut.pk, source, on, told, cut.known_during.lower))

    @precondition(lambda self: self.oracle.live())
    @rule(choice=st.randoms(use_true_random=False))
    def withdraw(self, choice):
        load = choice.choice(self.oracle.live())
        withdraw_cut(cut_id=load.cut)
        load.until = the_clock()  # at or just after the instant that the database wrote

    @rule(on=st.sampled_from(ASKED))
    def ask(self, on):
        answer = said(Moment(on))
        assert answer == self.oracle.answer(on)
        stands_on = tuple(sorted({row[4] for row in answer.values()}))
        self.told.append((Moment(on, the_clock()), answer))
        self.told.append((Moment(on, cuts=stands_on), answer))

    @rule(key=st.sampled_from(UNITS_OF_TWO_STATES + FORMER[:-1]), on=st.sampled_from(ASKED))
    def ask_for_a_unit(self, key, on):
        held = self.oracle.keys()
        if key not in held:
            with pytest.raises(UnitNotFoundError):
                unit_file(key, Moment(on))
            return
        file = unit_file(key, Moment(on))
        assert file.clues == held[key][0]
        gone = file.absent_from
        assert (gone and gone.cut) == self.oracle.absent_from(file.clues)
        assert file.distance_days == abs((file.observed_on - on).days)
        assert len(file.observations) == sum(file.clues in load.rows for load in self.oracle.live())
        self.files.append((key, Moment(on, the_clock()), _lasting(file)))

    @precondition(lambda self: self.oracle.loads)
    @rule(on=st.sampled_from(ASKED), choice=st.randoms(use_true_random=False))
    def ask_what_was_known(self, on, choice):
        """At the very instants of the loads, too: from then on, and not before."""
        at = choice.choice(self.oracle.loads).since
        assert said(Moment(on, at)) == self.oracle.answer(on, at)
        before = at - timedelta(microseconds=1)
        assert said(Moment(on, before)) == self.oracle.answer(on, before)

    @invariant()
    def every_past_answer_is_told_again(self):
        for moment, answer in self.told[-8:] + self.told[:4]:
            assert said(moment) == answer
        for key, moment, file in self.files[-4:]:
            assert _lasting(unit_file(key, moment)) == file

    @invariant()
    def the_plain_table_of_the_present_is_what_follows_from_the_past(self):
        present = said(None)
        assert present == said(Moment(TODAY)) == self.oracle.answer(TODAY)
        facts = {clues: facts_of(clues, _row(row)) for clues, row in present.items()}
        assert digests(UNITS, None) == {clues: digest_of(row) for clues, row in facts.items()}
        assert all(isinstance(digest, UUID) for digest in digests(UNITS, Moment(TODAY)).values())

    @invariant()
    def keys_say_what_the_known_loads_say_and_resolve_to_it(self):
        known = UnitKey.objects.filter(known_during__endswith=None).select_related("unit")
        held = {key.clues: (key.unit.clues, key.true_during.upper) for key in known}
        assert held == self.oracle.keys()
        for key, (owner, _) in held.items():
            assert resolve_key(key, Moment(TODAY))[1] == owner


def _row(row):
    name, status, former, *_, line = row
    return Told(line, name, status, former)


def _lasting(file):
    """Return a unit's file without what only time tells: until when an observation was known."""
    seen = [(o.cut, o.line, o.observed_on, o.known_since, o.facts) for o in file.observations]
    answer = (file.clues, file.observed_on, file.cut, file.line, file.facts)
    return answer, file.keys, seen, file.absent_from


def test_whatever_is_loaded_and_undone_every_past_answer_stays_as_it_was_told(db):
    assert connection.in_atomic_block
    run_state_machine_as_test(
        Register,
        settings=settings(
            max_examples=400 if FULL else 40,
            stateful_step_count=40 if FULL else 15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
