"""The app as Django knows it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.base.figures"
    label = "figures"
