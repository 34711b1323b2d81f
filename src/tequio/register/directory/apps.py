"""The app as Django knows it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Nothing to start: institutions are a plain table."""

    name = "tequio.register.directory"
    label = "directory"
