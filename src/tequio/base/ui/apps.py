"""The app as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.base.ui"
    label = "ui"
