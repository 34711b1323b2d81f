"""The app as Django knows it."""

from django.apps import AppConfig

from tequio.kernel.errors import noop


class UiConfig(AppConfig):
    """Say where the living page is."""

    name = "tequio.base.ui"
    label = "ui"

    def ready(self) -> None:
        """Offer its address at the foot of every page."""
        from tequio.base.ui.ports import add_foot_link

        add_foot_link(noop("Style"), "ui:style", order=90)
