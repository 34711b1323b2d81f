"""The app as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.base.audit"
    label = "audit"
