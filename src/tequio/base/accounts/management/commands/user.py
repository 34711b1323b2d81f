"""The command `user`: a person with a role in a scope."""

from argparse import ArgumentParser
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.accounts.ports import place_of
from tequio.base.accounts.rules import NATION
from tequio.base.accounts.services import invite_user, operator, renew_password
from tequio.base.accounts.types import Invitation, Role
from tequio.base.terminal import TequioCommand, state, tell


@dataclass(frozen=True)
class Report:
    """Who now has which role where, and the one-time link with which they set a password.

    `link` and `url` are None where the person already has a password.
    """

    email: str = field(metadata={"label": _("E-mail address")})
    name: str = field(metadata={"label": _("Name")})
    role: str = field(metadata={"label": _("Role")})
    scope: str = field(metadata={"label": _("Scope"), "only_json": True})
    place: str = field(metadata={"label": _("Scope")})
    is_new_person: bool = field(metadata={"label": _("New person")})
    is_new_grant: bool = field(metadata={"label": _("New role")})
    link: str | None = field(metadata={"only_json": True})
    url: str | None = field(metadata={"label": _("One-time link to set the password")})


class Command(TequioCommand):
    """Create or extend a person; never prints a password."""

    help = _("Give a person a role in a scope; print a one-time link to set their password.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the person, the role and the scope."""
        parser.add_argument("email", metavar="EMAIL", help=gettext("the person's e-mail address"))
        parser.add_argument(
            "--role",
            required=True,
            choices=[role.value for role in Role],
            metavar="R",
            help=gettext("read, capture, validate, administer or audit"),
        )
        parser.add_argument(
            "--scope",
            required=True,
            type=scope,
            metavar="S",
            help=gettext("* or a state, 01 to 32"),
        )
        parser.add_argument("--name", default="", metavar="N", help=gettext("the person's name"))
        parser.add_argument(
            "--new-link", action="store_true", help=gettext("a link also where there is a password")
        )
        parser.add_argument("--json", action="store_true", help=gettext("print one JSON object"))

    def handle(self, **options: Any) -> None:
        """Invite, then tell."""
        actor, reason = operator(), "user"
        invited = invite_user(
            email=options["email"],
            name=options["name"],
            role=Role(options["role"]),
            scope=options["scope"],
            actor=actor,
            reason=reason,
        )
        token = invited.token
        if token is None and options["new_link"]:
            token = renew_password(email=invited.email, actor=actor, reason=reason)
        tell(self, _report(invited, token), json=options["json"])


def scope(text: str) -> str:
    """Read a scope: the nation, or a state."""
    return NATION if text == NATION else state(text)


def _report(invited: Invitation, token: str | None) -> Report:
    link = None
    if token is not None:
        uid, secret = token.split("/")
        link = reverse("accounts:set_password", args=[uid, secret])
    return Report(
        email=invited.email,
        name=invited.name,
        role=invited.role,
        scope=invited.scope,
        place=place_of(invited.scope),
        is_new_person=invited.is_new_person,
        is_new_grant=invited.is_new_grant,
        link=link,
        url=f"{settings.BASE_URL}{link}" if link else None,
    )
