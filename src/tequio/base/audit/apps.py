"""The app as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Offers the log to the apps below."""

    name = "tequio.base.audit"
    label = "audit"

    def ready(self) -> None:
        """Plug the log in."""
        from tequio.base.audit.plugs import plug

        plug()
