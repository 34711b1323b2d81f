"""States, municipalities, localities, their shapes and their people."""
