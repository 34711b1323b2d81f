"""The app as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.base.jobs"
    label = "jobs"
