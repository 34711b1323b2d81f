from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import RequestFactory
from django.urls import reverse
from django.utils.timezone import now

from tequio.base.accounts import rules
from tequio.base.accounts.errors import TooManyLogInsError, WrongLogInError
from tequio.base.accounts.models import Attempt
from tequio.base.accounts.services import open_session
from tests.cast import PASSWORD, give_password

pytestmark = pytest.mark.django_db
LOG_IN = "/cuenta/entrar/"


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def attempt(client, email, password, **more):
    return client.post(LOG_IN, {"email": email, "password": password, **more})


@pytest.mark.parametrize("typed", ["ana@tequio.invalid", "  ANA@Tequio.Invalid "])
def test_a_person_logs_in_however_they_write_their_address(client, ana, typed):
    give_password(ana)
    assert attempt(client, typed, PASSWORD).status_code == 302
    assert client.session[SESSION_KEY] == str(ana.pk)


def test_a_log_in_renews_the_session_key(client, ana):
    give_password(ana)
    client.session["before"] = True
    client.cookies["sessionid"] = before = client.session.session_key
    attempt(client, ana.email, PASSWORD)
    assert client.session.session_key != before


def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(client, ana):
    give_password(ana)
    wrong = attempt(client, ana.email, "no es esta")
    unknown = attempt(client, "nadie@tequio.invalid", "no es esta")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.context["refusal"] == unknown.context["refusal"]
    assert SESSION_KEY not in client.session


def test_nobody_logs_in_without_having_set_a_password(client, ana):
    assert attempt(client, ana.email, "").status_code == 422
    assert attempt(client, ana.email, ana.password).status_code == 422


def test_after_too_many_failures_the_right_password_has_to_wait(client, ana):
    give_password(ana)
    for _ in range(rules.FAILURES_OF_PERSON):
        attempt(client, ana.email, "no es esta")
    assert attempt(client, ana.email, PASSWORD).status_code == 422
    assert SESSION_KEY not in client.session

    Attempt.objects.update(at=now() - rules.WINDOW - timedelta(seconds=1))
    assert attempt(client, ana.email, PASSWORD).status_code == 302


def test_the_failures_of_one_person_do_not_stop_another(client, ana, beto):
    give_password(beto)
    for _ in range(rules.FAILURES_OF_PERSON + 1):
        attempt(client, ana.email, "no es esta")
    assert attempt(client, beto.email, PASSWORD).status_code == 302


def test_one_place_cannot_try_one_password_on_everyone(ana):
    request = RequestFactory().post(LOG_IN)
    given = {"request": request, "password": "la misma", "place": "203.0.113.9", "at": now()}
    for number in range(rules.FAILURES_OF_PLACE):
        with pytest.raises(WrongLogInError):
            open_session(email=f"persona{number}@tequio.invalid", **given)
    with pytest.raises(TooManyLogInsError):
        open_session(email=ana.email, **given)


def test_failures_are_kept_without_the_address_or_the_place(client, ana):
    attempt(client, ana.email, "no es esta")
    kept = Attempt.objects.values_list("person", "place").get()
    assert not any(word in text for text in kept for word in ("ana", "127.0.0.1"))


def test_success_forgets_the_failures(client, ana):
    give_password(ana)
    attempt(client, ana.email, "no es esta")
    attempt(client, ana.email, PASSWORD)
    assert not Attempt.objects.exists()


def test_a_log_in_leads_on_to_the_page_that_asked_for_it(client, ana):
    give_password(ana)
    answer = attempt(client, ana.email, PASSWORD, next="/cuenta/?ver=1")
    assert answer.url == "/cuenta/?ver=1"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://otro.invalid/", "//otro.invalid", "/\\otro.invalid", "javascript:alert(1)", "\t//x"],
)
def test_a_log_in_never_leads_to_another_site(client, ana, elsewhere):
    give_password(ana)
    answer = attempt(client, ana.email, PASSWORD, next=elsewhere)
    assert answer.url == reverse("portal:country")


def test_a_visitor_is_sent_to_log_in_and_back(client):
    assert client.get("/cuenta/").url == "/cuenta/entrar/?next=/cuenta/"


def test_a_part_asked_for_by_htmx_sends_the_whole_page_to_log_in(client):
    here = {"HX-Request": "true", "HX-Current-URL": "http://testserver/estados/"}
    answer = client.get("/cuenta/", headers=here)
    assert answer.headers["HX-Redirect"].startswith("/cuenta/entrar/?next=")


def test_logging_out_takes_a_post(client, ana):
    client.force_login(ana)
    assert client.get("/cuenta/salir/").status_code == 405
    assert SESSION_KEY in client.session
    client.post("/cuenta/salir/")
    assert SESSION_KEY not in client.session


def test_a_person_who_is_deactivated_is_out_at_once(client, ana):
    client.force_login(ana)
    ana.is_active = False
    ana.save(update_fields=["is_active"])
    assert client.get("/cuenta/").status_code == 302
    give_password(ana)
    assert attempt(client, ana.email, PASSWORD).status_code == 422


def test_a_page_costs_one_query_for_the_person_and_one_for_all_their_grants(
    client, ana, django_assert_num_queries
):
    client.force_login(ana)
    with django_assert_num_queries(5):  # session, person, grants, their own listed, any sample
        assert client.get("/cuenta/").status_code == 200


def test_my_account_says_what_one_may_do_and_where(client, ana):
    client.force_login(ana)
    page = client.get("/cuenta/").content.decode()
    assert "administra" in page
    assert ana.email in page
