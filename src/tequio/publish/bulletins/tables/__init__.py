"""What pages of bulletins show, in the shapes of the components."""

from tequio.publish.bulletins.tables.receipts import MARKS, candidates, slip

__all__ = ["MARKS", "candidates", "slip"]
