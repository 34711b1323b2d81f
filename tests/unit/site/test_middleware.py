"""What holds for every answer, whatever page gives it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
RECEIPT = "/cifras/units.keys/20/2026-11-24/?cortes="


@pytest.mark.parametrize(
    "address", ["/unidades/?q=%00", f"{RECEIPT}&institucion=%00", "/%00/", "/?a%00b=1"]
)
def test_an_address_with_a_nul_is_refused_with_a_page(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "Tequio" in answer.content.decode()


@pytest.mark.parametrize("name", ["batches:batch_list", "batches:upload", "portal:country"])
def test_what_a_member_is_shown_is_kept_by_no_cache(client, ana, name):
    client.force_login(ana)
    kept = client.get(reverse(name))["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


def test_what_a_visitor_is_shown_may_be_kept_and_asked_for_again(client):
    assert client.get(reverse("portal:country"))["Cache-Control"] == "no-cache"
