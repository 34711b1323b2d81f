"""What the files prove: territory, institutions, units, in two times."""
