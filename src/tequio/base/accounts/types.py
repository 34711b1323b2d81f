"""Roles, and what each may do."""

from enum import StrEnum

from django.http import HttpRequest


class Role(StrEnum):
    """What a person is in a scope. A role says which permissions come with it (rules.GRANTS)."""

    READ = "read"
    CAPTURE = "capture"
    VALIDATE = "validate"
    ADMINISTER = "administer"
    AUDIT = "audit"


class UserRequest(HttpRequest):
    """A request whose user has logged in, as `login_required` has made sure."""
