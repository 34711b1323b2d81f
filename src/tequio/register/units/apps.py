"""The app as Django knows it."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Plugs in the source and the figures of units."""

    name = "tequio.register.units"
    label = "units"

    def ready(self) -> None:
        """Fill the sockets."""
        from tequio.register.units.plugs import plug

        plug()
