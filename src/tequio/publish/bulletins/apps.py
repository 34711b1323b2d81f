"""The app as Django knows it."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """The reader of bulletins. It keeps no table yet."""

    name = "tequio.publish.bulletins"
    label = "bulletins"
