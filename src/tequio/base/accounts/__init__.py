"""People, and what each may do where."""
