from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from tequio.base.audit.models import Entry
from tequio.base.figures import queries, rules
from tequio.base.figures.models import Snapshot, SnapshotEntry
from tequio.base.figures.services import freeze_snapshot
from tequio.base.files.services import withdraw_cut
from tests.unit.base.figures.wells import ALL, TODAY, ask

pytestmark = pytest.mark.django_db
MARCH, JUNE = date(2020, 3, 15), date(2026, 6, 30)
WELLS = {"15033": (4, 1), "15058": (2, 0), "20067": (5, 5)}


def freeze(actor, as_of=TODAY):
    return freeze_snapshot(as_of=as_of, actor=actor, reason="corte de prueba")


def test_a_snapshot_holds_every_figure_of_the_nation_and_each_state(wells, diana):
    wells.show(MARCH, WELLS)
    held = queries.snapshot(freeze(diana))
    assert held.snapshot.entries == 33 * 2
    values = {(e.area, e.basis): e.value for e in held.entries}
    assert (values["00", ALL], values["15", ALL], values["07", ALL]) == (17, 7, 0)
    assert held.holds
    frozen = next(e for e in held.entries if (e.area, e.basis) == ("15", ALL))
    assert frozen.receipt == queries.figure(ask()).receipt


def test_where_nothing_changed_the_last_snapshot_is_kept(wells, diana):
    wells.show(MARCH, WELLS)
    first = freeze(diana)
    assert freeze(diana) == first
    assert Entry.objects.filter(verb="figures.frozen").count() == 1
    assert freeze(diana, as_of=JUNE) != first
    wells.show(JUNE, {"15033": (9, 9)})
    assert freeze(diana) != first


def test_a_snapshot_is_logged_with_its_actor_and_reason(wells, diana):
    freeze(diana)
    entry = Entry.objects.get(verb="figures.frozen")
    assert (entry.actor, entry.reason) == (diana, "corte de prueba")


def test_the_same_files_in_any_order_have_the_same_digest(wells, diana):
    def digest():
        return Snapshot.objects.get(pk=freeze(diana)).digest

    first = wells.show(MARCH, WELLS), wells.show(JUNE, {"20067": (1, 1)})
    told = digest()
    for cut in first:
        withdraw_cut(cut_id=cut)
    assert digest() != told
    again = wells.show(JUNE, {"20067": (1, 1)}), wells.show(MARCH, WELLS)
    assert set(again).isdisjoint(first)  # other numbers, as on another machine
    assert digest() == told


def test_the_digest_tells_another_value_another_document_and_another_day_apart():
    def digest(day=TODAY, **change):
        told = {"asked": ("a", "15", None, None), "value": 3.0, "sources": (), **change}
        return rules.digest_of_state(day, [rules.state_line(**told)])

    same = digest()
    assert digest() == same
    others = [digest(value=4), digest(value=None), digest(asked=("a", "20", None, None))]
    assert same not in {*others, digest(day=JUNE)}
    assert digest(value=0) != digest(value=None)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE figures_snapshot SET reason = 'otra'",
        "DELETE FROM figures_snapshot",
        "UPDATE figures_snapshotentry SET value = 1",
        "DELETE FROM figures_snapshotentry",
    ],
)
def test_not_even_raw_sql_changes_a_snapshot(wells, diana, sql):
    number = freeze(diana)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert queries.snapshot(number).holds


@pytest.mark.django_db(transaction=True)
def test_nothing_is_added_to_a_snapshot_after_it_was_taken(wells, diana):
    number = freeze(diana)
    late = SnapshotEntry(
        snapshot_id=number, figure="wells.depth", area="15", value=1, receipt="/cifras/x/?cortes="
    )
    with pytest.raises(DatabaseError):
        late.save()
    assert queries.snapshot(number).snapshot.entries == 33 * 2


def test_a_snapshot_whose_figures_are_not_its_own_does_not_hold(wells, diana, client):
    taken = Snapshot.objects.create(
        as_of=TODAY, digest="0" * 64, reason="no es de nadie", taken_by=diana
    )
    assert not queries.snapshot(taken.pk).holds
    page = client.get(f"/cifras/instantaneas/{taken.pk}/").content.decode()
    assert "La huella no corresponde." in page


def test_a_snapshot_still_holds_after_its_documents_were_withdrawn(wells, diana):
    cut = wells.show(MARCH, WELLS)
    number = freeze(diana)
    withdraw_cut(cut_id=cut)
    assert queries.snapshot(number).holds


def test_snapshots_have_pages_and_their_receipts_name_them(wells, diana, client):
    wells.show(MARCH, WELLS)
    number = freeze(diana)
    listed = client.get("/cifras/instantaneas/").content.decode()
    assert f"/cifras/instantaneas/{number}/" in listed
    page = client.get(f"/cifras/instantaneas/{number}/").content.decode()
    assert "La huella corresponde." in page
    receipt = queries.figure(ask()).receipt
    assert f"/cifras/instantaneas/{number}/" in client.get(receipt).content.decode()
    assert client.get("/cifras/instantaneas/999999/").status_code == 404


def test_snapshot_pages_keep_to_a_few_queries(wells, diana, client, django_assert_num_queries):
    wells.show(MARCH, WELLS)
    number = freeze(diana)
    with django_assert_num_queries(3):
        queries.snapshot(number)
    with django_assert_num_queries(1):
        queries.snapshots()
