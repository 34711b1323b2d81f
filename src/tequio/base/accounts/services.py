"""Changes to people and their roles, and the guard that every service calls."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tequio.base.accounts import ports, rules
from tequio.base.accounts.errors import (
    BadEmailError,
    GrantEndedError,
    OperatorStaysError,
    WrongLogInError,
)
from tequio.base.accounts.models import Attempt, Grant, User
from tequio.base.accounts.queries import Viewer, person_of_session, reach, visible_grants
from tequio.base.accounts.types import Invitation, Role
from tequio.kernel.errors import NotAllowedError, NotFoundError

OPERATOR = "operator@localhost"


class Backend(ModelBackend):
    """Django's own log-in; whoever comes by session brings their grants along."""

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session."""
        return person_of_session(user_id)


def require(actor: Viewer, permission: str, *, states: Iterable[str]) -> None:
    """Let the actor go on only with a permission in every one of these states.

    No states at all stands for the nation: the permission is needed everywhere.

    Raises:
        NotAllowedError: it is missing in one of them.
    """
    if not (set(states) or rules.ALL_STATES) <= reach(actor, permission):
        raise NotAllowedError


@transaction.atomic
def operator() -> User:
    """Return the account of whoever has this machine: administers the nation, cannot log in."""
    user, created = _person(OPERATOR, name="")
    if created:
        _grant(user, Role.ADMINISTER, rules.NATION, actor=user, reason="")
    return user


@transaction.atomic
def invite_user(  # noqa: PLR0913 - a grant is these facts
    *, email: str, name: str, role: Role, scope: str, actor: User, reason: str
) -> Invitation:
    """Give a person, new or known, a role in a scope. What they already hold stays.

    Raises:
        NotAllowedError: the actor may not give roles in that scope.
        BadEmailError, BadScopeError: no person has such an address; there is no such scope.
    """
    require(actor, "accounts.grant", states=rules.states_in(scope))
    user, is_new = _person(_address(email), name=name)
    return Invitation(
        user_id=user.pk,
        email=user.email,
        name=user.name,
        role=role,
        scope=scope,
        is_new_person=is_new,
        is_new_grant=_grant(user, role, scope, actor=actor, reason=reason),
        token=_token(user) if _may_hand_over(user, actor) else None,
    )


@transaction.atomic
def renew_password(*, email: str, actor: User, reason: str) -> str:
    """Return a token with which a person sets a new password; the old one works until then.

    Raises:
        NotAllowedError: the actor does not administer the nation.
        NotFoundError: nobody active has that address.
    """
    require(actor, "accounts.grant", states=rules.ALL_STATES)
    user = User.objects.filter(email=_address(email), is_active=True).first()
    if user is None:
        raise NotFoundError
    ports.log()(actor, "accounts.password_renewed", user, reason=reason)
    return _token(user)


@transaction.atomic
def end_grant(*, grant_id: int, actor: User, reason: str) -> None:
    """End a role from now on.

    Raises:
        NotFoundError, NotAllowedError: not in the actor's reach; in reach, not theirs to end.
        GrantEndedError, OperatorStaysError: it had ended; it is the machine's own.
    """
    held = visible_grants(actor).select_for_update(of=("self",)).filter(pk=grant_id).first()
    if held is None:
        raise NotFoundError
    require(actor, "accounts.grant", states=rules.states_in(held.scope))
    if held.until is not None:
        raise GrantEndedError
    if held.user.email == OPERATOR:
        raise OperatorStaysError
    Grant.objects.filter(pk=held.pk).update(until=Now())
    ports.log()(
        actor,
        "accounts.grant_ended",
        held.user,
        reason=reason,
        states=_states(held.scope),
        role=held.role,
        scope=held.scope,
    )


def open_session(
    *, request: HttpRequest, email: str, password: str, place: str, at: datetime
) -> None:
    """Log a person in: the session gets a new key. Every failure counts, also a concurrent one.

    A lock that outlives the window, and a second factor, come in later work.

    Raises:
        TooManyLogInsError: the person or the place failed too often; the password was not read.
        WrongLogInError: address or password, without saying which.
    """
    person, origin = _hash("person", email.strip().lower()), _hash("place", place)
    since = at - rules.WINDOW
    Attempt.objects.filter(at__lte=since).delete()
    Attempt.objects.create(person=person, place=origin, at=at)
    failures = Attempt.objects.filter(at__gt=since).aggregate(
        of_person=Count("pk", filter=Q(person=person)), of_place=Count("pk", filter=Q(place=origin))
    )
    rules.require_few_failures(**failures)
    user = authenticate(request, username=email, password=password)
    if user is None:
        raise WrongLogInError
    Attempt.objects.filter(person=person).delete()
    login(request, user)


def note_password(*, user: User) -> None:
    """Log that a person set their own password."""
    ports.log()(user, "accounts.password_set", user, reason="")


def _person(address: str, *, name: str) -> tuple[User, bool]:
    """Return the person with this address, made without a password if new, and whether they are."""
    made = {"name": name, "password": make_password(None)}
    return User.objects.get_or_create(email=address, defaults=made)


def _grant(user: User, role: Role, scope: str, *, actor: User, reason: str) -> bool:
    """Give a role unless held; return whether it is new."""
    _, is_new = Grant.objects.get_or_create(user=user, role=role, scope=scope, until=None)
    if is_new:
        states = _states(scope)
        ports.log()(
            actor, "accounts.granted", user, reason=reason, states=states, role=role, scope=scope
        )
    return is_new


def _may_hand_over(user: User, actor: User) -> bool:
    """Whether the actor may be told the link that opens an account.

    Nobody has a password for it yet, and all its roles are the actor's to give: whoever sets the
    password acts in every one of them.
    """
    held = user.grants.filter(until=None).values_list("scope", flat=True)
    states = frozenset[str]().union(*(rules.states_in(scope) for scope in held))
    return not user.has_usable_password() and states <= reach(actor, "accounts.grant")


def _states(scope: str) -> frozenset[str]:
    """Return what the log is told: the state, or no state for the nation."""
    return frozenset() if scope == rules.NATION else rules.states_in(scope)


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadEmailError(email=email) from None
    if address == OPERATOR:
        raise BadEmailError(email=email)
    return address


def _token(user: User) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return f"{uid}/{default_token_generator.make_token(user)}"


def _hash(kind: str, text: str) -> str:
    return salted_hmac(f"tequio.accounts.{kind}", text, algorithm="sha256").hexdigest()
