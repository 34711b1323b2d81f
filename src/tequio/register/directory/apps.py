"""The app as Django knows it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.register.directory"
    label = "directory"
