"""The app as Django knows it."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Plugs in the common sentences."""

    name = "tequio.intake.sources"
    label = "sources"

    def ready(self) -> None:
        """Fill the sockets."""
        from tequio.intake.sources.plugs import plug

        plug()
