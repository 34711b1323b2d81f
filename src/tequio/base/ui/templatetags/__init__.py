"""Filters and tags of the look."""
