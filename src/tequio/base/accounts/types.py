"""Roles, people's grants as they are shown, invitations."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.http import HttpRequest

from tequio.kernel.errors import noop

if TYPE_CHECKING:
    from tequio.base.accounts.models import User


class Role(StrEnum):
    """What a person is in a scope. A role says which permissions come with it (rules.GRANTS)."""

    READ = "read"
    CAPTURE = "capture"
    VALIDATE = "validate"
    ADMINISTER = "administer"
    AUDIT = "audit"


WORDS = {
    Role.READ: noop("reads"),
    Role.CAPTURE: noop("captures"),
    Role.VALIDATE: noop("validates"),
    Role.ADMINISTER: noop("administers"),
    Role.AUDIT: noop("audits"),
}


class UserRequest(HttpRequest):
    """A request whose user has logged in, as `login_required` has made sure."""

    user: "User"


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A role in a scope, held since then. `role` is an English message id."""

    id: int
    role: str
    scope: str
    place: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who was given what.

    `token` is None where the person has a password, or acts where the actor gives no roles.
    """

    user_id: int
    email: str
    name: str
    role: Role
    scope: str
    is_new_person: bool
    is_new_grant: bool
    token: str | None
