"""The app as Django knows it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Gives its pages to the frame."""

    name = "tequio.base.figures"
    label = "figures"

    def ready(self) -> None:
        """Fill the sockets."""
        from tequio.base.figures.plugs import plug

        plug()
