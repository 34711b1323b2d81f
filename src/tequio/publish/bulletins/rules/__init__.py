"""The reader: pure functions from the characters of a text to what it says."""
