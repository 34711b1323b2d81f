"""Every view says who may, and refuses everybody else."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tequio.base.accounts.models import User
from tequio.base.accounts.rules import PERMISSIONS
from tequio.base.jobs.models import Work
from tequio.base.refusals import ANYONE, MEMBERS
from tequio.intake.batches.models import Batch
from tequio.intake.batches.services import load_files
from tequio.publish.bulletins.services import keep_bulletin
from tests.cast import make_ana, make_carla

OPEN = {ANYONE, MEMBERS, *PERMISSIONS}
HEADINGS = "cve_completa,nom_municipio,poblacion_total,nom_cabecera"


def patterns(resolver=None, space=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry


VIEWS = dict(patterns())


def open_to(name):
    return getattr(VIEWS[name].callback, "open_to", None)


CLOSED = sorted(name for name in VIEWS if open_to(name) != ANYONE)


class Silent:
    """A bar that draws nothing."""

    def step(self, label, done, total):
        pass


@pytest.fixture
def oaxaca(db, tmp_path):
    """A batch, a piece of work, a bulletin of Oaxaca, all Ana's; by the names addresses use."""
    ana = make_ana()
    file = tmp_path / "municipios_202601.csv"
    names = (
        "cve_completa,nom_municipio,poblacion_total,nom_cabecera,cve_cabecera,viviendas_habitadas"
    )
    file.write_text(f"{names}\n20901,Municipio de prueba,10,Cabecera,0001,3\n")
    load_files([file], actor=ana, reason="prueba", on=date(2026, 11, 25), bar=Silent())
    work = Work.objects.create(kind="prueba", by=ana, states=["20"])
    batch = Batch.objects.get()
    given = {"batch_id": batch.pk, "work_id": work.pk, "document_id": batch.document_id}
    text = b"Se van a rehabilitar 34 hospitales."
    told = {"content": text, "name": "b.txt", "state": "20", "reason": "prueba"}
    given |= {"bulletin_id": keep_bulletin(actor=ana, **told), "start": 21, "end": 34}
    return given | {"number": batch.pk, "batch": batch.pk, "pk": batch.pk, "id": batch.pk}


def address(name, given):
    """Return a view's address with the arguments that it takes, or None if it takes others."""
    wanted = VIEWS[name].pattern.converters
    return reverse(name, kwargs={key: given[key] for key in wanted})


def ask(client, name, given):
    """Ask for a view by GET, and by POST where it takes nothing else."""
    answer = client.get(address(name, given))
    return client.post(address(name, given)) if answer.status_code == 405 else answer


def test_every_view_says_who_may():
    assert [name for name in VIEWS if open_to(name) not in OPEN] == []


def test_every_address_has_a_name_in_the_space_of_its_app():
    assert [name for name in VIEWS if name.count(":") != 1 or name.endswith("None")] == []


@pytest.mark.parametrize("name", CLOSED)
def test_a_visitor_is_sent_to_log_in_and_comes_back(client, oaxaca, name):
    answer = ask(client, name, oaxaca)
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('accounts:log_in')}?next={address(name, oaxaca)}"


@pytest.mark.parametrize("name", [n for n in CLOSED if open_to(n) in PERMISSIONS])
def test_whoever_has_no_role_is_refused(client, oaxaca, name):
    with transaction.atomic():
        nobody = User.objects.create(email="nadie@tequio.invalid")
    client.force_login(nobody)
    answer = ask(client, name, oaxaca)
    assert answer.status_code == 403
    assert "Su papel no permite" in answer.content.decode()


@pytest.mark.parametrize("name", [n for n in CLOSED if VIEWS[n].pattern.converters])
def test_what_is_another_states_is_not_found(client, oaxaca, name):
    client.force_login(make_carla())
    answer = ask(client, name, oaxaca)
    assert answer.status_code == 404


def test_a_reader_of_the_state_sees_and_changes_nothing(client, oaxaca, beto):
    client.force_login(beto)
    kinds = {name: ask(client, name, oaxaca).status_code for name in CLOSED}
    allowed = {name for name, status in kinds.items() if status == 200}
    assert {open_to(name) for name in allowed} <= {MEMBERS, "batches.see", "jobs.see"}
    assert Batch.objects.get().state == "accepted"


def test_a_post_without_its_token_is_refused(db):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("accounts:log_in"), {"email": "x", "password": "y"})
    assert answer.status_code == 403
    assert "script" not in answer.headers["Content-Security-Policy"].replace(
        "script-src 'self'", ""
    )
