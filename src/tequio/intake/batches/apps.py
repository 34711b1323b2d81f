"""The app as Django knows it."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """Offers its room and its links to the apps below."""

    name = "tequio.intake.batches"
    label = "batches"

    def ready(self) -> None:
        """Plug them in."""
        from tequio.intake.batches.plugs import plug

        plug()
