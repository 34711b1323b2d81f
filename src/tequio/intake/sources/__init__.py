"""Kinds of file: how to recognise one and read its cells."""
