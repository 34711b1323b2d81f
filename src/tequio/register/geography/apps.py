"""The app as Django knows it."""

from django.apps import AppConfig


class GeographyConfig(AppConfig):
    """Plugs in the sources and the figures of territory."""

    name = "tequio.register.geography"
    label = "geography"

    def ready(self) -> None:
        """Fill the sockets."""
        from tequio.register.geography.plugs import plug

        plug()
