"""Ways with PostgreSQL that every app shares: privacy marks, bulk copies, two times."""
