"""Bulletins: what they say, read from their text."""
