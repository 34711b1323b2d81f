"""The app as Django knows it."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """The reader and the checker of bulletins, and those that are kept."""

    name = "tequio.publish.bulletins"
    label = "bulletins"

    def ready(self) -> None:
        """Fill the sockets."""
        from tequio.publish.bulletins.plugs import plug

        plug()
