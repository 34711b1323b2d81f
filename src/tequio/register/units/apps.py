"""The app as Django knows it."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.register.units"
    label = "units"
