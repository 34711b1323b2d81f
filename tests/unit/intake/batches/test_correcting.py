"""Bad cells corrected on the page: the file stays, the log has both, the rows then enter."""

from datetime import date

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tequio.base.audit.models import Entry
from tequio.base.jobs.models import Work
from tequio.base.jobs.types import NullBar
from tequio.intake.batches import queries, services
from tequio.intake.batches.errors import NoSuchCellError, NotCheckedError, OtherStatesError
from tequio.intake.batches.models import Batch, Correction
from tequio.intake.batches.types import CORRECTS
from tequio.kernel.errors import NotAllowedError, NotFoundError
from tequio.register.units.models import HealthUnit
from tests.unit.intake.batches.conftest import TODAY
from tests.unit.intake.unit_files import HEADINGS, clues, three_bad, unit, units

pytestmark = pytest.mark.django_db
LONGITUDE, STARTED = HEADINGS.index("LONGITUD"), HEADINGS.index("FECHA DE INICIO DE OPERACION")
RIGHT = {(3, LONGITUDE): "-99.2245146", (4, STARTED): "28/02/2019"}


@pytest.fixture
def correct(db):
    def make(batch, values, actor):
        services.correct_cells(batch_id=batch, values=values, actor=actor, on=TODAY)
        services.check_again(batch_id=batch, actor=actor, on=TODAY, bar=NullBar())

    return make


def test_corrected_rows_are_good_and_enter_with_the_others(upload, correct, accept, ana):
    [batch] = upload(three_bad(), ana)
    correct(batch, RIGHT, ana)
    held = Batch.objects.get(pk=batch)
    assert (held.good, held.waiting, held.refusals) == (6, 1, {"clues_shape": 1})
    accept(batch, ana)
    entered = HealthUnit.objects.get(clues=clues(2))
    assert entered.lon == -99.2245146
    assert HealthUnit.objects.get(clues=clues(3)).started_on == date(2019, 2, 28)
    assert HealthUnit.objects.count() == 6


def test_the_log_has_each_cell_before_and_after(upload, correct, ana):
    [batch] = upload(three_bad(), ana)
    correct(batch, {**RIGHT, (5, 0): "OCIMB00963l"}, ana)
    entry = Entry.objects.get(verb="batches.corrected")
    assert entry.states == ["20"]
    assert entry.details["cells"] == [
        {"row": 3, "column": "LONGITUD", "before": "-99.2245146,186", "after": "-99.2245146"},
        {"row": 4, "column": HEADINGS[STARTED], "before": "31/02/2019", "after": "28/02/2019"},
    ]
    assert Correction.objects.count() == 2


def test_a_wrong_correction_is_told_as_a_bad_cell_and_can_be_corrected_again(upload, correct, ana):
    [batch] = upload(three_bad(), ana)
    correct(batch, {(4, STARTED): "30/02/2019"}, ana)
    cells, _ = queries.cells(viewer=ana, batch_id=batch, refuses=True)
    assert [cell.value for cell in cells if cell.line == 4] == ["30/02/2019"]
    correct(batch, {(4, STARTED): "28/02/2019"}, ana)
    assert Batch.objects.get(pk=batch).waiting == 2
    assert Correction.objects.get().value == "28/02/2019"


def test_sending_the_page_as_it_is_corrects_nothing(upload, client, ana):
    rows = three_bad()
    rows[4]["ESTATUS DE OPERACION"] = "OPERANDO\u00a0 "
    rows[5]["LATITUD"] = "dos\nlíneas"
    [batch] = upload(rows, ana)
    cells, _ = queries.cells(viewer=ana, batch_id=batch, refuses=True)
    fields = {cell.name: cell.value for cell in cells if cell.can_be_corrected}
    assert len(fields) == 4
    client.force_login(ana, backend="tequio.base.accounts.services.Backend")
    client.post(reverse("batches:correct", args=[batch]), fields)
    assert not Correction.objects.exists()


