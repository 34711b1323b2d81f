"""Uploading, accepting, discarding and undoing: who may, and what remains."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tequio.base.accounts.ports import place_of
from tequio.base.audit.models import Entry
from tequio.base.audit.queries import entries_of
from tequio.intake.batches import queries, services
from tequio.intake.batches.errors import (
    AlmostKnownError,
    DayInFutureError,
    DayTooEarlyError,
    NoRowsError,
    NotAcceptedError,
    NotCheckedError,
    NothingKnownError,
    NothingNewError,
    OtherStatesError,
    ReasonMissingError,
)
from tequio.intake.batches.models import Batch, WaitingRow
from tequio.intake.batches.types import BatchState
from tequio.kernel.errors import NotAllowedError, NotFoundError
from tequio.register.units.models import HealthUnit
from tests.unit.intake.batches.conftest import TODAY
from tests.unit.intake.unit_files import HEADINGS, as_csv, clues, three_bad, unit, units

pytestmark = pytest.mark.django_db


def shown():
    return set(HealthUnit.objects.exclude(seen_on=None).values_list("clues", flat=True))


def test_good_rows_enter_and_bad_ones_wait_whole(upload, accept, ana):
    [batch] = upload(three_bad(), ana)
    held = Batch.objects.get(pk=batch)
    assert (held.rows, held.good, held.waiting, held.created) == (7, 4, 3, 4)
    assert shown() == set()

    accept(batch, ana)
    assert shown() == {clues(number) for number in (1, 5, 6, 7)}
    assert list(WaitingRow.objects.order_by("line").values_list("line", flat=True)) == [3, 4, 5]
    kept = WaitingRow.objects.get(line=5).cells
    assert dict(zip(HEADINGS, kept, strict=True))["CLUES IMB"] == "OCIMB00963l"


def test_every_bad_cell_says_its_row_column_value_and_what_was_expected(upload, ana):
    [batch] = upload(three_bad(), ana)
    cells, total = queries.cells(viewer=ana, batch_id=batch, refuses=True)
    assert total == 3
    assert [(c.line, c.column, c.value, c.code) for c in cells] == [
        (3, "LONGITUD", "-99.2245146,186", "two_numbers"),
        (4, "FECHA DE INICIO DE OPERACION", "31/02/2019", "not_a_day"),
        (5, "CLUES IMB", "OCIMB00963l", "clues_shape"),
    ]
    assert cells[1].lead == "Ese día no existe."
    assert cells[1].expected == "Se esperaba una fecha como dd/mm/aaaa."


def test_a_reader_may_not_load_accept_or_undo(upload, accept, ana, beto):
    with pytest.raises(NotAllowedError):
        upload(units(2), beto)
    [batch] = upload(units(2), ana)
    with pytest.raises(NotAllowedError):
        accept(batch, beto)
    with pytest.raises(NotAllowedError):
        services.discard_batch(batch_id=batch, reason="no", actor=beto)
    accept(batch, ana)
    with pytest.raises(NotAllowedError):
        services.withdraw_batch(batch_id=batch, reason="no", actor=beto)
    assert queries.batch(viewer=beto, batch_id=batch).state is BatchState.ACCEPTED


def test_what_is_out_of_reach_is_not_found(upload, accept, ana, carla):
    [batch] = upload(units(2), ana)
    with pytest.raises(NotFoundError):
        queries.batch(viewer=carla, batch_id=batch)
    with pytest.raises(NotFoundError):
        accept(batch, carla)
    with pytest.raises(NotFoundError):
        services.withdraw_batch(batch_id=batch, reason="no", actor=carla)
    assert queries.batches(viewer=carla) == ([], 0)


def test_a_batch_of_two_states_is_seen_by_whoever_sees_both(upload, ana, carla, beto, diana):
    [both] = upload([*units(1), unit(1, "07")], diana)
    assert Batch.objects.get(pk=both).states == ["07", "20"]
    for person in (ana, beto, carla):
        with pytest.raises(NotFoundError):
            queries.batch(viewer=person, batch_id=both)
    assert queries.batch(viewer=diana, batch_id=both).rows == 2


def test_nobody_loads_rows_of_a_state_that_is_not_theirs_not_even_bad_ones(upload, ana):
    foreign = unit(1, "07", LATITUD="no")
    with pytest.raises(OtherStatesError) as refused:
        upload([*units(2), foreign], ana)
    assert refused.value.details["states"] == place_of("07")
    assert not Batch.objects.exists()


def test_a_file_of_bad_rows_only_belongs_to_its_uploaders_states(upload, ana, beto, carla):
    [batch] = upload([unit(1, CLUES_IMB="?")], ana)
    held = Batch.objects.get(pk=batch)
    assert (held.states, held.waiting, held.fresh) == (["20"], 1, 0)
    assert queries.batch(viewer=beto, batch_id=batch).waiting == 1
    with pytest.raises(NotFoundError):
        queries.batch(viewer=carla, batch_id=batch)


def test_a_national_batch_that_names_no_state_is_the_nations(upload, ana, diana):
    [batch] = upload([unit(1, CLUES_IMB="?")], diana)
    with pytest.raises(NotFoundError):
        queries.batch(viewer=ana, batch_id=batch)
    assert queries.batch(viewer=diana, batch_id=batch).waiting == 1


def test_every_act_is_logged_for_the_states_of_the_batch(upload, accept, ana, beto, carla):
    [batch] = upload(units(2), ana)
    accept(batch, ana)
    services.withdraw_batch(batch_id=batch, reason="Era del mes pasado", actor=ana)
    log = Entry.objects.filter(subject=f"batches.batch:{batch}").order_by("pk")
    assert [(entry.verb, entry.states, entry.reason) for entry in log] == [
        ("batches.checked", ["20"], "Lista del mes"),
        ("batches.accepted", ["20"], "Revisado"),
        ("batches.withdrawn", ["20"], "Era del mes pasado"),
    ]
    assert entries_of("batches.batch", batch, viewer=beto).total == 3
    assert entries_of("batches.batch", batch, viewer=carla).total == 0


def test_undoing_asks_why_and_gives_back_what_was_known_before(upload, accept, ana):
    [first] = upload(units(3), ana, cut_off=date(2026, 1, 31))
    accept(first, ana)
    before = list(HealthUnit.objects.order_by("clues").values())
    moved = [unit(1, NOMBRE_DE_LA_UNIDAD="OTRO NOMBRE"), unit(2), unit(9)]
    [second] = upload(moved, ana, cut_off=date(2026, 2, 28))
    accept(second, ana)
    assert shown() == {clues(1), clues(2), clues(3), clues(9)}

    told = queries.undoing(viewer=ana, batch_id=second)
    assert (told.subjects, told.hidden, told.older, told.untouched) == (3, 1, 2, 0)
    with pytest.raises(ReasonMissingError):
        services.withdraw_batch(batch_id=second, reason=" ", actor=ana)
    services.withdraw_batch(batch_id=second, reason="Corte equivocado", actor=ana)
    assert shown() == {clues(1), clues(2), clues(3)}
    after = list(HealthUnit.objects.exclude(seen_on=None).order_by("clues").values())
    assert after == before
    with pytest.raises(NotAcceptedError):
        services.withdraw_batch(batch_id=second, reason="otra vez", actor=ana)
    assert queries.undoing(viewer=ana, batch_id=second) is None


def test_undoing_an_older_cut_off_leaves_the_present_alone(upload, accept, ana):
    [first] = upload(units(2), ana, cut_off=date(2026, 1, 31))
    accept(first, ana)
    [second] = upload(units(2), ana, name="otra.csv", cut_off=date(2026, 2, 28))
    accept(second, ana)
    told = queries.undoing(viewer=ana, batch_id=first)
    assert (told.subjects, told.hidden, told.older, told.untouched) == (2, 0, 0, 2)


def test_what_was_decided_is_not_decided_again(upload, accept, ana):
    [batch] = upload(units(2), ana)
    accept(batch, ana)
    with pytest.raises(NotCheckedError):
        accept(batch, ana)
    with pytest.raises(NotCheckedError):
        services.discard_batch(batch_id=batch, reason="tarde", actor=ana)


def test_a_discarded_batch_keeps_its_rows_and_enters_nothing(upload, accept, ana):
    [batch] = upload(three_bad(), ana)
    services.discard_batch(batch_id=batch, reason="Era una prueba", actor=ana)
    assert Batch.objects.get(pk=batch).state == BatchState.DISCARDED
    assert WaitingRow.objects.filter(batch=batch).count() == 3
    with pytest.raises(NotCheckedError):
        accept(batch, ana)
    assert shown() == set()


def test_the_same_upload_twice_is_one_batch_and_once_accepted_has_nothing_new(upload, accept, ana):
    [first] = upload(three_bad(), ana)
    assert upload(three_bad(), ana) == [first]
    assert WaitingRow.objects.count() == 3
    accept(first, ana)
    [again] = upload(three_bad(), ana)
    assert Batch.objects.get(pk=again).fresh == 0
    with pytest.raises(NothingNewError):
        accept(again, ana)


def test_what_enters_is_what_the_register_lacks_at_acceptance(upload, accept, ana):
    [first] = upload(units(2), ana, name="uno_2026.csv")
    [second] = upload(units(3), ana, name="dos_2026.csv")
    accept(second, ana)
    with pytest.raises(NothingNewError):
        accept(first, ana)
    services.check_again(batch_id=first, actor=ana, on=TODAY, bar=_Bar())
    held = Batch.objects.get(pk=first)
    assert (held.created, held.unchanged, held.fresh) == (0, 2, 0)


class _Bar:
    def step(self, label, done, total):
        pass


def test_the_difference_names_each_field_that_changes_as_people_do(upload, accept, ana):
    [first] = upload(units(2), ana, cut_off=date(2026, 1, 31))
    accept(first, ana)
    rows = [unit(1, ESTATUS_DE_OPERACION="FUERA DE OPERACION")]
    [second] = upload(rows, ana, cut_off=date(2026, 2, 28))
    [change], total = queries.changes(viewer=ana, batch_id=second)
    assert (total, change.key, change.field) == (1, clues(1), "status")
    assert change.name == "estatus de operación"
    assert (change.before, change.after) == ("EN OPERACION", "FUERA DE OPERACION")
    assert queries.changed_fields(viewer=ana, batch_id=second) == [(change.name, 1)]
    assert queries.keys(viewer=ana, batch_id=second, vanished=True) == [clues(2)]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"una,tabla\n1,2\n", NothingKnownError),
        (as_csv([]), NoRowsError),
        (as_csv(units(1), headings=HEADINGS[:5] + HEADINGS[6:]), AlmostKnownError),
    ],
)
def test_a_file_that_is_no_batch_is_explained(upload, ana, content, error):
    with pytest.raises(error):
        upload(None, ana, content=content)
    assert not Batch.objects.exists()


def test_no_file_shows_a_day_that_has_not_come_or_is_before_all_lists(upload, ana):
    with pytest.raises(DayInFutureError):
        upload(units(1), ana, cut_off=TODAY + timedelta(days=1))
    with pytest.raises(DayTooEarlyError):
        upload(units(1), ana, cut_off=date(1899, 12, 31))


def test_the_list_costs_three_queries_however_many_batches(upload, ana):
    for number in range(4):
        upload(units(1, first=number + 1), ana, name=f"lista_{number}_2026.csv")
    with CaptureQueriesContext(connection) as seen:
        rows, total = queries.batches(viewer=ana)
    assert (len(rows), total) == (4, 4)
    assert len(seen) <= 3
