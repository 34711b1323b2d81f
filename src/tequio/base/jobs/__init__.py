"""Long work: queued, watched, killed at any moment."""