def test_the_same_file_uploaded_again_does_not_undo_corrections(upload, correct, ana):
    [batch] = upload(three_bad(), ana)
    correct(batch, RIGHT, ana)
    assert upload(three_bad(), ana) == [batch]
    assert Batch.objects.get(pk=batch).waiting == 1


@pytest.mark.parametrize("place", [(2, 0), (3, 99), (99, 0)])
def test_only_cells_of_waiting_rows_are_corrected(upload, correct, ana, place):
    [batch] = upload(three_bad(), ana)
    with pytest.raises(NoSuchCellError):
        correct(batch, {place: "x"}, ana)
    assert not Correction.objects.exists()


def test_who_may_not_load_may_not_correct(upload, correct, ana, beto, carla):
    [batch] = upload(three_bad(), ana)
    with pytest.raises(NotAllowedError):
        correct(batch, RIGHT, beto)
    with pytest.raises(NotFoundError):
        correct(batch, RIGHT, carla)


def test_what_is_decided_is_not_corrected(upload, correct, accept, ana):
    [batch] = upload(three_bad(), ana)
    accept(batch, ana)
    with pytest.raises(NotCheckedError):
        correct(batch, RIGHT, ana)


def test_the_page_has_a_field_for_each_bad_cell_and_queues_a_new_check(upload, client, ana):
    [batch] = upload(three_bad(), ana)
    client.force_login(ana, backend="tequio.base.accounts.services.Backend")
    name = f"{CORRECTS}3-{LONGITUDE}"
    page = client.get(reverse("batches:batch", args=[batch])).content.decode()
    assert f'name="{name}" value="-99.2245146,186"' in page
    answer = client.post(reverse("batches:correct", args=[batch]), {name: "-99.22", "otra": "x"})
    work = Work.objects.get()
    assert answer["Location"] == reverse("jobs:work", args=[work.pk])
    assert ProcrastinateJob.objects.get(pk=work.job).task_name == "batches.check_again"
    assert Correction.objects.get().value == "-99.22"


NAME, STATE = HEADINGS.index("NOMBRE DE LA UNIDAD"), HEADINGS.index("CLAVE DE LA ENTIDAD")


@pytest.fixture
def nameless(upload):
    """Upload two rows of Oaxaca and one of Chiapas, whose name is lacking: it says no subject."""

    def make(actor):
        of_chiapas = unit(9, "07", NOMBRE_DE_LA_UNIDAD="")
        return upload([*units(2), of_chiapas], actor)[0]

    return make


def test_no_correction_brings_a_row_of_another_state_in(nameless, correct, accept, ana):
    batch = nameless(ana)
    with pytest.raises(OtherStatesError):
        correct(batch, {(4, NAME): "CENTRO DE SALUD AJENO"}, ana)
    with pytest.raises(OtherStatesError):
        accept(batch, ana)  # the correction is kept, so it is asked again here
    assert not HealthUnit.objects.exists()
    correct(batch, {(4, NAME): ""}, ana)
    accept(batch, ana)
    assert set(HealthUnit.objects.values_list("state", flat=True)) == {"20"}


def test_a_batch_corrected_into_another_state_concerns_it_too(
    nameless, correct, accept, diana, ana
):
    batch = nameless(diana)
    correct(batch, {(4, NAME): "CENTRO DE SALUD DE CHIAPAS"}, diana)
    accept(batch, diana)
    assert Batch.objects.get(pk=batch).states == ["07", "20"]
    with pytest.raises(NotFoundError):
        services.withdraw_batch(batch_id=batch, reason="no es mío", actor=ana)


def test_what_no_database_keeps_is_replaced_in_a_correction_and_in_the_log(upload, correct, ana):
    [batch] = upload(three_bad(), ana)
    correct(batch, {(3, LONGITUDE): "-99.2\0"}, ana)
    assert Correction.objects.get().value == "-99.2\N{REPLACEMENT CHARACTER}"
    [cell] = Entry.objects.get(verb="batches.corrected").details["cells"]
    assert cell["after"] == "-99.2\N{REPLACEMENT CHARACTER}"
