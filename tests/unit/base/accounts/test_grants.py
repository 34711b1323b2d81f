import re

import pytest
from django.db import DatabaseError, connection, transaction

from tequio.base.accounts.errors import (
    BadEmailError,
    BadScopeError,
    GrantEndedError,
    OperatorStaysError,
)
from tequio.base.accounts.models import Grant, User
from tequio.base.accounts.queries import may, own_grants, reach
from tequio.base.accounts.rules import ALL_STATES, GRANTS
from tequio.base.accounts.services import (
    OPERATOR,
    end_grant,
    invite_user,
    operator,
    renew_password,
    require,
)
from tequio.base.accounts.types import Role
from tequio.base.audit.models import Entry
from tequio.kernel.errors import NotAllowedError, NotFoundError
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
INSERT = """
    INSERT INTO accounts_grant (user_id, role, scope)
    SELECT id, '{role}', '{scope}' FROM accounts_user
"""


def invite(actor, *, email="eva@tequio.invalid", role=Role.READ, scope="20"):
    return invite_user(email=email, name="Eva", role=role, scope=scope, actor=actor, reason="alta")


def set_password(client, token, password=PASSWORD):
    asked = client.get(f"/cuenta/establecer-contrasena/{token}/", follow=True)
    if not asked.context["validlink"]:
        return None
    where = asked.request["PATH_INFO"]
    assert token.split("/")[1] not in where, "the secret left the address"
    return client.post(where, {"new_password1": password, "new_password2": password})


def test_an_invited_person_sets_a_password_by_a_link_that_works_once(client, ana):
    token = invite(ana).token
    assert set_password(client, token).url == "/cuenta/"
    assert client.get("/cuenta/").status_code == 200
    assert User.objects.get(email="eva@tequio.invalid").check_password(PASSWORD)
    assert Entry.objects.filter(verb="accounts.password_set").count() == 1

    client.logout()
    assert set_password(client, token, "otra-palabra-larga") is None


def test_a_made_up_link_sets_nothing(client, ana):
    uid = invite(ana).token.split("/")[0]
    for token in (f"{uid}/abc-def", "zzz/abc-def"):
        assert set_password(client, token) is None


def test_a_weak_password_is_refused(client, ana):
    token = invite(ana).token
    assert set_password(client, token, "corta").status_code == 200
    assert not User.objects.get(email="eva@tequio.invalid").has_usable_password()


def test_a_grant_is_logged_with_who_why_and_where(ana):
    invited = invite(ana)
    entry = Entry.objects.get(verb="accounts.granted", actor=ana)
    assert entry.subject == f"accounts.user:{invited.user_id}"
    assert (entry.reason, entry.states) == ("alta", ["20"])
    assert entry.details == {"role": "read", "scope": "20"}


def test_inviting_twice_changes_nothing(ana):
    first, before = invite(ana), Entry.objects.count()
    again = invite(ana, email="EVA@tequio.invalid")
    assert (again.is_new_person, again.is_new_grant) == (False, False)
    assert (again.user_id, Entry.objects.count()) == (first.user_id, before)


def test_inviting_a_known_person_adds_to_what_they_hold(ana, diana):
    person = User.objects.get(pk=invite(ana).user_id)
    invite(diana, scope="07", role=Role.CAPTURE)
    assert reach(person, "batches.see") == {"20", "07"}
    assert reach(person, "batches.load") == {"07"}


def test_whoever_has_a_password_is_not_sent_a_link_by_others(client, ana):
    set_password(client, invite(ana).token)
    assert invite(ana, role=Role.CAPTURE).token is None


def test_no_link_opens_an_account_that_acts_beyond_the_reach_of_who_asks_for_it(ana, diana):
    assert invite(diana, role=Role.ADMINISTER, scope="*").token
    asked = invite(ana, role=Role.READ, scope="20")
    assert asked.is_new_grant
    assert asked.token is None
    assert invite(diana, role=Role.READ, scope="20").token


