"""The app as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Nothing to start."""

    name = "tequio.base.accounts"
    label = "accounts"
