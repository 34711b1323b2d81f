"""Figures with receipts, claims beside them, snapshots of both."""
