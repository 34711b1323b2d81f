"""The app as Django knows it."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.base.files"
    label = "files"
