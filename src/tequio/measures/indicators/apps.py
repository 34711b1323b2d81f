"""The app as Django knows it."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Gives its figures to the socket of the base."""

    name = "tequio.measures.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Plug in what it offers."""
        from tequio.measures.indicators.plugs import plug

        plug()
