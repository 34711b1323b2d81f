"""Figures that span apps, and announced values beside measured ones."""
