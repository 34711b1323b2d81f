"""Every page that a visitor, or somebody logged in, can reach keeps the same promises."""

from datetime import date

import pytest
from django.contrib.staticfiles import finders
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tequio.base.accounts.services import invite_user, operator
from tequio.base.accounts.types import Role
from tequio.base.ui import ports
from tequio.intake.batches.services import load_files
from tequio.publish.bulletins.services import keep_bulletin
from tequio.site.launch.serving import SAMPLE
from tests.cast import make_diana
from tests.conformance.walk import walk

pytestmark = pytest.mark.django_db  # so that there is a database; the walk is made once

STARTS = [
    "/", "/cifras/", "/unidades/", "/mapa/", "/municipios/15901/", "/lotes/", "/boletines/",
    "/estilo/",
]  # fmt: skip
SAID = """No. 031/2026

Avanza la entrega de unidades médicas

La directora Ixchel Inventada Robles informó que operan 12 unidades médicas, de las cuales 9 son
centros de salud y 3 hospitales. Se rehabilitarán 34 hospitales antes de diciembre de 2026.
"""
PERSON = {"email": "persona.de.prueba@tequio.invalid", "name": "Xóchitl Inventada Quetzal"}
MOST_QUERIES, MOST_ALIKE = 30, 5
PAINT = {"hatch"}  # drawn inside every picture that is painted with it
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


class Silent:
    """A bar that draws nothing."""

    def step(self, label, done, total):
        pass


@pytest.fixture(scope="module")
def walks(django_db_setup, django_db_blocker):
    """The pages of a visitor and of Diana, on the sample that a named person loaded."""
    with django_db_blocker.unblock(), transaction.atomic():
        invited = invite_user(
            **PERSON, role=Role.ADMINISTER, scope="*", actor=operator(), reason="prueba"
        )
        from tequio.base.accounts.models import User

        loader = User.objects.get(pk=invited.user_id)
        given = {"actor": loader, "reason": "prueba", "on": date(2026, 11, 25), "bar": Silent()}
        load_files([SAMPLE], **given, is_sample=True)
        told = {"content": SAID.encode(), "name": "b.txt", "state": "20", "reason": "prueba"}
        keep_bulletin(actor=loader, **told)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        visitor, member = (Client(raise_request_exception=False) for _ in range(2))
        member.force_login(make_diana())
        walked = walk(visitor, *STARTS), walk(member, *STARTS, "/cuenta/")
        transaction.set_rollback(True)
    return walked


@pytest.fixture(scope="module")
def public(walks):
    return walks[0]


@pytest.fixture(scope="module")
def pages(walks):
    return [page for walked in walks for page in walked if page.is_html]


def test_every_link_leads_somewhere(walks):
    shown = {"ui:error_page"}  # the living page shows what a refusal looks like, status and all
    asked = [page for walked in walks for page in walked if page.view not in shown]
    assert [(page.url, page.status) for page in asked if page.status not in {200, 302}] == []


def test_the_walk_reaches_every_kind_of_public_page(public):
    views = {page.view for page in public if page.status == 200}
    assert views >= {
        "portal:country", "portal:state", "portal:municipality", "portal:units", "portal:unit",
        "portal:map", "figures:catalogue", "figures:figure", "figures:receipt", "figures:rows",
        "bulletins:list", "bulletins:bulletin", "bulletins:figure", "bulletins:verify",
        "bulletins:json", "bulletins:list_csv", "bulletins:receipt",
    }  # fmt: skip


def test_nothing_personal_is_on_a_public_path(public):
    found = [
        (page.url, value)
        for page in public
        for value in (*PERSON.values(), "@tequio.invalid", "operator@")
        if value in page.text
    ]
    assert found == []


def test_every_page_says_that_its_data_are_made_up(pages):
    silent = [p.url for p in pages if p.status == 200 and "Datos de muestra" not in p.text]
    assert silent == []


def test_every_page_has_a_strict_policy_and_nothing_inline(walks):
    for walked in walks:
        for page in walked:
            told = dict(part.strip().split(" ", 1) for part in page.policy.split(";"))
            assert {name: told.get(name) for name in STRICT} == STRICT, page.url
            assert "unsafe" not in page.policy, page.url
            assert page.inline == [], page.url


def test_every_page_is_spanish_with_one_heading_and_one_main_part(pages):
    for page in pages:
        if page.status == 200:
            assert page.language.startswith("es"), page.url
            assert (page.tags["h1"], page.tags["main"]) == (1, 1), page.url
            assert page.tags["title"] >= 1, page.url


def test_no_page_names_two_things_alike_or_points_at_nothing(pages):
    for page in pages:
        assert {name for name, count in page.ids.items() if count > 1} <= PAINT, page.url
        inside = {link[1:] for link in page.links if link.startswith("#") and len(link) > 1}
        assert inside - set(page.ids) == set(), page.url


def test_every_file_that_a_page_asks_for_is_ours_and_is_there(pages):
    asked = {asset.partition("#")[0] for page in pages for asset in page.assets} - {""}
    assert {asset for asset in asked if not asset.startswith("/")} == set()
    static = {asset.removeprefix("/static/") for asset in asked if asset.startswith("/static/")}
    assert {asset for asset in static if not finders.find(asset)} == set()


def test_every_page_keeps_its_budget_of_queries(walks):
    over = [(p.url, len(p.queries)) for w in walks for p in w if len(p.queries) > MOST_QUERIES]
    assert over == []


def test_no_page_asks_the_database_once_for_every_row(walks):
    for walked in walks:
        for page in walked:
            many = {sql[:200]: n for sql, n in page.shapes.items() if n > MOST_ALIKE}
            assert many == {}, page.url


def test_every_room_of_the_bar_and_link_of_the_foot_has_an_address():
    for name in [
        *(room.url for room in ports.rooms()),
        *(link.href for link in ports.foot_links()),
    ]:
        assert reverse(name)
