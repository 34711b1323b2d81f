"""People, and their roles in scopes."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from tequio.base.accounts.types import Role
from tequio.base.db.privacy import marked


class UserManager(BaseUserManager["User"]):
    """Finds people by address."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this address, however it is capitalised."""
        return self.get(email__iexact=username)


@marked(internal="id is_active created_at last_login", personal="email name password")
class User(AbstractBaseUser):
    """A person, or the operator of this machine. Deactivated, never deleted: they signed things."""

    email = models.EmailField(_("e-mail"), max_length=254)
    name = models.CharField(_("name"), max_length=150, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("created"), db_default=Now())

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name or self.email


@marked(internal="id user role scope since until")
class Grant(models.Model):
    """A role in a scope: `*` is the nation, `20` a state. Ended, never deleted."""

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
            CheckConstraint(condition=Q(scope__regex=r"^(\*|\d{2})$"), name="grant_scope"),
            CheckConstraint(condition=Q(role__in=[r.value for r in Role]), name="grant_role"),
        ]
