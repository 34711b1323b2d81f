"""The app as Django knows it."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.measures.indicators"
    label = "indicators"
