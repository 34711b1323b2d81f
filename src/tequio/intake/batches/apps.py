"""The app as Django knows it."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.intake.batches"
    label = "batches"
