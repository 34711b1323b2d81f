"""Settings, root addresses, the launch: the one place that knows every app."""
