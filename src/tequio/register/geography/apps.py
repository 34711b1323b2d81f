"""The app as Django knows it."""

from django.apps import AppConfig


class GeographyConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.register.geography"
    label = "geography"
