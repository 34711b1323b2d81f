"""Pages of bulletins: read by anyone, kept and corrected by who may."""

from tequio.publish.bulletins.views.receipts import receipt

__all__ = ["receipt"]
