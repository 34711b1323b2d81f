"""Ana uploads a list with three bad cells, accepts the good rows and undoes it; others cannot."""

import re
from contextlib import suppress

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from procrastinate.contrib.django.models import ProcrastinateJob

from tequio.base.jobs.models import Work
from tequio.base.jobs.types import State
from tequio.intake.batches import jobs
from tequio.intake.batches.models import Batch
from tequio.kernel.errors import TequioError
from tests.cast import PASSWORD, give_password
from tests.unit.intake.unit_files import as_csv, three_bad

pytestmark = pytest.mark.browser
TASKS = {task.name: task for task in (jobs.check_upload, jobs.check_again, jobs.accept)}


def log_in(page, live_server, person):
    give_password(person)
    page.goto(live_server.url + reverse("accounts:account"))
    page.get_by_label("Correo electrónico").fill(person.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("heading", name="Mi cuenta")).to_be_visible()


def do_queued_work():
    """Do what waits in the queue, as the site's worker does; a refusal ends the work."""
    for work in Work.objects.filter(state=State.WAITING):
        queued = ProcrastinateJob.objects.get(pk=work.job)
        with suppress(TequioError):
            TASKS[queued.task_name](**queued.args)


@pytest.fixture
def list_of_units(tmp_path):
    path = tmp_path / "unidades_202610.csv"
    path.write_bytes(as_csv(three_bad()))
    return path


def upload(page, live_server, path):
    page.goto(live_server.url + reverse("batches:upload"))
    page.get_by_label("Archivo").set_input_files(path)
    page.get_by_label("Motivo").fill("Lista de octubre")
    page.get_by_role("button", name="Revisar el archivo").click()
    expect(page.get_by_role("heading", name="Trabajo en curso")).to_be_visible()
    do_queued_work()
    expect(page.get_by_role("heading", name="unidades_202610.csv")).to_be_visible()


def test_ana_reads_the_sentences_accepts_the_good_rows_and_undoes_it(
    page, live_server, ana, list_of_units
):
    log_in(page, live_server, ana)
    upload(page, live_server, list_of_units)
    expect(page.get_by_role("heading", name="3 filas esperan corrección")).to_be_visible()
    bad = page.get_by_role("row").filter(has_text="-99.2245146,186")
    expect(bad).to_contain_text("Hay dos números en una celda.")
    expect(bad).to_contain_text("Se esperaba uno entre −118.6 y −86.5.")
    expect(page.get_by_text("Ese día no existe.")).to_be_visible()
    expect(page.get_by_text("No es una CLUES.")).to_be_visible()

    page.get_by_label("Corrección, fila 4, FECHA DE INICIO DE OPERACION").fill("28/02/2019")
    page.get_by_role("button", name="Guardar las correcciones y revisar otra vez").click()
    expect(page.get_by_role("heading", name="Trabajo en curso")).to_be_visible()
    do_queued_work()
    expect(page.get_by_role("heading", name="2 filas esperan corrección")).to_be_visible()

    page.get_by_role("link", name=re.compile("Desaparecidas")).click()
    expect(page).to_have_url(re.compile("ver=desaparecidas"))
    expect(page.get_by_role("link", name=re.compile("Desaparecidas"))).to_have_attribute(
        "aria-current", "page"
    )
    page.get_by_role("button", name="Aceptar 5 filas buenas").click()
    expect(page.get_by_role("heading", name="Trabajo en curso")).to_be_visible()
    do_queued_work()
    expect(page.get_by_text("en el registro").first).to_be_visible()

    page.get_by_role("link", name="Deshacer el lote").click()
    expect(page.get_by_text("Este lote trajo 5 filas al registro.")).to_be_visible()
    page.get_by_label("Motivo").fill("Era el corte equivocado")
    page.get_by_role("button", name="Deshacer 5 filas").click()
    expect(page.get_by_text("Era el corte equivocado")).to_be_visible()
    expect(page.get_by_text("deshecho").first).to_be_visible()


def test_a_file_of_no_known_kind_is_explained_where_one_waits(page, live_server, ana, tmp_path):
    (tmp_path / "otra.csv").write_text("una,tabla\n1,2\n")
    log_in(page, live_server, ana)
    page.goto(live_server.url + reverse("batches:upload"))
    page.get_by_label("Archivo").set_input_files(tmp_path / "otra.csv")
    page.get_by_label("Motivo").fill("A ver qué es")
    page.get_by_role("button", name="Revisar el archivo").click()
    expect(page.get_by_role("heading", name="Trabajo en curso")).to_be_visible()
    do_queued_work()
    expect(page.get_by_role("alert")).to_contain_text("Ningún archivo tiene una forma conocida.")
    page.get_by_role("main").get_by_role("link").last.click()
    expect(page.get_by_role("heading", name="Subir un archivo")).to_be_visible()


def test_it_can_all_be_done_without_scripts_on_a_phone(new_page, live_server, ana, list_of_units):
    page = new_page(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    log_in(page, live_server, ana)
    page.goto(live_server.url + reverse("batches:upload"))
    page.get_by_label("Archivo").set_input_files(list_of_units)
    page.get_by_label("Motivo").fill("Lista de octubre")
    page.get_by_role("button", name="Revisar el archivo").click()
    do_queued_work()
    page.reload()
    expect(page.get_by_role("heading", name="3 filas esperan corrección")).to_be_visible()
    page.get_by_role("link", name=re.compile("Iguales")).click()
    expect(page.get_by_text("No hay.").first).to_be_visible()
    decide = page.get_by_role("region", name="Revisar otra vez o desechar")
    decide.get_by_text("Desechar el lote").first.click()
    decide.get_by_label("Motivo").fill("Era una prueba")
    decide.get_by_role("button", name="Desechar el lote").click()
    expect(page.get_by_text("desechado").first).to_be_visible()


@pytest.fixture
def address(new_page, live_server, ana, list_of_units):
    """The page of a batch that Ana uploaded."""
    page = new_page()
    log_in(page, live_server, ana)
    upload(page, live_server, list_of_units)
    return live_server.url + reverse("batches:batch", args=[Batch.objects.get().pk])


def test_beto_reads_it_and_cannot_act(page, live_server, beto, address):
    log_in(page, live_server, beto)
    page.goto(address)
    expect(page.get_by_role("heading", name="unidades_202610.csv")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    assert page.goto(live_server.url + reverse("batches:upload")).status == 403


def test_carla_does_not_see_it(page, live_server, carla, address):
    log_in(page, live_server, carla)
    assert page.goto(address).status == 404
    page.goto(live_server.url + reverse("batches:batch_list"))
    expect(page.get_by_text("Todavía no hay lotes.")).to_be_visible()
