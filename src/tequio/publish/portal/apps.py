"""The app as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.publish.portal"
    label = "portal"
