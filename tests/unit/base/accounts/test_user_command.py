import io
import json

import pytest
from django.core.management import CommandError, call_command

from tequio.base.accounts.models import Grant, User

pytestmark = pytest.mark.django_db
EVA = "eva@tequio.invalid"


def run(*arguments):
    out = io.StringIO()
    call_command("user", *arguments, stdout=out)
    return out.getvalue()


def test_it_prints_one_json_object_whose_link_opens(client):
    told = json.loads(run(EVA, "--role", "capture", "--scope", "15", "--name", "Eva", "--json"))
    assert (told["email"], told["role"], told["scope"]) == (EVA, "capture", "15")
    assert told["url"].endswith(told["link"])
    assert client.get(told["link"], follow=True).context["validlink"]
    assert Grant.objects.get(user__email=EVA).scope == "15"


def test_it_says_the_same_to_a_person_in_spanish():
    told = run(EVA, "--role", "read", "--scope", "*")
    assert "todo el país" in told
    assert "/cuenta/establecer-contrasena/" in told


def test_running_it_twice_changes_nothing():
    first = json.loads(run(EVA, "--role", "read", "--scope", "1", "--json"))
    again = json.loads(run(EVA, "--role", "read", "--scope", "01", "--json"))
    assert (first["is_new_grant"], again["is_new_grant"]) == (True, False)
    assert Grant.objects.filter(user__email=EVA).count() == 1


def test_a_person_with_a_password_gets_a_new_link_only_when_asked():
    run(EVA, "--role", "read", "--scope", "20")
    person = User.objects.get(email=EVA)
    person.set_password("una-palabra-larga-de-prueba")
    person.save()
    given = (EVA, "--role", "read", "--scope", "20", "--json")
    assert json.loads(run(*given))["link"] is None
    assert json.loads(run(*given, "--new-link"))["link"]


@pytest.mark.parametrize(
    "arguments",
    [
        (EVA, "--role", "king", "--scope", "20"),
        (EVA, "--role", "read", "--scope", "33"),
        (EVA, "--role", "read"),
        (),
    ],
)
def test_wrong_use_changes_nothing(arguments):
    with pytest.raises(CommandError):
        run(*arguments)
    assert not User.objects.filter(email=EVA).exists()


def test_an_address_that_is_none_is_refused_with_a_sentence_and_status_1():
    with pytest.raises(CommandError, match=r"«nadie»|“nadie”") as refused:
        run("nadie", "--role", "read", "--scope", "20")
    assert refused.value.returncode == 1
