"""The pages of batches, as Ana, Beto, Carla and a visitor meet them."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tequio.base.figures.ports import cut_links
from tequio.base.jobs.models import Work
from tequio.base.jobs.types import State
from tequio.intake.batches import jobs
from tequio.intake.batches.models import Batch
from tequio.intake.batches.types import BatchState
from tequio.kernel.errors import TequioError
from tests.cast import make_carla
from tests.unit.intake.unit_files import HEADINGS, as_csv, three_bad, unit, units

pytestmark = pytest.mark.django_db
in_the_queue = pytest.mark.django_db(
    transaction=True
)  # work is told through a connection of its own


@pytest.fixture
def as_person(client):
    """Log a person in; return the client."""

    def make(person):
        client.force_login(person, backend="tequio.base.accounts.services.Backend")
        return client

    return make


def page_of(batch, name="batch"):
    return reverse(f"batches:{name}", args=[batch])


def text_of(response):
    return response.content.decode()


def sent(content, name="unidades_2026.csv", **fields):
    return {"file": SimpleUploadedFile(name, content), "reason": "Lista del mes", **fields}


@pytest.mark.parametrize("name", ["batch_list", "upload"])
def test_a_visitor_is_led_to_the_log_in(client, name):
    answer = client.get(reverse(f"batches:{name}"))
    assert answer.status_code == 302
    assert reverse("accounts:log_in") in answer["Location"]


def test_the_page_tells_the_counts_the_cells_the_difference_and_the_history(
    upload, accept, as_person, ana
):
    [first] = upload(units(3), ana, name="enero_202601.csv")
    accept(first, ana)
    rows = [*three_bad(), unit(1, NOMBRE_DE_LA_UNIDAD="OTRO NOMBRE")]
    rows = [rows[-1], *rows[1:-1]]
    [batch] = upload(rows, ana, name="febrero_202602.csv")
    page = text_of(as_person(ana).get(page_of(batch)))
    assert "febrero_202602.csv" in page
    assert "3 filas esperan corrección" in page
    assert "-99.2245146,186" in page
    assert "Hay dos números en una celda." in page
    assert "Aceptar 4 filas buenas" in page
    assert '<span class="was">CENTRO DE SALUD INVENTADO 1</span>' in page
    assert '<span class="now">OTRO NOMBRE</span>' in page
    assert "Revisado; espera una decisión." in page
    gone = text_of(as_person(ana).get(page_of(batch), {"ver": "desaparecidas"}))
    assert "no se borran" in gone


@pytest.mark.parametrize("tab", ["nuevas", "cambiadas", "iguales", "desaparecidas", "otra"])
def test_every_tab_has_an_address_and_a_batch_with_nothing_in_it_says_so(
    upload, as_person, ana, tab
):
    [batch] = upload([unit(1, CLUES_IMB="?")], ana)
    answer = as_person(ana).get(page_of(batch), {"ver": tab})
    assert answer.status_code == 200
    assert "No hay." in text_of(answer)


def test_a_page_does_not_cost_a_query_per_row(
    upload, accept, as_person, ana, django_assert_max_num_queries
):
    [first] = upload(units(60), ana, name="enero_202601.csv")
    accept(first, ana)
    rows = [unit(n, NIVEL_ATENCION="SEGUNDO NIVEL") for n in range(1, 51)]
    rows += [unit(n, LATITUD="no") for n in range(51, 60)]
    [batch] = upload(rows, ana, name="febrero_202602.csv")
    client = as_person(ana)
    with django_assert_max_num_queries(20):
        client.get(page_of(batch), {"ver": "cambiadas"})


@in_the_queue
def test_an_upload_is_kept_checked_by_the_queue_and_leads_to_its_batch(as_person, ana):
    client = as_person(ana)
    answer = client.post(reverse("batches:upload"), sent(as_csv(three_bad())))
    work = Work.objects.get()
    assert answer["Location"] == reverse("jobs:work", args=[work.pk])
    assert not Batch.objects.exists()
    given = _arguments(work)
    jobs.check_upload(work_id=work.pk, **given)
    jobs.check_upload(work_id=work.pk, **given)  # a queue may do it twice
    batch = Batch.objects.get()
    assert client.get(work.leads_to)["Location"] == page_of(batch.pk)


def _arguments(work):
    given = dict(ProcrastinateJob.objects.get(pk=work.job).args)
    del given["work_id"]
    return given


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"cut_off": "31/02/2026"}, "no es un día"),
        ({"cut_off": "01/01/2027"}, "aún no llega"),
        ({"reason": ""}, "obligatorio"),
        ({"file": ""}, "obligatorio"),
    ],
)
def test_a_form_with_a_fault_says_it_and_keeps_nothing(as_person, ana, fields, sentence):
    given = {**sent(as_csv(units(1))), **fields}
    answer = as_person(ana).post(reverse("batches:upload"), given)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not Work.objects.exists()


def test_a_file_over_the_limit_is_refused_with_the_limit(as_person, ana, settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = as_person(ana).post(reverse("batches:upload"), sent(b"x" * (1024 * 1024 + 1)))
    assert answer.status_code == 422
    assert "pasa de 1 MB" in text_of(answer)


@in_the_queue
def test_acceptance_is_queued_and_done_once(upload, as_person, ana):
    [batch] = upload(three_bad(), ana)
    answer = as_person(ana).post(page_of(batch, "accept"))
    work = Work.objects.get()
    assert answer["Location"] == reverse("jobs:work", args=[work.pk])
    jobs.accept(work_id=work.pk, **_arguments(work))
    jobs.accept(work_id=work.pk, **_arguments(work))
    held = Batch.objects.get(pk=batch)
    assert held.state == BatchState.ACCEPTED
    assert Work.objects.get().state == State.DONE
    assert Work.objects.get().states == ["20"]
    [link] = cut_links([held.cut_id]).values()
    assert link.href == page_of(batch)
    assert "Deshacer el lote" in text_of(as_person(ana).get(page_of(batch)))


@pytest.mark.parametrize("is_known", [True, False])
def test_anyone_reads_what_a_batch_brought_but_not_who_nor_why(
    upload, accept, as_person, ana, is_known
):
    [batch] = upload([*three_bad(), unit(9)], ana)
    accept(batch, ana)
    reader = as_person(make_carla()) if is_known else Client()
    page = text_of(reader.get(page_of(batch)))
    assert "Entró al registro el" in page
    assert "3 filas esperan corrección" in page
    for hidden in ("Ana", "Revisado", "-99.2245146,186", "Deshacer el lote", "Descargar"):
        assert hidden not in page
    for part in ("cells", "waiting_csv", "withdraw"):
        assert reader.get(page_of(batch, part)).status_code == (404 if is_known else 302)


def test_what_has_not_entered_is_nobody_elses(upload, as_person, ana, carla):
    [batch] = upload(units(3), ana)
    assert as_person(carla).get(page_of(batch)).status_code == 404
    for asked in (batch, batch + 1000):
        assert reverse("accounts:log_in") in Client().get(page_of(asked))["Location"]


def test_whoever_sees_the_nation_sees_what_still_waits_for_a_decision(
    upload, as_person, ana, diana
):
    [batch] = upload([*three_bad(), unit(9)], ana)
    page = text_of(as_person(diana).get(page_of(batch)))
    assert "Aceptar 5 filas buenas" in page
    assert "-99.2245146,186" in page


def test_undoing_shows_what_it_would_do_asks_why_and_does_it(upload, accept, as_person, ana):
    [batch] = upload(units(3), ana)
    accept(batch, ana)
    client = as_person(ana)
    page = text_of(client.get(page_of(batch, "withdraw")))
    assert "Este lote trajo 3 filas al registro." in page
    assert "dejan de mostrarse" in page
    assert client.post(page_of(batch, "withdraw"), {"reason": ""}).status_code == 422
    assert Batch.objects.get(pk=batch).state == BatchState.ACCEPTED
    client.post(page_of(batch, "withdraw"), {"reason": "Corte equivocado"})
    assert Batch.objects.get(pk=batch).state == BatchState.WITHDRAWN
    history = text_of(client.get(page_of(batch)))
    assert "Corte equivocado" in history
    assert "no hay qué deshacer" in text_of(client.get(page_of(batch, "withdraw")))


ACTS = ["accept", "discard", "withdraw", "check_again"]


@pytest.mark.parametrize("act", ACTS)
def test_beto_may_look_and_not_act(upload, as_person, ana, beto, act):
    [batch] = upload(three_bad(), ana)
    client = as_person(beto)
    page = client.get(page_of(batch))
    assert page.status_code == 200
    assert "<button" not in text_of(page).partition("<main")[2].partition("</main")[0]
    assert client.post(page_of(batch, act), {"reason": "x"}).status_code == 403
    assert client.get(reverse("batches:upload")).status_code == 403
    assert client.post(reverse("batches:upload"), sent(as_csv(units(1)))).status_code == 403


@pytest.mark.parametrize("act", [*ACTS, "batch", "cells", "waiting_csv"])
def test_carla_finds_nothing_of_oaxaca(upload, as_person, ana, carla, act):
    [batch] = upload(three_bad(), ana)
    client = as_person(carla)
    asked = client.post if act in ACTS else client.get
    assert asked(page_of(batch, act), {"reason": "x"}).status_code == 404
    document = Batch.objects.get(pk=batch).document_id
    assert client.get(reverse("batches:uploaded", args=[document])).status_code == 404
    assert "unidades_2026.csv" not in text_of(client.get(reverse("batches:batch_list")))


def test_the_cells_are_filtered_by_what_is_wrong(upload, as_person, ana):
    [batch] = upload([*three_bad(), unit(50, ENTIDAD="HRAES")], ana)
    client = as_person(ana)
    two = text_of(client.get(page_of(batch, "cells"), {"codigo": "two_numbers"}))
    assert "-99.2245146,186" in two
    assert "31/02/2019" not in two
    soft = text_of(client.get(page_of(batch, "cells"), {"codigo": "state_name_differs"}))
    assert "HRAES" in soft


def test_rows_that_wait_come_down_whole_and_go_up_again_the_same(upload, as_person, ana):
    [batch] = upload(three_bad(), ana)
    client = as_person(ana)
    content = b"".join(client.get(page_of(batch, "waiting_csv")).streaming_content)
    told = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Fila del archivo"] for row in told] == ["3", "4", "5"]
    assert "Ese día no existe." in told[1]["Qué corregir"]
    originals = three_bad()[1:4]
    assert [{name: row[name] for name in HEADINGS} for row in told] == originals

    [again] = upload(None, ana, content=content, name="corregidas_2026.csv")
    first, second = (Batch.objects.get(pk=pk) for pk in (batch, again))
    assert second.refusals == first.refusals


@in_the_queue
def test_a_refused_check_is_told_on_the_page_of_its_work(as_person, ana):
    client = as_person(ana)
    client.post(reverse("batches:upload"), sent(as_csv([unit(1, "07")])))
    work = Work.objects.get()
    with pytest.raises(TequioError):
        jobs.check_upload(work_id=work.pk, **_arguments(work))
    assert "fuera de su ámbito" in text_of(client.get(reverse("jobs:work", args=[work.pk])))


def test_a_reason_that_is_too_long_for_the_log_is_said_and_nothing_is_accepted(
    upload, as_person, ana
):
    [batch] = upload(units(2), ana)
    answer = as_person(ana).post(page_of(batch, "accept"), {"reason": "x" * 501})
    assert answer.status_code == 422
    assert "500" in text_of(answer)
    assert not Work.objects.exists()
