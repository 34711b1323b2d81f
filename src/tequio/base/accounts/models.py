"""People, their roles in scopes, and log-ins that failed."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _
from pgtrigger import Before, Delete, Protect, Trigger, Update

from tequio.base.accounts.types import Role
from tequio.base.db.privacy import marked

ENDS_ONCE = """
    IF OLD.until IS NOT NULL OR (to_jsonb(NEW) - 'until') <> (to_jsonb(OLD) - 'until') THEN
        RAISE EXCEPTION 'A grant is written once; it can only end, once.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
"""


class UserManager(BaseUserManager["User"]):
    """Finds people by address."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this address, however it is capitalised."""
        return self.get(email=(username or "").strip().lower())


@marked(internal="id is_active created_at last_login", personal="email name password")
class User(AbstractBaseUser):
    """A person, or the operator of this machine. Deactivated, never deleted: they signed things.

    The address is kept in lower case, so that it is one however it is typed.
    """

    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("account made"), db_default=Now())

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [CheckConstraint(condition=Q(email=Lower(F("email"))), name="user_email")]
        triggers = [Protect(name="never_deleted", operation=Delete)]

    def __str__(self) -> str:
        return self.name or self.email


@marked(internal="id user role scope since until")
class Grant(models.Model):
    """A role in a scope: `*` is the nation, `20` a state. Ended once, never deleted or changed."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(_("role"), max_length=12, choices=[(r.value, r.name) for r in Role])
    scope = models.CharField(_("scope"), max_length=24)
    since = models.DateTimeField(_("since"), db_default=Now())
    until = models.DateTimeField(_("until"), null=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["user", "role", "scope"], condition=Q(until=None), name="grant_once"
            ),
            CheckConstraint(
                condition=Q(scope__regex=r"^(\*|0[1-9]|[12]\d|3[0-2])$"), name="grant_scope"
            ),
            CheckConstraint(condition=Q(role__in=[r.value for r in Role]), name="grant_role"),
            CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="grant_in_order"
            ),
        ]
        triggers = [
            Trigger(name="ends_once", when=Before, operation=Update, func=ENDS_ONCE),
            Protect(name="never_deleted", operation=Delete),
        ]


@marked(internal="id person place at")
class Attempt(models.Model):
    """A log-in that has not succeeded. Whose and from where only as keyed hashes; soon deleted."""

    person = models.CharField(_("hash of the address typed"), max_length=64)
    place = models.CharField(_("hash of the network address"), max_length=64)
    at = models.DateTimeField(_("at"), db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "at"], name="attempt_of_person"),
            models.Index(fields=["place", "at"], name="attempt_of_place"),
        ]
