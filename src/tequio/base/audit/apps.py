"""The app as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tequio.base.db.guards import ignore_no_trigger


class AuditConfig(AppConfig):
    """Offers the log to the apps below, and lets no session switch a trigger off."""

    name = "tequio.base.audit"
    label = "audit"

    def ready(self) -> None:
        """Plug the log in."""
        from tequio.base.audit.plugs import plug

        plug()
        post_migrate.connect(ignore_no_trigger, sender=self)
