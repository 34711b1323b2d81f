import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.views.decorators.http import require_safe

from tequio.base.refusals import login_required, public, role_required
from tequio.kernel.errors import NotAllowedError

pytestmark = pytest.mark.django_db


def seen(_request):
    return HttpResponse("dentro")


def ask(view, who):
    request = RequestFactory().get("/lotes/?pagina=2")
    request.user = who
    return view(request)


def test_every_door_says_whom_it_opens_to():
    assert public(seen).open_to == "anyone"
    assert login_required(seen).open_to == "members"
    assert role_required("batches.load")(seen).open_to == "batches.load"
    assert require_safe(login_required(seen)).open_to == "members"


def test_a_door_asks_only_for_permissions_that_some_role_gives():
    with pytest.raises(ValueError, match=r"batches\.burn"):
        role_required("batches.burn")


def test_a_visitor_is_sent_to_log_in_with_the_whole_address():
    for door in (login_required, role_required("batches.load")):
        answer = ask(door(seen), AnonymousUser())
        assert answer.url == "/cuenta/entrar/?next=/lotes/%3Fpagina%3D2"


def test_whoever_has_logged_in_goes_in(beto):
    assert ask(login_required(seen), beto).content == b"dentro"


def test_a_permission_held_anywhere_opens_the_door(ana, beto):
    door = role_required("batches.load")(seen)
    assert ask(door, ana).content == b"dentro"
    with pytest.raises(NotAllowedError):
        ask(door, beto)