def test_whoever_was_deactivated_sets_no_password_by_an_old_link(client, ana):
    invited = invite(ana)
    User.objects.filter(pk=invited.user_id).update(is_active=False)
    assert set_password(client, invited.token) is None


def test_only_who_administers_the_nation_renews_a_password(ana, diana):
    with pytest.raises(NotAllowedError):
        renew_password(email=ana.email, actor=ana, reason="olvido")
    assert "/" in renew_password(email=ana.email, actor=diana, reason="olvido")
    with pytest.raises(NotFoundError):
        renew_password(email="nadie@tequio.invalid", actor=diana, reason="olvido")


@pytest.mark.parametrize("scope", ["07", "*"])
def test_ana_gives_no_role_beyond_oaxaca(ana, scope):
    with pytest.raises(NotAllowedError):
        invite(ana, scope=scope)
    assert not User.objects.filter(email="eva@tequio.invalid").exists()


def test_a_reader_gives_no_role(beto):
    with pytest.raises(NotAllowedError):
        invite(beto)


@pytest.mark.parametrize("scope", ["", "33", "00", "2", "20-1", "all"])
def test_there_is_no_such_scope(diana, scope):
    with pytest.raises(BadScopeError):
        invite(diana, scope=scope)


@pytest.mark.parametrize("email", ["", "eva", "eva@", "eva tequio@x.invalid", OPERATOR])
def test_nobody_has_such_an_address(diana, email):
    with pytest.raises(BadEmailError):
        invite(diana, email=email)


def test_a_role_that_ends_gives_nothing_any_more(ana, beto):
    held = Grant.objects.get(user=beto)
    end_grant(grant_id=held.pk, actor=ana, reason="baja")
    assert not reach(beto, "batches.see")
    assert own_grants(beto) == []
    assert Entry.objects.get(verb="accounts.grant_ended").reason == "baja"
    with pytest.raises(GrantEndedError):
        end_grant(grant_id=held.pk, actor=ana, reason="baja")
    invite(ana, email=beto.email)
    assert reach(beto, "batches.see") == {"20"}


def test_whose_grants_one_may_end(ana, beto, carla):
    with pytest.raises(NotFoundError):
        end_grant(grant_id=Grant.objects.get(user=beto).pk, actor=carla, reason="")
    with pytest.raises(NotFoundError):
        end_grant(grant_id=Grant.objects.get(user=ana).pk, actor=beto, reason="")
    with pytest.raises(NotAllowedError):
        end_grant(grant_id=Grant.objects.get(user=beto).pk, actor=beto, reason="")


def test_this_machines_own_account_keeps_its_role(diana):
    own = Grant.objects.get(user=operator())
    with pytest.raises(OperatorStaysError):
        end_grant(grant_id=own.pk, actor=diana, reason="")
    assert not operator().has_usable_password()
    assert User.objects.filter(email=OPERATOR).count() == 1


def test_a_scope_reaches_its_state_and_the_nation_reaches_all(ana, diana):
    assert may(ana, "batches.load", state="20")
    assert not may(ana, "batches.load", state="07")
    assert reach(diana, "batches.load") == ALL_STATES


def test_what_concerns_the_nation_needs_the_permission_everywhere(ana, diana):
    require(diana, "batches.load", states=[])
    with pytest.raises(NotAllowedError):
        require(ana, "batches.load", states=[])


def test_every_role_says_what_it_may():
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_grant SET scope = '*'",
        "UPDATE accounts_grant SET role = 'administer' WHERE role = 'read'",
        "DELETE FROM accounts_grant",
        "DELETE FROM accounts_user",
        INSERT.format(role="read", scope="33"),
        INSERT.format(role="king", scope="20"),
        "UPDATE accounts_user SET email = upper(email)",
    ],
)
def test_not_even_raw_sql_breaks_what_holds_of_people(beto, sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_no_password_is_ever_logged(client, ana):
    set_password(client, invite(ana).token)
    assert not [entry for entry in Entry.objects.all() if re.search(PASSWORD, str(entry.details))]
