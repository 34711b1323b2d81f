"""Changes to people and their roles, and the guard that every service calls."""

import secrets
from collections.abc import Iterable

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tequio.base.accounts.models import Grant, User
from tequio.base.accounts.queries import Viewer, reach
from tequio.base.accounts.types import Role
from tequio.kernel.errors import NotAllowedError

OPERATOR = "operator@localhost"


def require(actor: Viewer, permission: str, *, states: Iterable[str]) -> None:
    """Let the actor go on only with a permission in every one of these states.

    Raises:
        NotAllowedError: it is missing in one of them.
    """
    if not set(states) <= reach(actor, permission):
        raise NotAllowedError


@transaction.atomic
def operator() -> User:
    """Return the account of whoever has this machine: administers the nation, cannot log in."""
    user, created = User.objects.get_or_create(email=OPERATOR)
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Grant.objects.create(user=user, role=Role.ADMINISTER, scope="*")
    return user


@transaction.atomic
def invite_user(*, email: str, name: str, role: Role, scope: str) -> tuple[User, str]:
    """Give a person a role in a scope; return them and the token with which they set a password."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=email, name=name)
        user.set_password(secrets.token_urlsafe(32))
        user.save()
    Grant.objects.get_or_create(user=user, role=role, scope=scope, until=None)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return user, f"{uid}/{default_token_generator.make_token(user)}"
