"""The app as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Plugs the public pages into the frame."""

    name = "tequio.publish.portal"
    label = "portal"

    def ready(self) -> None:
        """Fill the sockets."""
        from tequio.publish.portal.plugs import plug

        plug()
