"""The app as Django knows it."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.intake.sources"
    label = "sources"
