"""Public pages, composed from what the apps offer."""
